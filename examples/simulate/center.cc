#include "center.h"

#include <charconv>
#include <variant>

#include "cordboard/json.h"
#include "cordboard/strategy.h"

namespace cordboard::simulate {
namespace {

void keep_place(std::vector<std::size_t>& places, std::uint32_t handle, std::size_t place) {
  if (places.size() <= handle) places.resize(handle + 1);
  places[handle] = place;
}

// A strategy that the engine does not have, but for which theoretical results exist: the agent with
// the largest share of capacity in use who still has free capacity.
Preference most_loaded(const Candidate& agent) { return {-agent.load, agent.capacity}; }

constexpr Strategy kStrategies[] = {{"most_loaded", most_loaded, LooksAt::kGroup}};

}  // namespace

// Passes one event to the listener.
struct Center::EventVisitor {
  const Center& center;
  CenterListener& listener;
  Ms at;

  std::size_t place(AgentId agent) const { return center.agent_places_[agent.index]; }

  void operator()(const event::ConversationStarted& e) const {
    listener.on_started(at, e.conversation.value);
  }
  void operator()(const event::ConversationQueued& e) const {
    listener.on_queued(e.conversation.value, center.queue_places_[e.queue.index]);
  }
  void operator()(const event::ConversationAbandoned& e) const {
    listener.on_abandoned(at, e.conversation.value);
  }
  void operator()(const event::OfferCreated& e) const {
    listener.on_offered(at, e.offer.value, e.conversation.value, place(e.agent),
                        cordboard::to_ms(e.expires_at) - center.model_->origin);
  }
  void operator()(const event::OfferAccepted& e) const { listener.on_accepted(at, e.offer.value); }
  void operator()(const event::OfferExpired& e) const { listener.on_missed(at, e.offer.value); }
  void operator()(const event::OfferDeclined& e) const { listener.on_withdrawn(at, e.offer.value); }
  void operator()(const event::OfferRevoked& e) const { listener.on_withdrawn(at, e.offer.value); }
  void operator()(const event::ConversationEnded& e) const {
    listener.on_ended(at, e.conversation.value);
  }
  void operator()(const event::WrapUpStarted& e) const {
    listener.on_wrap_up_started(at, e.conversation.value, place(e.agent));
  }
  void operator()(const event::WrapUpFinished& e) const {
    listener.on_wrap_up_finished(at, e.conversation.value, place(e.agent));
  }
  void operator()(const event::ConversationClosed& e) const {
    listener.on_closed(e.conversation.value);
  }
  void operator()(const event::AgentSignedIn& e) const {
    listener.on_signed_in(at, place(e.agent));
  }
  void operator()(const event::AgentSignedOut& e) const {
    listener.on_signed_out(at, place(e.agent));
  }
  void operator()(const event::AgentPresenceChanged& e) const {
    listener.on_presence(at, place(e.agent), e.presence);
  }
  void operator()(const event::ConversationRejected& e) const {
    listener.on_rejected(at, e.conversation.value);
  }
  // All other events are ignored.
  template <class OtherEvent>
  void operator()(const OtherEvent&) const {}
};

Center::Center(const Model& model, CenterListener& listener, std::ostream* events)
    : model_(&model),
      listener_(&listener),
      events_(events),
      engine_({.naive_matching = false, .strategies = kStrategies}) {}

std::vector<Fault> Center::open() {
  const Reply reply = submit(0, command::Configure{.site = &model_->site, .faults = {}});
  if (!reply.ok()) {
    std::vector<Fault> faults(reply.faults.begin(), reply.faults.end());
    if (faults.empty()) faults.push_back({"", std::string(explain(reply.refusal))});
    return faults;
  }
  const Site& site = model_->site;
  for (std::size_t place = 0; place < site.agents.size(); ++place) {
    agents_.push_back(engine_.find<AgentId>(site.agents[place].key));
    keep_place(agent_places_, agents_.back().index, place);
  }
  for (std::size_t place = 0; place < site.queues.size(); ++place) {
    keep_place(queue_places_, engine_.find<QueueId>(site.queues[place].key).index, place);
  }
  if (!site.wrap_up_codes.empty()) {
    code_ = engine_.find<WrapUpCodeId>(site.wrap_up_codes.front().key);
  }
  prepare_starts();
  return {};
}

void Center::prepare_starts() {
  for (const CustomerClass& one : model_->classes) {
    command::StartConversation start;
    start.queue = engine_.find<QueueId>(one.queue);
    if (!one.needs.empty()) start.needs = &one.needs;
    if (one.priority != 0) start.priority = one.priority;
    starts_.push_back(start);
  }
}

void Center::sign_in(Ms at, std::size_t agent) {
  must(at, command::SignIn{.agent = agents_[agent], .presence = Presence::kReady});
}

void Center::sign_out(Ms at, std::size_t agent) {
  must(at, command::SignOut{.agent = agents_[agent]});
}

void Center::set_ready(Ms at, std::size_t agent) {
  must(at, command::SetReady{.agent = agents_[agent]});
}

void Center::start(Ms at, std::size_t class_index, Ms credit) {
  // Each customer gets a new key: a known customer could resume an abandoned conversation or wait
  // for a former agent.
  char key[24] = "c";
  const auto [end, error] = std::to_chars(key + 1, key + sizeof key, ++customers_);
  command::StartConversation start = starts_[class_index];
  start.customer = std::string_view(key, end);
  if (credit != 0) start.waiting_since = time(at - credit);
  must(at, start);
}

void Center::abandon(Ms at, std::uint64_t conversation) {
  must(at, command::AbandonConversation{.conversation = {conversation}});
}

void Center::accept(Ms at, std::uint64_t offer, std::size_t agent) {
  must(at, command::AcceptOffer{.offer = {offer}, .agent = agents_[agent]});
}

void Center::end(Ms at, std::uint64_t conversation, std::size_t agent) {
  must(at, command::EndConversation{.conversation = {conversation}, .agent = agents_[agent]});
}

void Center::finish_wrap_up(Ms at, std::uint64_t conversation, std::size_t agent) {
  command::FinishWrapUp finish;
  finish.conversation = {conversation};
  finish.agent = agents_[agent];
  const Refusal refusal = submit(at, finish).refusal;
  if (refusal == Refusal::kWrapUpCodeRequired) {
    finish.code = code_;
    must(at, finish);
  } else if (refusal != Refusal::kNone && refusal != Refusal::kWrapUpTimeNotOver) {
    throw UnexpectedRefusal("finish_wrap_up: " + std::string(to_string(refusal)));
  }
}

std::optional<Ms> Center::next_deadline() const {
  const std::optional<Time> deadline = engine_.next_deadline();
  if (!deadline) return std::nullopt;
  return cordboard::to_ms(*deadline) - model_->origin;
}

void Center::advance(Ms at) {
  ++turns_;
  hear(engine_.advance(time(at)));
}

const Reply& Center::submit(Ms at, const Command& command) {
  ++turns_;
  const Batch& batch = engine_.submit({.at = time(at), .by = {}, .id = {}, .command = command});
  hear(batch);
  return batch.reply();
}

void Center::must(Ms at, const Command& command) {
  const Refusal refusal = submit(at, command).refusal;
  if (refusal == Refusal::kNone) return;
  const auto name = [](const auto& any) { return std::string(any.kName); };
  throw UnexpectedRefusal(std::visit(name, command) + ": " + std::string(to_string(refusal)));
}

void Center::hear(const Batch& batch) {
  for (const EventRecord& record : batch.events()) {
    const Ms at = cordboard::to_ms(record.at) - model_->origin;
    std::visit(EventVisitor{*this, *listener_, at}, record.event);
  }
  if (events_ == nullptr) return;
  line_.clear();
  for (const EventRecord& record : batch.events()) {
    cordboard::json::append_event(line_, record, engine_.names());
    line_ += '\n';
  }
  events_->write(line_.data(), static_cast<std::streamsize>(line_.size()));
}

}  // namespace cordboard::simulate
