#include "property/world.h"

#include <algorithm>

#include "describe/json_writer.h"

namespace cordboard::property {
namespace {

const std::vector<std::string> kSkills = {"en", "de", "fr"};
const std::vector<std::string> kTeams = {"red", "blue"};

Requirement draw_needs(Dice& dice) {
  const auto skill = [&dice] { return Requirement::skill(dice.pick(kSkills), 1 + dice.roll(3)); };
  switch (dice.roll(4)) {
    case 0:
      return Requirement::all_of({skill()});
    case 1:
      return Requirement::any_of({skill(), skill()});
    case 2:
      return Requirement::none_of(skill());
    default:
      return Requirement::all_of({skill(), Requirement::any_of({skill(), skill()})});
  }
}

WrapUpSettings draw_wrap_up(Dice& dice) {
  WrapUpSettings drawn;
  drawn.mode = static_cast<WrapUpMode>(dice.roll(5));
  drawn.limit = Duration{5000 + dice.roll(3) * 5000};
  if (drawn.mode == WrapUpMode::kOptional && dice.chance(50)) drawn.limit = Duration{0};
  return drawn;
}

QueueSettings draw_queue(Dice& dice, int number, const std::vector<AgentSettings>& agents) {
  QueueSettings queue;
  queue.key = "q" + std::to_string(number);
  queue.priority = dice.roll(3);
  queue.aging_per_minute = dice.chance(50) ? dice.roll(4) : 0;
  queue.order = static_cast<QueueOrder>(dice.roll(3));
  queue.strategy = static_cast<Strategy>(dice.roll(3));
  queue.weight = 1 + dice.roll(2);
  if (dice.chance(50)) queue.needs = draw_needs(dice);
  if (dice.chance(30)) queue.agents = std::vector{dice.pick(agents).key};
  if (dice.chance(30)) queue.teams = std::vector{dice.pick(kTeams)};
  queue.offer_timeout = Duration{5000 + dice.roll(4) * 5000};
  queue.auto_accept = dice.chance(15);
  queue.missed_before_rona = dice.roll(3);
  queue.declined_pause = dice.chance(40) ? Duration{5000} : Duration{0};
  queue.reoffer_after = Duration{dice.roll(3) * 5000};
  queue.wrap_up = draw_wrap_up(dice);
  queue.customer_grace = Duration{dice.roll(3) * 10000};
  return queue;
}

AgentSettings draw_agent(Dice& dice, int number) {
  AgentSettings agent;
  agent.key = "a" + std::to_string(number);
  agent.role = dice.chance(20) ? AgentRole::kSupervisor : AgentRole::kAgent;
  for (const std::string& team : kTeams) {
    if (dice.chance(40)) agent.teams.push_back(team);
  }
  for (const std::string& skill : kSkills) {
    if (dice.chance(60)) agent.skills.push_back({skill, 1 + dice.roll(4)});
  }
  agent.capacity = dice.chance(5) ? 0 : 1 + dice.roll(4);
  if (dice.chance(30)) agent.wrap_up_limit = Duration{5000};
  return agent;
}

template <class C>
Step step(Time at, C command) {
  Step made;
  made.submission.at = at;
  made.submission.command = command;
  return made;
}

}  // namespace

Site draw_site(Dice& dice) {
  Site site;
  site.keep_closed = Duration{dice.roll(3) * 20000};
  site.skills = kSkills;
  site.teams = kTeams;
  site.not_ready_reasons = {"lunch"};
  site.decline_reasons = {"busy"};
  site.wrap_up_codes = {{"sold", "Sold"}};
  const int agents = 1 + dice.roll(6);
  for (int i = 0; i < agents; ++i) site.agents.push_back(draw_agent(dice, i));
  const int queues = 1 + dice.roll(5);
  for (int i = 0; i < queues; ++i) site.queues.push_back(draw_queue(dice, i, site.agents));
  return site;
}

Step Player::first() {
  // In half of the worlds everything happens at whole seconds, so that things fall due together.
  grain_ = dice_.chance(50) ? Duration{1} : Duration{1000};
  signing_in_ = dice_.chance(70) ? 0 : site_.agents.size();
  return configure();
}

Step Player::configure() {
  Step made;
  made.site = std::make_shared<const Site>(site_);
  made.submission.at = now_;
  made.submission.command = command::Configure{made.site.get(), {}};
  return made;
}

void Player::see(const Batch& batch) {
  const auto drop = [](std::vector<Pair>& from, std::uint64_t number, AgentId agent) {
    std::erase_if(from,
                  [&](const Pair& pair) { return pair.number == number && pair.agent == agent; });
  };
  for (const EventRecord& record : batch.events()) {
    if (const auto* e = std::get_if<event::OfferCreated>(&record.event)) {
      offers_.push_back({e->offer.value, e->agent});
    } else if (const auto* joined = std::get_if<event::ParticipantJoined>(&record.event)) {
      chats_.push_back({joined->conversation.value, joined->agent});
    } else if (const auto* left = std::get_if<event::ParticipantLeft>(&record.event)) {
      drop(chats_, left->conversation.value, left->agent);
    } else if (const auto* wraps = std::get_if<event::WrapUpStarted>(&record.event)) {
      wrap_ups_.push_back({wraps->conversation.value, wraps->agent});
    } else if (const auto* done = std::get_if<event::WrapUpFinished>(&record.event)) {
      drop(wrap_ups_, done->conversation.value, done->agent);
    } else if (const auto* started = std::get_if<event::ConversationStarted>(&record.event)) {
      live_.push_back(started->conversation.value);
    }
  }
  // Settled offers and ended conversations stay among the choices for a while: asking for them must
  // be refused.
  if (offers_.size() > 6) offers_.erase(offers_.begin());
  if (live_.size() > 12) live_.erase(live_.begin());
}

Step Player::next(const Engine& engine) {
  // Most worlds begin with everybody at work, so that there is a choice to make.
  if (signing_in_ < site_.agents.size()) {
    const AgentId agent = engine.find<AgentId>(site_.agents[signing_in_++].key);
    return step(now_ += Duration{dice_.roll(2)}, command::SignIn{agent, Presence::kReady});
  }
  if (dice_.chance(60)) now_ += grain_ * dice_.roll(static_cast<int>(4000 / grain_.count()));
  if (dice_.chance(5)) now_ += grain_ * dice_.roll(static_cast<int>(60000 / grain_.count()));
  const int roll = dice_.roll(100);
  if (roll < 22) return start(engine);
  if (roll < 42) return move_agent(engine);
  if (roll < 66) return answer_offer(engine);
  if (roll < 74) return move_customer(engine);
  if (roll < 86) return work_on_chat(engine);
  if (roll < 98) return wrap_up(engine);
  return reconfigure();
}

AgentId Player::any_agent(const Engine& engine) {
  return engine.find<AgentId>(dice_.pick(site_.agents).key);
}

Step Player::start(const Engine& engine) {
  static const std::vector<std::string_view> kCustomers = {"lee", "kim", "max", "eve"};
  command::StartConversation c;
  c.customer = dice_.pick(kCustomers);
  c.queue = engine.find<QueueId>(dice_.pick(site_.queues).key);
  if (dice_.chance(30)) c.priority = dice_.roll(5) - 2;
  if (dice_.chance(30)) c.waiting_since = std::max(Time{}, now_ - Duration{dice_.roll(100000)});
  if (dice_.chance(40)) c.due_at = now_ + Duration{dice_.roll(100000)};
  Step made;
  if (dice_.chance(40)) {
    made.needs = std::make_shared<const Requirement>(draw_needs(dice_));
    c.needs = made.needs.get();
  }
  made.submission.at = now_;
  made.submission.command = c;
  return made;
}

Step Player::move_agent(const Engine& engine) {
  const AgentId agent = any_agent(engine);
  switch (dice_.roll(10)) {
    case 0:
      return step(now_, command::SignOut{agent});
    case 1:
      return step(now_, command::SetNotReady{agent, {}});
    case 2:
      return step(now_, command::SignIn{agent, {}});
    case 3:
    case 4:
    case 5:
    case 6:
      return step(now_, command::SetReady{agent});
    default:
      return step(now_, command::SignIn{agent, Presence::kReady});
  }
}

Step Player::answer_offer(const Engine& engine) {
  if (offers_.empty()) return step(now_, command::Advance{});
  Pair offer = dice_.pick(offers_);
  if (dice_.chance(3)) offer.agent = any_agent(engine);
  if (dice_.chance(30))
    return step(now_, command::DeclineOffer{OfferId{offer.number}, offer.agent, {}});
  return step(now_, command::AcceptOffer{OfferId{offer.number}, offer.agent});
}

Step Player::move_customer(const Engine& engine) {
  if (live_.empty()) return start(engine);
  const ConversationId conversation{dice_.pick(live_)};
  switch (dice_.roll(4)) {
    case 0:
      return step(now_, command::AbandonConversation{conversation});
    case 1:
      return step(now_, command::DisconnectCustomer{conversation});
    default:
      return step(now_, command::ReconnectCustomer{conversation});
  }
}

Step Player::work_on_chat(const Engine& engine) {
  if (chats_.empty()) return start(engine);
  const Pair chat = dice_.pick(chats_);
  const ConversationId conversation{chat.number};
  switch (dice_.roll(5)) {
    case 0:
      return step(now_, command::SendMessage{conversation, Speaker::of(chat.agent), "hello", {}});
    case 1:
      return step(now_, command::SendMessage{conversation, Speaker::customer(), "hi", {}});
    case 2:
      return step(now_, command::SetWrapUpCode{conversation, chat.agent,
                                               engine.find<WrapUpCodeId>("sold")});
    default:
      return step(now_, command::EndConversation{conversation, chat.agent});
  }
}

Step Player::wrap_up(const Engine& engine) {
  if (wrap_ups_.empty()) return start(engine);
  const Pair pair = dice_.pick(wrap_ups_);
  const ConversationId conversation{pair.number};
  if (dice_.chance(10))
    return step(now_, command::ExtendWrapUp{conversation, pair.agent, Duration{4000}});
  command::FinishWrapUp c{conversation, pair.agent, {}, {}, {}};
  if (dice_.chance(50)) c.code = engine.find<WrapUpCodeId>("sold");
  if (dice_.chance(20)) c.then = ThenPresence{dice_.chance(50), {}};
  return step(now_, c);
}

// Now and then the site changes: somebody comes or goes, a queue is served otherwise.
Step Player::reconfigure() {
  if (dice_.chance(50)) {
    site_.agents.push_back(draw_agent(dice_, dice_.roll(7)));
    const std::string& key = site_.agents.back().key;
    const auto same = std::find_if(site_.agents.begin(), site_.agents.end(),
                                   [&](const AgentSettings& agent) { return agent.key == key; });
    site_.agents.erase(same);
    if (std::none_of(site_.agents.begin(), site_.agents.end(),
                     [&](const AgentSettings& agent) { return agent.key == key; }) &&
        site_.agents.empty()) {
      site_.agents.push_back(draw_agent(dice_, 0));
    }
  } else {
    QueueSettings& queue =
        site_.queues[static_cast<std::size_t>(dice_.roll(static_cast<int>(site_.queues.size())))];
    queue = draw_queue(dice_, queue.key.back() - '0', site_.agents);
  }
  for (QueueSettings& queue : site_.queues) {
    if (!queue.agents) continue;
    std::erase_if(*queue.agents, [this](const std::string& key) {
      return std::none_of(site_.agents.begin(), site_.agents.end(),
                          [&](const AgentSettings& agent) { return agent.key == key; });
    });
  }
  return configure();
}

std::string as_text(const Step& step, const Names& names) {
  std::string text = std::to_string(to_ms(step.submission.at.value_or(Time{}))) + "ms ";
  describe::JsonWriter writer(text, names);
  std::visit(
      [&](const auto& c) {
        text += c.kName;
        for_each_field(c, [&](const auto& field, const auto& value) {
          if (!describe::is_present(value)) return;
          text += ' ';
          text += field.name;
          text += '=';
          writer.value(describe::content_of(value));
        });
      },
      step.submission.command);
  return text;
}

}  // namespace cordboard::property
