#include "property/ledger.h"

#include <algorithm>

namespace cordboard::property {
namespace {

std::uint64_t length(Time from, Time to) {
  return to > from ? static_cast<std::uint64_t>((to - from).count()) : 0;
}

bool holds(const Interval& interval, Time at) { return interval.from <= at && at < interval.to; }

std::uint64_t mean(std::uint64_t sum, std::uint64_t count) { return count == 0 ? 0 : sum / count; }

Share share(std::uint64_t part, std::uint64_t whole) { return {mean(part * 1000, whole)}; }

// The smallest value that at least `percent` percent of the values do not exceed.
std::uint64_t quantile(const std::vector<std::uint64_t>& sorted, std::uint64_t percent) {
  if (sorted.empty()) return 0;
  const std::uint64_t rank = (sorted.size() * percent + 99) / 100;
  return sorted[rank == 0 ? 0 : rank - 1];
}

}  // namespace

void Ledger::write(const Batch& batch, const Names& names) {
  for (const EventRecord& record : batch.events()) {
    at_ = record.at;
    if (const auto* e = std::get_if<event::SiteConfigured>(&record.event)) list(*e->site, names);
    std::visit([this](const auto& e) { apply(e); }, record.event);
  }
}

bool Ledger::tells_of(QueueId queue) const {
  return queues_.contains(queue.index) ||
         std::any_of(chats_.begin(), chats_.end(), [queue](const auto& each) {
           return each.second.is_waiting && each.second.queue == queue;
         });
}

bool Ledger::tells_of(AgentId agent) const {
  const auto desk = desks_.find(agent.index);
  return agents_.contains(agent.index) || (desk != desks_.end() && desk->second.is_signed_in());
}

answer::QueueFigures Ledger::figures(QueueId queue, const Interval& interval) const {
  answer::QueueFigures sum;
  for (const auto& each : of_queues_) {
    if (each.index != queue.index || !holds(interval, each.at)) continue;
    sum.counts.*each.figure += each.amount;
  }
  std::vector<std::uint64_t> waits;
  for (const Wait& each : waits_) {
    if (each.queue == queue.index && holds(interval, each.at)) waits.push_back(each.length);
  }
  std::sort(waits.begin(), waits.end());
  const std::uint64_t waited = sum.counts.answered + sum.counts.abandoned;
  sum.service_level = share(sum.counts.within_service_level, waited);
  sum.average_wait = mean(sum.counts.wait_ms, waited);
  sum.p50_wait = quantile(waits, 50);
  sum.p90_wait = quantile(waits, 90);
  sum.average_handle = mean(sum.counts.handle_ms, sum.counts.handled);
  return sum;
}

answer::AgentFigures Ledger::figures(AgentId agent, const Interval& interval, Time now) const {
  answer::AgentFigures sum;
  for (const auto& each : of_agents_) {
    if (each.index != agent.index || !holds(interval, each.at)) continue;
    sum.counts.*each.figure += each.amount;
  }
  std::vector<TimeSpent> spells = times_spent_;
  const auto desk = desks_.find(agent.index);
  if (desk != desks_.end()) spend(agent.index, desk->second, now, spells);
  for (const TimeSpent& each : spells) {
    if (each.agent != agent.index) continue;
    sum.counts.*each.figure += length(std::max(each.interval.from, interval.from),
                                      std::min(each.interval.to, interval.to));
  }
  sum.average_handle = mean(sum.counts.handle_ms, sum.counts.handled);
  sum.occupancy = share(sum.counts.busy_ms, sum.counts.busy_ms + sum.counts.ready_ms);
  return sum;
}

void Ledger::apply(const event::ConversationStarted& e) {
  chat(e.conversation) = Chat{e.queue, e.waiting_since.value_or(at_)};
}

void Ledger::apply(const event::ConversationQueued& e) {
  Chat& it = chat(e.conversation);
  if (e.cause == QueuedCause::kOverflow) add(it.queue, &QueueStatistics::rejected);
  if (e.cause == QueuedCause::kOverflow || e.cause == QueuedCause::kArrived) {
    add(e.queue, &QueueStatistics::arrived);
  }
  if (it.is_scheduled) it.waiting_since = at_;
  if (it.is_given_up) add(e.queue, &QueueStatistics::resumed);
  it.queue = e.queue;
  it.is_waiting = true;
  it.is_scheduled = it.is_given_up = false;
}

void Ledger::apply(const event::ConversationAbandoned& e) {
  Chat& it = chat(e.conversation);
  it.is_waiting = it.is_scheduled = false;
  if (it.is_answered) return;
  it.is_given_up = true;
  add(it.queue, &QueueStatistics::abandoned);
  add(it.queue, &QueueStatistics::wait_ms, length(it.waiting_since, at_));
}

void Ledger::apply(const event::ConversationRejected& e) {
  chat(e.conversation).is_waiting = false;
  add(e.queue, &QueueStatistics::rejected);
}

void Ledger::apply(const event::ConversationForgotten& e) { chats_.erase(e.conversation.value); }

void Ledger::apply(const event::CallbackScheduled& e) {
  chat(e.conversation).is_waiting = false;
  chat(e.conversation).is_scheduled = true;
}

void Ledger::apply(const event::OfferCreated& e) {
  if (e.kind != OfferKind::kRoute) return;
  add(chat(e.conversation).queue, &QueueStatistics::offered);
  add(e.agent, &AgentStatistics::offered);
}

void Ledger::apply(const event::OfferDeclined& e) {
  if (e.kind != OfferKind::kRoute) return;
  add(chat(e.conversation).queue, &QueueStatistics::declined);
  add(e.agent, &AgentStatistics::declined);
}

void Ledger::apply(const event::OfferExpired& e) {
  if (e.kind != OfferKind::kRoute) return;
  add(chat(e.conversation).queue, &QueueStatistics::missed);
  add(e.agent, &AgentStatistics::missed);
}

void Ledger::apply(const event::ParticipantJoined& e) {
  if (e.role == ParticipantRole::kMonitor || e.role == ParticipantRole::kCoach) return;
  Part& own = part(e.conversation, e.agent);
  turn_over(e.agent).in_hand += own.is_consulted ? 0 : 1;
  own = Part{at_};
  Chat& it = chat(e.conversation);
  if (it.is_waiting) add(e.agent, &AgentStatistics::answered);
  it.is_waiting = false;
  if (it.is_answered) return;
  it.is_answered = true;
  const std::uint64_t waited = length(it.waiting_since, at_);
  waits_.push_back({at_, it.queue.index, waited});
  add(it.queue, &QueueStatistics::answered);
  add(it.queue, &QueueStatistics::wait_ms, waited);
  const auto in_time = static_cast<std::uint64_t>(service_level_[it.queue.index].count());
  if (waited <= in_time) add(it.queue, &QueueStatistics::within_service_level);
}

void Ledger::apply(const event::ParticipantLeft& e) {
  if (e.role == ParticipantRole::kMonitor || e.role == ParticipantRole::kCoach) return;
  Part& it = part(e.conversation, e.agent);
  const std::uint64_t handled = length(it.joined, at_);
  if (e.role == ParticipantRole::kPrimary) {
    add(chat(e.conversation).queue, &QueueStatistics::handled);
    add(chat(e.conversation).queue, &QueueStatistics::handle_ms, handled);
  }
  if (e.cause == LeftCause::kTransferred) {
    add(chat(e.conversation).queue, &QueueStatistics::transfers);
    add(e.agent, &AgentStatistics::transfers);
  }
  add(e.agent, &AgentStatistics::handled);
  add(e.agent, &AgentStatistics::handle_ms, handled);
  turn_over(e.agent).in_hand += (e.wraps_up ? 1 : 0) - (it.is_parked ? 0 : 1);
  it.left = at_;
}

void Ledger::apply(const event::ConsultationStarted& e) {
  part(e.conversation, e.target) = Part{at_, {}, false, true};
  ++turn_over(e.target).in_hand;
}

void Ledger::apply(const event::ConsultationEnded& e) {
  const bool joins =
      e.cause == ConsultationEnd::kBecameConference || e.cause == ConsultationEnd::kBecameTransfer;
  if (!e.target || joins || !part(e.conversation, e.target).is_consulted) return;
  Part& it = part(e.conversation, e.target);
  it.is_consulted = false;
  it.left = at_;
  turn_over(e.target).in_hand -= e.wraps_up ? 0 : 1;
}

void Ledger::apply(const event::ConversationParked& e) {
  part(e.conversation, e.agent).is_parked = true;
  --turn_over(e.agent).in_hand;
}

void Ledger::apply(const event::ConversationResumed& e) {
  part(e.conversation, e.agent).is_parked = false;
  ++turn_over(e.agent).in_hand;
}

void Ledger::apply(const event::WrapUpFinished& e) {
  --turn_over(e.agent).in_hand;
  const Time began = part(e.conversation, e.agent).left;
  add(e.agent, &AgentStatistics::wrap_up_ms, length(began, at_));
}

void Ledger::apply(const event::AgentSignedIn& e) { turn_over(e.agent).is_draining = false; }

void Ledger::apply(const event::AgentDrainStarted& e) { turn_over(e.agent).is_draining = true; }

void Ledger::apply(const event::AgentPresencePending& e) { turn_over(e.agent).is_pending = true; }

// A drain continues whatever presence the agent sets, unless the agent is signed out.
void Ledger::apply(const event::AgentPresenceChanged& e) {
  Desk& desk = turn_over(e.agent);
  desk.presence = e.presence;
  desk.is_pending = false;
  if (!desk.is_signed_in()) desk.is_draining = false;
}

void Ledger::list(const Site& site, const Names& names) {
  queues_.clear();
  for (const QueueSettings& queue : site.queues) {
    const std::uint32_t index = names.find<QueueId>(queue.key).index;
    queues_.insert(index);
    service_level_[index] = queue.service_level;
  }
  agents_.clear();
  for (const AgentSettings& agent : site.agents) {
    agents_.insert(names.find<AgentId>(agent.key).index);
  }
}

void Ledger::add(QueueId queue, std::uint64_t QueueStatistics::*figure, std::uint64_t amount) {
  of_queues_.push_back({at_, queue.index, figure, amount});
}

void Ledger::add(AgentId agent, std::uint64_t AgentStatistics::*figure, std::uint64_t amount) {
  of_agents_.push_back({at_, agent.index, figure, amount});
}

Ledger::Desk& Ledger::turn_over(AgentId agent) {
  Desk& desk = desks_[agent.index];
  spend(agent.index, desk, at_, times_spent_);
  desk.since = at_;
  return desk;
}

void Ledger::spend(std::uint32_t agent, const Desk& desk, Time until,
                   std::vector<TimeSpent>& spells) {
  if (!desk.is_signed_in() || until <= desk.since) return;
  const Interval interval{desk.since, until};
  spells.push_back({interval, agent, &AgentStatistics::signed_in_ms});
  if (desk.in_hand > 0) {
    spells.push_back({interval, agent, &AgentStatistics::busy_ms});
  } else if (desk.presence == Presence::kReady && !desk.is_draining && !desk.is_pending) {
    spells.push_back({interval, agent, &AgentStatistics::ready_ms});
  }
}

}  // namespace cordboard::property
