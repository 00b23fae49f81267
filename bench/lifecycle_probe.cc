// lifecycle-probe: runs a number of whole life cycles of conversations through the public
// interface, and nothing else that grows with that number. Under callgrind two runs of different
// length give the instructions of one cycle (scripts/instructions), free of noise and of what it
// costs to set up.
//
// One cycle is four commands: start_conversation, accept_offer, end_conversation, finish_wrap_up.
// Every event of every batch is read; handles and registered customers throughout; time passes with
// each command.
//
//   --agents N     signed in and ready, capacity 3, dealt out over the profiles        (1000)
//   --profiles P   distinct sets of skills, 8 to 16 of 24 each                         (64)
//   --classes K    queues with a requirement of three skills, each one class           (32)
//   --waiting M    conversations that wait during the whole run                        (0)
//   --backlog      what those M are: without it they need a skill that nobody has, in K queues of
//   their own, and a newcomer is
//                  offered to the longest idle agent at once; with it they are servable, but every
//                  agent who could serve is full: a newcomer waits, and who finishes a wrap-up is
//                  offered the oldest one that suits them
//   --cycles C     life cycles to run                                                  (10000)
//   --ids          each command of a cycle carries an id of 36 characters of its own

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/engine.h"
#include "probe_site.h"

namespace {

using namespace cordboard;

struct Options {
  probe::Shape shape;
  std::size_t waiting = 0;
  std::size_t cycles = 10000;
  bool backlog = false;
  bool ids = false;
};

// Counts up in decimal in place: a new id costs a digit or two, so that what is measured is the
// engine.
class Ids {
 public:
  std::string_view next() {
    for (std::size_t i = sizeof text_ - 2;; --i) {
      if (text_[i] != '9') {
        ++text_[i];
        return {text_, sizeof text_ - 1};
      }
      text_[i] = '0';
    }
  }

 private:
  char text_[37] = "5f0c1b52-7a8e-4c39-b16d-000000000000";
};

struct Chat {
  ConversationId conversation;
  AgentId agent;
};

class Probe {
 public:
  explicit Probe(const Options& options) : options_(options) {
    const Site site = probe::make_site(options.shape);
    submit(command::Configure{&site, {}});
    for (const AgentSettings& agent : site.agents) {
      submit(command::SignIn{engine_.find<AgentId>(agent.key), Presence::kReady});
    }
    register_customers();
    for (std::size_t i = 0; i < options.shape.classes; ++i) {
      queues_.push_back(engine_.find<QueueId>("class-" + std::to_string(i)));
      blocked_.push_back(engine_.find<QueueId>("blocked-" + std::to_string(i)));
    }
    if (options.backlog) {
      pile_up();
    } else {
      for (std::size_t i = 0; i < options.waiting; ++i) start(blocked_[i % blocked_.size()], i);
    }
    with_ids_ = options.ids;
  }

  void run() {
    for (std::size_t i = 0; i < options_.cycles; ++i) {
      start(queues_[i % queues_.size()], i);
      if (!options_.backlog) accept();
      finish_oldest();
      if (options_.backlog) accept();
    }
  }

  void report() const {
    std::printf("cycles=%zu events=%llu checksum=%016llx\n", options_.cycles,
                static_cast<unsigned long long>(engine_.last_seq()),
                static_cast<unsigned long long>(checksum_));
  }

 private:
  void submit(const Command& command) {
    now_ += Duration{10};
    offer_ = {};
    const Batch& batch = engine_.submit({.at = now_,
                                         .by = {},
                                         .id = with_ids_ ? ids_.next() : std::string_view(),
                                         .command = command});
    for (const EventRecord& record : batch.events()) {
      checksum_ = checksum_ * 31 + record.event.index() + record.seq;
      if (const auto* made = std::get_if<event::OfferCreated>(&record.event)) offer_ = *made;
    }
    if (batch.reply().ok()) return;
    std::fprintf(stderr, "lifecycle-probe: refused: %s\n",
                 std::string(to_string(batch.reply().refusal)).c_str());
    std::exit(1);
  }

  // Makes customers known, each by a chat that never ends.
  void register_customers() {
    const auto holding = engine_.find<QueueId>("holding");
    for (std::size_t i = 0; i < probe::kCustomers; ++i) {
      const std::string key = "customer-" + std::to_string(i);
      command::StartConversation arrival;
      arrival.customer = std::string_view(key);
      arrival.queue = holding;
      submit(arrival);
      accept();
      customers_.push_back(engine_.find_customer(key));
    }
    active_.clear();
  }

  void start(QueueId queue, std::size_t number) {
    command::StartConversation arrival;
    arrival.customer = customers_[number % customers_.size()];
    arrival.queue = queue;
    submit(arrival);
  }

  // Accepts the offer that the last command brought, if any.
  void accept() {
    if (!offer_.offer) return;
    const event::OfferCreated offer = offer_;
    submit(command::AcceptOffer{offer.offer, offer.agent});
    active_.push_back({offer.conversation, offer.agent});
  }

  void finish_oldest() {
    const Chat chat = active_.front();
    active_.pop_front();
    submit(command::EndConversation{chat.conversation, chat.agent});
    submit(command::FinishWrapUp{chat.conversation, chat.agent, {}, {}, {}});
  }

  // Starts conversations in all classes until everybody who could serve is full and the others
  // wait.
  void pile_up() {
    std::size_t waiting = 0;
    for (std::size_t i = 0; waiting < options_.waiting; ++i) {
      start(queues_[i % queues_.size()], i);
      if (offer_.offer) {
        accept();
      } else {
        ++waiting;
      }
    }
  }

  Options options_;
  Engine engine_;
  Time now_{};
  Ids ids_;
  bool with_ids_ = false;
  std::vector<CustomerId> customers_;
  std::vector<QueueId> queues_;
  std::vector<QueueId> blocked_;
  std::deque<Chat> active_;    // oldest first
  event::OfferCreated offer_;  // of the last batch
  std::uint64_t checksum_ = 0;
};

bool read_number(const char* text, std::size_t& into) {
  const char* end = text + std::strlen(text);
  const auto [stop, error] = std::from_chars(text, end, into);
  return error == std::errc() && stop == end;
}

bool read_options(int count, char** arguments, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view name = arguments[i];
    std::size_t* number = name == "--agents"     ? &options.shape.agents
                          : name == "--profiles" ? &options.shape.profiles
                          : name == "--classes"  ? &options.shape.classes
                          : name == "--waiting"  ? &options.waiting
                          : name == "--cycles"   ? &options.cycles
                                                 : nullptr;
    if (number != nullptr) {
      if (++i == count || !read_number(arguments[i], *number)) return false;
    } else if (name == "--backlog") {
      options.backlog = true;
    } else if (name == "--ids") {
      options.ids = true;
    } else {
      return false;
    }
  }
  return options.shape.agents > 0 && options.shape.profiles > 0 && options.shape.classes > 0 &&
         (!options.backlog || options.waiting > 0);
}

}  // namespace

int main(int argument_count, char** arguments) {
  Options options;
  if (!read_options(argument_count, arguments, options)) {
    std::fputs(
        "Usage: lifecycle-probe [--agents N] [--profiles P] [--classes K] [--cycles C] [--ids]\n"
        "                       [--waiting M [--backlog]]\n",
        stderr);
    return 2;
  }
  Probe probe(options);
  probe.run();
  probe.report();
  return 0;
}
