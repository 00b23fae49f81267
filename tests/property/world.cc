#include "property/world.h"

#include <algorithm>

#include "describe/json_writer.h"

namespace cordboard::property {
namespace {

const std::vector<std::string> kSkills = {"en", "de", "fr"};
const std::vector<std::string> kTeams = {"red", "blue"};
const std::vector<std::string_view> kStrategies = {
    strategy::kLongestIdle,   strategy::kLeastLoaded, strategy::kRoundRobin, strategy::kBestSkilled,
    strategy::kFewestHandled, strategy::kRanked,      strategy::kRandom};

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

// 1 January 1970 was a Thursday.
std::vector<WeeklyBlock> draw_week(Dice& dice) {
  std::vector<WeeklyBlock> week;
  for (int minute = dice.roll(2); minute < 30; minute += 2 + dice.roll(4)) {
    week.push_back({{Weekday::kThu}, {minute}, {minute + 1 + dice.roll(2)}});
  }
  return week;
}

std::vector<RelaxStep> draw_relaxation(Dice& dice, const std::vector<AgentSettings>& agents) {
  std::vector<RelaxStep> steps;
  Duration after{0};
  for (int i = dice.roll(4); i > 0; --i) {
    RelaxStep& step = steps.emplace_back();
    step.after = after += Duration{dice.roll(3) * 4000};
    if (dice.chance(30)) step.needs = draw_needs(dice);
    if (dice.chance(40)) step.drop = {dice.pick(kSkills)};
    if (dice.chance(30)) step.teams = std::vector{dice.pick(kTeams)};
    if (dice.chance(30)) step.agents = std::vector{dice.pick(agents).key};
    if (dice.chance(30)) step.priority_add = dice.roll(3);
    if (dice.chance(30)) step.offers_at_once = 1 + dice.roll(3);
  }
  return steps;
}

// Limits of a queue: which newcomers enter, how long they may wait, and where they overflow.
void draw_limits(Dice& dice, int queues, QueueSettings& queue) {
  if (dice.chance(20)) queue.max_waiting = 1 + dice.roll(3);
  if (dice.chance(20)) queue.max_wait = Duration{5000 + dice.roll(4) * 5000};
  if (dice.chance(15)) queue.max_offers = 1 + dice.roll(3);
  if (dice.chance(15)) queue.max_estimated_wait = Duration{5000 + dice.roll(3) * 20000};
  queue.when_unstaffed = static_cast<WhenUnstaffed>(dice.roll(3));
  if (dice.chance(50)) queue.when_unstaffed = WhenUnstaffed::kQueue;
  const std::string next = "q" + std::to_string(dice.roll(queues));
  if (dice.chance(50) && next != queue.key) {
    queue.overflow = OverflowSettings{{}, next, dice.roll(3)};
  }
  if (dice.chance(20)) queue.hours = "office";
  queue.when_closed = dice.chance(50) ? WhenClosed::kQueue : WhenClosed::kReject;
}

QueueSettings draw_queue(Dice& dice, int number, int queues,
                         const std::vector<AgentSettings>& agents) {
  QueueSettings queue;
  queue.key = "q" + std::to_string(number);
  queue.priority = dice.roll(3);
  queue.aging_per_minute = dice.chance(50) ? dice.roll(4) : 0;
  queue.order = static_cast<QueueOrder>(dice.roll(3));
  queue.strategy = dice.pick(kStrategies);
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
  if (dice.chance(40)) queue.relax = draw_relaxation(dice, agents);
  if (dice.chance(25)) queue.offers_at_once = 1 + dice.roll(3);
  queue.pull = dice.chance(10);
  if (dice.chance(50)) draw_limits(dice, queues, queue);
  if (dice.chance(25)) queue.max_per_agent = 1 + dice.roll(2);
  if (dice.chance(35)) queue.sticky_wait = Duration{dice.roll(3) * 5000};
  queue.reminder = {Duration{dice.roll(3) * 3000}, Duration{dice.roll(2) * 9000}};
  queue.abandon_resume = Duration{dice.roll(3) * 10000};
  if (dice.chance(30)) queue.customer_idle = IdleSettings{Duration{4000}, Duration{8000}};
  if (dice.chance(30)) queue.transfer_missed = TransferMissed::kQueue;
  queue.consult_timeout = Duration{3000 + dice.roll(4) * 5000};
  queue.max_agents = 1 + dice.roll(4);
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
  for (int queue = 0; queue < 5; ++queue) {
    if (dice.chance(30)) agent.rank.push_back({"q" + std::to_string(queue), dice.roll(3)});
  }
  if (dice.chance(25)) agent.schedule = ScheduleSettings{{}, draw_week(dice), {}};
  agent.disconnect_grace = Duration{dice.roll(3) * 3000};
  agent.requeue_after = agent.disconnect_grace + Duration{dice.roll(3) * 4000};
  agent.capacity = dice.chance(5) ? 0 : 1 + dice.roll(4);
  if (dice.chance(30)) agent.wrap_up_limit = Duration{5000};
  return agent;
}

void drop_unknown_ranks(AgentSettings& agent, int queues) {
  std::erase_if(agent.rank,
                [&](const QueueRank& rank) { return rank.queue.back() - '0' >= queues; });
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
  for (int i = 0; i < queues; ++i) site.queues.push_back(draw_queue(dice, i, queues, site.agents));
  for (AgentSettings& agent : site.agents) drop_unknown_ranks(agent, queues);
  site.calendars.push_back({"office", {}, draw_week(dice), {}});
  return site;
}

Step Player::first() {
  // In half of the worlds everything happens at whole seconds, so that timers fall due together.
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
    } else if (const auto* asked = std::get_if<event::ConsultationRequested>(&record.event)) {
      consultations_ = asked->consultation.value;
    } else if (const auto* joined = std::get_if<event::ParticipantJoined>(&record.event)) {
      if (joined->role <= ParticipantRole::kAgent)
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
  // Closed offers and ended conversations stay among the choices for a while: commands on them must
  // be refused.
  if (offers_.size() > 6) offers_.erase(offers_.begin());
  if (live_.size() > 12) live_.erase(live_.begin());
}

Step Player::next(const Engine& engine) {
  // Most worlds begin with all agents signed in, so that there is a choice to make.
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
  if (roll < 80) return work_on_chat(engine);
  if (roll < 88) return work_together(engine);
  if (roll < 98) return wrap_up(engine);
  return reconfigure();
}

Step Player::wait(Duration time) { return step(now_ += time, command::Advance{}); }

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
  if (dice_.chance(20)) c.prefer_agent = any_agent(engine);
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
  switch (dice_.roll(14)) {
    case 0:
      return step(now_, command::SignOut{agent});
    case 1:
      return step(now_, command::SetNotReady{agent, {}, {}});
    case 10:
      return step(now_, command::SetNotReady{agent, {}, NotReadyWhen::kAfterCurrent});
    case 11:
      return step(now_, command::ResetPresence{agent});
    case 12:
      return step(now_, command::ConnectAgent{agent, dice_.chance(50) ? "s1" : "s2"});
    case 13:
      return step(now_, command::DisconnectAgent{agent, dice_.chance(50) ? "s1" : "s2"});
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
  switch (dice_.roll(11)) {
    case 4:
      return update(engine, conversation);
    case 5:
      return step(now_, command::CallbackLater{conversation, now_ + grain_ * dice_.roll(9)});
    case 6:
      return step(now_, command::PickConversation{conversation, any_agent(engine)});
    case 7:
      return step(now_,
                  command::AssignConversation{conversation, any_agent(engine), dice_.chance(40)});
    case 8:
      return step(now_, command::SendMessage{conversation, Speaker::customer(), "hello?", {}});
    case 9:
      return step(now_, command::SetTyping{conversation, Speaker::customer(), dice_.chance(80)});
    case 0:
      return step(now_, command::AbandonConversation{conversation});
    case 1:
      return step(now_, command::DisconnectCustomer{conversation});
    default:
      return step(now_, command::ReconnectCustomer{conversation});
  }
}

Step Player::update(const Engine& engine, ConversationId conversation) {
  command::UpdateConversation c;
  c.conversation = conversation;
  Step made;
  if (dice_.chance(40)) c.priority = dice_.roll(5) - 2;
  if (dice_.chance(40)) c.queue = engine.find<QueueId>(dice_.pick(site_.queues).key);
  if (dice_.chance(30)) c.due_at = now_ + Duration{dice_.roll(100000)};
  if (dice_.chance(20)) c.attributes = Attributes{};
  if (dice_.chance(40)) {
    made.needs = std::make_shared<const Requirement>(draw_needs(dice_));
    c.needs = made.needs.get();
  }
  made.submission.at = now_;
  made.submission.command = c;
  return made;
}

Step Player::work_on_chat(const Engine& engine) {
  if (chats_.empty()) return start(engine);
  const Pair chat = dice_.pick(chats_);
  const ConversationId conversation{chat.number};
  switch (dice_.roll(13)) {
    case 5:
      return step(now_, command::RequeueConversation{conversation, chat.agent});
    case 6:
      return step(now_, command::ParkConversation{conversation, chat.agent,
                                                  now_ + Duration{dice_.roll(3) * 5000}});
    case 7:
      return step(now_, command::ParkConversation{conversation, chat.agent, {}});
    case 8:
      return step(now_, command::ResumeConversation{conversation, chat.agent});
    case 9:
      return step(now_,
                  command::SetTyping{conversation, Speaker::of(chat.agent), dice_.chance(80)});
    case 10:
      return step(now_, command::MarkRead{conversation, Speaker::of(chat.agent),
                                          MessageId{static_cast<std::uint64_t>(dice_.roll(40))}});
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

Target Player::any_target(const Engine& engine) {
  switch (dice_.roll(6)) {
    case 0:
      return Target::of(engine.find<TeamId>(dice_.pick(kTeams)));
    case 1:
      return Target::of(engine.find<SkillId>(dice_.pick(kSkills)), 1 + dice_.roll(3));
    case 2:
      return Target::of(engine.find<QueueId>(dice_.pick(site_.queues).key));
    case 3:
      return Target::of(ConsultationId{any_consultation()});
    default:
      return Target::of(any_agent(engine));
  }
}

std::uint64_t Player::any_consultation() {
  return consultations_ == 0 ? 0 : consultations_ - static_cast<std::uint64_t>(dice_.roll(3));
}

Step Player::work_together(const Engine& engine) {
  if (chats_.empty()) return start(engine);
  const Pair chat = dice_.pick(chats_);
  const ConversationId conversation{chat.number};
  const AgentId other = any_agent(engine);
  const ConsultationId consultation{any_consultation()};
  switch (dice_.roll(18)) {
    case 0:
      return step(now_, command::CancelTransfer{conversation, chat.agent});
    case 1:
      return step(now_,
                  command::EndConsultation{consultation, dice_.chance(50) ? chat.agent : other});
    case 2:
      return step(now_, command::CancelInvitation{conversation, chat.agent});
    case 3:
      return step(now_, command::RemoveParticipant{conversation, chat.agent, other});
    case 4:
      return step(now_, command::LeaveConversation{conversation, chat.agent});
    case 5:
      return step(now_, command::EndConference{conversation, chat.agent});
    case 6:
      return step(now_, command::CloseForAll{conversation, chat.agent});
    case 7:
      return step(now_, command::Monitor{conversation, other});
    case 8:
      return step(now_, command::Coach{conversation, other});
    case 9:
      return step(now_, command::BargeIn{conversation, other});
    case 10:
      return step(now_, command::StopMonitoring{conversation, other});
    case 11:
      return step(now_, command::TakeOver{conversation, other});
    case 12:
      return step(now_, command::SendMessage{{}, Speaker::of(other), "so?", {}, consultation});
    case 13:
      return step(now_, command::SetTyping{{}, Speaker::of(other), dice_.chance(80), consultation});
    case 14:
      return step(now_, command::InviteToConference{conversation, chat.agent, Target::of(other)});
    case 15:
      return step(now_,
                  command::InviteToConference{conversation, chat.agent, Target::of(consultation)});
    case 16:
      return step(now_, command::Consult{conversation, chat.agent, any_target(engine), {}, {}});
    default:
      return step(now_, command::Transfer{conversation, chat.agent, any_target(engine), {}});
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

// Sometimes the site changes: an agent is added or removed, a queue gets other settings.
Step Player::reconfigure() {
  if (dice_.chance(50)) {
    site_.agents.push_back(draw_agent(dice_, dice_.roll(7)));
    drop_unknown_ranks(site_.agents.back(), static_cast<int>(site_.queues.size()));
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
    queue = draw_queue(dice_, queue.key.back() - '0', static_cast<int>(site_.queues.size()),
                       site_.agents);
  }
  const auto drop_gone = [this](std::optional<std::vector<std::string>>& agents) {
    if (!agents) return;
    std::erase_if(*agents, [this](const std::string& key) {
      return std::none_of(site_.agents.begin(), site_.agents.end(),
                          [&](const AgentSettings& agent) { return agent.key == key; });
    });
  };
  for (QueueSettings& queue : site_.queues) {
    drop_gone(queue.agents);
    for (RelaxStep& step : queue.relax) drop_gone(step.agents);
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
