// Who of those that could serve a conversation gets it.
#include <algorithm>

#include "matching/eligibility.h"
#include "matching/index_spaces.h"
#include "matching/search.h"
#include "matching/strategies/random.h"
#include "matching/strategies/round_robin.h"

namespace cordboard::core {

AgentId Index::Search::agent_for(Slot slot) {
  const Conversation& conversation = state_.conversations[slot];
  const ConversationEntry& entry = index_.conversations_[slot];
  if (!entry.own_line) return choose(conversation, index_.classes_[entry.line]);
  return can_take_own(entry.bound, conversation) ? entry.bound : AgentId{};
}

AgentId Index::search_for_newcomer(const State& state, Slot slot, Time now) {
  ++work_.matches_sought;
  return Search(*this, state, now).agent_for_newcomer(slot);
}

// Goes on with the profiles that `word` stands for, from `first` on.
inline void Index::look_at_heads(const State& state, Foremost& best, std::size_t first,
                                 std::uint64_t word) const {
  const Time* const heads = heads_since_.data() + first;
  for (; word != 0; word &= word - 1) {
    const auto at = static_cast<std::size_t>(std::countr_zero(word));
    ++best.seen;
    if (heads[at] > best.since) continue;
    if (heads[at] == best.since &&
        is_further_ahead(state, heads_[best.profile], heads_[first + at])) {
      continue;
    }
    best.since = heads[at];
    best.profile = first + at;
  }
}

inline AgentId Index::take_head(const Foremost& best) {
  work_.heads_examined += best.seen;
  return best.profile == kNone ? AgentId{} : AgentId{heads_[best.profile]};
}

// Of all who have room and suit. Few sites have more profiles than a word has bits.
AgentId Index::longest_idle(const State& state, const Class& line) {
  if (!line.profiles.is_one_word()) return longest_idle_of_many(state, line);
  Foremost best;
  look_at_heads(state, best, 0, Bits::common_word(line.profiles, open_profiles_));
  return take_head(best);
}

[[gnu::noinline]] AgentId Index::longest_idle_of_many(const State& state, const Class& line) {
  Foremost best;
  Bits::for_each_common_word(
      line.profiles, open_profiles_,
      [&](std::size_t first, std::uint64_t word) { look_at_heads(state, best, first, word); });
  return take_head(best);
}

AgentId Index::Search::agent_for_newcomer(Slot slot) {
  const Conversation& conversation = state_.conversations[slot];
  if (awaits_preferred(state_, conversation, now_)) {
    return can_take_own(conversation.preferred, conversation) ? conversation.preferred : AgentId{};
  }
  return choose(conversation, index_.classes_[index_.class_of(state_, conversation)]);
}

bool Index::Search::is_servable(Slot slot) {
  const Conversation& conversation = state_.conversations[slot];
  const ConversationEntry& entry = index_.conversations_[slot];
  if (!entry.own_line) return is_servable(conversation, index_.classes_[entry.line]);
  return can_take_own(entry.bound, conversation);
}

bool Index::Search::is_servable(const Conversation& conversation, const Class& line) {
  const AgentSpace space{index_.agents_, state_};
  return any_group(line, [&](const Profile& profile, std::size_t load) {
    const OrderedSet& group = profile.by_load[load];
    return first_allowed(group, space, group.first, conversation, line) != kNoSlot;
  });
}

// Who is waited for suits and is not excluded.
bool Index::Search::can_take_own(AgentId agent, const Conversation& conversation) const {
  const AgentEntry& entry = index_.agents_[agent.index];
  if (!entry.placed) return false;
  const Profile& profile = index_.profiles_[entry.profile];
  return entry.load + index_.queues_[conversation.queue.index].weight <= profile.capacity &&
         !std::binary_search(profile.capped.begin(), profile.capped.end(), conversation.queue) &&
         !holds_lease(state_, conversation, agent);
}

bool Index::Search::is_let_in(AgentId agent, const Conversation& conversation, const Class& line) {
  if (holds_lease(state_, conversation, agent)) return false;
  const Exclusion* exclusion = exclusion_at(state_, conversation, agent, now_);
  return exclusion == nullptr ||
         (exclusion->not_before <= now_ && !another_serves(conversation, line));
}

// Those who suit and take offers, less those of them who are excluded.
bool Index::Search::another_serves(const Conversation& conversation, const Class& line) {
  if (others_for_ == &conversation) return others_;
  std::uint64_t serving = 0;
  line.profiles.for_each([&](ProfileId id) { serving += index_.profiles_[id].ready; });
  for (Slot at = conversation.first_exclusion; at != kNoSlot; at = state_.exclusions[at].next) {
    const Exclusion& exclusion = state_.exclusions[at];
    const AgentEntry& entry = index_.agents_[exclusion.agent.index];
    if (exclusion.until > now_ && entry.ready && line.profiles.test(entry.origin)) --serving;
  }
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state_.leases[at].next_of_conversation) {
    const Lease& lease = state_.leases[at];
    if (!lease.is_wrapping_up()) continue;
    const AgentEntry& entry = index_.agents_[lease.agent.index];
    const bool is_counted = entry.ready && line.profiles.test(entry.origin);
    if (is_counted && exclusion_at(state_, conversation, lease.agent, now_) == nullptr) --serving;
  }
  others_for_ = &conversation;
  others_ = serving > 0;
  return others_;
}

AgentId Index::Search::choose(const Conversation& conversation, const Class& line) {
  const Rule& rule = *index_.queues_[line.queue.index].rule;
  if (rule.prefers_nobody) return longest_idle(conversation, line);
  best_agent_ = {};
  switch (rule.choice) {
    case Choice::kOfGroups:
      compare_groups(conversation, line, rule);
      break;
    case Choice::kFewestHandled:
    case Choice::kOfAgents:
      compare_agents(conversation, line, rule);
      break;
    case Choice::kNextInTurn:
      return next_in_turn(conversation, line);
    case Choice::kByLot:
      return by_lot(conversation, line);
  }
  return best_agent_;
}

// Whoever is first by the tie-break that all strategies share: idle longest, least loaded, first in
// the site.
AgentId Index::Search::longest_idle(const Conversation& conversation, const Class& line) {
  const AgentSpace space{index_.agents_, state_};
  const std::int32_t weight = index_.queues_[line.queue.index].weight;
  const bool everybody =
      conversation.first_lease == kNoSlot && conversation.first_exclusion == kNoSlot;
  if (everybody && weight == 1) return index_.longest_idle(state_, line);
  Slot best = kNoSlot;
  any_group(line, [&](const Profile& profile, std::size_t load) {
    const OrderedSet& group = profile.by_load[load];
    const Slot slot = first_allowed(group, space, group.first, conversation, line);
    if (slot != kNoSlot && (best == kNoSlot || index_.is_longer_idle(state_, slot, best))) {
      best = slot;
    }
    return false;
  });
  return best == kNoSlot ? AgentId{} : AgentId{best};
}

// Of each group the longest idle.
void Index::Search::compare_groups(const Conversation& conversation, const Class& line,
                                   const Rule& rule) {
  const AgentSpace space{index_.agents_, state_};
  Candidate candidate;
  any_group(line, [&](const Profile& profile, std::size_t load) {
    const OrderedSet& group = profile.by_load[load];
    const Slot found = first_allowed(group, space, group.first, conversation, line);
    if (found == kNoSlot) return false;
    candidate.load = static_cast<std::int32_t>(load);
    candidate.capacity = profile.capacity;
    if (rule.uses_score || rule.uses_rank) {
      look_at_setup(candidate, AgentId{found}, conversation, rule);
    }
    compare(AgentId{found}, candidate, rule);
    return false;
  });
}

// Of each group whoever has handled fewest, or all.
void Index::Search::compare_agents(const Conversation& conversation, const Class& line,
                                   const Rule& rule) {
  const AgentSpace space{index_.agents_, state_};
  any_group(line, [&](const Profile& profile, std::size_t load) {
    if (rule.choice == Choice::kFewestHandled) {
      const OrderedSet& group = profile.by_handled[load];
      const HandledSpace by_handled{index_.handled_, space};
      const Slot found = first_allowed(group, by_handled, group.first, conversation, line);
      if (found != kNoSlot) compare_agent(AgentId{found}, conversation, rule);
      return false;
    }
    const OrderedSet& group = profile.by_load[load];
    for (Slot slot = group.first; slot != kNoSlot; slot = group.next(space, slot)) {
      slot = first_allowed(group, space, slot, conversation, line);
      if (slot == kNoSlot) break;
      compare_agent(AgentId{slot}, conversation, rule);
    }
    return false;
  });
}

void Index::Search::compare_agent(AgentId id, const Conversation& conversation, const Rule& rule) {
  const Agent& agent = state_.agent(id);
  Candidate candidate{agent.load, agent.capacity};
  look_at_setup(candidate, id, conversation, rule);
  candidate.agent = id;
  candidate.site_order = agent.site_order;
  candidate.handled = agent.handled;
  candidate.idle_since = agent.idle_since;
  compare(id, candidate, rule);
}

void Index::Search::look_at_setup(Candidate& candidate, AgentId id,
                                  const Conversation& conversation, const Rule& rule) {
  const AgentSetup& setup = state_.agent_setups[id.index];
  if (rule.uses_score) {
    candidate.score = state_.needs.score(state_.stage_of(conversation).needs,
                                         conversation.needs_now, setup.skills);
  }
  if (rule.uses_rank) candidate.rank = setup.rank_in(conversation.queue);
}

void Index::Search::compare(AgentId id, const Candidate& candidate, const Rule& rule) {
  const Rank rank{preference(rule, candidate), index_.agents_[id.index].idle_since, candidate.load,
                  state_.agents[id.index].site_order};
  if (best_agent_ && !(rank < best_rank_)) return;
  best_agent_ = id;
  best_rank_ = rank;
}

AgentId Index::Search::next_in_turn(const Conversation& conversation, const Class& line) {
  const std::uint64_t from = first_in_turn(state_, line.queue);
  const AgentId found = first_in_site_order(from, conversation, line);
  return found || from == 0 ? found : first_in_site_order(0, conversation, line);
}

// The first who may have it, from a place in the site's order on.
AgentId Index::Search::first_in_site_order(std::uint64_t from, const Conversation& conversation,
                                           const Class& line) {
  const SiteOrderSpace space{index_.site_order_links_, state_};
  AgentId first;
  any_group(line, [&](const Profile& profile, std::size_t load) {
    const OrderedSet& group = profile.in_site_order[load];
    const Slot begin =
        from == 0 ? group.first
                  : group.first_beyond(space, [&](Slot slot) { return space.order(slot) >= from; });
    const Slot found = first_allowed(group, space, begin, conversation, line);
    if (found != kNoSlot && (!first || space.before(found, first.index))) first = AgentId{found};
    return false;
  });
  return first;
}

// The lot falls on a number; the agent who has it is found by halving the site's order.
AgentId Index::Search::by_lot(const Conversation& conversation, const Class& line) {
  find_kept_out(conversation, line);
  const SiteOrderSpace space{index_.site_order_links_, state_};
  std::uint32_t choices = 0;
  any_group(line, [&](const Profile& profile, std::size_t load) {
    choices += profile.in_site_order[load].size(space);
    return false;
  });
  choices -= static_cast<std::uint32_t>(index_.kept_out_.size());
  if (choices == 0) return {};
  const std::uint32_t number = drawn_number(state_, choices);
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(state_.agents.size() - 1);
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (count_up_to(middle, line) > number) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  AgentId drawn_agent;
  any_group(line, [&](const Profile& profile, std::size_t load) {
    const Slot slot = profile.in_site_order[load].first_beyond(
        space, [&](Slot member) { return space.order(member) >= low; });
    if (slot == kNoSlot || space.order(slot) != low) return false;
    drawn_agent = AgentId{slot};
    return true;
  });
  return drawn_agent;
}

// Those with room for one of the class who must not have this one.
void Index::Search::find_kept_out(const Conversation& conversation, const Class& line) {
  std::vector<AgentId>& kept_out = index_.kept_out_;
  kept_out.clear();
  const std::int32_t weight = index_.queues_[line.queue.index].weight;
  const auto check = [&](AgentId id) {
    const AgentEntry& entry = index_.agents_[id.index];
    if (!entry.placed || !line.profiles.test(entry.profile)) return;
    if (entry.load + weight > index_.profiles_[entry.profile].capacity) return;
    if (is_allowed(id, conversation, line)) return;
    if (std::find(kept_out.begin(), kept_out.end(), id) == kept_out.end()) kept_out.push_back(id);
  };
  for (Slot at = conversation.first_lease; at != kNoSlot;
       at = state_.leases[at].next_of_conversation) {
    check(state_.leases[at].agent);
  }
  for (Slot at = conversation.first_exclusion; at != kNoSlot; at = state_.exclusions[at].next) {
    check(state_.exclusions[at].agent);
  }
}

// How many may have it, up to a place in the site's order.
std::uint32_t Index::Search::count_up_to(std::uint32_t site_order, const Class& line) {
  const SiteOrderSpace space{index_.site_order_links_, state_};
  std::uint32_t count = 0;
  any_group(line, [&](const Profile& profile, std::size_t load) {
    count += profile.in_site_order[load].count_before(
        space, [&](Slot slot) { return space.order(slot) > site_order; });
    return false;
  });
  for (const AgentId id : index_.kept_out_) count -= space.order(id.index) <= site_order;
  return count;
}

}  // namespace cordboard::core
