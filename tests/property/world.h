// Small random worlds: a site that varies every routing field, and a stream of inputs that reacts
// to the events.
//
// A world depends on its seed alone. It is recorded as steps, so that a failing one can be shrunk
// and printed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cordboard/engine.h"

namespace cordboard::property {

// Random numbers from a seed, equal with every standard library.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15u + 1) {}

  std::uint64_t next() {
    std::uint64_t x = (state_ += 0x9e3779b97f4a7c15u);
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
  }
  // From 0 to sides - 1.
  int roll(int sides) { return static_cast<int>(next() % static_cast<std::uint64_t>(sides)); }
  bool chance(int percent) { return roll(100) < percent; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(roll(static_cast<int>(from.size())))];
  }

 private:
  std::uint64_t state_;
};

// One input with the objects that it names.
struct Step {
  Submission submission;
  std::shared_ptr<const Requirement> needs;
  std::shared_ptr<const Site> site;
};

Site draw_site(Dice& dice);

// Chooses inputs one by one from the events of the engine so far.
class Player {
 public:
  Player(Dice& dice, const Site& site) : dice_(dice), site_(site) {}

  Step first();
  Step next(const Engine& engine);
  // A step in which only the given time passes.
  Step wait(Duration time);
  void see(const Batch& batch);

 private:
  Step configure();
  Step start(const Engine& engine);
  Step move_agent(const Engine& engine);
  Step answer_offer(const Engine& engine);
  Step move_customer(const Engine& engine);
  Step work_on_chat(const Engine& engine);
  Step work_together(const Engine& engine);
  Step wrap_up(const Engine& engine);
  Step update(const Engine& engine, ConversationId conversation);
  Step reconfigure();
  AgentId any_agent(const Engine& engine);
  Target any_target(const Engine& engine);
  std::uint64_t any_consultation();

  struct Pair {
    std::uint64_t number;
    AgentId agent;
  };
  Dice& dice_;
  Site site_;
  Time now_{};
  Duration grain_{1};
  std::size_t signing_in_ = 0;  // the next agent to sign in
  std::vector<Pair> offers_;
  std::vector<Pair> chats_;
  std::vector<Pair> wrap_ups_;
  std::vector<std::uint64_t> live_;
  std::uint64_t consultations_ = 0;  // all that were ever requested
};

// A step in the scenario language.
std::string as_text(const Step& step, const Names& names);

}  // namespace cordboard::property
