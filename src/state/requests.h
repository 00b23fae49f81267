// A request: an agent who serves a chat has asked for somebody else, to take it, to join, or to be
// consulted.
//
// Laws
//   (1) It stands while one agent is asked: that agent has an open offer of its kind.
//   (2) Who asks serves the conversation, which is active.
//   (3) A conversation has at most one for a transfer or a conference, and one for a consultation
//   of
//       each agent.
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
  ConsultationId consultation;  // kConsultation
  Time ends_at = Time::max();   // of a group: nobody is asked any more
  OfferId offer;                // the open one
  std::vector<AgentId> asked;   // in order
  Slot conversation = kNoSlot;
  Slot next = kNoSlot;  // of the same conversation

  bool has_asked(AgentId agent) const {
    return std::find(asked.begin(), asked.end(), agent) != asked.end();
  }

  auto persistent() { return std::tie(kind, asker, to, consultation, ends_at, offer, asked); }
};

}  // namespace cordboard::core
