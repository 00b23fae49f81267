#include "configure/site_check.h"

#include "configure/zones.h"
#include "decide/agents.h"
#include "decide/handlers.h"
#include "decide/queues.h"

namespace cordboard::core {

namespace {

// A grace that has become shorter may be over by now.
void apply_shorter_grace(Turn& turn, AgentId agent) {
  const auto grace = lost_grace_at(turn.state(), agent);
  if (grace && *grace <= turn.now()) on_lost_grace(turn, agent);
  const auto requeue = lost_requeue_at(turn.state(), agent);
  if (requeue && *requeue <= turn.now()) on_lost_requeue(turn, agent);
}

}  // namespace

Refusal handle(Turn&, const command::Advance&) { return Refusal::kNone; }

Refusal handle(Turn& turn, const command::Configure& c) {
  std::vector<Fault> faults(c.faults.begin(), c.faults.end());
  if (c.site != nullptr) {
    // Where the text was wrong, the value stands at its default: one fault for each place is
    // enough.
    for (Fault& fault : faults_of(*c.site, turn.strategies().names())) {
      bool is_told = false;
      for (const Fault& told : c.faults) is_told |= told.path == fault.path;
      if (!is_told) faults.push_back(std::move(fault));
    }
  }
  if (!faults.empty()) {
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
  for (std::uint32_t index = 0; index < agents; ++index) {
    const Agent& agent = turn.state().agents[index];
    apply_shorter_grace(turn, AgentId{index});
    if (agent.role != AgentRole::kSupervisor) stop_watching_all(turn, AgentId{index});
    if (agent.listed || !agent.is_signed_in()) continue;
    revoke_offers_of(turn, AgentId{index}, RevokeCause::kConfiguration);
    leave(turn, AgentId{index}, PresenceCause::kDrained);
  }
  return Refusal::kNone;
}

}  // namespace cordboard::core
