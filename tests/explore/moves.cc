#include "explore/moves.h"

#include <algorithm>
#include <array>

#include "cordboard/limits.h"
#include "explore/signature.h"

namespace cordboard::explore {
namespace {

using core::Conversation;
using core::kNoSlot;
using core::Slot;
using core::State;

// A time beyond each limit.
constexpr Duration kTooLong{std::int64_t{400} * 24 * 3600 * 1000};

class Asker {
 public:
  Asker(const World& world, const Engine::Body& engine)
      : world_(world), state_(engine.state()), now_(engine.now()) {
    ask(command::Advance{});
    all_.front().at = engine.next_deadline();
    name_things();
  }

  std::vector<Submission> all() {
    if (world_.has("configure")) configure();
    arrivals();
    ask(command::PutCannedResponse{"hello", "Hello <name>"});
    ask(command::PutCannedResponse{"hello", "Hello >"});
    ask(command::DeleteCannedResponse{"hello"});
    for (const AgentId agent : agents_) presence(agent);
    for (const auto& [offer, agent] : offers_) answers(offer, agent);
    for (const ConversationId conversation : conversations_) {
      of_customer(conversation);
      of_host(conversation);
      for (const AgentId agent : agents_) of_agent(conversation, agent);
    }
    for (const ConsultationId consultation : consultations_) {
      for (const AgentId agent : agents_) in_thread(consultation, agent);
    }
    if (world_.has_cases) desk();
    return std::move(all_);
  }

 private:
  template <class C>
  void ask(const C& command) {
    if (!world_.has(C::kName)) return;
    Submission submission;
    submission.command = command;
    all_.push_back(submission);
  }

  // All live conversations and offers, and one of each kind that is not live, because those are
  // refused alike: forgotten, closed, never issued. Offers are in the order of their agents.
  void name_things() {
    const auto& numbers = state_.conversations.numbers();
    const std::uint64_t last = numbers.last();
    ConversationId forgotten;
    for (std::uint64_t number = last; number > 0; --number) {
      if (state_.find(ConversationId{number}) == kNoSlot) forgotten = ConversationId{number};
    }
    numbers.for_each(
        [this](std::uint64_t number, Slot) { conversations_.push_back(ConversationId{number}); });
    if (forgotten) conversations_.push_back(forgotten);
    conversations_.push_back(ConversationId{last + 1});
    for (std::uint32_t i = 0; i < state_.agents.size(); ++i) {
      agents_.push_back(AgentId{i});
      for (Slot at = state_.agents[i].first_lease; at != kNoSlot;
           at = state_.leases[at].next_of_agent) {
        if (!state_.leases[at].is_open_offer()) continue;
        offers_.emplace_back(state_.leases[at].offer, AgentId{i});
      }
    }
    OfferId settled{state_.offers.last()};
    while (settled && state_.find(settled) != kNoSlot) --settled.value;
    offers_.emplace_back(settled, AgentId{0});
    offers_.emplace_back(OfferId{state_.offers.last() + 1}, AgentId{0});
    agents_.emplace_back();  // no agent
    name_consultations();
  }

  // The consultations that are not over, in the order of their conversations; one that is over, and
  // one that never existed.
  void name_consultations() {
    state_.conversations.numbers().for_each([this](std::uint64_t, Slot slot) {
      for (Slot at = state_.conversations[slot].first_consultation; at != kNoSlot;
           at = state_.consultations[at].next) {
        if (!state_.consultations[at].is_over()) {
          consultations_.push_back(state_.consultations[at].number);
        }
      }
    });
    consultations_.push_back(settled_consultation(state_));
    consultations_.push_back(ConsultationId{state_.consultations.numbers().last() + 1});
  }

  void configure() {
    static const std::vector<Fault> kFaults = {{"queues", "is missing"}};
    ask(command::Configure{nullptr, kFaults});
    ask(command::Configure{&world_.site, {}});
    if (world_.other) ask(command::Configure{&*world_.other, {}});
  }

  // Whether the customer would resume an abandoned conversation in the queue.
  bool resumes(std::string_view customer, QueueId queue) const {
    const CustomerId number = state_.customers.find(customer);
    bool found = false;
    state_.conversations.numbers().for_each([&](std::uint64_t, Slot slot) {
      const Conversation& c = state_.conversations[slot];
      found |= c.phase == core::Phase::kAbandoned && c.customer == number && c.queue == queue &&
               c.ended_at + state_.queue(queue).settings.abandon_resume > now_;
    });
    return found;
  }

  void arrivals() {
    const bool more =
        state_.conversations.numbers().last() < static_cast<std::uint64_t>(world_.conversations);
    for (const std::string_view customer : customers()) {
      for (const Arrival& arrival : world_.arrivals) {
        if (!more && !resumes(customer, arrival.queue)) continue;
        command::StartConversation c;
        c.customer = customer;
        c.queue = arrival.queue;
        c.needs = arrival.needs;
        if (arrival.credit.count() > 0) c.waiting_since = now_ - arrival.credit;
        if (arrival.due_in) c.due_at = now_ + *arrival.due_in;
        c.prefer_agent = arrival.prefer;
        ask(c);
      }
    }
    ask(command::StartConversation{.customer = "lee", .queue = {}});
    ask(command::StartConversation{.customer = CustomerId{999}, .queue = world_.arrivals[0].queue});
  }

  // Customers in the order of their conversations, then one without any.
  std::vector<std::string_view> customers() const {
    static constexpr std::string_view kKeys[] = {"lee", "kim"};
    std::vector<std::string_view> all;
    const auto add = [&all](std::string_view key) {
      if (std::find(all.begin(), all.end(), key) == all.end()) all.push_back(key);
    };
    state_.conversations.numbers().for_each([&](std::uint64_t, Slot slot) {
      const std::string_view key =
          state_.customers.find(state_.conversations[slot].customer)->key();
      add(*std::find(std::begin(kKeys), std::end(kKeys), key));
    });
    const auto is_new = [&](std::string_view key) { return !state_.customers.find(key); };
    const auto* const fresh = std::find_if(std::begin(kKeys), std::end(kKeys), is_new);
    if (fresh != std::end(kKeys)) add(*fresh);
    return all;
  }

  void presence(AgentId agent) {
    ask(command::SignIn{agent, {}});
    ask(command::SignIn{agent, Presence::kReady});
    ask(command::SignOut{agent});
    ask(command::SetReady{agent});
    ask(command::SetNotReady{agent, {}, {}});
    ask(command::SetNotReady{agent, {}, NotReadyWhen::kAfterCurrent});
    ask(command::SetNotReady{agent, NotReadyReasonId{7}, {}});
    if (world_.has_reasons) ask(command::SetNotReady{agent, NotReadyReasonId{0}, {}});
    ask(command::ResetPresence{agent});
    for (const std::string_view desk : {"left", "right"}) {
      if (desk == "right" && agent != AgentId{0}) continue;  // only one agent has a second desktop
      ask(command::ConnectAgent{agent, desk});
      ask(command::DisconnectAgent{agent, desk});
    }
  }

  void answers(OfferId offer, AgentId owner) {
    for (const AgentId agent : agents_) {
      ask(command::AcceptOffer{offer, agent});
      ask(command::DeclineOffer{offer, agent, {}});
    }
    ask(command::DeclineOffer{offer, owner, DeclineReasonId{7}});
  }

  void of_customer(ConversationId conversation) {
    ask(command::AbandonConversation{conversation});
    ask(command::DisconnectCustomer{conversation});
    ask(command::ReconnectCustomer{conversation});
    ask(command::EndConversation{conversation, {}});
    says(conversation, Speaker::customer());
    ask(command::SendMessage{conversation, Speaker::customer(), "", {}});
  }

  void of_host(ConversationId conversation) {
    ask(command::CallbackLater{conversation, now_ + kUnit});
    ask(command::CallbackLater{conversation, now_ + kTooLong});
    command::UpdateConversation update{.conversation = conversation};
    for (std::uint32_t queue = 0; queue < state_.queues.size(); ++queue) {
      update.queue = QueueId{queue};
      ask(update);
    }
    update.queue = QueueId{};
    ask(update);
    update.queue.reset();
    for (const Requirement* needs : world_.needs) {
      update.needs = needs;
      ask(update);
    }
    update.needs = nullptr;
    for (const std::int32_t priority : world_.priorities) {
      update.priority = priority;
      ask(update);
    }
    update.priority.reset();
    if (world_.updates_due) update.due_at = now_ + kUnit;
    ask(update);
  }

  void of_agent(ConversationId conversation, AgentId agent) {
    ask(command::EndConversation{conversation, agent});
    ask(command::RequeueConversation{conversation, agent});
    ask(command::ParkConversation{conversation, agent, now_ + kUnit});
    ask(command::ParkConversation{conversation, agent, {}});
    ask(command::ParkConversation{conversation, agent, now_ + kTooLong});
    ask(command::ResumeConversation{conversation, agent});
    ask(command::PickConversation{conversation, agent});
    ask(command::AssignConversation{conversation, agent, false});
    ask(command::AssignConversation{conversation, agent, true});
    says(conversation, Speaker::of(agent));
    ask(command::SendMessage{conversation, Speaker::of(agent), "<b>", {}});
    phrases(conversation, agent);
    wrap_up(conversation, agent);
    if (world_.has("transfer")) together(conversation, agent);
    if (world_.has("monitor")) supervise(conversation, agent);
  }

  void together(ConversationId conversation, AgentId agent) {
    for (const AgentId other : agents_) ask_for(conversation, agent, Target::of(other));
    ask_for(conversation, agent, Target::of(TeamId{0}));
    ask_for(conversation, agent, Target::of(TeamId{7}));
    ask_for(conversation, agent, Target::of(SkillId{1}));
    ask_for(conversation, agent, Target::of(QueueId{1}));
    for (const ConsultationId each : consultations_) {
      ask_for(conversation, agent, Target::of(each));
    }
    ask(command::CancelTransfer{conversation, agent});
    ask(command::CancelInvitation{conversation, agent});
    for (const AgentId other : agents_) {
      ask(command::RemoveParticipant{conversation, agent, other});
    }
    ask(command::LeaveConversation{conversation, agent});
    ask(command::EndConference{conversation, agent});
    ask(command::CloseForAll{conversation, agent});
  }

  void ask_for(ConversationId conversation, AgentId agent, const Target& to) {
    ask(command::Transfer{conversation, agent, to, {}});
    ask(command::Consult{conversation, agent, to, {}, {}});
    ask(command::InviteToConference{conversation, agent, to});
  }

  void supervise(ConversationId conversation, AgentId agent) {
    ask(command::Monitor{conversation, agent});
    ask(command::Coach{conversation, agent});
    ask(command::BargeIn{conversation, agent});
    ask(command::StopMonitoring{conversation, agent});
    ask(command::TakeOver{conversation, agent});
  }

  void in_thread(ConsultationId consultation, AgentId agent) {
    ask(command::EndConsultation{consultation, agent});
    ask(command::SendMessage{{}, Speaker::of(agent), "so?", {}, consultation});
    ask(command::SetTyping{{}, Speaker::of(agent), true, consultation});
    ask(command::SetTyping{{}, Speaker::of(agent), false, consultation});
  }

  void phrases(ConversationId conversation, AgentId agent) {
    static constexpr Attribute kName[] = {{"name", "Lee"}};
    ask(command::SendCannedResponse{conversation, Speaker::of(agent), "hello", {}});
    ask(command::SendCannedResponse{conversation, Speaker::of(agent), "hello", kName});
    ask(command::PushUrl{conversation, agent, "https://example.com/"});
    ask(command::PushUrl{conversation, agent, "example.com"});
  }

  void says(ConversationId conversation, Speaker who) {
    ask(command::SendMessage{conversation, who, "hello", {}});
    ask(command::SetTyping{conversation, who, true});
    ask(command::SetTyping{conversation, who, false});
    ask(command::MarkRead{conversation, who, last_message(conversation)});
    ask(command::MarkRead{conversation, who, MessageId{state_.last_message + 1}});
  }

  MessageId last_message(ConversationId conversation) const {
    const Slot slot = state_.find(conversation);
    if (slot == kNoSlot || state_.conversations[slot].transcript == kNoSlot) return {};
    MessageId last;
    for (const core::Entry& entry :
         state_.transcripts[state_.conversations[slot].transcript].entries) {
      if (entry.is_message()) last = entry.message;
    }
    return last;
  }

  void wrap_up(ConversationId conversation, AgentId agent) {
    ask(command::SetWrapUpCode{conversation, agent, WrapUpCodeId{0}});
    ask(command::SetWrapUpCode{conversation, agent, WrapUpCodeId{7}});
    ask(command::AddNote{conversation, agent, "noted"});
    // Otherwise its end would move on for ever.
    if (ends_soon(conversation, agent)) ask(command::ExtendWrapUp{conversation, agent, kUnit});
    ask(command::ExtendWrapUp{conversation, agent, kTooLong});
    ask(command::FinishWrapUp{conversation, agent, {}, {}, {}});
    ask(command::FinishWrapUp{conversation, agent, WrapUpCodeId{0}, {}, {}});
    ask(command::FinishWrapUp{conversation, agent, WrapUpCodeId{0}, {}, ThenPresence{false, {}}});
    ask(command::FinishWrapUp{conversation, agent, WrapUpCodeId{0}, {}, ThenPresence{true, {}}});
  }

  // At most one of each kind is ever created, so that the number of states is finite; each command
  // also names one that never existed.
  void desk() {
    for (const std::string_view customer : {"lee", "joe"}) profile(customer);
    ask(command::PutCustomer{.customer = CustomerId{999}});
    std::vector<CaseId> cases;
    state_.cases.numbers().for_each([&](std::uint64_t number, Slot) { cases.push_back({number}); });
    cases.push_back({state_.cases.numbers().next()});
    for (const CaseId number : cases) a_case(number);
    for (std::uint64_t number = 1; number <= 2; ++number) appointment(AppointmentId{number});
    for (std::uint64_t number = 1; number <= 2; ++number) item(ItemId{number});
    for (const ConversationId conversation : conversations_) {
      sends(conversation, Speaker::customer());
      for (const AgentId agent : agents_) of_calendar(conversation, agent);
    }
  }

  void profile(std::string_view customer) {
    static const std::array<Attribute, 1> kUnknown = {{{"color", "white"}}};
    if (customer == "lee") ask(command::PutCustomer{.customer = customer, .name = "Lee"});
    if (customer == "lee") ask(command::PutCustomer{.customer = customer});
    ask(command::EraseCustomer{customer});
    if (state_.cases.numbers().last() > 0 && state_.customers.find(customer)) return;
    ask(command::OpenCase{.customer = customer, .name = "Kitchen"});
    ask(command::OpenCase{.customer = customer, .name = "Kitchen", .case_fields = kUnknown});
  }

  void a_case(CaseId number) {
    ask(command::EditCase{.case_id = number, .name = "Kitchen"});
    ask(command::EditCase{.case_id = number, .name = "Bath", .appointments_need_password = true});
    ask(command::FinishCase{number});
    ask(command::ReopenCase{number});
    ask(command::DeleteCase{number});
    for (const AgentId agent : agents_) {
      ask(command::AddOperator{number, agent});
      ask(command::RemoveOperator{number, agent});
    }
    for (const ConversationId each : conversations_) ask(command::LinkConversation{number, each});
    command::ScheduleAppointment schedule{.case_id = number, .start = now_ + 2 * kUnit};
    schedule.duration = kTooLong;
    ask(schedule);
    if (state_.appointments.numbers().last() > 0) return;
    schedule.duration = kUnit;
    ask(schedule);
    schedule.password_hash = {"hashed"};
    ask(schedule);
  }

  void appointment(AppointmentId number) {
    ask(command::MoveAppointment{number, now_ + 3 * kUnit});
    ask(command::CancelAppointment{number});
    ask(command::SendInvitation{number, InvitationForm::kLink});
    ask(command::StartVideoCall{.appointment = number});
    ask(command::StartVideoCall{.appointment = number, .password_is_right = true});
    ask(command::EndVideoCall{number, {}});
    if (state_.items.numbers().last() > 0) return;
    ask(command::EndVideoCall{number, Recording{.location = "here"}});
  }

  void item(ItemId number) {
    ask(command::TagItem{number, "seen"});
    ask(command::UntagItem{number, "seen"});
    ask(command::DeleteItem{number});
  }

  void sends(ConversationId conversation, Speaker who) {
    if (state_.items.numbers().last() > 0) return;
    ask(command::AttachFile{conversation, who, "plan", "text/plain", 1, "here"});
  }

  void of_calendar(ConversationId conversation, AgentId agent) {
    sends(conversation, Speaker::of(agent));
    ask(command::ShareCalendar{conversation, agent, AgentId{0}});
    ask(command::ShareCalendar{conversation, AgentId{0}, agent});
    const std::int64_t minutes = to_ms(now_) / limits::kShortestSlotMs;
    const Time next = time_from_ms((minutes + 1) * limits::kShortestSlotMs);
    ask(command::BookMeeting{conversation, agent, next});
    ask(command::BookMeeting{conversation, agent, next - Duration{1}});
  }

  bool ends_soon(ConversationId conversation, AgentId agent) const {
    const Slot slot = state_.find(conversation);
    const Slot lease = slot == kNoSlot ? kNoSlot : state_.find_lease(slot, agent);
    if (lease == kNoSlot) return true;
    const core::Timer* limit =
        state_.timers.find(state_.leases[lease].timers, core::TimerKind::kWrapUpLimit);
    return limit == nullptr || limit->due - now_ <= kUnit;
  }

  const World& world_;
  const State& state_;
  const Time now_;
  std::vector<Submission> all_;
  std::vector<ConversationId> conversations_;
  std::vector<AgentId> agents_;
  std::vector<std::pair<OfferId, AgentId>> offers_;
  std::vector<ConsultationId> consultations_;
};

}  // namespace

std::vector<Submission> moves_of(const World& world, const Engine::Body& engine) {
  return Asker(world, engine).all();
}

}  // namespace cordboard::explore
