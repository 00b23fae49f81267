#include "determinism/command_lines.h"

#include <array>
#include <variant>

#include "determinism/line_pieces.h"

namespace cordboard::determinism {
namespace {

constexpr unsigned kAgents = 16;
constexpr unsigned kQueues = 12;
constexpr unsigned kCustomers = 400;
constexpr std::array kSkillKeys = {"en", "de", "fr", "billing", "tech"};
constexpr std::array kStrategies = {"longest_idle", "least_loaded",   "round_robin", "best_skilled",
                                    "ranked",       "fewest_handled", "random"};
constexpr std::array kWrapUps = {R"({"mode":"none"})", R"({"mode":"optional","limit_ms":60000})",
                                 R"({"mode":"mandatory"})", R"({"mode":"timed","limit_ms":30000})",
                                 R"({"mode":"timed_no_early_exit","limit_ms":5000})"};
constexpr std::array kWords = {"hello",      "my order",   "grüße",  "it does not work",
                               "日本",       "\\\"so\\\"", "thanks", "\\n\\ttabbed",
                               "one moment", "🙂"};

}  // namespace

std::uint64_t CommandLines::draw() {
  std::uint64_t x = (state_ += 0x9e3779b97f4a7c15u);
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

// Mostly a moment passes; sometimes a longer time, once in a thousand some hours.
std::int64_t CommandLines::pass() {
  const std::uint64_t kind = below(1000);
  if (kind == 0) return static_cast<std::int64_t>(below(6 * 3600 * 1000));
  if (kind < 10) return static_cast<std::int64_t>(below(120'000));
  return kind < 400 ? 0 : static_cast<std::int64_t>(below(4'000));
}

std::string CommandLines::begin(std::string_view command) {
  std::string line = R"({"do":")" + std::string(command) + '"' + number("at", now_ += pass());
  // Some ids are repeated, usually with another command.
  if (chance(10)) line += text("id", "id-" + std::to_string(below(lines_ + 1)));
  return line;
}

void CommandLines::drop(Pairs& pairs, std::uint64_t number, std::optional<AgentId> agent) {
  std::erase_if(pairs, [&](const Pair& pair) {
    return pair.number == number && (!agent || pair.agent == *agent);
  });
}

// Sometimes one that never existed or no longer exists.
CommandLines::Pair CommandLines::pick(const Pairs& pairs) {
  if (pairs.empty() || chance(3)) {
    return {1 + below(lines_ + 1), AgentId{static_cast<std::uint32_t>(below(kAgents))}};
  }
  return pairs[below(pairs.size())];
}

std::string CommandLines::agent() { return "a" + std::to_string(below(kAgents)); }
std::string CommandLines::queue() { return "q" + std::to_string(below(kQueues)); }

std::string CommandLines::words() {
  std::string words;
  for (std::uint64_t i = below(6); i < 6; ++i) words += std::string(kWords[below(10)]) + ' ';
  return words;
}

// The pair's agent; for one without an agent, any agent.
std::string CommandLines::agent_of(const Pair& pair, const Names& names) {
  return pair.agent ? std::string(names.key(pair.agent)) : agent();
}

std::string CommandLines::skills() {
  const auto skill = [this] {
    return join({"\"", kSkillKeys[below(5)], "\":", std::to_string(1 + below(4))});
  };
  switch (below(4)) {
    case 0:
      return join({"{", skill(), "}"});
    case 1:
      return join({R"({"any":[{)", skill(), "},{", skill(), "}]}"});
    case 2:
      return join({R"({"not":{)", skill(), "}}"});
    default:
      return "{}";
  }
}

std::string CommandLines::next(const Names& names) {
  std::string line;
  const std::uint64_t kind = lines_ == 0 ? 0 : below(1'000);
  if (kind == 0) {
    line = configure();
  } else if (kind < 10) {
    line = begin("advance");
  } else if (kind < 120) {
    line = about_agent();
  } else if (kind < 150) {
    line = about_connection();
  } else if (kind < 310) {
    line = arrive();
  } else if (kind < 350) {
    line = about_customer();
  } else if (kind < 560) {
    line = about_offer(names);
  } else if (kind < 640) {
    line = about_waiting();
  } else if (kind < 690) {
    line = about_chat(names);
  } else if (kind < 735) {
    line = about_company(names);
  } else if (kind < 750) {
    line = about_supervision(names);
  } else if (kind < 850) {
    line = about_message(names);
  } else if (kind < 890) {
    line = about_case(names);
  } else if (kind < 900) {
    line = about_item(names);
  } else {
    line = about_wrap_up(names);
  }
  ++lines_;
  return line + '}';
}

std::string CommandLines::about_agent() {
  const std::uint64_t kind = below(40);
  if (kind == 0) return join({begin("sign_out"), text("agent", agent())});
  if (kind < 4) {
    return join({begin("set_not_ready"), text("agent", agent()),
                 (chance(50) ? text("reason", chance(90) ? "lunch" : "nowhere") : ""),
                 (chance(40) ? text("when", "after_current") : "")});
  }
  if (kind < 6) return join({begin("reset_presence"), text("agent", agent())});
  if (kind < 14) {
    return join({begin("sign_in"), text("agent", agent()),
                 (chance(90) ? text("presence", chance(90) ? "ready" : "not_ready") : "")});
  }
  return join({begin("set_ready"), text("agent", agent())});
}

std::string CommandLines::about_connection() {
  const std::string session = "s" + std::to_string(below(3));
  return join({begin(chance(70) ? "connect_agent" : "disconnect_agent"), text("agent", agent()),
               text("session", session)});
}

std::string CommandLines::arrive() {
  std::string line =
      join({begin("start_conversation"), text("customer", "c" + std::to_string(below(kCustomers))),
            text("queue", queue())});
  if (chance(20)) line += raw("requires", skills());
  if (chance(20)) line += number("priority", static_cast<std::int64_t>(below(20)) - 10);
  if (chance(10)) {
    line += number("waiting_since", now_ - static_cast<std::int64_t>(below(600'000)));
  }
  if (chance(20)) line += number("due_at", now_ + static_cast<std::int64_t>(below(600'000)));
  if (chance(20)) line += text("subject", words());
  if (chance(10)) line += raw("attributes", R"({"lang":"de","vip":"yes"})");
  if (chance(15)) line += text("prefer_agent", agent());
  return line;
}

std::string CommandLines::about_customer() {
  const bool waits = chance(50);
  const Pair pair = pick(waits ? waiting_ : chats_);
  const bool leaves = chance(60);
  return join(
      {begin(leaves ? "disconnect_customer" : "reconnect_customer"), conversation(pair.number)});
}

std::string CommandLines::about_offer(const Names& names) {
  if (offers_.empty() && chance(95)) return about_agent();
  const bool declines = chance(15);
  const Pair pair = pick(offers_);
  const std::string by = chance(98) ? agent_of(pair, names) : agent();
  return join({begin(declines ? "decline_offer" : "accept_offer"),
               number("offer", static_cast<std::int64_t>(pair.number)), text("agent", by),
               (declines && chance(50) ? text("reason", "busy") : ""),
               (chance(20) ? text("by", "agent:" + by) : "")});
}

std::string CommandLines::about_waiting() {
  const Pair pair = pick(waiting_);
  switch (below(8)) {
    case 0:
      return join({begin("callback_later"), conversation(pair.number),
                   number("at_time", now_ + 1'000 + static_cast<std::int64_t>(below(900'000)))});
    case 1:
    case 2:
      return join({begin("pick_conversation"), conversation(pair.number), text("agent", agent())});
    case 3:
      return join({begin("assign_conversation"), conversation(pair.number), text("agent", agent()),
                   (chance(50) ? raw("force", "true") : "")});
    case 4:
      return join({begin("update_conversation"), conversation(pair.number),
                   (chance(50) ? number("priority", static_cast<std::int64_t>(below(20))) : ""),
                   (chance(30) ? raw("requires", skills()) : ""),
                   (chance(30) ? text("queue", queue()) : ""),
                   (chance(20) ? raw("attributes", R"({"step":"2"})") : "")});
    default:
      return join({begin("abandon_conversation"), conversation(pair.number)});
  }
}

std::string CommandLines::about_chat(const Names& names) {
  if (chats_.empty() && chance(95)) return arrive();
  const bool resumes = chance(10);
  const Pair pair = pick(resumes ? parked_ : chats_);
  const std::string who = text("agent", agent_of(pair, names));
  if (resumes) return join({begin("resume_conversation"), conversation(pair.number), who});
  switch (below(8)) {
    case 0:
      return join({begin("requeue_conversation"), conversation(pair.number), who});
    case 1:
      return join({begin("park_conversation"), conversation(pair.number), who,
                   (chance(60) ? number("until", now_ + 60'000) : "")});
    case 2:
      return join({begin("end_conversation"), conversation(pair.number)});
    default:
      return join({begin("end_conversation"), conversation(pair.number), who});
  }
}

std::string CommandLines::about_message(const Names& names) {
  if (chance(15)) return about_phrase(names);
  const Pair pair = pick(chance(80) ? chats_ : waiting_);
  const bool is_customer = chance(50);
  const std::string from = text("from", is_customer ? "customer" : agent_of(pair, names));
  const std::string line = conversation(pair.number) + from;
  switch (below(6)) {
    case 0:
      return join({begin("set_typing"), line, raw("typing", chance(60) ? "true" : "false")});
    case 1:
      return join({begin("mark_read"), conversation(last_message_.conversation), from,
                   number("message", static_cast<std::int64_t>(last_message_.message + below(2)))});
    default:
      return join({begin("send_message"), line, text("text", words()),
                   (!is_customer && chance(20) ? text("visible_to", "agents") : "")});
  }
}

std::string CommandLines::about_phrase(const Names& names) {
  const std::string key = "phrase" + std::to_string(below(5));
  const Pair pair = pick(chats_);
  switch (below(5)) {
    case 0:
      return join({begin("put_canned_response"), text("key", key),
                   text("text", chance(90) ? "Hello <name>, " + words() : "Hello <name")});
    case 1:
      return join({begin("delete_canned_response"), text("key", key)});
    case 2:
      return join({begin("push_url"), conversation(pair.number),
                   text("agent", agent_of(pair, names)),
                   text("url", "https://example.com/" + std::to_string(below(120)))});
    default:
      return join({begin("send_canned_response"), conversation(pair.number),
                   text("from", agent_of(pair, names)), text("response", key),
                   (chance(90) ? raw("parameters", R"({"name":"Lee"})") : "")});
  }
}

std::string CommandLines::about_wrap_up(const Names& names) {
  if (wrap_ups_.empty() && chance(95)) return about_chat(names);
  const unsigned kind = static_cast<unsigned>(below(10));
  const Pair pair = pick(wrap_ups_);
  const std::string line = conversation(pair.number) + text("agent", agent_of(pair, names));
  if (kind == 0) return join({begin("set_wrap_up_code"), line, text("code", "sold")});
  if (kind == 1) return join({begin("add_note"), line, text("text", words())});
  if (kind == 2) {
    return join({begin("extend_wrap_up"), line,
                 number("by_ms", static_cast<std::int64_t>(1 + below(60'000)))});
  }
  return join({begin("finish_wrap_up"), line, (chance(70) ? text("code", "asked") : ""),
               (chance(10) ? text("note", words()) : ""),
               (chance(10) ? raw("then", R"({"not_ready":"lunch"})") : "")});
}

std::string CommandLines::queue_settings(unsigned number) {
  const auto some = [this](std::uint64_t bound) { return std::to_string(below(bound)); };
  std::string line = R"({"key":"q)" + std::to_string(number) + '"';
  line += R"(,"strategy":")" + std::string(kStrategies[number % 7]) + '"';
  line += R"(,"wrap_up":)" + std::string(kWrapUps[below(5)]);
  line += R"(,"priority":)" + some(5);
  line += R"(,"aging_per_minute":)" + some(3);
  if (chance(30)) line += R"(,"requires":)" + skills();
  if (chance(30)) line += chance(50) ? R"(,"order":"due")" : R"(,"order":"lifo")";
  if (chance(20)) line += R"(,"weight":2)";
  line += R"(,"teams":["red"])";
  if (number % 4 == 1) line += R"(,"pull":true)";
  if (chance(10)) line += R"(,"auto_accept":true)";
  if (chance(20)) line += R"(,"offers_at_once":3)";
  if (chance(30)) line += R"(,"missed_before_rona":)" + some(3);
  if (chance(20)) line += R"(,"declined_pause_ms":15000)";
  if (chance(20)) line += R"(,"max_per_agent":1)";
  if (chance(20)) line += R"(,"max_offers":4)";
  if (chance(20)) line += R"(,"max_waiting":)" + std::to_string(3 + below(30));
  if (chance(20)) line += R"(,"max_wait_ms":300000)";
  if (chance(10)) line += R"(,"max_estimated_wait_ms":600000)";
  if (number > 0 && chance(30)) line += R"(,"overflow":{"queue":"q0","priority_add":2})";
  if (chance(20)) line += R"(,"when_unstaffed":"overflow")";
  if (chance(15)) line += R"(,"hours":"office","when_closed":"queue")";
  if (chance(30)) line += R"(,"sticky_wait_ms":20000)";
  if (chance(30)) line += R"(,"transfer_missed":"queue")";
  if (chance(30)) line += R"(,"max_agents":)" + std::to_string(1 + below(4));
  if (chance(30)) line += R"(,"customer_idle":{"warn_ms":60000,"end_ms":120000})";
  if (chance(30)) {
    line += R"(,"relax":[{"after_ms":30000,"drop":["tech"]},)"
            R"({"after_ms":60000,"requires":{},"priority_add":1,"offers_at_once":2}])";
  }
  return line + '}';
}

std::string CommandLines::agent_settings(unsigned number) {
  std::string line = R"({"key":"a)" + std::to_string(number) + R"(","skills":{)";
  bool first = true;
  for (const char* skill : kSkillKeys) {
    if (!chance(60)) continue;
    line += (first ? "\"" : ",\"") + std::string(skill) + "\":" + std::to_string(1 + below(5));
    first = false;
  }
  line += R"(},"capacity":)" + std::to_string(1 + below(4));
  if (chance(40)) line += R"(,"role":"supervisor")";
  // The last agents serve no queue and are free for consultations.
  if (number < kAgents - 4) line += R"(,"teams":["red"])";
  if (number % 2 == 0) line += R"(,"may_push_urls":true)";
  if (chance(30)) line += R"(,"rank":{"q4":)" + std::to_string(below(3)) + "}";
  if (chance(20)) line += R"(,"wrap_up_limit_ms":20000)";
  if (chance(40)) {
    line += R"(,"calendar_slots":{"weekly":[{"days":["mon","tue","wed","thu","fri","sat","sun"],)"
            R"("from":"00:00","to":"24:00"}],"slot_ms":1800000})";
  }
  if (chance(20)) {
    line += R"(,"schedule":{"weekly":[{"days":["mon","wed","fri"],"from":"08:00","to":"17:30"}]})";
  }
  return line + '}';
}

std::string CommandLines::configure() {
  std::string line =
      begin("configure") + R"(,"site":{"keep_closed_ms":1800000)" +
      R"(,"time_zone":"Asia/Tokyo","skills":["en","de","fr","billing","tech"])" +
      R"(,"teams":["red"],"not_ready_reasons":["lunch"],"decline_reasons":["busy"])" +
      R"(,"wrap_up_codes":[{"key":"sold"},{"key":"asked"}])" +
      R"(,"case_fields":[{"key":"room"},{"key":"size","type":"number"}])" +
      R"(,"calendars":[{"key":"office","weekly":)" +
      R"([{"days":["mon","tue","wed","thu","fri"],"from":"06:00","to":"22:00"}]}])" +
      R"(,"queues":[)";
  for (unsigned i = 0; i < kQueues; ++i) {
    if (i > 0) line += ',';
    line += queue_settings(i);
  }
  line += R"(],"agents":[)";
  for (unsigned i = 0; i < kAgents; ++i) {
    if (i > 0 && lines_ > 0 && chance(10)) continue;  // has left; may return with the next site
    if (i > 0) line += ',';
    line += agent_settings(i);
  }
  return line + "]}";
}

void CommandLines::see(const Batch& batch) {
  for (const EventRecord& record : batch.events()) {
    std::visit([this](const auto& event) { see(event); }, record.event);
  }
}

void CommandLines::see(const event::OfferCreated& made) {
  offers_.push_back({made.offer.value, made.agent});
}
void CommandLines::see(const event::OfferAccepted& e) { drop(offers_, e.offer.value); }
void CommandLines::see(const event::OfferDeclined& e) { drop(offers_, e.offer.value); }
void CommandLines::see(const event::OfferExpired& e) { drop(offers_, e.offer.value); }
void CommandLines::see(const event::OfferRevoked& e) { drop(offers_, e.offer.value); }

void CommandLines::see(const event::ConversationQueued& queued) {
  drop(waiting_, queued.conversation.value);
  waiting_.push_back({queued.conversation.value, {}});
}
void CommandLines::see(const event::ConversationAbandoned& e) {
  drop(waiting_, e.conversation.value);
}
void CommandLines::see(const event::ConversationRejected& e) {
  drop(waiting_, e.conversation.value);
}
void CommandLines::see(const event::CallbackScheduled& e) { drop(waiting_, e.conversation.value); }

void CommandLines::see(const event::ParticipantJoined& joined) {
  if (joined.role > ParticipantRole::kAgent) return;
  drop(waiting_, joined.conversation.value);
  chats_.push_back({joined.conversation.value, joined.agent});
  if (joined.role == ParticipantRole::kAgent) joined_.push_back(chats_.back());
}
void CommandLines::see(const event::ParticipantLeft& left) {
  if (left.role > ParticipantRole::kAgent) return;
  drop(chats_, left.conversation.value, left.agent);
  drop(joined_, left.conversation.value, left.agent);
  drop(parked_, left.conversation.value, left.agent);
}
void CommandLines::see(const event::ConversationParked& parked) {
  parked_.push_back({parked.conversation.value, parked.agent});
}
void CommandLines::see(const event::ConversationResumed& resumed) {
  drop(parked_, resumed.conversation.value);
}

void CommandLines::see(const event::WrapUpStarted& started) {
  wrap_ups_.push_back({started.conversation.value, started.agent});
}
void CommandLines::see(const event::WrapUpFinished& finished) {
  drop(wrap_ups_, finished.conversation.value, finished.agent);
}

void CommandLines::see(const event::MessageSent& sent) {
  last_message_ = {sent.message.value, sent.conversation.value};
}

}  // namespace cordboard::determinism
