#include "property/witness.h"

#include <algorithm>

namespace cordboard::property {
namespace {

constexpr Duration kRestAfterDecline{1000};

template <class List, class Value>
bool has(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::int32_t level_of(const AgentSettings& agent, const std::string& skill) {
  for (const SkillLevel& each : agent.skills) {
    if (each.skill == skill) return each.level;
  }
  return 0;
}

// Whether the agent meets the requirement. A dropped skill always counts as met, both where it is
// required and within `not`.
bool meets(const AgentSettings& agent, const Requirement& needs,
           const std::set<std::string>& dropped, bool is_asked_for = true) {
  const auto met = [&](const Requirement& part) {
    return meets(agent, part, dropped, is_asked_for);
  };
  switch (needs.kind) {
    case Requirement::Kind::kAll:
      return std::all_of(needs.of.begin(), needs.of.end(), met);
    case Requirement::Kind::kAny:
      return std::any_of(needs.of.begin(), needs.of.end(), met);
    case Requirement::Kind::kNot:
      return !meets(agent, needs.of.front(), dropped, !is_asked_for);
    case Requirement::Kind::kSkill:
      break;
  }
  if (dropped.contains(needs.skill_key)) return is_asked_for;
  return level_of(agent, needs.skill_key) >= needs.at_least;
}

}  // namespace

void Witness::see(const Batch& batch, const Names& names) {
  for (const EventRecord& record : batch.events()) {
    at_ = record.at;
    if (const auto* e = std::get_if<event::SiteConfigured>(&record.event)) list(*e->site, names);
    std::visit([this](const auto& e) { apply(e); }, record.event);
  }
}

std::vector<ConversationId> Witness::waiting() const {
  std::vector<ConversationId> found;
  for (const auto& [number, it] : cases_) {
    if (it.is_waiting) found.push_back(ConversationId{number});
  }
  return found;
}

std::vector<AgentId> Witness::agents() const {
  std::vector<AgentId> found;
  for (const auto& [index, settings] : agents_) {
    if (is_listed(AgentId{index}) || is_signed_in(AgentId{index})) found.push_back(AgentId{index});
  }
  return found;
}

bool Witness::suits(ConversationId conversation, AgentId agent, Time now) const {
  return suits(cases_.at(conversation.value), agent, now);
}

bool Witness::is_suited_by_anybody(ConversationId conversation, Time now) const {
  return std::any_of(listed_agents_.begin(), listed_agents_.end(),
                     [&](std::uint32_t index) { return suits(conversation, AgentId{index}, now); });
}

bool Witness::is_picked(ConversationId conversation) const {
  return queue_of(cases_.at(conversation.value)).pull;
}

// ---- the rules

Witness::Terms Witness::terms_of(const Case& it, Time now) const {
  const QueueSettings& queue = queue_of(it);
  Terms terms{&queue.agents, &queue.teams, &queue.needs, {}};
  for (const RelaxStep& step : queue.relax) {
    if (it.waiting_since + step.after > now) break;
    if (step.agents || step.teams) {
      terms.agents = &step.agents;
      terms.teams = &step.teams;
    }
    if (step.needs) terms.needs = &*step.needs;
    terms.dropped.insert(step.drop.begin(), step.drop.end());
  }
  return terms;
}

bool Witness::serves(const Terms& terms, AgentId agent) const {
  if (!*terms.agents && !*terms.teams) return true;
  const AgentSettings& settings = agents_.at(agent.index);
  if (*terms.agents && has(**terms.agents, settings.key)) return true;
  return *terms.teams && std::any_of(settings.teams.begin(), settings.teams.end(),
                                     [&](const std::string& t) { return has(**terms.teams, t); });
}

bool Witness::has_skills(const Terms& terms, const Case& it, AgentId agent) const {
  const AgentSettings& settings = agents_.at(agent.index);
  return meets(settings, *terms.needs, terms.dropped) && meets(settings, it.needs, terms.dropped);
}

bool Witness::suits(const Case& it, AgentId agent, Time now) const {
  const Terms terms = terms_of(it, now);
  return agents_.at(agent.index).capacity >= queue_of(it).weight && serves(terms, agent) &&
         has_skills(terms, it, agent);
}

bool Witness::is_excluded(const Case& it, AgentId agent, Time now) const {
  const auto exclusion = it.exclusions.find(agent.index);
  return exclusion != it.exclusions.end() && exclusion->second.until > now;
}

bool Witness::another_serves(const Case& it, Time now) const {
  return std::any_of(desks_.begin(), desks_.end(), [&](const auto& each) {
    const AgentId agent{each.first};
    return each.second.takes_offers() && suits(it, agent, now) && !is_excluded(it, agent, now) &&
           !it.wrapping_up.contains(agent.index);
  });
}

std::int32_t Witness::count_of_queue(QueueId queue, AgentId agent) const {
  std::int32_t count = 0;
  for (const auto& [number, it] : cases_) {
    if (it.queue != queue) continue;
    count += it.offered_to.contains(agent.index) || it.in_chat.contains(agent.index) ? 1 : 0;
  }
  return count;
}

bool Witness::is_kept_by_self(AgentId agent, answer::ExplainedPair& pair) const {
  const auto found = desks_.find(agent.index);
  const Desk desk = found == desks_.end() ? Desk{} : found->second;
  if (desk.presence == Presence::kSignedOut) {
    pair.gate = RoutingGate::kSignedOut;
  } else if (desk.is_draining) {
    pair.gate = RoutingGate::kDraining;
  } else if (desk.presence == Presence::kRona) {
    pair.gate = RoutingGate::kRona;
  } else if (desk.presence == Presence::kNotReady || desk.is_pending) {
    pair.gate = RoutingGate::kNotReady;
  } else {
    return false;
  }
  return true;
}

bool Witness::is_kept_by_room(const Case& it, AgentId agent, const answer::Agent& told,
                              answer::ExplainedPair& pair) const {
  const QueueSettings& queue = queue_of(it);
  if (told.load + queue.weight > told.capacity) {
    pair.gate = RoutingGate::kNoCapacity;
    pair.needed = queue.weight;
    pair.has = std::max<std::int64_t>(0, told.capacity - told.load);
    return true;
  }
  const std::int32_t count = count_of_queue(it.queue, agent);
  if (queue.max_per_agent == 0 || count < queue.max_per_agent) return false;
  pair.gate = RoutingGate::kMaxPerAgent;
  pair.needed = queue.max_per_agent;
  pair.has = count;
  return true;
}

bool Witness::is_kept_by_time(const Case& it, AgentId agent, Time now,
                              answer::ExplainedPair& pair) const {
  if (it.wrapping_up.contains(agent.index)) {
    pair.gate = RoutingGate::kRecentlyDeclined;
    return true;
  }
  if (is_excluded(it, agent, now)) {
    const Exclusion& exclusion = it.exclusions.at(agent.index);
    const bool others = another_serves(it, now);
    if (others || exclusion.not_before > now) {
      pair.gate =
          exclusion.declined ? RoutingGate::kRecentlyDeclined : RoutingGate::kRecentlyMissed;
      pair.until = others ? exclusion.until : exclusion.not_before;
      return true;
    }
  }
  if (desks_.at(agent.index).paused_until > now) {
    pair.gate = RoutingGate::kDeclinedPause;
    pair.until = desks_.at(agent.index).paused_until;
    return true;
  }
  if (!it.preferred || it.preferred_until <= now || it.preferred == agent) return false;
  const auto preferred = desks_.find(it.preferred.index);
  if (preferred == desks_.end() || !preferred->second.is_on_duty()) return false;
  if (!suits(it, it.preferred, now) || is_excluded(it, it.preferred, now)) return false;
  pair.gate = RoutingGate::kStickyWait;
  pair.until = it.preferred_until;
  return true;
}

answer::ExplainedPair Witness::gate(ConversationId conversation, AgentId agent, Time now,
                                    const answer::Agent& told) const {
  const Case& it = cases_.at(conversation.value);
  answer::ExplainedPair pair;
  if (it.offered_to.contains(agent.index)) return pair;
  if (is_kept_by_self(agent, pair) || is_kept_by_room(it, agent, told, pair)) return pair;
  const Terms terms = terms_of(it, now);
  if (!serves(terms, agent)) {
    pair.gate = RoutingGate::kNotServing;
  } else if (!has_skills(terms, it, agent)) {
    pair.gate = RoutingGate::kSkill;
  } else if (is_kept_by_time(it, agent, now, pair)) {
    return pair;
  } else if (it.customer_is_away) {
    pair.gate = RoutingGate::kCustomerAway;
  } else if (!it.offered_to.empty()) {
    pair.gate = RoutingGate::kBetterWaits;
  }
  return pair;
}

// ---- the events

void Witness::apply(const event::ConversationStarted& e) {
  Case& it = of(e.conversation) = Case{};
  it.customer = e.customer.id;
  it.queue = e.queue;
  if (e.needs != nullptr) it.needs = *e.needs;
  it.waiting_since = e.waiting_since.value_or(at_);
  it.asked_for = e.prefer_agent.value_or(AgentId{});
}

void Witness::apply(const event::ConversationQueued& e) {
  Case& it = of(e.conversation);
  if (it.is_scheduled) it.waiting_since = at_;
  if (e.cause == QueuedCause::kResumed && !it.is_scheduled) it.customer_is_away = false;
  it.queue = e.queue;
  it.is_waiting = true;
  it.is_scheduled = false;
  it.preferred_until = {};
  const bool is_arrival = e.cause == QueuedCause::kArrived || e.cause == QueuedCause::kResumed;
  const Duration wait = queue_of(it).sticky_wait;
  if (!is_arrival || wait.count() == 0) return;
  const auto last = last_agents_.find(it.customer.value);
  it.preferred = it.asked_for;
  if (!it.preferred && last != last_agents_.end()) it.preferred = last->second;
  it.preferred_until = at_ + wait;
}

void Witness::leave(ConversationId number) {
  of(number).is_waiting = of(number).is_scheduled = false;
  of(number).exclusions.clear();
}

void Witness::apply(const event::ConversationAbandoned& e) { leave(e.conversation); }

void Witness::apply(const event::ConversationRejected& e) { leave(e.conversation); }

void Witness::apply(const event::ConversationForgotten& e) { cases_.erase(e.conversation.value); }

void Witness::apply(const event::ConversationUpdated& e) {
  if (e.needs != nullptr) of(e.conversation).needs = *e.needs;
}

void Witness::apply(const event::CallbackScheduled& e) {
  leave(e.conversation);
  of(e.conversation).is_scheduled = true;
}

void Witness::apply(const event::CustomerDisconnected& e) {
  of(e.conversation).customer_is_away = true;
}

void Witness::apply(const event::CustomerReconnected& e) {
  of(e.conversation).customer_is_away = false;
}

void Witness::apply(const event::ParticipantJoined& e) {
  if (e.role == ParticipantRole::kMonitor || e.role == ParticipantRole::kCoach) return;
  if (of(e.conversation).is_waiting) leave(e.conversation);
  of(e.conversation).in_chat.insert(e.agent.index);
  if (e.role == ParticipantRole::kAgent) return;
  last_agents_[of(e.conversation).customer.value] = e.agent;
}

void Witness::apply(const event::ParticipantLeft& e) {
  Case& it = of(e.conversation);
  it.in_chat.erase(e.agent.index);
  const bool is_given = e.cause == LeftCause::kRequeued || e.cause == LeftCause::kTransferred;
  if (!is_given || !it.in_chat.empty()) return;
  const Duration away = std::max(queue_of(it).reoffer_after, kRestAfterDecline);
  it.exclusions[e.agent.index] = {true, at_ + kRestAfterDecline, at_ + away};
}

void Witness::apply(const event::WrapUpStarted& e) {
  of(e.conversation).wrapping_up.insert(e.agent.index);
}

void Witness::apply(const event::WrapUpFinished& e) {
  const auto found = cases_.find(e.conversation.value);
  if (found != cases_.end()) found->second.wrapping_up.erase(e.agent.index);
}

void Witness::apply(const event::PrimaryChanged& e) {
  last_agents_[of(e.conversation).customer.value] = e.agent;
}

void Witness::apply(const event::OfferCreated& e) {
  if (e.kind == OfferKind::kConsultation) return;
  of(e.conversation).offered_to.insert(e.agent.index);
}

void Witness::apply(const event::OfferAccepted& e) {
  of(e.conversation).offered_to.erase(e.agent.index);
}

void Witness::apply(const event::OfferDeclined& e) {
  if (e.kind == OfferKind::kConsultation) return;
  Case& it = of(e.conversation);
  it.offered_to.erase(e.agent.index);
  const Duration away = std::max(queue_of(it).reoffer_after, kRestAfterDecline);
  it.exclusions[e.agent.index] = {true, at_ + kRestAfterDecline, at_ + away};
  if (e.kind != OfferKind::kRoute) return;
  Time& pause = desks_[e.agent.index].paused_until;
  pause = std::max(pause, at_ + queue_of(it).declined_pause);
}

void Witness::apply(const event::OfferExpired& e) {
  if (e.kind == OfferKind::kConsultation) return;
  Case& it = of(e.conversation);
  it.offered_to.erase(e.agent.index);
  it.exclusions[e.agent.index] = {false, at_, at_ + queue_of(it).reoffer_after};
}

void Witness::apply(const event::OfferRevoked& e) {
  of(e.conversation).offered_to.erase(e.agent.index);
}

void Witness::apply(const event::AgentSignedIn& e) { desks_[e.agent.index].is_draining = false; }

void Witness::apply(const event::AgentDrainStarted& e) { desks_[e.agent.index].is_draining = true; }

void Witness::apply(const event::AgentPresencePending& e) {
  desks_[e.agent.index].is_pending = true;
}

void Witness::apply(const event::AgentPresenceChanged& e) {
  Desk& desk = desks_[e.agent.index];
  desk.presence = e.presence;
  desk.is_pending = false;
  if (desk.presence == Presence::kSignedOut) desk.is_draining = false;
}

void Witness::list(const Site& site, const Names& names) {
  listed_queues_.clear();
  for (const QueueSettings& queue : site.queues) {
    const std::uint32_t index = names.find<QueueId>(queue.key).index;
    listed_queues_.insert(index);
    queues_[index] = queue;
  }
  listed_agents_.clear();
  for (const AgentSettings& agent : site.agents) {
    const std::uint32_t index = names.find<AgentId>(agent.key).index;
    listed_agents_.insert(index);
    agents_[index] = agent;
  }
}

}  // namespace cordboard::property
