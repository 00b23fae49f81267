#include "explore/worlds.h"

#include <algorithm>

#include "unit/every_minute.h"

namespace cordboard::explore {
namespace {

const QueueId kSales{0};
const QueueId kSupport{1};
const AgentId kBen{1};

const Requirement& german() {
  static const Requirement needs = Requirement::skill("de");
  return needs;
}
const Requirement& nothing() {
  static const Requirement needs;
  return needs;
}

// Ann has all skills, Ben speaks English only. Both queues are simple, with short times.
Site plain_site() {
  Site site;
  site.name = "first";
  site.keep_closed = Duration{0};
  site.skills = {"en", "de"};
  site.teams = {"red"};
  site.not_ready_reasons = {"lunch"};
  site.decline_reasons = {"busy"};
  site.wrap_up_codes = {{"sold", "Sold"}};
  AgentSettings ann;
  ann.key = "ann";
  ann.skills = {{"en", 2}, {"de", 1}};
  ann.teams = {"red"};
  ann.capacity = 2;
  ann.disconnect_grace = kUnit;
  ann.requeue_after = 2 * kUnit;
  AgentSettings ben = ann;
  ben.key = "ben";
  ben.skills = {{"en", 1}};
  ben.teams = {};
  site.agents = {ann, ben};
  QueueSettings sales;
  sales.key = "sales";
  sales.needs = Requirement::skill("en");
  sales.offer_timeout = kUnit;
  sales.reoffer_after = kUnit;
  sales.wrap_up.mode = WrapUpMode::kNone;
  sales.customer_grace = kUnit;
  sales.reminder = {Duration{0}, Duration{0}};
  sales.abandon_resume = Duration{0};
  QueueSettings support = sales;
  support.key = "support";
  support.needs = Requirement::skill("de");
  site.queues = {sales, support};
  return site;
}

// Commands that most worlds leave out, because they would multiply the states: messages, desktop
// connections, parking, and configuration.
using Names = std::vector<std::string_view>;
const Names kPhrases = {"put_canned_response", "delete_canned_response", "send_canned_response",
                        "push_url"};
const Names kTalk = {"send_message", "set_typing", "mark_read", "add_note"};
const Names kDesks = {"connect_agent", "disconnect_agent"};
const Names kAside = {"requeue_conversation", "park_conversation", "resume_conversation",
                      "callback_later", "update_conversation"};
const Names kSite = {"configure"};
// Commands about other agents, and those of supervisors.
const Names kTogether = {"transfer",           "cancel_transfer",      "consult",
                         "end_consultation",   "invite_to_conference", "cancel_invitation",
                         "remove_participant", "leave_conversation",   "end_conference",
                         "close_for_all"};
const Names kSupervised = {"monitor", "coach", "barge_in", "stop_monitoring", "take_over"};
const Names kOthers = [] {
  Names all = kTogether;
  all.insert(all.end(), kSupervised.begin(), kSupervised.end());
  return all;
}();

Names all_of(std::initializer_list<Names> lists) {
  Names all;
  for (const Names& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

// Missed and declined offers, pauses, RONA, skills, unlimited wrap-ups, not ready after the current
// work.
World plain() {
  World world;
  world.name = "plain";
  world.site = plain_site();
  world.site.queues[0].wrap_up.mode = WrapUpMode::kOptional;
  world.site.queues[0].declined_pause = kUnit;
  world.site.queues[1].missed_before_rona = 2;
  world.arrivals = {{kSales}, {kSupport}};
  world.without = all_of({kTalk, kPhrases, kDesks, kAside, kSite, kOthers});
  return world;
}

// Broadcast offers, limits per agent and per queue, overflow with added priority, relax steps, due
// times.
World spread() {
  World world;
  world.name = "spread";
  world.site = plain_site();
  QueueSettings& sales = world.site.queues[0];
  sales.offers_at_once = 2;
  sales.max_per_agent = 1;
  sales.max_wait = 2 * kUnit;
  sales.max_waiting = 1;
  sales.missed_before_rona = 0;
  sales.overflow = OverflowSettings{{}, "support", 1};
  QueueSettings& support = world.site.queues[1];
  support.relax = {RelaxStep{.after = kUnit, .drop = {"de"}, .priority_add = 1},
                   RelaxStep{.after = 2 * kUnit, .needs = nothing(), .offers_at_once = 2}};
  support.order = QueueOrder::kDue;
  support.strategy = strategy::kRoundRobin;
  support.max_offers = 2;
  support.when_unstaffed = WhenUnstaffed::kOverflow;
  support.overflow = OverflowSettings{{}, "sales", 0};
  world.arrivals = {{kSales}, {kSupport, &german(), kUnit}, {kSupport, nullptr, {}, kUnit}};
  world.needs = {&nothing()};
  world.updates_due = true;
  world.without = all_of({kTalk,
                          kPhrases,
                          kDesks,
                          kSite,
                          kOthers,
                          {"park_conversation", "resume_conversation", "callback_later"}});
  return world;
}

// Sticky waits, parking and requeueing, callbacks, lost connections, returning customers.
World comeback() {
  World world;
  world.name = "comeback";
  world.site = plain_site();
  QueueSettings& sales = world.site.queues[0];
  sales.sticky_wait = kUnit;
  sales.abandon_resume = kUnit;
  sales.strategy = strategy::kLeastLoaded;
  world.site.queues[1].weight = 2;
  world.arrivals = {{kSales, nullptr, {}, {}, kBen}, {kSupport}};
  world.without = all_of(
      {kSite, kPhrases, kOthers, {"set_typing", "mark_read", "add_note", "update_conversation"}});
  return world;
}

// Reminders, idle customers, wrap-ups with a mandatory code or a fixed time, reasons.
World talk() {
  World world;
  world.name = "talk";
  world.site = plain_site();
  for (QueueSettings& queue : world.site.queues) {
    queue.reminder = {kUnit, 2 * kUnit};
    queue.customer_idle = IdleSettings{kUnit, 2 * kUnit};
  }
  world.site.queues[0].wrap_up = {WrapUpMode::kMandatory, Duration{0}};
  world.site.queues[1].wrap_up = {WrapUpMode::kTimedNoEarlyExit, kUnit};
  world.arrivals = {{kSales}, {kSupport}};
  world.site.agents[0].may_push_urls = true;
  world.has_reasons = true;
  world.without = all_of({kDesks, kAside, kSite, kOthers});
  return world;
}

// Picking, automatic acceptance, extended wrap-ups, aging.
World pick() {
  World world;
  world.name = "pick";
  world.site = plain_site();
  world.site.agents[1].wrap_up_limit = kUnit;
  QueueSettings& sales = world.site.queues[0];
  sales.pull = true;
  sales.aging_per_minute = 3;
  sales.wrap_up = {WrapUpMode::kTimed, 2 * kUnit};
  QueueSettings& support = world.site.queues[1];
  support.auto_accept = true;
  support.needs = {};
  support.strategy = strategy::kFewestHandled;
  support.wrap_up = {WrapUpMode::kOptional, kUnit};
  world.arrivals = {{kSales}, {kSupport}, {kSales, &german()}};
  world.priorities = {0, 1};
  world.without = all_of(
      {kTalk, kPhrases, kDesks, kSite, kOthers, {"park_conversation", "resume_conversation"}});
  return world;
}

// The site changes during the run: an agent and a queue are removed and return, times and
// requirements change.
World change() {
  World world;
  world.name = "change";
  world.site = plain_site();
  world.site.queues[0].wrap_up = {WrapUpMode::kTimed, kUnit};
  world.site.queues[0].relax = {RelaxStep{.after = 2 * kUnit, .offers_at_once = 2}};
  Site other = world.site;
  other.name = "second";
  other.agents.pop_back();
  other.agents[0].capacity = 1;
  other.queues[0].relax = {RelaxStep{.after = kUnit, .drop = {"en"}}};
  other.queues[0].wrap_up = {WrapUpMode::kMandatory, Duration{0}};
  other.queues.pop_back();
  world.other = other;
  world.arrivals = {{kSales}, {kSupport}};
  world.without = all_of({kTalk, kPhrases, kDesks, kAside, kOthers});
  return world;
}

// Both agents are busy; a third agent has both skills and can be consulted.
World with_third(std::string_view name, AgentRole role) {
  World world;
  world.name = name;
  world.site = plain_site();
  AgentSettings third = world.site.agents[0];
  third.key = "cat";
  third.role = role;
  third.capacity = 1;
  world.site.agents.push_back(third);
  world.arrivals = {{kSales}};
  // Ann has the conversation: these worlds are about the steps after that.
  for (std::uint32_t i = 0; i < 3; ++i) {
    world.opening.push_back(command::SignIn{AgentId{i}, Presence::kReady});
  }
  world.opening.push_back(command::StartConversation{.customer = "lee", .queue = kSales});
  world.opening.push_back(command::AcceptOffer{OfferId{1}, AgentId{0}});
  return world;
}

// Transfers, consultations and conferences of three agents, with wrap-ups, missed offers and
// requeued conversations.
World together() {
  World world = with_third("together", AgentRole::kAgent);
  QueueSettings& sales = world.site.queues[0];
  sales.wrap_up.mode = WrapUpMode::kOptional;
  sales.consult_timeout = kUnit;
  sales.max_agents = 2;
  world.without = all_of(
      {kTalk, kPhrases, kDesks, kSite, kSupervised, {"callback_later", "disconnect_customer"}});
  world.needs = {&german()};
  return world;
}

// The same with lost connections and configuration changes; failed transfers go to the queue.
World parted() {
  World world = with_third("parted", AgentRole::kAgent);
  QueueSettings& sales = world.site.queues[0];
  sales.transfer_missed = TransferMissed::kQueue;
  sales.missed_before_rona = 0;
  world.other = world.site;
  world.other->name = "second";
  world.other->agents.pop_back();
  world.without =
      all_of({kTalk, kPhrases, kAside, kSupervised, {"reset_presence", "set_wrap_up_code"}});
  return world;
}

// A supervisor who monitors, coaches, barges in and takes over, while agents consult each other.
World supervised() {
  World world = with_third("supervised", AgentRole::kSupervisor);
  world.site.queues[0].wrap_up.mode = WrapUpMode::kOptional;
  world.without = all_of({{"set_typing", "mark_read", "add_note"},
                          kPhrases,
                          kDesks,
                          kSite,
                          {"callback_later", "update_conversation", "requeue_conversation",
                           "disconnect_customer", "send_message"}});
  return world;
}

// One customer with a profile, a case, an appointment, a file, and a calendar to book from.
World desk() {
  World world;
  world.name = "desk";
  world.site = plain_site();
  world.site.queues.pop_back();
  world.site.queues[0].auto_accept = true;
  world.site.case_fields = {{"room", "Room"}};
  world.site.agents[0].calendar_slots = every_minute();
  world.arrivals = {{kSales}};
  world.without =
      all_of({kTalk,
              kPhrases,
              kDesks,
              kAside,
              kSite,
              kOthers,
              {"sign_out", "set_ready", "set_not_ready", "reset_presence", "accept_offer",
               "decline_offer", "pick_conversation", "assign_conversation", "disconnect_customer",
               "reconnect_customer", "set_wrap_up_code", "extend_wrap_up", "finish_wrap_up"}});
  world.has_cases = true;
  return world;
}

}  // namespace

bool World::has(std::string_view command) const {
  return std::find(without.begin(), without.end(), command) == without.end();
}

const std::vector<World>& worlds() {
  static const std::vector<World> all = {plain(),  spread(),   comeback(), talk(),       pick(),
                                         change(), together(), parted(),   supervised(), desk()};
  return all;
}

World grown(World world, int conversations) {
  world.conversations = conversations;
  if (conversations < 2) return world;
  // Worlds of one conversation have their own opening.
  world.opening = {command::SignIn{AgentId{0}, Presence::kReady},
                   command::SignIn{kBen, Presence::kReady}};
  for (int i = 0; i < conversations && conversations > 2; ++i) {
    const Arrival& arrival = world.arrivals[static_cast<std::size_t>(i) % world.arrivals.size()];
    command::StartConversation c;
    c.customer = i % 2 == 0 ? "lee" : "kim";
    c.queue = arrival.queue;
    c.needs = arrival.needs;
    c.prefer_agent = arrival.prefer;
    world.opening.push_back(c);
  }
  return world;
}

}  // namespace cordboard::explore
