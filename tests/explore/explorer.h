// Goes through the states of a small world, breadth first, asking everything in each.
//
// A state is kept as the way that led to it (the shortest, so a failure tells the shortest story),
// and made again by going it. In each state each move is made from a snapshot, and of each turn it
// is looked at whether
//   - every law of the state and of routing holds, and the next deadline lies ahead;
//   - a refusal is one that the vocabulary names, and changes nothing, nor does what has no event.
// Of each turn that leads to a state not seen before, also whether
//   - the events lead a follower to the same state, and the obvious matcher decides the same;
//   - from there everything comes to an end.
// Of some turns that lead to a state seen before, whether the two go on alike. And of each state,
// whether its way leads to it again.
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
  std::size_t states = 0;          // different ones that were reached
  std::size_t expanded = 0;        // in which everything was asked
  std::size_t turns = 0;           // commands carried out, and steps of time
  std::size_t refused = 0;         // commands that were refused
  std::size_t endings = 0;         // ways to the end that were gone
  std::size_t twins = 0;           // pairs of states taken for one that went on alike
  int depth = 0;                   // every state within so many turns of the start was reached
  bool is_whole = false;           // nothing is left that was not expanded
  std::string wrong;               // the first fault with its story; empty if there is none
  std::set<std::string> asked;     // commands
  std::set<std::string> refusals;  // "command: refusal"
};

class Explorer {
 public:
  Explorer(const World& world, const Documented& documented);
  ~Explorer();
  Explorer(const Explorer&) = delete;
  Explorer& operator=(const Explorer&) = delete;

  // Until everything has been asked in all states, or as many have been reached. Once.
  Report run(std::size_t most_states);

  // How it came to what is being asked.
  std::string story() const { return story_of(current_, asking_); }

 private:
  using Copy = std::unique_ptr<Engine::Body>;
  struct Node {
    std::uint32_t parent = 0;
    std::uint16_t move = 0;  // the place among the parent's moves
    std::uint16_t depth = 0;
    std::optional<Time> at;
    core::Digest signature;
  };
  struct Outcome {
    std::string move;
    Refusal refusal = Refusal::kNone;
    core::Digest state;

    // Of a move that may name its things by other numbers.
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
  std::vector<std::uint32_t> way_to(std::uint32_t node) const;

  void expand(std::uint32_t node);
  bool changes(Engine::Body& engine, const Submission& move);
  void arrive(std::uint16_t index, const std::string& before, Engine::Body& engine);
  void check_laws(const Engine::Body& engine);
  void look_closer(const std::string& before, Engine::Body& engine);
  void check_unchanged(const std::string& snapshot, const std::vector<Submission>& moves,
                       const std::vector<std::uint16_t>& still);
  void check_twins(std::uint32_t known, const Engine::Body& engine);
  std::vector<Outcome> outcomes(const std::string& snapshot) const;

  void fail(const std::string& what);
  std::string story_of(std::uint32_t node, const Submission* last) const;

  const World& world_;
  const Documented& documented_;
  const bool may_type_;
  std::vector<Submission> opening_;
  std::string root_;  // a snapshot after it
  std::vector<Node> nodes_;
  absl::flat_hash_map<core::Digest, std::uint32_t, DigestHash> known_;
  Report report_;
  std::size_t merged_ = 0;
  std::uint32_t current_ = 0;  // in which state
  const Submission* asking_ = nullptr;
};

}  // namespace cordboard::explore
