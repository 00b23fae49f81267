#include "explore/ending.h"

#include <optional>

#include "explore/documented.h"

namespace cordboard::explore {
namespace {

using core::Conversation;
using core::kNoSlot;
using core::Phase;
using core::Slot;
using core::State;

// Three conversations with a few steps each, and steps of time between them.
constexpr int kMostSteps = 150;

// The next command that brings the end nearer in this state; none if only time can.
class NextStep {
 public:
  explicit NextStep(const State& state) : state_(state) {}

  std::optional<Command> next() const {
    for (std::uint32_t i = 0; i < state_.agents.size(); ++i) {
      if (auto todo = of_agent(AgentId{i})) return todo;
    }
    // A conversation that is part of a case is kept as long as the case.
    if (state_.cases.live() > 0) {
      CaseId last{state_.cases.numbers().last()};
      while (state_.cases.find(last.value) == kNoSlot) --last.value;
      return command::DeleteCase{last};
    }
    std::optional<Command> todo;
    state_.conversations.numbers().for_each([&](std::uint64_t, Slot slot) {
      if (!todo) todo = of_conversation(state_.conversations[slot]);
    });
    return todo;
  }

 private:
  std::optional<Command> of_agent(AgentId id) const {
    const core::Agent& agent = state_.agent(id);
    if (agent.lost) return command::ConnectAgent{id, "left"};
    if (agent.listed && (!agent.is_signed_in() || agent.draining)) {
      return command::SignIn{id, Presence::kReady};
    }
    if (agent.is_on_duty() && !agent.takes_offers()) return command::SetReady{id};
    for (Slot at = agent.first_lease; at != kNoSlot; at = state_.leases[at].next_of_agent) {
      const core::Lease& lease = state_.leases[at];
      const ConversationId number = state_.conversations[lease.conversation].number;
      if (lease.is_open_offer()) return command::AcceptOffer{lease.offer, id};
      if (lease.is_in_chat()) return command::EndConversation{number, id};
      if (lease.is_watching()) return command::StopMonitoring{number, id};
      if (lease.is_consulted()) return command::EndConsultation{consulted(lease), id};
      if (lease.is_wrapping_up() && !must_wait(lease)) {
        return command::FinishWrapUp{number, id, WrapUpCodeId{0}, {}, {}};
      }
    }
    return std::nullopt;
  }

  ConsultationId consulted(const core::Lease& lease) const {
    Slot at = state_.conversations[lease.conversation].first_consultation;
    while (!state_.consultations[at].is_active() ||
           state_.consultations[at].target != lease.agent) {
      at = state_.consultations[at].next;
    }
    return state_.consultations[at].number;
  }

  bool must_wait(const core::Lease& lease) const {
    const Conversation& conversation = state_.conversations[lease.conversation];
    const WrapUpSettings& settings = state_.queue(conversation.queue).settings.wrap_up;
    return settings.mode == WrapUpMode::kTimedNoEarlyExit &&
           state_.timers.find(lease.timers, core::TimerKind::kWrapUpLimit) != nullptr;
  }

  std::optional<Command> of_conversation(const Conversation& conversation) const {
    if (!conversation.is_waiting()) return std::nullopt;
    if (conversation.customer_away) return command::ReconnectCustomer{conversation.number};
    if (!state_.queue(conversation.queue).settings.pull) return std::nullopt;
    // Ann has all skills.
    return command::PickConversation{conversation.number, AgentId{0}};
  }

  const State& state_;
};

std::string first_fault(const Engine::Body& engine) {
  const auto found = std::get<answer::Audit>(engine.ask(question::Audit{}).value);
  return found.empty() ? std::string() : found.front();
}

}  // namespace

std::string come_to_an_end(Engine::Body& engine) {
  for (int step = 0; step < kMostSteps; ++step) {
    const State& state = engine.state();
    if (state.conversations.live() == 0) return {};
    Submission submission;
    if (const auto todo = NextStep(state).next()) {
      submission.command = *todo;
      submission.at = engine.now();
    } else {
      submission.at = engine.next_deadline();
      if (!submission.at) return "conversations are left, but nothing is due and no command helps";
    }
    engine.begin();
    engine.carry_out(submission);
    const Refusal refusal = engine.batch().reply().refusal;
    std::string wrong = first_fault(engine);
    if (refusal != Refusal::kNone) wrong = "refused " + std::string(to_string(refusal));
    if (!wrong.empty())
      return wrong + " after " + std::string(command_name(submission.command)) + ", step " +
             std::to_string(step + 1);
  }
  return "the conversations do not come to an end";
}

}  // namespace cordboard::explore
