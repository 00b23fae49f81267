#include "decide/handle.h"

#include "checks/presence.h"
#include "configure/site_check.h"
#include "configure/zones.h"
#include "effects/presence.h"
#include "effects/queues.h"
#include "effects/watching.h"

namespace cordboard::core {
namespace {

// The faults of the site that the host has given, and those that it has found itself. Where the
// host has found a fault, the value has its default: one fault for each path is enough.
std::vector<Fault> all_faults(const command::Configure& c, const Strategies& strategies) {
  std::vector<Fault> faults(c.faults.begin(), c.faults.end());
  if (c.site == nullptr) return faults;
  for (Fault& fault : faults_of(*c.site, strategies.names())) {
    bool is_known = false;
    for (const Fault& given : c.faults) is_known |= given.path == fault.path;
    if (!is_known) faults.push_back(std::move(fault));
  }
  return faults;
}

// A grace of the agent's connection that has become shorter may be over now.
void apply_shorter_grace(Turn& turn, AgentId agent) {
  const auto grace = lost_grace_at(turn.state(), agent);
  if (grace && *grace <= turn.now()) on_lost_grace(turn, agent);
  const auto requeue = lost_requeue_at(turn.state(), agent);
  if (requeue && *requeue <= turn.now()) on_lost_requeue(turn, agent);
}

// Applies the new site to an agent: the grace, the role, and the sign-out of an agent whom the site
// does not list any more.
void apply_to_agent(Turn& turn, AgentId id) {
  const Agent& agent = turn.state().agent(id);
  apply_shorter_grace(turn, id);
  if (agent.role != AgentRole::kSupervisor) stop_all_watches_of(turn, id);
  if (agent.listed || !agent.is_signed_in()) return;
  revoke_offers_to(turn, id, RevokeCause::kConfiguration);
  sign_out_or_drain(turn, id, PresenceCause::kDrained);
}

}  // namespace

// The engine has already carried out what was due by the time of the command.
template <>
Refusal handle(Turn&, const command::Advance&) {
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::Configure& c) {
  if (auto faults = all_faults(c, turn.strategies()); !faults.empty()) {
    turn.set_faults(std::move(faults));
    return Refusal::kSiteInvalid;
  }

  // Past this line the command succeeds.
  event::SiteConfigured configured{turn.keep(*c.site), nullptr};
  if (auto zones = zones_of(*c.site); !zones.empty())
    configured.zones = turn.keep(std::move(zones));
  turn.emit(configured);
  relax_all_due(turn);
  const auto agents = static_cast<std::uint32_t>(turn.state().agents.size());
  for (std::uint32_t index = 0; index < agents; ++index) apply_to_agent(turn, AgentId{index});
  return Refusal::kNone;
}

}  // namespace cordboard::core
