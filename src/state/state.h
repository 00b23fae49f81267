// The state of one tenant: all tables, and the changes that the matching has not looked at yet.
//
// Only `apply` and restoring a snapshot write it; all other code has a `const State&`.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "cordboard/ids.h"
#include "cordboard/site.h"
#include "state/agent_record.h"
#include "state/agents.h"
#include "state/calendars.h"
#include "state/cases.h"
#include "state/consultations.h"
#include "state/conversations.h"
#include "state/customers.h"
#include "state/exclusions.h"
#include "state/items.h"
#include "state/keys.h"
#include "state/leases.h"
#include "state/needs.h"
#include "state/numbering.h"
#include "state/queues.h"
#include "state/requests.h"
#include "state/timers.h"
#include "state/transcripts.h"

namespace cordboard::core {

// The changes since the matching last looked. Not part of the state's value: a hint where to look.
struct Changes {
  // Changes that can make a match possible, or that require an agent to leave. Looked at in the
  // same turn.
  std::vector<AgentId> agents;
  std::vector<Slot> conversations;
  bool site = false;
  bool must_settle = false;  // one of these changed, or `moved` or `gone` is long
  // Changes that matter only when the next match is searched: agents with less capacity or a new
  // idle time; conversations that stopped waiting or were offered.
  std::vector<AgentId> moved;
  std::vector<Slot> gone;

  bool empty() const { return agents.empty() && conversations.empty() && !site; }

  // A limit, so that no single search has many to look at.
  static constexpr std::size_t kMostMoves = 16;
  template <class Noted>
  static bool are_many(const std::vector<Noted>& noted) {
    return noted.size() > kMostMoves;
  }
  bool are_many_moves() const { return are_many(moved) || are_many(gone); }
};

struct State {
  static constexpr std::uint64_t kFirstRandom = 0x436f7264626f6172;  // an arbitrary constant

  std::shared_ptr<const Site> site;  // null before the first `configure`
  std::vector<Zone> zones;           // the zones of its calendars and schedules
  Duration longest_resume{0};        // the longest `abandon_resume_ms` of its queues
  Keys keys;
  std::vector<Agent> agents;  // by AgentId
  std::vector<AgentSetup> agent_setups;
  std::vector<AgentRecord> agent_records;
  AgentRecord::Past past_of_agents;
  absl::flat_hash_map<std::uint32_t, std::vector<std::string>>
      sessions;  // sessions of each agent, by AgentId
  absl::flat_hash_map<std::uint32_t, std::vector<std::string>>
      pushed_urls;                                                   // by AgentId, newest first
  std::map<std::string, std::string, std::less<>> canned_responses;  // texts, by key
  std::vector<Queue> queues;                                         // by QueueId
  QueueRecord::Past past_of_queues;
  Needs needs;
  Customers customers;
  Table<Conversation> conversations;
  Exclusions exclusions;
  Pool<Visit> visits;
  Pool<Requirement> kept_needs;
  Pool<Transcript> transcripts;
  Table<Case> cases;
  Table<Appointment> appointments;
  Table<Item> items;
  Calendars calendars;
  Pool<Lease> leases;
  Pool<Request> requests;
  Table<Consultation> consultations;
  Numbering offers;           // the leases of open offers
  std::uint64_t waiting = 0;  // waiting conversations of all queues
  std::uint64_t lease_serials = 0;
  std::uint64_t last_message = 0;
  std::uint64_t random = kFirstRandom;  // state of the generator for strategy `random`
  Timers timers;
  Changes changes;

  const Agent* find_agent(AgentId id) const {
    if (!is_place_in(agents, id.index)) return nullptr;
    const Agent& agent = agents[id.index];
    return agent.is_known() ? &agent : nullptr;
  }
  const Agent& agent(AgentId id) const { return agents[id.index]; }
  const Queue& queue(QueueId id) const { return queues[id.index]; }
  // The stage of the conversation's queue that holds after its relaxation steps.
  const Stage& stage_of(const Conversation& conversation) const {
    return queue(conversation.queue).stage(conversation.relaxed);
  }
  // Whether the queue is in the current site.
  bool is_listed(QueueId id) const {
    return is_place_in(queues, id.index) && queues[id.index].listed;
  }

  // The slot of a remembered conversation; kNoSlot if it is not remembered.
  Slot find(ConversationId number) const { return conversations.find_recent(number.value); }
  // The conversation; null if it is not remembered.
  const Conversation* look_up(ConversationId number) const {
    return conversations.look_up(number.value);
  }
  Slot find(OfferId number) const { return offers.find_recent(number.value); }
  Slot find(ConsultationId number) const { return consultations.find(number.value); }
  // An agent's lease on a conversation; kNoSlot if there is none.
  Slot find_lease(Slot conversation, AgentId agent) const {
    return find_lease(conversations[conversation], agent);
  }
  Slot find_lease(const Conversation& conversation, AgentId agent) const {
    for (Slot slot = conversation.first_lease; slot != kNoSlot;
         slot = leases[slot].next_of_conversation) {
      if (leases[slot].agent == agent) return slot;
    }
    return kNoSlot;
  }

  // The request of this kind by this agent; the request that an offer belongs to. kNoSlot if there
  // is none.
  Slot find_request(Slot conversation, OfferKind kind, AgentId asker) const {
    return first_request(conversation, [&](const Request& each) {
      return each.kind == kind && each.asker == asker;
    });
  }
  Slot find_request(Slot conversation, OfferId offer) const {
    return first_request(conversation, [&](const Request& each) { return each.offer == offer; });
  }
  template <class IsWanted>
  Slot first_request(Slot conversation, IsWanted&& is_wanted) const {
    Slot slot = conversations[conversation].first_request;
    while (slot != kNoSlot && !is_wanted(requests[slot])) slot = requests[slot].next;
    return slot;
  }
  // The consultation about a conversation that an agent began and that is not over; kNoSlot if
  // there is none.
  Slot find_consultation(Slot conversation, AgentId initiator) const {
    Slot slot = conversations[conversation].first_consultation;
    while (slot != kNoSlot &&
           (consultations[slot].is_over() || consultations[slot].initiator != initiator)) {
      slot = consultations[slot].next;
    }
    return slot;
  }

  // Records that the agent may take more than before, or nothing any more.
  void record_change(AgentId id) {
    record_move(id);
    Agent& agent = agents[id.index];
    if (agent.changed) return;
    agent.changed = changes.must_settle = true;
    append(changes.agents, id);
  }
  // Records that the agent has more capacity. This can make a match possible if conversations wait,
  // and can require the agent to leave if the agent drains or is pending.
  void record_freed_capacity(AgentId id, Agent& agent) {
    waiting > 0 || agent.draining || agent.pending ? record_change(id) : record_move(id, agent);
  }
  // Records that the agent's position in the order changed, or that the agent has less capacity.
  void record_move(AgentId id) { record_move(id, agents[id.index]); }
  void record_move(AgentId id, Agent& agent) {
    if (agent.moved) return;
    agent.moved = true;
    append(changes.moved, id);
    if (Changes::are_many(changes.moved)) changes.must_settle = true;
  }
  // Records that the conversation stopped waiting, or does not wait for another offer.
  void record_departure(Slot conversation) {
    record_departure(conversation, conversations[conversation]);
  }
  void record_departure(Slot slot, Conversation& conversation) {
    if (conversation.gone) return;
    conversation.gone = true;
    append(changes.gone, slot);
    if (Changes::are_many(changes.gone)) changes.must_settle = true;
  }
  // Records that a waiting conversation changed. Does nothing if the conversation does not wait.
  void record_change(Slot conversation) {
    record_change(conversation, conversations[conversation]);
  }
  void record_change(Slot slot, Conversation& conversation) {
    if (conversation.changed || !conversation.is_waiting()) return;
    conversation.changed = changes.must_settle = true;
    append(changes.conversations, slot);
  }
};

// Adds the time between two instants to the agent's figures, counted as the agent's present state.
inline void spend(const Agent& agent, Time from, Time to, AgentStatistics& figures) {
  if (!agent.is_signed_in() || from >= to) return;
  const auto ms = static_cast<std::uint64_t>((to - from).count());
  figures.signed_in_ms += ms;
  if (agent.working > 0) {
    figures.busy_ms += ms;
  } else if (agent.takes_offers()) {
    figures.ready_ms += ms;
  }
}

// Checks every invariant. Returns a text for each violation. Linear in the size of the state.
std::vector<std::string> audit(const State& state, Time now);

// Writes the state as bytes; restores them into an empty state. Equal states have equal bytes. A
// snapshot contains secrets; a state hash omits them, and bytes without secrets cannot be loaded.
enum class Secrets : bool { kLeftOut, kKept };
void save(const State& state, std::string& out, Secrets secrets);
class ArchiveReader;
bool load(ArchiveReader& in, State& state);

}  // namespace cordboard::core
