// The border that passwords do not cross: what somebody types becomes a salted hash, or a verdict.
#pragma once

#include <string>

#include "cordboard/command.h"
#include "cordboard/engine.h"

namespace shell {

// Takes the password out of the commands that carry one, and puts in its place what the engine
// takes: the hash of a new one (Argon2id, as text with its salt), or whether a given one is right.
class Passwords {
 public:
  Passwords();

  // The engine tells the hash to compare with. What is put into the command is valid until the next
  // call. False if this machine has no memory to hash with.
  [[nodiscard]] bool take(cordboard::Command& command, const cordboard::Engine& engine);

 private:
  [[nodiscard]] bool hash(const std::string& password);

  std::string hash_;
};

}  // namespace shell
