// Random states, changed at random. After each change the indexed matcher must find the same
// matches as the naive one, and answer the router's questions alike. The states are changed
// directly and not by commands, so the test reaches states that commands reach rarely.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "matching/eligibility.h"
#include "matching/indexed_matcher.h"
#include "matching/naive/naive.h"
#include "property/world.h"
#include "state/links.h"
#include "state/random.h"

namespace cordboard::core {
namespace {

using property::Dice;

constexpr std::uint64_t kSeeds = 1000;

Preference by_rank_and_load(const Candidate& agent) {
  return {std::int64_t{agent.rank} + agent.load - agent.score, agent.capacity};
}
Preference by_handled_of_name(const Candidate& agent) {
  return {static_cast<std::int64_t>(agent.handled) - agent.agent.index % 3, 2};
}
Preference out_of_bounds(const Candidate& agent) {
  return {std::numeric_limits<std::int64_t>::max() - agent.load, agent.load % 2};
}
constexpr Strategy kOfHost[] = {{"rank_and_load", by_rank_and_load, LooksAt::kGroup},
                                {"name", by_handled_of_name, LooksAt::kAgent},
                                {"out_of_bounds", out_of_bounds, LooksAt::kAgent}};

class Play {
 public:
  Play(std::uint64_t seed, std::uint64_t first_random)
      : dice_(seed),
        strategies_(kOfHost),
        indexed_(strategies_),
        agents_in_all_(2 + static_cast<std::uint32_t>(dice_.roll(8))),
        queues_in_all_(1 + static_cast<std::uint32_t>(dice_.roll(4))),
        sticky_(dice_.roll(100)),
        capped_(dice_.roll(100)),
        broadcast_(dice_.roll(100)),
        excluding_(dice_.roll(6)) {
    state_.random = first_random;
    for (const char* skill : {"en", "de"}) state_.keys.intern(KeyKind::kSkill, skill, true);
    needs_.push_back(0);
    for (int level = 1; level < 4; ++level) {
      needs_.push_back(state_.needs.hold(Requirement::skill("en", level), state_.keys));
      needs_.push_back(state_.needs.hold(Requirement::skill("de", level), state_.keys));
    }
    state_.agents.resize(agents_in_all_);
    state_.agent_setups.resize(agents_in_all_);
    state_.queues.resize(queues_in_all_);
    configure();
    for (std::uint32_t i = 0; i < agents_in_all_; ++i) {
      if (dice_.chance(80)) change_presence(AgentId{i}, Presence::kReady);
    }
  }

  // What differs after one more change; empty if nothing does.
  std::string step() {
    change();
    if (dice_.chance(30)) {
      const std::string wrong = ask();
      if (!wrong.empty()) return wrong;
    }
    return settle();
  }
  std::uint64_t matches() const { return matches_; }

 private:
  // ---- the site

  void draw_stage(Stage& stage) {
    stage.needs = dice_.chance(40) ? dice_.pick(needs_) : 0;
    stage.everyone = dice_.chance(50);
    stage.agents.clear();
    stage.teams.clear();
    for (std::uint32_t i = 0; i < agents_in_all_; ++i) {
      if (dice_.chance(40)) stage.agents.push_back(AgentId{i});
    }
    if (dice_.chance(50)) stage.teams.push_back(TeamId{static_cast<std::uint32_t>(dice_.roll(2))});
    stage.priority_add = dice_.roll(2);
    stage.offers_at_once = dice_.chance(broadcast_) ? 1 + dice_.roll(3) : 1;
  }
  void draw_queue(Queue& queue) {
    const std::vector<std::string_view> names = strategies_.names();
    queue.settings.strategy = dice_.pick(names);
    queue.settings.priority = dice_.roll(2);
    queue.settings.aging_per_minute = dice_.chance(30) ? dice_.roll(3) : 0;
    queue.settings.order =
        dice_.chance(60) ? QueueOrder::kFifo : static_cast<QueueOrder>(dice_.roll(3));
    queue.settings.weight = 1 + dice_.roll(2);
    queue.settings.pull = dice_.chance(5);
    queue.settings.max_per_agent = dice_.chance(capped_) ? 1 + dice_.roll(2) : 0;
    queue.stages.resize(3);
    for (std::size_t i = 0; i < 3; ++i) {
      if (i > 0 && dice_.chance(40)) {
        queue.stages[i] = queue.stages[i - 1];
      } else {
        draw_stage(queue.stages[i]);
      }
    }
    queue.listed = true;
  }
  void draw_agent(std::uint32_t index) {
    AgentSetup& setup = state_.agent_setups[index];
    setup = {};
    for (std::uint32_t skill = 0; skill < 2; ++skill) {
      if (dice_.chance(70)) setup.skills.push_back({SkillId{skill}, 1 + dice_.roll(3)});
    }
    for (std::uint32_t team = 0; team < 2; ++team) {
      if (dice_.chance(40)) setup.teams.push_back(TeamId{team});
    }
    for (std::uint32_t queue = 0; queue < queues_in_all_; ++queue) {
      if (dice_.chance(50)) setup.ranks.push_back({QueueId{queue}, dice_.roll(3)});
    }
    Agent& agent = state_.agents[index];
    agent.listed = true;
    agent.capacity = dice_.chance(5) ? 0 : 1 + dice_.roll(5);
  }
  // Half of the sites know but one kind of agent, so that groups are large.
  void configure() {
    for (Queue& queue : state_.queues) draw_queue(queue);
    const bool alike = dice_.chance(50);
    for (std::uint32_t i = 0; i < agents_in_all_; ++i) {
      draw_agent(i);
      if (!alike) continue;
      std::vector<RankIn> own_ranks = state_.agent_setups[i].ranks;
      state_.agent_setups[i] = state_.agent_setups[0];
      if (dice_.chance(50)) state_.agent_setups[i].ranks = std::move(own_ranks);
      state_.agents[i].capacity = state_.agents[0].capacity;
    }
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < agents_in_all_; ++i) order.push_back(i);
    for (std::uint32_t i = agents_in_all_; i > 1; --i) {
      std::swap(order[i - 1], order[static_cast<std::size_t>(dice_.roll(static_cast<int>(i)))]);
    }
    for (std::uint32_t i = 0; i < agents_in_all_; ++i) state_.agents[i].site_order = order[i];
    state_.changes.site = true;
  }

  // ---- changes

  AgentId any_agent() {
    return AgentId{static_cast<std::uint32_t>(dice_.roll(static_cast<int>(agents_in_all_)))};
  }
  QueueId any_queue() {
    return QueueId{static_cast<std::uint32_t>(dice_.roll(static_cast<int>(queues_in_all_)))};
  }

  void change() {
    if (dice_.chance(50)) now_ += Duration{dice_.roll(20)};
    const int count = dice_.chance(80) ? 1 : 1 + dice_.roll(5);
    for (int i = 0; i < count; ++i) change_once();
  }
  void change_once() {
    const int roll = dice_.roll(100);
    if (roll < 30) return arrive();
    if (roll < 40) return change_agent();
    if (roll < 70) return change_lease();
    if (roll < 98) return change_waiting();
    configure();
  }

  void arrive() {
    const auto [slot, made] = state_.conversations.add(state_.conversations.numbers().next());
    made.number = {state_.conversations.numbers().last()};
    live_.push_back(slot);
    draw_wait(made);
    stand(slot);
  }
  void draw_wait(Conversation& made) {
    made.queue = any_queue();
    made.needs_now = dice_.chance(40) ? dice_.pick(needs_) : 0;
    made.relaxed = dice_.chance(30) ? static_cast<std::uint32_t>(dice_.roll(3)) : 0;
    made.priority = dice_.chance(30) ? dice_.roll(3) : 0;
    made.waiting_since = now_ - Duration{dice_.roll(30)};
    made.due_at = dice_.chance(50) ? now_ + Duration{dice_.roll(100)} : Time::max();
    made.front = dice_.chance(10);
    made.preferred = {};
    if (dice_.chance(sticky_)) made.preferred = any_agent();
    made.sticky_until = now_ + Duration{dice_.roll(60)};
  }
  void stand(Slot slot) {
    state_.conversations[slot].phase = Phase::kWaiting;
    append_to_waiting_line(state_, slot);
    state_.record_change(slot);
  }
  void leave(Slot slot, Phase to) {
    Conversation& conversation = state_.conversations[slot];
    remove_from_waiting_line(state_, conversation, state_.queues[conversation.queue.index]);
    conversation.phase = to;
    state_.exclusions.clear(conversation);
    state_.record_departure(slot);
  }

  void change_presence(AgentId id, Presence to) {
    Agent& agent = state_.agents[id.index];
    agent.change_presence(to, {}, now_);
    agent.draining = false;
    state_.record_change(id);
  }
  void change_agent() {
    const AgentId id = any_agent();
    Agent& agent = state_.agents[id.index];
    switch (dice_.roll(8)) {
      case 0:
        return change_presence(id, Presence::kNotReady);
      case 1:
        return change_presence(id, Presence::kSignedOut);
      case 2:
        agent.draining = agent.is_signed_in();
        break;
      case 3:
        agent.expect_not_ready({});
        break;
      case 4:
        agent.pause_until(now_ + Duration{dice_.roll(30)});
        break;
      default:
        return change_presence(id, Presence::kReady);
    }
    state_.record_change(id);
  }

  void change_waiting() {
    if (live_.empty()) return;
    const Slot slot = dice_.pick(live_);
    Conversation& conversation = state_.conversations[slot];
    if (!conversation.is_waiting()) return;
    switch (dice_.roll(6 + excluding_)) {
      case 0:
        conversation.customer_away = !conversation.customer_away;
        break;
      case 1:
        conversation.relaxed = (conversation.relaxed + 1) % 3;
        break;
      case 2:
        return move_queue(slot);
      case 3:
        if (conversation.first_lease == kNoSlot && dice_.chance(50)) return end(slot);
        break;
      case 4:
        conversation.priority = dice_.roll(3);
        break;
      default:
        exclusion(slot, any_agent());
    }
    state_.record_change(slot);
  }
  void move_queue(Slot slot) {
    while (state_.conversations[slot].first_lease != kNoSlot) {
      end_lease(state_.conversations[slot].first_lease);
    }
    Conversation& conversation = state_.conversations[slot];
    remove_from_waiting_line(state_, conversation, state_.queues[conversation.queue.index]);
    draw_wait(conversation);
    stand(slot);
  }
  void end(Slot slot) {
    leave(slot, Phase::kClosed);
    forget(slot);
  }
  void forget(Slot slot) {
    std::erase(live_, slot);
    state_.conversations.remove(state_.conversations[slot].number.value);
  }
  void exclusion(Slot slot, AgentId agent) {
    Conversation& conversation = state_.conversations[slot];
    const Duration rest{dice_.chance(50) ? 0 : dice_.roll(20)};
    const Exclusion made{agent, true, now_ + rest, now_ + rest + Duration{dice_.roll(60)}};
    if (state_.exclusions.find(conversation, agent) != nullptr) return;
    state_.exclusions.push(conversation, made);
    state_.record_change(slot);
  }

  // ---- leases

  void offer(Match match) {
    Conversation& conversation = state_.conversations[match.conversation];
    const Slot slot = state_.leases.take();
    Lease& lease = state_.leases[slot];
    lease = Lease{};
    lease.conversation = match.conversation;
    lease.agent = match.agent;
    lease.weight = state_.queue(conversation.queue).settings.weight;
    add_to_agent(state_, slot);
    add_to_conversation(state_, slot);
    ++conversation.open_offers;
    state_.queues[conversation.queue.index].last_offered = match.agent;
    if (dice_.chance(70)) state_.random = next_random(state_.random);
    state_.record_move(match.agent);
    if (conversation.open_offers < state_.stage_of(conversation).offers_at_once) {
      state_.record_change(match.conversation);
    } else {
      state_.record_departure(match.conversation);
    }
  }
  void end_lease(Slot slot) {
    Lease& lease = state_.leases[slot];
    if (lease.is_open_offer()) --state_.conversations[lease.conversation].open_offers;
    remove_from_agent(state_, lease, state_.agents[lease.agent.index]);
    remove_from_conversation(state_, slot, lease, state_.conversations[lease.conversation]);
    state_.record_change(lease.agent);
    state_.record_change(lease.conversation);
    state_.leases.release(slot);
  }
  void change_lease() {
    const AgentId id = any_agent();
    const Slot slot = state_.agents[id.index].first_lease;
    if (slot == kNoSlot) return;
    Lease& lease = state_.leases[slot];
    const Slot conversation = lease.conversation;
    state_.record_change(id);
    switch (lease.phase) {
      case LeasePhase::kOffered:
        if (dice_.chance(60)) return accept(slot);
        exclusion(conversation, id);
        return end_lease(slot);
      case LeasePhase::kServing:
        if (dice_.chance(25)) return move_lease(state_, slot, LeasePhase::kParked, now_);
        if (dice_.chance(50)) return move_lease(state_, slot, LeasePhase::kWrapUp, now_);
        return give_back(slot);
      case LeasePhase::kParked:
        if (dice_.chance(50)) return move_lease(state_, slot, LeasePhase::kServing, now_);
        return give_back(slot);
      default:
        end_lease(slot);
        state_.agents[id.index].end_chat(now_);
        if (state_.conversations[conversation].first_lease != kNoSlot) return;
        return forget(conversation);
    }
  }
  void accept(Slot slot) {
    const Slot conversation = state_.leases[slot].conversation;
    const AgentId agent = state_.leases[slot].agent;
    leave(conversation, Phase::kActive);
    --state_.conversations[conversation].open_offers;
    move_lease(state_, slot, LeasePhase::kAccepted, now_);
    move_lease(state_, slot, LeasePhase::kServing, now_);
    state_.agents[agent.index].begin_chat(now_);
    for (Slot at = state_.conversations[conversation].first_lease; at != kNoSlot;) {
      const Slot next = state_.leases[at].next_of_conversation;
      if (at != slot) end_lease(at);
      at = next;
    }
  }
  void give_back(Slot slot) {
    const Slot conversation = state_.leases[slot].conversation;
    const AgentId agent = state_.leases[slot].agent;
    end_lease(slot);
    Conversation& waits = state_.conversations[conversation];
    draw_wait(waits);
    waits.front = true;
    stand(conversation);
    exclusion(conversation, agent);
  }

  // ---- comparing

  void forget_changes() {
    for (const AgentId id : state_.changes.agents) state_.agents[id.index].changed = false;
    for (const Slot slot : state_.changes.conversations) {
      state_.conversations[slot].changed = false;
    }
    for (const AgentId id : state_.changes.moved) state_.agents[id.index].moved = false;
    for (const Slot slot : state_.changes.gone) state_.conversations[slot].gone = false;
    state_.changes = {};
  }

  std::string ask() {
    Conversation stranger;
    draw_wait(stranger);
    if (indexed_.could_offer(state_, now_, stranger) !=
        naive::could_offer(state_, now_, stranger)) {
      return "could_offer differs";
    }
    if (!live_.empty()) {
      Conversation moved = state_.conversations[dice_.pick(live_)];
      moved.queue = any_queue();
      moved.relaxed = 0;
      if (indexed_.could_offer(state_, now_, moved) != naive::could_offer(state_, now_, moved)) {
        return "could_offer of one who is known differs";
      }
    }
    const QueueId queue = any_queue();
    if (indexed_.is_staffed(state_, queue) != naive::is_staffed(state_, queue)) {
      return "is_staffed differs";
    }
    if (indexed_.parallel_capacity(state_, queue) != naive::parallel_capacity(state_, queue))
      return "parallel capacities differ";
    return {};
  }

  std::string settle() {
    while (true) {
      if (!state_.changes.empty()) indexed_.sync(state_, now_);
      const std::optional<Match> slow = naive::next_match(state_, strategies_, now_);
      const std::optional<Match> fast = indexed_.next_match(state_, now_);
      forget_changes();
      if (fast != slow) return "naive: " + text(slow) + ", by index: " + text(fast);
      if (!slow) return check_wake_up();
      ++matches_;
      offer(*slow);
    }
  }
  // The indexed matcher may wake up too often, never too late.
  std::string check_wake_up() {
    const std::optional<Time> needed = naive::next_wake_up(state_, now_);
    if (!needed || is_idle()) return {};
    return indexed_.next_wake_up() <= *needed ? std::string() : "a wake-up is missing";
  }
  // Whether a wake-up may concern a conversation that is not in line.
  bool is_idle() const {
    for (const Slot slot : live_) {
      const Conversation& c = state_.conversations[slot];
      if (c.is_waiting() && !is_offerable(state_, c, now_)) return true;
    }
    return false;
  }
  std::string text(const std::optional<Match>& match) const {
    if (!match) return "nothing";
    const Conversation& c = state_.conversations[match->conversation];
    return "conversation " + std::to_string(c.number.value) + " of queue " +
           std::to_string(c.queue.index) + " (" + state_.queue(c.queue).settings.strategy +
           ") to agent " + std::to_string(match->agent.index);
  }

  Dice dice_;
  State state_;
  Strategies strategies_;
  IndexedMatcher indexed_;
  std::uint32_t agents_in_all_;
  std::uint32_t queues_in_all_;
  int sticky_;  // how common these are, in per cent; exclusions differently
  int capped_;
  int broadcast_;
  int excluding_;
  Time now_ = time_from_ms(1'000'000);
  std::vector<NeedId> needs_;
  std::vector<Slot> live_;
  std::uint64_t matches_ = 0;
};

TEST(Matching, IndexedAndNaiveAgreeOnRandomStates) {
  std::uint64_t matches = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    Play play(seed, State::kFirstRandom + seed);
    for (int step = 0; step < 300; ++step) {
      const std::string wrong = play.step();
      ASSERT_EQ(wrong, "") << "seed " << seed << ", step " << step;
    }
    matches += play.matches();
  }
  EXPECT_GT(matches, 10'000u);
}

}  // namespace
}  // namespace cordboard::core
