// Checks every invariant of the state, one by one. Whether an eligible agent with free capacity
// exists for a waiting conversation is audited by `matching`.
#include <set>
#include <string>

#include "fmt/format.h"
#include "state/audit_histories.h"
#include "state/set_up.h"
#include "state/state.h"

namespace cordboard::core {
namespace {

class Audit {
 public:
  Audit(const State& state, Time now) : state_(state), now_(now) {}

  std::vector<std::string> run() {
    for (std::uint32_t i = 0; i < state_.agents.size(); ++i) agent(AgentId{i});
    state_.conversations.numbers().for_each(
        [this](std::uint64_t number, Slot slot) { conversation(number, slot); });
    for (const Queue& each : state_.queues) queue(each);
    check(state_.exclusions.indexed() == indexed_exclusions_,
          "{} exclusions are indexed, but {} are in long lists", state_.exclusions.indexed(),
          indexed_exclusions_);
    timers();
    offers();
    urls();
    audit_histories(state_, found_);
    return std::move(found_);
  }

 private:
  template <class... Args>
  void check(bool holds, fmt::format_string<Args...> what, Args&&... args) {
    if (!holds) found_.push_back(fmt::format(what, std::forward<Args>(args)...));
  }

  void agent(AgentId id) {
    const Agent& agent = state_.agent(id);
    const auto key = state_.keys.key(id);
    std::int32_t load = 0;
    std::uint32_t working = 0;
    bool has_offers = false;
    Slot previous = kNoSlot;
    std::set<Slot> conversations;
    for (Slot slot = agent.first_lease; slot != kNoSlot; slot = state_.leases[slot].next_of_agent) {
      const Lease& lease = state_.leases[slot];
      load += lease.units();
      working += lease.is_work();
      has_offers |= lease.is_open_offer();
      check(lease.agent == id, "agent {}: its list contains a lease of another agent", key);
      check(lease.previous_of_agent == previous, "agent {}: broken link in the list of leases",
            key);
      check(conversations.insert(lease.conversation).second,
            "agent {}: two leases on one conversation", key);
      previous = slot;
    }
    check(agent.last_lease == previous, "agent {}: wrong last lease", key);
    check(agent.load == load, "agent {}: load is {}, but its leases add up to {}", key, agent.load,
          load);
    check(agent.working == working, "agent {}: {} leases are work, but the counter is {}", key,
          working, agent.working);
    check(!agent.pending || agent.first_lease != kNoSlot,
          "agent {}: presence is pending without a lease", key);
    check(!agent.lost || (agent.is_signed_in() && !state_.sessions.contains(id.index)),
          "agent {}: lost although connected or signed out", key);
    check(agent.is_signed_in() || agent.first_lease == kNoSlot, "agent {}: signed out with leases",
          key);
    check(agent.is_signed_in() || !agent.draining, "agent {}: signed out and draining", key);
    check(agent.takes_offers() || !has_offers,
          "agent {}: has an open offer although offers are not accepted", key);
    check(agent.listed || !agent.is_signed_in() || agent.draining,
          "agent {}: signed in, not listed and not draining", key);
    check(!agent.draining || agent.first_lease != kNoSlot, "agent {}: draining without a lease",
          key);
    check(agent.idle_since <= now_, "agent {}: idle_since is in the future", key);
  }

  void conversation(std::uint64_t number, Slot slot) {
    const Conversation& c = state_.conversations[slot];
    std::uint32_t open = 0, serving = 0, parked = 0, wrapping = 0, other = 0, primary = 0;
    std::uint32_t asked = 0, watching = 0, consulted = 0;
    for (Slot at = c.first_lease; at != kNoSlot; at = state_.leases[at].next_of_conversation) {
      const Lease& lease = state_.leases[at];
      check(lease.conversation == slot,
            "conversation {}: its list contains a lease of another conversation", number);
      check(state_.find_lease(slot, lease.agent) == at, "conversation {}: two leases of one agent",
            number);
      lease_timers(lease, at);
      open += lease.is_open_offer() && lease.kind == OfferKind::kRoute;
      asked += lease.is_open_offer() && lease.kind != OfferKind::kRoute;
      watching += lease.is_watching();
      consulted += lease.is_consulted();
      serving += lease.is_serving();
      parked += lease.is_parked();
      wrapping += lease.is_wrapping_up();
      other += lease.phase == LeasePhase::kAccepted || lease.phase == LeasePhase::kGone;
      primary += lease.is_serving() && lease.role == ParticipantRole::kPrimary;
    }
    check(c.number.value == number, "conversation {}: wrong number", number);
    check(other == 0, "conversation {}: a lease is in a transitional phase", number);
    check(c.open_offers == open, "conversation {}: {} open offers, but the counter is {}", number,
          open, c.open_offers);
    check(c.phase != Phase::kArriving && c.phase != Phase::kEnded,
          "conversation {}: in a transitional phase", number);
    check(c.is_active() == (serving > 0),
          "conversation {}: active without a serving agent, or the reverse", number);
    check((c.phase == Phase::kParked) == (parked > 0 && serving == 0),
          "conversation {}: parked without a parked lease, or the reverse", number);
    check(!c.is_active() || primary == 1, "conversation {}: {} primary agents", number, primary);
    check(c.phase != Phase::kWrapUp || wrapping > 0,
          "conversation {}: in wrap-up, but no agent wraps up", number);
    check(c.phase != Phase::kClosed || wrapping == 0,
          "conversation {}: closed, but an agent wraps up", number);
    check(open == 0 || c.is_waiting(), "conversation {}: has an open offer, but does not wait",
          number);
    check(watching == 0 || c.is_served(), "conversation {}: monitored, but not served", number);
    check(requests(c, slot) == asked,
          "conversation {}: open offer without a request, or the reverse", number);
    check(consultations(c, slot) == consulted,
          "conversation {}: consulted agent without a consultation, or the reverse", number);
    check(c.is_waiting() || c.is_served() || c.first_exclusion == kNoSlot,
          "conversation {}: has exclusions, but is neither waiting nor served", number);
    check(c.is_waiting() || !c.front, "conversation {}: at the front, but not waiting", number);
    check(!c.is_waiting() || c.relaxed == steps_due(state_.queue(c.queue), c.waiting_since, now_),
          "conversation {}: wrong relaxation step {}", number, c.relaxed);
    check(c.waiting_since <= now_, "conversation {}: waiting_since is in the future", number);
    const Customer* customer = state_.customers.find(c.customer);
    check(customer != nullptr, "conversation {}: unknown customer", number);
    check(customer == nullptr || state_.customers.place(c.customer) == c.of_customer,
          "conversation {}: wrong slot of the customer", number);
    exclusions(c);
    conversation_timers(c, slot);
  }

  // Checks the open requests and returns their number.
  std::uint32_t requests(const Conversation& c, Slot slot) {
    const auto number = c.number.value;
    std::uint32_t count = 0;
    std::uint32_t for_chat = 0;
    for (Slot at = c.first_request; at != kNoSlot; at = state_.requests[at].next) {
      const Request& request = state_.requests[at];
      ++count;
      for_chat += request.kind != OfferKind::kConsultation;
      const Slot offered = state_.find(request.offer);
      check(request.conversation == slot,
            "conversation {}: its list contains a request of another conversation", number);
      check(offered != kNoSlot && state_.leases[offered].kind == request.kind &&
                state_.leases[offered].conversation == slot,
            "conversation {}: a request without an open offer", number);
      const Slot asker = state_.find_lease(slot, request.asker);
      check(asker != kNoSlot && state_.leases[asker].is_serving(),
            "conversation {}: the requesting agent does not serve", number);
      check(request.kind != OfferKind::kConsultation ||
                state_.find_consultation(slot, request.asker) == state_.find(request.consultation),
            "conversation {}: a request names another consultation", number);
    }
    check(for_chat <= 1, "conversation {}: {} requests for transfers and conferences", number,
          for_chat);
    check(count == 0 || c.is_active(), "conversation {}: has requests, but is not active", number);
    return count;
  }

  // Checks the consultations and returns the number of active ones.
  std::uint32_t consultations(const Conversation& c, Slot slot) {
    const auto number = c.number.value;
    std::uint32_t active = 0;
    std::set<AgentId> initiators;
    for (Slot at = c.first_consultation; at != kNoSlot; at = state_.consultations[at].next) {
      const Consultation& consultation = state_.consultations[at];
      check(consultation.conversation == slot && state_.find(consultation.number) == at,
            "conversation {}: its list contains a consultation of another conversation", number);
      if (consultation.is_over()) continue;
      check(initiators.insert(consultation.initiator).second,
            "conversation {}: two consultations of one agent", number);
      const Slot initiator = state_.find_lease(slot, consultation.initiator);
      check(initiator != kNoSlot && state_.leases[initiator].is_serving(),
            "conversation {}: the consulting agent does not serve", number);
      if (!consultation.is_active()) continue;
      ++active;
      const Slot target = state_.find_lease(slot, consultation.target);
      check(target != kNoSlot && state_.leases[target].is_consulted(),
            "conversation {}: the consulted agent has no lease", number);
    }
    return active;
  }

  void exclusions(const Conversation& c) {
    std::uint32_t count = 0;
    Slot last = kNoSlot;
    for (Slot slot = c.first_exclusion; slot != kNoSlot; slot = state_.exclusions[slot].next) {
      check(state_.exclusions.find(c, state_.exclusions[slot].agent) == &state_.exclusions[slot],
            "conversation {}: an exclusion cannot be found", c.number.value);
      check(last == kNoSlot || state_.exclusions[slot].previous == last,
            "conversation {}: broken link in the list of exclusions", c.number.value);
      last = slot;
      ++count;
    }
    check(c.exclusion_count == count, "conversation {}: {} exclusions, but the counter is {}",
          c.number.value, count, c.exclusion_count);
    check(last == kNoSlot || state_.exclusions[c.first_exclusion].previous == last,
          "conversation {}: wrong last exclusion", c.number.value);
    if (Exclusions::are_many(c)) indexed_exclusions_ += count;
  }

  void lease_timers(const Lease& lease, Slot owner) {
    const auto agent = state_.keys.key(lease.agent);
    check(lease.weight == 0 || (!lease.is_consulted() && !lease.is_watching()),
          "agent {}: load for monitoring or being consulted", agent);
    const Timer* expiry = state_.timers.find(lease.timers, TimerKind::kOfferExpiry);
    const Timer* limit = state_.timers.find(lease.timers, TimerKind::kWrapUpLimit);
    check((expiry != nullptr) == lease.is_open_offer(),
          "agent {}: open offer without a timer, or the reverse", agent);
    check((state_.timers.find(lease.timers, TimerKind::kParkEnd) != nullptr) == lease.is_parked(),
          "agent {}: parked lease without a timer, or the reverse", agent);
    check(limit == nullptr || lease.is_wrapping_up(), "agent {}: wrap-up timer without a wrap-up",
          agent);
    count_timers(lease.timers, owner);
  }

  void conversation_timers(const Conversation& c, Slot owner) {
    const auto has = [&](TimerKind kind) { return state_.timers.find(c.timers, kind) != nullptr; };
    const auto number = c.number.value;
    const bool is_watched = !c.is_over() && c.phase != Phase::kScheduled;
    check(has(TimerKind::kCustomerGrace) == (c.customer_away && is_watched),
          "conversation {}: customer-grace timer missing or superfluous", number);
    const bool is_done = c.is_done();
    check(has(TimerKind::kForget) == (is_done && c.first_lease == kNoSlot && c.of_case == kNoSlot),
          "conversation {}: forget timer missing or superfluous", number);
    check(has(TimerKind::kCallback) == (c.phase == Phase::kScheduled),
          "conversation {}: callback timer missing or superfluous", number);
    check(has(TimerKind::kRelax) ==
              (c.is_waiting() && c.relaxed + 1 < state_.queue(c.queue).stages.size()),
          "conversation {}: relaxation timer missing or superfluous", number);
    check(c.is_served() || (!has(TimerKind::kReminder) && c.reminder == ReminderColor::kOff),
          "conversation {}: has a reminder, but is not served", number);
    check(c.is_active() || (!has(TimerKind::kIdleWarning) && !has(TimerKind::kIdleEnd)),
          "conversation {}: has idle timers, but is not active", number);
    count_timers(c.timers, owner);
  }

  void count_timers(TimerList list, Slot owner) {
    state_.timers.for_each_of(list, [&](const Timer& timer) {
      ++timers_found_;
      check(!state_.timers.precedes_first(timer), "a timer is earlier than the first one");
      check(timer.owner == owner, "a timer has the wrong owner");
      check(timer.due > now_, "a timer is overdue: due at {}, now {}", to_ms(timer.due),
            to_ms(now_));
    });
  }

  void queue(const Queue& queue) {
    std::uint64_t waiting = 0;
    Slot previous = kNoSlot;
    for (Slot slot = queue.first_waiting; slot != kNoSlot;
         slot = state_.conversations[slot].next_waiting) {
      const Conversation& c = state_.conversations[slot];
      ++waiting;
      check(c.is_waiting(), "queue {}: conversation {} is in the waiting line, but does not wait",
            queue.settings.key, c.number.value);
      check(c.previous_waiting == previous, "queue {}: broken link in the waiting line",
            queue.settings.key);
      check(&state_.queue(c.queue) == &queue, "queue {}: conversation {} waits in another queue",
            queue.settings.key, c.number.value);
      previous = slot;
    }
    check(queue.last_waiting == previous, "queue {}: wrong last conversation of the waiting line",
          queue.settings.key);
    check(queue.waiting == waiting, "queue {}: {} conversations wait, but the counter is {}",
          queue.settings.key, waiting, queue.waiting);
    waiting_ += waiting;
  }

  void timers() {
    check(state_.timers.armed() == timers_found_, "{} timers are armed, but {} have an owner",
          state_.timers.armed(), timers_found_);
    std::uint64_t waiting = 0;
    state_.conversations.numbers().for_each(
        [&](std::uint64_t, Slot slot) { waiting += state_.conversations[slot].is_waiting(); });
    check(waiting == waiting_ && waiting == state_.waiting,
          "{} conversations wait, {} are in waiting lines, the counter is {}", waiting, waiting_,
          state_.waiting);
  }

  void offers() {
    state_.offers.for_each([this](std::uint64_t number, Slot slot) {
      const Lease& lease = state_.leases[slot];
      check(lease.offer.value == number, "offer {}: names the lease of another offer", number);
      check(lease.is_open_offer(), "offer {}: closed, but not removed", number);
    });
  }

  void urls() {
    for (std::uint32_t i = 0; i < state_.agents.size(); ++i) {
      const auto pushed = state_.pushed_urls.find(i);
      if (pushed == state_.pushed_urls.end()) continue;
      const std::set<std::string> different(pushed->second.begin(), pushed->second.end());
      check(different.size() == pushed->second.size() && different.size() <= limits::kPushedUrls,
            "agent {}: an address is stored twice, or there are too many",
            state_.keys.key(AgentId{i}));
    }
  }

  const State& state_;
  Time now_;
  std::size_t timers_found_ = 0;
  std::uint64_t waiting_ = 0;
  std::size_t indexed_exclusions_ = 0;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> audit(const State& state, Time now) { return Audit(state, now).run(); }

}  // namespace cordboard::core
