#include "explore/signature.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "cordboard/limits.h"
#include "describe/archive.h"

namespace cordboard::explore {
namespace {

using core::Conversation;
using core::kNoSlot;
using core::Phase;
using core::Slot;
using core::State;

// Distances in time beyond this are equal: no rule of a small world spans an hour, so after an hour
// in which nothing is due every other distance has been cut.
constexpr Duration kFar{3'600'000};

// The longest times that the rules of the site use.
struct Reach {
  Duration waited = kLongestCredit;
  std::uint32_t missed = 0;
  bool is_sticky = false;
  bool by_due = false;
  bool by_turn = false;
  bool by_handled = false;
  bool ages = false;
};

Reach reach_of(const State& state) {
  Reach reach;
  for (const core::Queue& queue : state.queues) {
    const QueueSettings& settings = queue.settings;
    // These settings make decisions depend on values that grow for ever; a small world must not use
    // them.
    CORDBOARD_ASSERT(settings.strategy != strategy::kRandom && !settings.hours);
    CORDBOARD_ASSERT(settings.max_estimated_wait.count() == 0);
    for (const RelaxStep& step : settings.relax) {
      reach.waited = std::max(reach.waited, step.after);
    }
    reach.missed = std::max(reach.missed, static_cast<std::uint32_t>(settings.missed_before_rona));
    reach.is_sticky |= settings.sticky_wait.count() > 0;
    reach.by_due |= settings.order == QueueOrder::kDue;
    reach.by_turn |= settings.strategy == strategy::kRoundRobin;
    reach.by_handled |= settings.strategy == strategy::kFewestHandled;
    reach.ages |= settings.aging_per_minute > 0;
  }
  return reach;
}

struct Typing {
  ConversationId conversation;
  AgentId agent;  // none: the customer
  ConsultationId consultation;
  Time until{};
};

// The typing indicators are not part of the state; the snapshot holds them behind the state.
std::vector<Typing> typing_indicators_of(const Engine::Body& engine) {
  constexpr std::size_t kBeforeBody = 21 + 32;  // the magic bytes and the digest
  const std::string snapshot = engine.snapshot();
  core::ArchiveReader in(std::string_view(snapshot).substr(kBeforeBody));
  Time now{};
  std::uint64_t seq = 0;
  in(now, seq);
  State state;
  CORDBOARD_ASSERT(now == engine.now() && core::load(in, state));
  std::uint32_t count = 0;
  in(count);
  std::vector<Typing> all(count);
  for (Typing& each : all) in(each.conversation, each.agent, each.consultation, each.until);
  CORDBOARD_ASSERT(in.ok());
  return all;
}

class Scribe {
 public:
  Scribe(const Engine::Body& engine, bool may_type)
      : engine_(engine),
        state_(engine.state()),
        now_(engine.now()),
        reach_(reach_of(state_)),
        may_type_(may_type) {
    state_.conversations.numbers().for_each(
        [this](std::uint64_t, Slot slot) { live_.push_back(slot); });
  }

  std::string write() {
    // Which of the world's sites is configured. The rest of the site, with its keys and derived
    // data, follows from it.
    out_(state_.site->name);
    // How many conversations may still come, and whether any offer was closed: a closed offer and
    // one that never existed are refused by different names. The numbers themselves do not matter.
    out_(state_.conversations.numbers().last(), state_.offers.last() > open_offers());
    for (std::uint32_t i = 0; i < state_.agents.size(); ++i) agent(AgentId{i});
    if (reach_.by_turn) {
      for (const core::Queue& queue : state_.queues) out_(queue.last_offered);
    }
    // Pushed links are listed in answers, but no decision depends on them.
    for (const auto& [key, text] : state_.canned_responses) out_(key, text);
    out_(static_cast<std::uint8_t>(live_.size()));
    for (const Slot slot : live_) conversation(slot);
    last_consultation();
    customers();
    ages();
    timers();
    if (may_type_) typing();
    histories();
    return std::move(bytes_);
  }

 private:
  std::uint64_t open_offers() const {
    std::uint64_t open = 0;
    for (const Slot slot : live_) {
      for (Slot at = state_.conversations[slot].first_lease; at != kNoSlot;
           at = state_.leases[at].next_of_conversation) {
        open += state_.leases[at].is_open_offer();
      }
    }
    return open;
  }
  // The time since then, up to the longest that matters.
  Duration ago(Time at, Duration matters) const { return std::min(now_ - at, matters); }
  // The time until then; zero when it has passed.
  Duration ahead(Time at) const { return at > now_ ? std::min(at - now_, kFar) : Duration{0}; }
  std::uint8_t place_of(Slot conversation) const {
    const auto found = std::find(live_.begin(), live_.end(), conversation);
    return static_cast<std::uint8_t>(found - live_.begin());
  }

  // Left out: `site_order`, `capacity`, `role` (part of the site); `load`, `working` (sums of
  // leases); `tallied_until` and the records (figures on which no decision depends).
  void agent(AgentId id) {
    const core::Agent& agent = state_.agent(id);
    out_(agent.presence, agent.reason, agent.pending, agent.pending_reason, agent.listed,
         agent.draining, agent.watched, agent.lost);
    out_(std::min(agent.missed_in_row, reach_.missed), ahead(agent.paused_until), idle_place(id));
    if (reach_.by_handled) out_(agent.handled);
    CORDBOARD_ASSERT(!state_.agent_setups[id.index].schedule && !agent.overridden);
    const core::AgentSetup& setup = state_.agent_setups[id.index];
    if (agent.lost) out_(ago(agent.lost_at, std::max(setup.disconnect_grace, setup.requeue_after)));
    const auto sessions = state_.sessions.find(id.index);
    std::vector<std::string> all;
    if (sessions != state_.sessions.end()) all = sessions->second;
    std::sort(all.begin(), all.end());
    out_(all);
    for (Slot at = agent.first_lease; at != kNoSlot; at = state_.leases[at].next_of_agent) {
      out_(true, place_of(state_.leases[at].conversation));
    }
    out_(false);
  }

  // An agent's idle-since time is only compared with those of other agents, and becoming ready
  // resets it. Hence 0 for an agent who is not ready, otherwise how many of these times, and the
  // present, are later.
  std::uint8_t idle_place(AgentId id) const {
    const core::Agent& agent = state_.agent(id);
    if (agent.presence != Presence::kReady) return 0;
    std::vector<Time> later;
    const auto consider = [&](Time at) {
      if (at > agent.idle_since && std::find(later.begin(), later.end(), at) == later.end()) {
        later.push_back(at);
      }
    };
    consider(now_);
    for (const core::Agent& other : state_.agents) {
      if (other.presence == Presence::kReady) consider(other.idle_since);
    }
    return static_cast<std::uint8_t>(1 + later.size());
  }

  // Left out: `started_at`, `served_at` and `served_by` (reported and counted, but no decision
  // depends on them); `open_offers` (a sum of leases); `needs_now` (follows from needs, queue and
  // step); the place in the queue's waiting list (serving has its own order); the text of the
  // transcript (but see `read`).
  void conversation(Slot slot) {
    const Conversation& c = state_.conversations[slot];
    const QueueSettings& queue = state_.queue(c.queue).settings;
    out_(c.phase, c.queue, c.priority, c.added, c.relaxed, c.reminder, c.customer_away,
         c.customer_typing, c.front, c.asked_for, state_.needs.requirement(c.needs));
    out_(c.kept_needs == kNoSlot ? Requirement() : state_.kept_needs[c.kept_needs]);
    out_(std::min(c.failed_offers, static_cast<std::uint32_t>(queue.max_offers)));
    if (c.is_waiting()) waiting(c, queue);
    exclusions(c);
    // The end of the time in which an abandoned one may be resumed.
    if (c.phase == Phase::kAbandoned) out_(ago(c.ended_at, state_.longest_resume));
    if (c.reminder == ReminderColor::kGreen) {
      out_(ago(c.reminder_since, std::max(queue.reminder.yellow, queue.reminder.red)));
    }
    std::vector<QueueId> visited;
    for (Slot at = c.first_visit; at != kNoSlot; at = state_.visits[at].next) {
      visited.push_back(state_.visits[at].queue);
    }
    std::sort(visited.begin(), visited.end());
    out_(visited);
    const MessageId last = last_message(c);
    out_(last && c.read == last);
    for (Slot at = c.first_lease; at != kNoSlot; at = state_.leases[at].next_of_conversation) {
      out_(true);
      lease(state_.leases[at], last);
    }
    out_(false);
    company(c);
  }

  // Left out: consultations that are over, except one (`last_consultation`); the numbers.
  void company(const Conversation& c) {
    for (Slot at = c.first_request; at != kNoSlot; at = state_.requests[at].next) {
      const core::Request& request = state_.requests[at];
      out_(true, request.kind, request.asker, request.to, ahead(request.ends_at), request.asked);
    }
    out_(false);
    for (Slot at = c.first_consultation; at != kNoSlot; at = state_.consultations[at].next) {
      const core::Consultation& each = state_.consultations[at];
      if (each.is_over()) continue;
      out_(true, each.phase, each.initiator, each.target, each.initiator_typing,
           each.target_typing);
    }
    out_(false);
  }

  // The newest consultation that is over, which represents all of these.
  void last_consultation() {
    const ConsultationId number = settled_consultation(state_);
    out_(static_cast<bool>(number));
    const Slot slot = number ? state_.find(number) : kNoSlot;
    out_(slot != kNoSlot);
    if (slot == kNoSlot) return;
    out_(place_of(state_.consultations[slot].conversation), state_.consultations[slot].initiator);
  }

  // Left out: the cause of an exclusion (reported, but no decision depends on it) and exclusions
  // that are over.
  void waiting(const Conversation& c, const QueueSettings& queue) {
    out_(ago(c.queued_at, queue.max_wait), ahead(c.sticky_until));
    if (c.sticky_until > now_) out_(c.preferred);
  }

  void exclusions(const Conversation& c) {
    std::vector<std::tuple<AgentId, Duration, Duration>> exclusions;
    for (Slot at = c.first_exclusion; at != kNoSlot; at = state_.exclusions[at].next) {
      const core::Exclusion& exclusion = state_.exclusions[at];
      if (exclusion.until > now_)
        exclusions.emplace_back(exclusion.agent, ahead(exclusion.not_before),
                                ahead(exclusion.until));
    }
    std::sort(exclusions.begin(), exclusions.end());
    out_(static_cast<std::uint8_t>(exclusions.size()));
    for (const auto& [who, not_before, until] : exclusions) out_(who, not_before, until);
  }

  // The last message, the only one that the worlds mark as read, and its readers.
  MessageId last_message(const Conversation& c) {
    static const std::vector<core::Entry> kNone;
    const bool is_silent = c.transcript == kNoSlot;
    const auto& entries = is_silent ? kNone : state_.transcripts[c.transcript].entries;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
      if (!entry->is_message()) continue;
      out_(true, entry->visible_to, entry->only_to, entry->from);
      return entry->message;
    }
    out_(false);
    return {};
  }

  // Only wrap-ups can still happen to it; an abandoned one may be resumed.
  static bool is_done(const Conversation& c) { return c.is_over() && c.phase != Phase::kAbandoned; }

  // Left out: `serial` (the order of the lists), the offer's number, `since` and `accepted_at`
  // (figures; the longest wrap-up is a day, which no small world comes near).
  void lease(const core::Lease& lease, MessageId last) {
    out_(lease.agent, lease.phase, lease.kind, lease.role, lease.weight, lease.code, lease.typing,
         last && lease.read == last);
  }

  // Customers by their conversations: their keys are interchangeable.
  void customers() {
    std::vector<CustomerId> known;
    for (const Slot slot : live_) {
      const CustomerId customer = state_.conversations[slot].customer;
      const auto found = std::find(known.begin(), known.end(), customer);
      out_(static_cast<std::uint8_t>(found - known.begin()));
      if (found != known.end()) continue;
      known.push_back(customer);
      if (reach_.is_sticky) out_(state_.customers.find(customer)->last_agent);
    }
  }

  // How long customers have waited: as far as relax steps and earlier waiting reach, and their
  // order; the whole time where priority grows with age. Due times: those ahead, and their order.
  void ages() {
    std::vector<Slot> by_age;
    for (const Slot slot : live_) {
      const Conversation& c = state_.conversations[slot];
      if (is_done(c)) continue;
      by_age.push_back(slot);
      out_(reach_.ages ? now_ - c.waiting_since : ago(c.waiting_since, reach_.waited));
    }
    const auto order_by = [&](auto time_of) {
      std::stable_sort(by_age.begin(), by_age.end(),
                       [&](Slot a, Slot b) { return time_of(a) < time_of(b); });
      for (std::size_t i = 0; i < by_age.size(); ++i) {
        const bool is_tie = i > 0 && time_of(by_age[i]) == time_of(by_age[i - 1]);
        out_(place_of(by_age[i]), is_tie);
      }
    };
    order_by([this](Slot slot) { return state_.conversations[slot].waiting_since; });
    if (!reach_.by_due) return;
    for (const Slot slot : by_age) out_(ahead(state_.conversations[slot].due_at));
    order_by([this](Slot slot) { return state_.conversations[slot].due_at; });
  }

  // In the order in which they will run, each by its distance from the previous one.
  void timers() {
    struct Entry {
      Time due{};
      std::uint64_t order = 0;
      core::TimerKind kind{};
      std::uint8_t place = 0;
      AgentId agent;
    };
    std::vector<Entry> all;
    for (const Slot slot : live_) {
      const Conversation& c = state_.conversations[slot];
      const std::uint8_t place = place_of(slot);
      state_.timers.for_each_of(c.timers, [&](const core::Timer& timer) {
        all.push_back({timer.due, timer.order, timer.kind, place, {}});
      });
      for (Slot at = c.first_lease; at != kNoSlot; at = state_.leases[at].next_of_conversation) {
        const core::Lease& lease = state_.leases[at];
        state_.timers.for_each_of(lease.timers, [&](const core::Timer& timer) {
          all.push_back({timer.due, timer.order, timer.kind, place, lease.agent});
        });
      }
    }
    std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) {
      return std::tie(a.due, a.order) < std::tie(b.due, b.order);
    });
    Time before = now_;
    for (const Entry& each : all) {
      out_(each.kind, each.place, each.agent, std::min(each.due - before, kFar));
      before = each.due;
    }
  }

  // Customers by key and not by place, because the worlds with profiles have only one customer.
  // Left out: texts (no decision depends on them, and no limit is reached).
  void histories() {
    if (state_.customers.dossiers() + state_.calendars.size() == 0) return;
    out_(now_.time_since_epoch().count() % limits::kShortestSlotMs);
    out_(state_.cases.numbers().last(), state_.appointments.numbers().last(),
         state_.items.numbers().last());
    for (const std::string_view key : {"lee", "kim"}) dossier(key);
    state_.cases.numbers().for_each(
        [this](std::uint64_t, Slot slot) { a_case(state_.cases[slot]); });
    state_.appointments.numbers().for_each([this](std::uint64_t number, Slot slot) {
      const core::Appointment& each = state_.appointments[slot];
      out_(number, each.state, each.is_protected(), near(each.start));
    });
    state_.items.numbers().for_each([this](std::uint64_t number, Slot slot) {
      const core::Item& item = state_.items[slot];
      out_(number, item.tags, place_of(state_.find(item.conversation)));
    });
  }

  void dossier(std::string_view key) {
    const core::Customer* customer = state_.customers.find(state_.customers.find(key));
    out_(customer != nullptr);
    if (customer == nullptr) return;
    for (const Slot slot : live_) {
      out_(state_.conversations[slot].customer == customer->number,
           state_.conversations[slot].of_case != kNoSlot);
    }
    const core::Dossier* dossier = state_.customers.dossier_of(*customer);
    out_(dossier != nullptr);
    if (dossier == nullptr) return;
    out_(dossier->has_profile, *dossier->profile[core::Dossier::kName],
         static_cast<std::uint32_t>(dossier->meetings.size()));
    for (const core::MeetingPlace place : dossier->meetings) out_(place.agent, near(place.start));
  }

  void a_case(const core::Case& c) {
    out_(c.number, c.state, c.needs_password, c.operators, *c.texts[core::Case::kName]);
  }

  // A time, past or future, as far as it matters.
  Duration near(Time at) const { return std::clamp(at - now_, -kFar, kFar); }

  // Where the conversation is forgotten, the timer still runs and has no effect, so its owner does
  // not matter.
  void typing() {
    std::vector<std::tuple<std::uint8_t, AgentId, Duration>> all;
    for (const Typing& each : typing_indicators_of(engine_)) {
      const Slot slot = state_.find(each.conversation);
      all.emplace_back(place_of(slot), slot == kNoSlot ? AgentId{} : each.agent, each.until - now_);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const auto& [place, agent, until] : all) out_(place, agent, until);
  }

  const Engine::Body& engine_;
  const State& state_;
  const Time now_;
  const Reach reach_;
  const bool may_type_;
  std::vector<Slot> live_;
  std::string bytes_;
  core::ArchiveWriter out_{bytes_};
};

}  // namespace

ConsultationId settled_consultation(const core::State& state) {
  ConsultationId number{state.consultations.numbers().last()};
  while (number && state.find(number) != kNoSlot &&
         !state.consultations[state.find(number)].is_over()) {
    --number.value;
  }
  return number;
}

core::Digest signature_of(const Engine::Body& engine, bool somebody_may_type) {
  return core::digest(Scribe(engine, somebody_may_type).write());
}

}  // namespace cordboard::explore
