#include "explore/explorer.h"

#include <algorithm>
#include <csignal>
#include <cstdio>

#include "explore/ending.h"
#include "property/world.h"

namespace cordboard::explore {
namespace {

// One in this many turns into a known state is followed by a comparison of the two states, which
// costs as much as expanding both.
constexpr std::size_t kTwinEvery = 2003;

constexpr Time kStart = time_from_ms(100'000);

void carry_out(Engine::Body& engine, const Submission& submission) {
  engine.begin();
  engine.carry_out(submission);
}

std::string bytes_of(const Engine::Body& engine) {
  std::string bytes;
  core::save(engine.state(), bytes, core::Secrets::kKept);
  return bytes;
}

// Typing again moves its end without an event, because typing is not part of the state.
bool moves_silently(const Submission& move) {
  const auto* typing = std::get_if<command::SetTyping>(&move.command);
  return typing != nullptr && typing->typing;
}

// An assertion of the engine ends the process; this prints the scenario before.
const Explorer* exploring = nullptr;
void tell(int) {
  std::signal(SIGABRT, SIG_DFL);
  if (exploring != nullptr) std::fputs(exploring->scenario().c_str(), stderr);
}

}  // namespace

Explorer::Explorer(const World& world, const Documented& documented)
    : world_(world), documented_(documented), may_type_(world.has(command::SetTyping::kName)) {
  Engine::Body engine{EngineOptions{}};
  opening_.push_back({.at = kStart, .command = command::Configure{&world_.site, {}}});
  for (const Command& command : world_.opening) {
    opening_.push_back({.at = kStart, .command = command});
  }
  for (const Submission& submission : opening_) {
    carry_out(engine, submission);
    const Reply& reply = engine.batch().reply();
    if (!reply.ok()) report_.wrong = "the world's opening is refused";
  }
  root_ = engine.snapshot();
  exploring = this;
  std::signal(SIGABRT, tell);
}

Explorer::~Explorer() { exploring = nullptr; }

Report Explorer::run(std::size_t most_states) {
  if (report_.wrong.empty()) {
    nodes_.emplace_back().signature = sign(*restored(root_));
    known_.emplace(nodes_.front().signature, 0);
  }
  std::uint32_t next = 0;
  while (next < nodes_.size() && nodes_.size() < most_states && report_.wrong.empty()) {
    expand(next++);
  }
  if (nodes_.empty()) return std::move(report_);
  report_.states = nodes_.size();
  report_.expanded = next;
  report_.is_whole = next == nodes_.size();
  report_.depth = report_.is_whole ? nodes_.back().depth : nodes_[next].depth;
  return std::move(report_);
}

Explorer::Copy Explorer::restored(const std::string& snapshot, bool naive) {
  EngineOptions options;
  options.naive_matching = naive;
  Copy copy = Engine::Body::from(snapshot, options);
  CORDBOARD_ASSERT(copy != nullptr);
  return copy;
}

core::Digest Explorer::sign(const Engine::Body& engine) const {
  return signature_of(engine, may_type_);
}

// The nodes from the start to this one, the first move first.
std::vector<std::uint32_t> Explorer::path_to(std::uint32_t node) const {
  std::vector<std::uint32_t> way;
  for (; node != 0; node = nodes_[node].parent) way.push_back(node);
  std::reverse(way.begin(), way.end());
  return way;
}

Explorer::Copy Explorer::reach(std::uint32_t node) const {
  Copy engine = restored(root_);
  for (const std::uint32_t step : path_to(node)) {
    Submission move = moves_of(world_, *engine)[nodes_[step].move];
    move.at = nodes_[step].at;
    carry_out(*engine, move);
  }
  return engine;
}

void Explorer::expand(std::uint32_t node) {
  current_ = node;
  const std::string snapshot = reach(node)->snapshot();
  Copy engine = restored(snapshot);
  if (sign(*engine) != nodes_[node].signature)
    return fail("replaying the same path gives another state");
  const std::vector<Submission> moves = moves_of(world_, *engine);
  std::vector<std::uint16_t> still;
  for (std::uint16_t i = moves.front().at ? 0 : 1; i < moves.size(); ++i) {
    asking_ = &moves[i];
    if (!changes(*engine, moves[i])) {
      still.push_back(i);
      continue;
    }
    arrive(i, snapshot, *engine);
    if (!report_.wrong.empty()) return;
    engine = restored(snapshot);
  }
  check_unchanged(snapshot, moves, still);
  asking_ = nullptr;
}

// Makes a move and returns whether it changed anything according to its reply.
bool Explorer::changes(Engine::Body& engine, const Submission& move) {
  const Time before = engine.now();
  carry_out(engine, move);
  const Reply& reply = engine.batch().reply();
  const std::string name(command_name(move.command));
  if (reply.ok()) {
    ++report_.turns;
    report_.asked.insert(name);
    return !engine.batch().events().empty() || engine.now() != before || moves_silently(move);
  }
  ++report_.refused;
  report_.refusals.insert(name + ": " + std::string(to_string(reply.refusal)));
  if (!documented_.may(name, reply.refusal)) {
    fail("a refusal that the vocabulary does not document: " +
         std::string(to_string(reply.refusal)));
  }
  if (!engine.batch().events().empty()) fail("a refusal with events");
  return false;
}

void Explorer::arrive(std::uint16_t index, const std::string& before, Engine::Body& engine) {
  check_invariants(engine);
  const auto next = static_cast<std::uint32_t>(nodes_.size());
  const auto [known, is_new] = known_.try_emplace(sign(engine), next);
  if (!is_new) {
    if (++merged_ % kTwinEvery == 0) check_twins(known->second, engine);
    return;
  }
  const auto depth = static_cast<std::uint16_t>(nodes_[current_].depth + 1);
  nodes_.push_back({current_, index, depth, asking_->at, known->first});
  look_closer(before, engine);
}

void Explorer::check_invariants(const Engine::Body& engine) {
  const auto found = std::get<answer::Audit>(engine.ask(question::Audit{}).value);
  if (!found.empty()) return fail("audit: " + found.front());
  const auto deadline = engine.next_deadline();
  if (deadline && *deadline <= engine.now()) fail("the next deadline is not ahead");
}

void Explorer::look_closer(const std::string& before, Engine::Body& engine) {
  const std::string bytes = bytes_of(engine);
  const Copy follower = restored(before);
  if (!follower->replay(engine.batch().events())) return fail("the events cannot be replayed");
  if (bytes_of(*follower) != bytes) return fail("replaying the events gives another state");
  const Copy naive = restored(before, true);
  carry_out(*naive, *asking_);
  if (bytes_of(*naive) != bytes) return fail("the naive matcher decides differently");
  ++report_.endings;
  const std::string wrong = come_to_an_end(engine);
  if (!wrong.empty()) fail("running to the end from here: " + wrong);
}

// Makes all moves that must change nothing, one after the other, and checks that they did not.
void Explorer::check_unchanged(const std::string& snapshot, const std::vector<Submission>& moves,
                               const std::vector<std::uint16_t>& still) {
  const Copy engine = restored(snapshot);
  const std::string bytes = bytes_of(*engine);
  for (const std::uint16_t index : still) carry_out(*engine, moves[index]);
  if (bytes_of(*engine) == bytes) return;
  for (const std::uint16_t index : still) {
    const Copy again = restored(snapshot);
    asking_ = &moves[index];
    carry_out(*again, moves[index]);
    if (bytes_of(*again) != bytes) return fail("the state has changed without an event");
  }
  fail("the state has changed after several refusals");
}

void Explorer::check_twins(std::uint32_t known, const Engine::Body& engine) {
  ++report_.twins;
  const std::vector<Outcome> here = outcomes(engine.snapshot());
  const std::vector<Outcome> there = outcomes(reach(known)->snapshot());
  if (here == there) return;
  const auto [a, b] = std::mismatch(here.begin(), here.end(), there.begin(), there.end());
  const auto told = [](const Outcome& outcome) {
    return outcome.move + " → " + std::string(to_string(outcome.refusal)) + ' ' +
           core::to_text(outcome.state);
  };
  fail("two states with one signature go on differently:\n  here: " +
       (a == here.end() ? "nothing more" : told(*a)) +
       "\n  there: " + (b == there.end() ? "nothing more" : told(*b)) + "\nthere is\n" +
       scenario_of(known, nullptr) + "here is");
}

// The result of each move.
std::vector<Explorer::Outcome> Explorer::outcomes(const std::string& snapshot) const {
  std::vector<Outcome> all;
  Copy engine = restored(snapshot);
  const std::vector<Submission> moves = moves_of(world_, *engine);
  for (const Submission& move : moves) {
    Outcome& outcome = all.emplace_back();
    if (&move == &moves.front() && !move.at) continue;
    outcome.move =
        std::string(command_name(move.command)) + " (move " + std::to_string(all.size() - 1) + ')';
    carry_out(*engine, move);
    outcome.refusal = engine->batch().reply().refusal;
    outcome.state = sign(*engine);
    if (!engine->batch().events().empty() || move.at || moves_silently(move)) {
      engine = restored(snapshot);
    }
  }
  return all;
}

void Explorer::fail(const std::string& what) {
  if (report_.wrong.empty()) report_.wrong = what + '\n' + scenario();
}

std::string Explorer::scenario_of(std::uint32_t node, const Submission* last) const {
  const Copy engine = restored(root_);
  std::string text;
  for (const Submission& submission : opening_) {
    text += property::as_text({submission, {}, {}}, engine->state().keys) + '\n';
  }
  const auto tell_of = [&](Submission move) {
    if (!move.at) move.at = engine->now();
    text += property::as_text({move, {}, {}}, engine->state().keys) + '\n';
  };
  for (const std::uint32_t step : path_to(node)) {
    Submission move = moves_of(world_, *engine)[nodes_[step].move];
    move.at = nodes_[step].at;
    tell_of(move);
    carry_out(*engine, move);
  }
  if (last != nullptr) tell_of(*last);
  return text;
}

}  // namespace cordboard::explore
