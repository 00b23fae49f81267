// The refusals that each command is documented to give, read from the comments of the vocabulary.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "cordboard/command.h"
#include "cordboard/refusal.h"

namespace cordboard::explore {

// Reads the clause `Refuses: name, name (when), name.` in the comment above each command's struct.
// tests/house/documentation_test.py checks the form of the clause.
class Documented {
 public:
  // Reads all headers in this folder.
  explicit Documented(const std::string& folder);

  // Whether the comment of the command lists the refusal. Every command may also be malformed or
  // not permitted; comments need not say so.
  bool may(std::string_view command, Refusal refusal) const;

 private:
  std::map<std::string, std::set<Refusal>, std::less<>> refusals_;
};

// The documentation in this source tree; tests run in its root folder.
const Documented& documented();

std::string_view command_name(const Command& command);

}  // namespace cordboard::explore
