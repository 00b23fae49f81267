#include "theory/host.h"

#include <gtest/gtest.h>

#include <utility>
#include <variant>

#include "property/world.h"

namespace cordboard::theory {
namespace {

constexpr std::string_view kCameBefore = "came-before";

template <class T>
void put(std::vector<T>& table, std::uint64_t place, T value) {
  if (table.size() <= place) table.resize(place + 1);
  table[place] = value;
}

}  // namespace

std::string as_text(const Fact& fact) {
  return std::to_string(fact.at) + " " + fact.what + " customer " + std::to_string(fact.customer) +
         " agent " + fact.agent + " queue " + fact.queue + " until " +
         std::to_string(fact.expires_at);
}

// Passes one event to the host.
struct Host::EventVisitor {
  Host& host;
  Ms at;

  void operator()(const event::ConversationStarted& e) const {
    put(host.customers_, e.conversation.value, static_cast<int>(host.arriving_));
    host.numbers_[host.arriving_] = e.conversation.value;
  }
  void operator()(const event::OfferCreated& e) const {
    put(host.open_offers_, e.offer.value, true);
    const auto customer = static_cast<std::size_t>(host.customer_of(e.conversation));
    const std::optional<Ms> delay = host.answer_of(customer, host.offered_[customer]++);
    if (!delay) return;
    if (*delay > 0) {
      host.expect(at + *delay, Kind::kAnswer, e.offer.value, e.offer.value, place(e.agent));
    } else {
      host.at_once_.push_back({.subject = e.offer.value, .agent = place(e.agent)});
    }
  }
  void operator()(const event::OfferAccepted& e) const {
    host.open_offers_[e.offer.value] = false;
    const auto customer = static_cast<std::size_t>(host.customer_of(e.conversation));
    settle(e.conversation, Outcome::Fate::kAnswered, static_cast<int>(place(e.agent)));
    host.expect(at + host.world_->customers[customer].handle, Kind::kEnd, place(e.agent),
                e.conversation.value, place(e.agent));
  }
  void operator()(const event::OfferExpired& e) const { host.open_offers_[e.offer.value] = false; }
  void operator()(const event::OfferRevoked& e) const { host.open_offers_[e.offer.value] = false; }
  void operator()(const event::ConversationAbandoned& e) const {
    settle(e.conversation, Outcome::Fate::kAbandoned, -1);
  }
  void operator()(const event::ConversationRejected& e) const {
    settle(e.conversation, Outcome::Fate::kRejected, -1);
  }
  void operator()(const event::AgentPresenceChanged& e) const {
    if (e.presence != Presence::kRona) return;
    host.expect(at + host.world_->back_after, Kind::kReturn, place(e.agent), place(e.agent));
  }
  template <class AnyEvent>
  void operator()(const AnyEvent&) const {}

  std::size_t place(AgentId agent) const { return host.places_[agent.index]; }
  void settle(ConversationId conversation, Outcome::Fate fate, int agent) const {
    const int customer = host.customer_of(conversation);
    if (customer < 0) return;
    host.outcomes_[static_cast<std::size_t>(customer)] = {.fate = fate, .at = at, .agent = agent};
  }
};

Host::Host(const World& world, Twist twist)
    : world_(&world),
      twist_(std::move(twist)),
      outcomes_(world.customers.size()),
      numbers_(world.customers.size()),
      offered_(world.customers.size()) {}

int Host::customer_of(ConversationId conversation) const {
  return conversation.value < customers_.size() ? customers_[conversation.value] : -1;
}

std::optional<Ms> Host::answer_of(std::size_t customer, std::uint32_t offer) const {
  if (world_->miss_percent == 0 && world_->slowest_answer == 0) return 0;
  property::Dice dice(customer * 1000 + offer + 1);
  if (dice.chance(world_->miss_percent)) return std::nullopt;
  return dice.roll(static_cast<int>(world_->slowest_answer) + 1);
}

void Host::expect(Ms at, Kind kind, std::uint64_t order, std::uint64_t subject,
                  std::uint64_t agent) {
  happenings_.push({.at = at, .kind = kind, .order = order, .subject = subject, .agent = agent});
}

void Host::submit(const Command& command) {
  const Batch& batch = engine_.submit({.at = time(now_), .by = {}, .id = {}, .command = command});
  const auto name = [](const auto& any) { return any.kName; };
  ASSERT_TRUE(batch.reply().ok()) << std::visit(name, command) << " at " << now_ << ": "
                                  << to_string(batch.reply().refusal);
  hear(batch);
}

void Host::open() {
  submit(command::Configure{.site = &world_->site, .faults = {}});
  const std::vector<AgentSettings>& agents = world_->site.agents;
  for (std::size_t place = 0; place < agents.size(); ++place) {
    agents_.push_back(engine_.find<AgentId>(agents[place].key));
    put(places_, agents_.back().index, place);
  }
  come_and_go();
  for (const AgentId agent : agents_) {
    submit(command::SignIn{.agent = agent, .presence = Presence::kReady});
  }
}

void Host::come_and_go() {
  for (int number = 1; number <= twist_.conversations_before; ++number) {
    command::StartConversation start;
    start.customer = kCameBefore;
    start.queue = engine_.find<QueueId>(world_->site.queues.front().key);
    const Submission coming{.at = time(now_), .by = {}, .id = {}, .command = start};
    const ConversationId made{engine_.submit(coming).reply().number};
    const Submission going{
        .at = time(now_), .by = {}, .id = {}, .command = command::AbandonConversation{made}};
    ASSERT_TRUE(engine_.submit(going).reply().ok());
    put(customers_, made.value, -1);
  }
}

void Host::hear(const Batch& batch) {
  // The visitor only records events; no command is given before the whole batch has been read.
  for (const EventRecord& record : batch.events()) {
    const Ms at = to_ms(record.at) - twist_.shift;
    std::visit(EventVisitor{*this, at}, record.event);
    if (!keeps_facts_) continue;
    const auto note = [this, at](const auto& e) {
      Fact fact{.what = std::string(e.kName), .at = at, .customer = -1, .agent = {}, .queue = {}};
      if constexpr (requires { e.conversation.value; }) fact.customer = customer_of(e.conversation);
      if constexpr (requires { e.agent.index; }) fact.agent = engine_.names().key(e.agent);
      if constexpr (requires { e.queue.index; }) fact.queue = engine_.names().key(e.queue);
      if constexpr (requires { to_ms(e.expires_at); }) {
        fact.expires_at = to_ms(e.expires_at) - twist_.shift;
      }
      facts_.push_back(std::move(fact));
    };
    std::visit(note, record.event);
  }
}

// Accepts offers without delay, before anything else happens.
void Host::react() {
  while (!at_once_.empty()) {
    const Happening offer = at_once_.front();
    at_once_.erase(at_once_.begin());
    if (!open_offers_[offer.subject]) continue;
    submit(command::AcceptOffer{.offer = {offer.subject}, .agent = agents_[offer.agent]});
  }
}

void Host::pass_to(Ms at) {
  if (twist_.meddle && at > now_) twist_.meddle(engine_, time(now_), time(at));
  now_ = at;
}

void Host::run() {
  open();
  for (std::size_t customer = 0; customer < world_->customers.size(); ++customer) {
    expect(world_->customers[customer].arrival, Kind::kArrival, customer, customer);
  }
  react();
  while (go_on() && !testing::Test::HasFatalFailure()) react();
}

// Takes the next step: the engine's due work, or that of a person. Returns false at the end.
bool Host::go_on() {
  if (happenings_.empty() && !world_->until) return false;
  const std::optional<Time> deadline = engine_.next_deadline();
  const bool engine_first =
      deadline && (happenings_.empty() || *deadline <= time(happenings_.top().at));
  if (!engine_first && happenings_.empty()) return false;
  const Ms at = engine_first ? to_ms(*deadline) - twist_.shift : happenings_.top().at;
  if (world_->until && at > *world_->until) return false;
  pass_to(at);
  if (engine_first) {
    hear(engine_.advance(*deadline));
  } else {
    const Happening next = happenings_.top();
    happenings_.pop();
    happen(next);
  }
  return true;
}

void Host::happen(const Happening& happening) {
  switch (happening.kind) {
    case Kind::kAnswer:
      if (!open_offers_[happening.subject]) return;
      return submit(
          command::AcceptOffer{.offer = {happening.subject}, .agent = agents_[happening.agent]});
    case Kind::kEnd:
      return submit(command::EndConversation{.conversation = {happening.subject},
                                             .agent = agents_[happening.agent]});
    case Kind::kReturn:
      return submit(command::SetReady{.agent = agents_[happening.subject]});
    case Kind::kArrival:
      return arrive(happening.subject);
    case Kind::kPatience:
      if (!is_waiting(happening.subject)) return;
      return submit(command::AbandonConversation{.conversation = {numbers_[happening.subject]}});
  }
}

void Host::arrive(std::size_t place) {
  const Customer& customer = world_->customers[place];
  arriving_ = place;
  const std::string key = "c" + std::to_string(place);
  command::StartConversation start;
  start.customer = std::string_view(key);
  start.queue = engine_.find<QueueId>(world_->site.queues[customer.queue].key);
  if (customer.needs) start.needs = &*customer.needs;
  if (customer.priority != 0) start.priority = customer.priority;
  submit(start);
  if (customer.patience) {
    expect(customer.arrival + *customer.patience, Kind::kPatience, place, place);
  }
}

}  // namespace cordboard::theory
