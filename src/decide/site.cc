#include "decide/site.h"

#include "decide/agents.h"
#include "decide/handlers.h"

namespace cordboard::core {

Refusal handle(Turn&, const command::Advance&) { return Refusal::kNone; }

Refusal handle(Turn& turn, const command::Configure& c) {
  std::vector<Fault> faults(c.faults.begin(), c.faults.end());
  if (c.site != nullptr) {
    // Where the text was wrong, the value stands at its default: one fault for each place is
    // enough.
    for (Fault& fault : faults_of(*c.site)) {
      bool is_told = false;
      for (const Fault& told : c.faults) is_told |= told.path == fault.path;
      if (!is_told) faults.push_back(std::move(fault));
    }
  }
  if (!faults.empty()) {
    turn.find_faults(std::move(faults));
    return Refusal::kSiteInvalid;
  }

  // Past this line the command succeeds.
  turn.emit(event::SiteConfigured{turn.keep(*c.site)});
  const auto agents = static_cast<std::uint32_t>(turn.state().agents.size());
  for (std::uint32_t index = 0; index < agents; ++index) {
    const Agent& agent = turn.state().agents[index];
    if (agent.listed || !agent.is_signed_in()) continue;
    revoke_offers_of(turn, AgentId{index}, RevokeCause::kConfiguration);
    leave(turn, AgentId{index}, PresenceCause::kDrained);
  }
  return Refusal::kNone;
}

}  // namespace cordboard::core
