// Lines about agents who work together, and about supervisors.
#include "determinism/command_lines.h"
#include "determinism/line_pieces.h"

namespace cordboard::determinism {

// Mostly a ready agent, so that the command succeeds.
std::string CommandLines::colleague(const Names& names) {
  if (ready_.empty() || chance(10)) return agent();
  return std::string(names.key(ready_[below(ready_.size())].agent));
}

std::string CommandLines::one_agent(const Names& names) {
  return R"({"agent":")" + colleague(names) + "\"}";
}

std::string CommandLines::whom_it_consults() {
  return R"({"consultation":)" + std::to_string(recent(last_consultation_)) + "}";
}

std::string CommandLines::target(const Names& names) {
  switch (below(7)) {
    case 0:
      return R"({"team":"red"})";
    case 1:
      return R"({"skill":"de","at_least":2})";
    case 2:
      return R"({"queue":")" + queue() + "\"}";
    default:
      return one_agent(names);
  }
}

std::string CommandLines::about_company(const Names& names) {
  if (chats_.empty()) return arrive();
  const unsigned kind = static_cast<unsigned>(below(12));
  // A request is soon answered: mostly the last one.
  const Pair pair = kind < 2 && !asked_.empty() && chance(90)
                        ? asked_.back()
                        : pick(kind >= 2 && kind < 5 ? joined_ : chats_);
  const std::string line = conversation(pair.number) + text("agent", agent_of(pair, names));
  switch (kind) {
    case 0:
    case 1:
      return join({begin(asked_to_join_ ? "cancel_invitation" : "cancel_transfer"), line});
    case 2:
      return join({begin("remove_participant"), conversation(pair.number),
                   text("participant", agent_of(pair, names))});
    case 3:
      return join({begin(chance(50) ? "leave_conversation" : "end_conference"), line});
    case 4:
      return join({begin(chance(30) ? "close_for_all" : "leave_conversation"), line});
    case 5:
    case 6:
      return join({begin("invite_to_conference"), line,
                   raw("to", chance(40) ? whom_it_consults() : one_agent(names))});
    case 7:
    case 8:
      return join({begin("consult"), line, raw("to", target(names)),
                   (chance(20) ? text("medium", "voice") : ""),
                   (chance(30) ? text("note", words()) : "")});
    case 9:
      return about_consultation(names);
    default:
      return join({begin("transfer"), line,
                   raw("to", chance(20) ? whom_it_consults() : target(names)),
                   (chance(30) ? text("note", words()) : "")});
  }
}

std::string CommandLines::about_consultation(const Names& names) {
  const Pair pair = pick(threads_);
  const std::string thread = number("consultation", static_cast<std::int64_t>(pair.number));
  const std::string who = agent_of(pair, names);
  switch (below(3)) {
    case 0:
      return join({begin("send_message"), thread, text("from", who), text("text", words())});
    case 1:
      return join({begin("set_typing"), thread, text("from", who),
                   raw("typing", chance(60) ? "true" : "false")});
    default:
      return join({begin("end_consultation"), thread, text("agent", who)});
  }
}

std::string CommandLines::about_supervision(const Names& names) {
  constexpr const char* kCommands[] = {"monitor", "coach", "barge_in", "stop_monitoring",
                                       "take_over"};
  if (!watched_.empty() && chance(30)) {
    const Pair watched = pick(watched_);
    return join({begin("stop_monitoring"), conversation(watched.number),
                 text("agent", agent_of(watched, names))});
  }
  const Pair pair = pick(chance(50) ? watched_ : chats_);
  const std::string who = pair.agent && chance(60) ? agent_of(pair, names) : agent();
  return join({begin(kCommands[below(5)]), conversation(pair.number), text("agent", who)});
}

void CommandLines::see(const event::AgentPresenceChanged& changed) {
  std::erase_if(ready_, [&](const Pair& pair) { return pair.agent == changed.agent; });
  if (changed.presence == Presence::kReady) ready_.push_back({0, changed.agent});
}
void CommandLines::see(const event::TransferRequested& asked) {
  asked_to_join_ = false;
  asked_ = {{asked.conversation.value, asked.agent}};
}
void CommandLines::see(const event::ConferenceRequested& asked) {
  asked_to_join_ = true;
  asked_ = {{asked.conversation.value, asked.agent}};
}
void CommandLines::see(const event::ConsultationRequested& asked) {
  last_consultation_ = asked.consultation.value;
}
void CommandLines::see(const event::ConsultationStarted& started) {
  threads_.push_back({started.consultation.value, started.agent});
  threads_.push_back({started.consultation.value, started.target});
}
void CommandLines::see(const event::ConsultationEnded& ended) {
  drop(threads_, ended.consultation.value);
}
void CommandLines::see(const event::MonitoringStarted& started) {
  watched_.push_back({started.conversation.value, started.agent});
}
void CommandLines::see(const event::MonitoringStopped& stopped) {
  drop(watched_, stopped.conversation.value, stopped.agent);
}

}  // namespace cordboard::determinism
