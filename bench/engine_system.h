// The engine as a System that carries out life cycles (life_cycles.h) through its public interface:
// with handles and registered customers; every event of every batch is read; time passes with each
// command.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cordboard/engine.h"
#include "life_cycles.h"
#include "probe_site.h"

namespace probe {

// Ids of 36 characters. Each counts up in decimal in place, so that a new id costs only a digit or
// two and the measurement is of the engine.
class Ids {
 public:
  // The next `count` ids; valid until the next call.
  std::span<const std::array<char, 36>> next(std::size_t count) {
    while (ids_.size() < count) ids_.push_back(count_);
    for (std::size_t i = 0; i < count; ++i) {
      count_up();
      ids_[i] = count_;
    }
    return {ids_.data(), count};
  }

 private:
  void count_up() {
    for (std::size_t i = count_.size() - 1;; --i) {
      if (count_[i] != '9') {
        ++count_[i];
        return;
      }
      count_[i] = '0';
    }
  }

  std::array<char, 36> count_ = std::to_array<char>(
      {'5', 'f', '0', 'c', '1', 'b', '5', '2', '-', '7', 'a', '8', 'e', '-', '4', 'c', '3', '9',
       '-', 'b', '1', '6', 'd', '-', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0', '0'});
  std::vector<std::array<char, 36>> ids_;
};

struct EngineSetting {
  bool spans = false;  // commands of one step as one span, or one at a time
  bool ids = false;    // each command with its own id
  // Instead of the queues' classes: one queue, whose conversations bring their own requirements.
  bool own_needs = false;
  // Blocked conversations wait in the queues of served ones, in front of them.
  bool blocked_in_line = false;
  bool sign_in = true;
};

class EngineSystem {
 public:
  EngineSystem(const Shape& shape, const EngineSetting& setting) : setting_(setting) {
    cordboard::Site site = make_site(shape);
    if (setting.own_needs) add_open_queue(site, shape);
    do_one(cordboard::command::Configure{&site, {}});
    for (const cordboard::AgentSettings& agent : site.agents) {
      if (!setting.sign_in && agent.key != "holder") continue;
      do_one(cordboard::command::SignIn{engine_.find<cordboard::AgentId>(agent.key),
                                        cordboard::Presence::kReady});
    }
    register_customers();
    find_queues(shape);
    checksum_ = 0;
  }

  void start(std::span<const Arrival> arrivals, std::vector<Match>& offered) {
    for (const Arrival& arrival : arrivals) {
      cordboard::command::StartConversation start;
      start.customer = customers_[arrival.customer];
      start.queue = queues_[arrival.queue];
      if (arrival.queue < needs_.size()) start.needs = &needs_[arrival.queue];
      if (setting_.blocked_in_line && arrival.queue >= queues_.size() / 2) {
        start.queue = queues_[arrival.queue - queues_.size() / 2];
        start.needs = &nobody_has_;
      }
      add(start);
    }
    hand_in(&offered);
  }

  void accept(std::span<const Match> offers) {
    for (const Match& offer : offers) {
      add(cordboard::command::AcceptOffer{{offer.offer}, {offer.agent}});
    }
    hand_in(nullptr);
  }

  void end(std::span<const Match> chats) {
    for (const Match& chat : chats) {
      add(cordboard::command::EndConversation{{chat.conversation}, cordboard::AgentId{chat.agent}});
    }
    hand_in(nullptr);
  }

  void finish(std::span<const Match> chats, std::vector<Match>& offered) {
    for (const Match& chat : chats) {
      add(cordboard::command::FinishWrapUp{{chat.conversation}, {chat.agent}, {}, {}, {}});
    }
    hand_in(&offered);
  }

  void set_spans(bool spans) { setting_.spans = spans; }

  // All agents at once, as one span, at one instant.
  void sign_in_everybody(const Shape& shape, std::vector<Match>& offered) {
    for (std::size_t i = 0; i < shape.agents; ++i) {
      const auto agent = engine_.find<cordboard::AgentId>("agent-" + std::to_string(i));
      submissions_.push_back(
          {.at = now_, .command = cordboard::command::SignIn{agent, cordboard::Presence::kReady}});
    }
    hand_in(&offered);
  }

  // One command now; the batch is valid until the next.
  const cordboard::Batch& do_one(cordboard::Command command) {
    const cordboard::Submission submission{
        .at = step(), .by = {}, .id = {}, .command = std::move(command)};
    const cordboard::Batch& batch = engine_.submit(submission);
    read(batch, nullptr);
    return batch;
  }

  // Counts from 1 in the order of arrival, without the customers' permanent conversations; and the
  // agent's index in the site.
  std::uint64_t number(const Match& match) const { return match.conversation - kCustomers; }
  std::uint32_t agent_number(const Match& match) const {
    const std::string_view key = engine_.names().key(cordboard::AgentId{match.agent});
    return static_cast<std::uint32_t>(std::stoul(std::string(key.substr(key.find('-') + 1))));
  }

  cordboard::Engine& engine() { return engine_; }
  cordboard::Time now() const { return now_; }
  const std::vector<cordboard::CustomerId>& customers() const { return customers_; }
  cordboard::QueueId queue(std::size_t number) const { return queues_[number]; }
  std::uint64_t checksum() const { return checksum_; }

 private:
  cordboard::Time step() { return now_ += cordboard::Duration{kStepMs}; }

  void add(cordboard::Command command) {
    submissions_.push_back({.at = step(), .by = {}, .id = {}, .command = std::move(command)});
  }

  // Submits the added commands. `offered` gets the offers; if it is null, there must be none.
  void hand_in(std::vector<Match>* offered) {
    if (setting_.ids) {
      const auto ids = ids_.next(submissions_.size());
      for (std::size_t i = 0; i < ids.size(); ++i) {
        submissions_[i].id = {ids[i].data(), ids[i].size()};
      }
    }
    if (setting_.spans) {
      read(engine_.submit(std::span<const cordboard::Submission>(submissions_)), offered);
    } else {
      for (const cordboard::Submission& one : submissions_) read(engine_.submit(one), offered);
    }
    submissions_.clear();
  }

  void read(const cordboard::Batch& batch, std::vector<Match>* offered) {
    for (const cordboard::EventRecord& record : batch.events()) {
      checksum_ = checksum_ * 31 + record.event.index() + record.seq;
      const auto* made = std::get_if<cordboard::event::OfferCreated>(&record.event);
      if (made == nullptr) continue;
      last_offer_ = *made;
      if (offered != nullptr) {
        offered->push_back({made->conversation.value, made->offer.value, made->agent.index});
      }
    }
    for (const cordboard::Reply& reply : batch.replies()) {
      if (!reply.ok()) refused(reply.refusal);
    }
  }

  [[noreturn]] static void refused(cordboard::Refusal refusal) {
    std::fprintf(stderr, "refused: %s\n", std::string(to_string(refusal)).c_str());
    std::exit(1);
  }

  // Makes customers known, each by a conversation that never ends.
  void register_customers() {
    const auto holding = engine_.find<cordboard::QueueId>("holding");
    for (std::size_t i = 0; i < kCustomers; ++i) {
      const std::string key = "customer-" + std::to_string(i);
      cordboard::command::StartConversation arrival;
      arrival.customer = std::string_view(key);
      arrival.queue = holding;
      do_one(arrival);
      do_one(cordboard::command::AcceptOffer{last_offer_.offer, last_offer_.agent});
      customers_.push_back(engine_.find_customer(key));
    }
  }

  void find_queues(const Shape& shape) {
    queues_.resize(2 * shape.classes);
    for (std::size_t i = 0; i < shape.classes; ++i) {
      const std::string key = setting_.own_needs ? "open" : "class-" + std::to_string(i);
      queues_[i] = engine_.find<cordboard::QueueId>(key);
      const std::string blocked = "blocked-" + std::to_string(i % blocked_queues(shape));
      queues_[shape.classes + i] = engine_.find<cordboard::QueueId>(blocked);
    }
  }

  // Replaces the queues of the classes by one, and their requirements become those of the
  // conversations. For each agent group 56 triples of skills at each of three levels: up to 168
  // classes a group.
  void add_open_queue(cordboard::Site& site, const Shape& shape) {
    std::erase_if(site.queues, [](const auto& queue) { return queue.key.starts_with("class-"); });
    cordboard::QueueSettings open = queue_settings(shape.reminder);
    open.key = "open";
    site.queues.push_back(open);
    const std::vector<std::uint32_t> profiles = profiles_of(shape);
    for (std::size_t i = 0; i < shape.classes; ++i) {
      const std::size_t number = i / profiles.size();
      needs_.push_back(needs_of(triple(profiles[i % profiles.size()], number % 56),
                                1 + static_cast<int>(number / 56)));
    }
  }

  // The triple of the skills with this number, in lexical order.
  static std::uint32_t triple(std::uint32_t skills, std::size_t number) {
    std::vector<std::uint32_t> bits;
    for (; skills != 0; skills &= skills - 1) bits.push_back(skills & -skills);
    for (std::size_t a = 0; a < bits.size(); ++a) {
      for (std::size_t b = a + 1; b < bits.size(); ++b) {
        for (std::size_t c = b + 1; c < bits.size(); ++c) {
          if (number-- == 0) return bits[a] | bits[b] | bits[c];
        }
      }
    }
    std::abort();  // an agent group has at least eight skills
  }

  EngineSetting setting_;
  cordboard::Engine engine_;
  cordboard::Time now_{};
  Ids ids_;
  std::vector<cordboard::CustomerId> customers_;
  std::vector<cordboard::QueueId> queues_;
  std::vector<cordboard::Requirement> needs_;
  cordboard::Requirement nobody_has_ = cordboard::Requirement::skill("nobody-has");
  std::vector<cordboard::Submission> submissions_;
  cordboard::event::OfferCreated last_offer_;
  std::uint64_t checksum_ = 0;
};

}  // namespace probe
