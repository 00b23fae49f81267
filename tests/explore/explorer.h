// Explores the states of a small world breadth first, with every command in each state.
//
// A state is stored as the path that led to it (the shortest path, so a failure prints the shortest
// scenario) and rebuilt by replaying that path. In each state each move is made from a snapshot.
// Checks of each turn:
//   - every invariant of the state and of routing holds, and the next deadline lies ahead;
//   - a refusal is one that the vocabulary documents and changes nothing, and a turn without
//     events changes nothing.
// Checks of each turn that leads to a new state:
//   - replaying the events gives the same state, and the naive matcher decides the same;
//   - from there every conversation comes to an end.
// Some turns that lead to a known state are followed by a check that the two states go on alike.
// For each state, replaying its path must give the same state again.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "explore/documented.h"
#include "explore/moves.h"
#include "explore/signature.h"

namespace cordboard::explore {

struct Report {
  std::size_t states = 0;          // different states that were reached
  std::size_t expanded = 0;        // states in which every move was made
  std::size_t turns = 0;           // commands carried out, and steps of time
  std::size_t refused = 0;         // commands that were refused
  std::size_t endings = 0;         // runs to the end
  std::size_t twins = 0;           // pairs of states with one signature that went on alike
  int depth = 0;                   // every state within this many turns of the start was reached
  bool is_whole = false;           // every reached state was expanded
  std::string wrong;               // the first fault with its scenario; empty if there is none
  std::set<std::string> asked;     // commands
  std::set<std::string> refusals;  // "command: refusal"
};

class Explorer {
 public:
  Explorer(const World& world, const Documented& documented);
  ~Explorer();
  Explorer(const Explorer&) = delete;
  Explorer& operator=(const Explorer&) = delete;

  // Runs until every move has been made in all states, or until this many states are reached. Call
  // it once.
  Report run(std::size_t most_states);

  // The steps that led to the current move, as a scenario.
  std::string scenario() const { return scenario_of(current_, asking_); }

 private:
  using Copy = std::unique_ptr<Engine::Body>;
  struct Node {
    std::uint32_t parent = 0;
    std::uint16_t move = 0;  // its index among the parent's moves
    std::uint16_t depth = 0;
    std::optional<Time> at;
    core::Digest signature;
  };
  struct Outcome {
    std::string move;
    Refusal refusal = Refusal::kNone;
    core::Digest state;

    // Compares the results of moves that may use different numbers for the same things.
    bool operator==(const Outcome& other) const {
      return refusal == other.refusal && state == other.state;
    }
  };
  struct DigestHash {
    std::size_t operator()(const core::Digest& digest) const { return digest.low; }
  };

  static Copy restored(const std::string& snapshot, bool naive = false);
  core::Digest sign(const Engine::Body& engine) const;
  Copy reach(std::uint32_t node) const;
  std::vector<std::uint32_t> path_to(std::uint32_t node) const;

  void expand(std::uint32_t node);
  bool changes(Engine::Body& engine, const Submission& move);
  void arrive(std::uint16_t index, const std::string& before, Engine::Body& engine);
  void check_invariants(const Engine::Body& engine);
  void look_closer(const std::string& before, Engine::Body& engine);
  void check_unchanged(const std::string& snapshot, const std::vector<Submission>& moves,
                       const std::vector<std::uint16_t>& still);
  void check_twins(std::uint32_t known, const Engine::Body& engine);
  std::vector<Outcome> outcomes(const std::string& snapshot) const;

  void fail(const std::string& what);
  std::string scenario_of(std::uint32_t node, const Submission* last) const;

  const World& world_;
  const Documented& documented_;
  const bool may_type_;
  std::vector<Submission> opening_;
  std::string root_;  // a snapshot after the opening
  std::vector<Node> nodes_;
  absl::flat_hash_map<core::Digest, std::uint32_t, DigestHash> known_;
  Report report_;
  std::size_t merged_ = 0;
  std::uint32_t current_ = 0;  // the state in which the move is made
  const Submission* asking_ = nullptr;
};

}  // namespace cordboard::explore
