// A request: a serving agent asks for another agent to take over a conversation, to join it, or to
// be consulted about it.
//
// Invariants
//   (1) It exists while one agent is asked: that agent has an open offer of its kind.
//   (2) The asking agent serves the conversation, which is active.
//   (3) A conversation has at most one request for a transfer or a conference, and at most one for
//       a consultation of each agent.
#pragma once

#include <algorithm>
#include <tuple>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/offers.h"
#include "cordboard/vocabulary/targets.h"
#include "state/pool.h"

namespace cordboard::core {

struct Request {
  OfferKind kind = OfferKind::kTransfer;
  AgentId asker;
  Target to;
  ConsultationId consultation;  // of kConsultation
  Time ends_at = Time::max();   // end of asking members of a group
  OfferId offer;                // the open offer
  std::vector<AgentId> asked;   // agents asked so far, in order
  Slot conversation = kNoSlot;
  Slot next = kNoSlot;  // of the same conversation

  bool has_asked(AgentId agent) const {
    return std::find(asked.begin(), asked.end(), agent) != asked.end();
  }

  auto persistent() { return std::tie(kind, asker, to, consultation, ends_at, offer, asked); }
};

}  // namespace cordboard::core
