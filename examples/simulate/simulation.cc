#include "simulation.h"

#include <utility>

namespace cordboard::simulate {
namespace {

constexpr int kGenerationBits = 32;

}  // namespace

Simulation::Simulation(const Model& model, std::ostream* events)
    : model_(&model), center_(model, *this, events), ledger_(model), staff_(model, ledger_) {
  for (const CustomerClass& kind : model.classes) customers_.emplace_back(kind, model.seed);
}

void Simulation::run(const Progress& progress) {
  constexpr unsigned kProgressMask = 0x3fff;
  const Ms end = model_->warm_up + model_->duration;
  begin();
  for (unsigned step = 0;; ++step) {
    if (progress && (step & kProgressMask) == kProgressMask && !events_.empty()) {
      progress(events_.next().at);
    }
    const std::optional<Ms> deadline = center_.next_deadline();
    const bool engine_first = deadline && (events_.empty() || *deadline <= events_.next().at);
    if (!engine_first && events_.empty()) break;
    const Ms now = engine_first ? *deadline : events_.next().at;
    if (now >= end) break;
    ledger_.reach(now);
    if (engine_first) {
      center_.advance(now);
    } else {
      happen(events_.take());
    }
    react(now);
  }
  ledger_.reach(end);
}

// The agents on shift sign in, and every class gets its first arrival.
void Simulation::begin() {
  for (std::size_t pool = 0; pool < model_->pools.size(); ++pool) {
    const ShiftPlan& shifts = model_->pools[pool].shifts;
    if (shifts.is_on(0)) sign_in_pool(0, pool);
    if (const auto turn = shifts.next_turn(0)) events_.add(turn->at, Happening::kShiftTurn, pool);
  }
  for (std::size_t i = 0; i < customers_.size(); ++i) schedule_arrival(i);
  react(0);
}

void Simulation::happen(const Entry& entry) {
  switch (entry.happening()) {
    case Happening::kAnswer:
      return answer(entry.at, entry.subject);
    case Happening::kWorkDone:
      return finish_work(entry.at, entry.subject);
    case Happening::kWrapUpEnd:
      return finish_wrap_up(entry.at, entry.subject);
    case Happening::kBackReady:
      return come_back(entry.at, entry.subject);
    case Happening::kShiftTurn:
      return turn_shift(entry.at, entry.subject);
    case Happening::kArrival:
      return arrive(entry.at, entry.subject);
    case Happening::kPatience:
      return lose_patience(entry.at, entry.subject);
  }
}

// Work without duration is done at once, before anything else happens: first wrap-ups, which free
// capacity, then answers.
void Simulation::react(Ms now) {
  for (std::size_t wrap_ups = 0, answers = 0;;) {
    if (wrap_ups < wrap_ups_at_once_.size()) {
      finish_wrap_up(now, wrap_ups_at_once_[wrap_ups++]);
    } else if (answers < answers_at_once_.size()) {
      answer(now, answers_at_once_[answers++]);
    } else {
      break;
    }
  }
  wrap_ups_at_once_.clear();
  answers_at_once_.clear();
}

// ---- customers ----

void Simulation::schedule_arrival(std::size_t class_index) {
  const std::optional<Ms> at = customers_[class_index].next_arrival();
  if (at) events_.add(*at, Happening::kArrival, class_index);
}

void Simulation::arrive(Ms now, std::size_t class_index) {
  const Customers::Newcomer newcomer = customers_[class_index].newcomer();
  arriving_class_ = class_index;
  arriving_customer_ = newcomer.number;
  center_.start(now, class_index, newcomer.credit);
  schedule_arrival(class_index);
  const std::uint64_t number = arrived_;
  react(now);
  if (!newcomer.patience) return;
  const Conversation* conversation = conversations_.find(number);
  if (conversation == nullptr || !conversation->is_waiting) return;
  events_.add(now + *newcomer.patience, Happening::kPatience, number);
}

void Simulation::lose_patience(Ms now, std::uint64_t conversation) {
  const Conversation* waiting = conversations_.find(conversation);
  if (waiting != nullptr && waiting->is_waiting) center_.abandon(now, conversation);
}

void Simulation::on_started(Ms at, std::uint64_t conversation) {
  const auto kind = static_cast<std::uint32_t>(arriving_class_);
  arrived_ = conversation;
  conversations_.add({.number = conversation,
                      .customer = arriving_customer_,
                      .class_index = kind,
                      .place = ledger_.place(),
                      .arrived = at});
  ledger_.record(kind, ledger_.place(), [](Tally& tally) { ++tally.arrived; });
  ledger_.change_waiting(at, kind, 1);
}

void Simulation::on_queued(std::uint64_t conversation, std::size_t queue) {
  Conversation& queued = *conversations_.find(conversation);
  queued.weight = model_->site.queues[queue].weight;
  if (std::exchange(queued.was_queued, true)) return;
  ledger_.record(queued.class_index, queued.place, [](Tally& tally) { ++tally.queued; });
}

void Simulation::stop_waiting(Ms at, Conversation& conversation) {
  conversation.is_waiting = false;
  ledger_.change_waiting(at, conversation.class_index, -1);
}

void Simulation::on_rejected(Ms at, std::uint64_t conversation) {
  Conversation& rejected = *conversations_.find(conversation);
  stop_waiting(at, rejected);
  ledger_.record(rejected.class_index, rejected.place, [](Tally& tally) { ++tally.rejected; });
  ledger_.record_wait(rejected.class_index, rejected.place, 0);
  conversations_.remove(rejected);
}

void Simulation::on_abandoned(Ms at, std::uint64_t conversation) {
  Conversation& abandoned = *conversations_.find(conversation);
  stop_waiting(at, abandoned);
  const Ms wait = at - abandoned.arrived;
  ledger_.record(abandoned.class_index, abandoned.place, [wait](Tally& tally) {
    ++tally.abandoned;
    tally.wait += wait;
  });
  ledger_.record_wait(abandoned.class_index, abandoned.place, wait);
  conversations_.remove(abandoned);
}

// ---- agents ----

void Simulation::on_offered(Ms at, std::uint64_t offer, std::uint64_t conversation,
                            std::size_t place, Ms expires_at) {
  Conversation& offered = *conversations_.find(conversation);
  const bool first_at_once = at == offered.arrived && !offered.was_offered_at_once;
  if (first_at_once) offered.was_offered_at_once = true;
  ledger_.record(offered.class_index, offered.place, [first_at_once](Tally& tally) {
    ++tally.offers;
    tally.offered_at_once += static_cast<std::uint64_t>(first_at_once);
  });
  offers_.add({.number = offer,
               .conversation = conversation,
               .agent = static_cast<std::uint32_t>(place),
               .weight = offered.weight});
  staff_.carry(at, staff_.agent(place), 0, offered.weight);
  if (staff_.misses(place)) return;
  const Ms delay = staff_.answer_delay(place);
  if (delay == 0) {
    answers_at_once_.push_back(offer);
  } else if (at + delay <= expires_at) {
    events_.add(at + delay, Happening::kAnswer, offer);
  }
}

void Simulation::answer(Ms now, std::uint64_t offer) {
  if (const Offer* open = offers_.find(offer)) center_.accept(now, offer, open->agent);
}

void Simulation::on_accepted(Ms at, std::uint64_t number) {
  Offer& offer = *offers_.find(number);
  Conversation& accepted = *conversations_.find(offer.conversation);
  stop_waiting(at, accepted);
  accepted.is_in_chat = true;
  accepted.agent = offer.agent;
  accepted.accepted = at;
  const Ms wait = at - accepted.arrived;
  Agent& agent = staff_.agent(offer.agent);
  const Ms work = customers_[accepted.class_index].work(accepted.customer, agent.pool);
  ledger_.record(accepted.class_index, accepted.place, [wait, work](Tally& tally) {
    ++tally.answered;
    tally.work += work;
    tally.wait += wait;
    tally.wait_answered += wait;
    for (std::size_t i = 0; i < kThresholds.size(); ++i) {
      tally.answered_within[i] += static_cast<std::uint64_t>(wait <= kThresholds[i] * kSecond);
    }
  });
  ledger_.record_wait(accepted.class_index, accepted.place, wait);

  staff_.carry(at, agent, offer.weight, -offer.weight);
  agent.worker.start(at, accepted.number, work);
  schedule_work(offer.agent);
  offers_.remove(offer);
}

void Simulation::release(Ms at, std::uint64_t number, bool missed) {
  Offer& offer = *offers_.find(number);
  staff_.carry(at, staff_.agent(offer.agent), 0, -offer.weight);
  const Conversation* conversation = conversations_.find(offer.conversation);
  if (missed && conversation != nullptr) {
    ledger_.record(conversation->class_index, conversation->place,
                   [](Tally& tally) { ++tally.missed; });
  }
  offers_.remove(offer);
}

void Simulation::on_missed(Ms at, std::uint64_t offer) { release(at, offer, true); }

void Simulation::on_withdrawn(Ms at, std::uint64_t offer) { release(at, offer, false); }

// Puts the agent's next finish on the list, unless it is already there.
void Simulation::schedule_work(std::size_t place) {
  Agent& agent = staff_.agent(place);
  if (!agent.worker.is_busy()) {
    agent.finish_at = -1;
    return;
  }
  const Ms at = agent.worker.next().at;
  if (at == agent.finish_at) return;
  agent.finish_at = at;
  const std::uint64_t generation = ++agent.generation;
  events_.add(at, Happening::kWorkDone, generation << kGenerationBits | place);
}

void Simulation::finish_work(Ms now, std::uint64_t subject) {
  const std::uint64_t place = subject & ((std::uint64_t{1} << kGenerationBits) - 1);
  Agent& agent = staff_.agent(place);
  const bool is_current = agent.finish_at == now && agent.generation == subject >> kGenerationBits;
  if (!is_current) return;
  agent.finish_at = -1;
  center_.end(now, agent.worker.next().chat, place);
}

void Simulation::on_ended(Ms at, std::uint64_t conversation) {
  Conversation& ended = *conversations_.find(conversation);
  if (!ended.is_in_chat) return;
  ended.is_in_chat = false;
  Agent& agent = staff_.agent(ended.agent);
  agent.worker.stop(at, conversation);
  staff_.carry(at, agent, -ended.weight, 0);
  schedule_work(ended.agent);
  const Ms handle = at - ended.accepted;
  ledger_.record(ended.class_index, ended.place, [handle](Tally& tally) {
    ++tally.handled;
    tally.handle += handle;
  });
}

void Simulation::on_wrap_up_started(Ms at, std::uint64_t conversation, std::size_t place) {
  staff_.carry(at, staff_.agent(place), 0, conversations_.find(conversation)->weight);
  const Ms length = staff_.wrap_up(place);
  if (length == 0) {
    wrap_ups_at_once_.push_back(conversation);
  } else {
    events_.add(at + length, Happening::kWrapUpEnd, conversation);
  }
}

void Simulation::finish_wrap_up(Ms now, std::uint64_t conversation) {
  // Already closed if the queue's own limit has ended the wrap-up.
  const Conversation* wrapping = conversations_.find(conversation);
  if (wrapping != nullptr) center_.finish_wrap_up(now, conversation, wrapping->agent);
}

void Simulation::on_wrap_up_finished(Ms at, std::uint64_t conversation, std::size_t place) {
  staff_.carry(at, staff_.agent(place), 0, -conversations_.find(conversation)->weight);
}

void Simulation::on_closed(std::uint64_t conversation) {
  if (Conversation* closed = conversations_.find(conversation)) conversations_.remove(*closed);
}

// ---- shifts and presence ----

void Simulation::sign_in_pool(Ms now, std::size_t index) {
  const Pool& pool = model_->pools[index];
  for (std::size_t number = 0; number < pool.count; ++number) {
    const std::size_t place = pool.first_agent + number;
    const Agent& agent = staff_.agent(place);
    if (!agent.is_signed_in || agent.is_leaving) center_.sign_in(now, place);
  }
}

void Simulation::turn_shift(Ms now, std::size_t index) {
  const Pool& pool = model_->pools[index];
  if (pool.shifts.is_on(now)) {
    sign_in_pool(now, index);
  } else {
    for (std::size_t number = 0; number < pool.count; ++number) {
      const std::size_t place = pool.first_agent + number;
      staff_.agent(place).is_leaving = true;
      center_.sign_out(now, place);
    }
  }
  if (const auto turn = pool.shifts.next_turn(now)) {
    events_.add(turn->at, Happening::kShiftTurn, index);
  }
}

void Simulation::on_signed_in(Ms at, std::size_t agent) { staff_.sign_in(at, staff_.agent(agent)); }

void Simulation::on_signed_out(Ms at, std::size_t agent) {
  staff_.sign_out(at, staff_.agent(agent));
}

void Simulation::on_presence(Ms at, std::size_t place, Presence presence) {
  Agent& agent = staff_.agent(place);
  const bool was_in_rona = std::exchange(agent.is_in_rona, presence == Presence::kRona);
  if (!agent.is_in_rona || was_in_rona) return;
  agent.back_at = at + staff_.back_after_missed(place);
  events_.add(agent.back_at, Happening::kBackReady, place);
}

void Simulation::come_back(Ms now, std::size_t place) {
  const Agent& agent = staff_.agent(place);
  const bool still_there = agent.is_signed_in && !agent.is_leaving;
  if (agent.is_in_rona && agent.back_at == now && still_there) center_.set_ready(now, place);
}

}  // namespace cordboard::simulate
