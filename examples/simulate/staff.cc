#include "staff.h"

#include <span>
#include <string>

namespace cordboard::simulate {

Staff::Staff(const Model& model, Ledger& ledger) : model_(&model), ledger_(&ledger) {
  if (!model.pools.empty()) first_ = model.pools.front().first_agent;
  std::size_t places = 0;
  for (const Pool& pool : model.pools)
    places += pool.count * static_cast<std::size_t>(pool.capacity);
  desks_.resize(places);
  std::span<Worker::Chat> free_desks(desks_);
  for (std::size_t pool = 0; pool < model.pools.size(); ++pool) {
    const Pool& kind = model.pools[pool];
    const auto capacity = static_cast<std::size_t>(kind.capacity);
    for (std::size_t number = 0; number < kind.count; ++number) {
      const std::string& key = model.site.agents[kind.first_agent + number].key;
      agents_.push_back({.pool = static_cast<std::uint32_t>(pool),
                         .worker = Worker(kind.rate_by_load, free_desks.first(capacity))});
      free_desks = free_desks.subspan(capacity);
      chances_.push_back({.answering = Stream(model.seed, "answer_delay", key),
                          .missing = Stream(model.seed, "miss", key),
                          .coming_back = Stream(model.seed, "back_after_missed", key),
                          .wrapping_up = Stream(model.seed, "wrap_up", key)});
    }
  }
}

bool Staff::misses(std::size_t place) {
  const double share = pool_of(agent(place)).miss_probability;
  return share > 0 && chances_[place - first_].missing.uniform() < share;
}

Ms Staff::answer_delay(std::size_t place) {
  return to_ms(pool_of(agent(place)).answer_delay.sample(chances_[place - first_].answering));
}

Ms Staff::back_after_missed(std::size_t place) {
  return to_ms(
      pool_of(agent(place)).back_after_missed.sample(chances_[place - first_].coming_back));
}

Ms Staff::wrap_up(std::size_t place) {
  return to_ms(pool_of(agent(place)).wrap_up.sample(chances_[place - first_].wrapping_up));
}

bool Staff::is_full(const Agent& agent) const {
  return agent.is_signed_in && agent.in_chats + agent.held >= pool_of(agent).capacity;
}

void Staff::count_full(Ms now, const Agent& agent, bool was_full) {
  const int change = static_cast<int>(is_full(agent)) - static_cast<int>(was_full);
  if (change != 0) ledger_->change_full(now, agent.pool, change);
}

void Staff::carry(Ms now, Agent& agent, int in_chats, int held) {
  const bool was_full = is_full(agent);
  agent.in_chats += in_chats;
  agent.held += held;
  if (in_chats != 0) ledger_->change_in_chats(now, agent.pool, in_chats);
  count_full(now, agent, was_full);
}

void Staff::sign_in(Ms now, Agent& agent) {
  agent.is_leaving = false;
  if (agent.is_signed_in) return;  // they were about to sign out
  agent.is_signed_in = true;
  ledger_->change_signed_in(now, agent.pool, 1, pool_of(agent).capacity);
  count_full(now, agent, false);
}

void Staff::sign_out(Ms now, Agent& agent) {
  const bool was_full = is_full(agent);
  agent.is_leaving = false;
  agent.is_in_rona = false;
  if (!agent.is_signed_in) return;
  agent.is_signed_in = false;
  ledger_->change_signed_in(now, agent.pool, -1, -pool_of(agent).capacity);
  count_full(now, agent, was_full);
}

}  // namespace cordboard::simulate
