// Passwords do not enter the engine: the shell turns a typed password into a salted hash, or into
// the result of a check.
#pragma once

#include <string>

#include "cordboard/command.h"
#include "cordboard/engine.h"

namespace shell {

// Takes the password out of the commands that carry one, and fills in what the engine expects: the
// hash of a new password (Argon2id, as text with its salt), or whether a given password is right.
class Passwords {
 public:
  Passwords();

  // Gets the hash to compare with from the engine. Texts in the command are valid until the next
  // call. Returns false if there is not enough memory to hash.
  [[nodiscard]] bool take(cordboard::Command& command, const cordboard::Engine& engine);

 private:
  [[nodiscard]] bool hash(const std::string& password);

  std::string hash_;
};

}  // namespace shell
