// Which refusals each command is documented to give, read from the comments of the vocabulary.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "cordboard/refusal.h"

namespace cordboard::explore {

class Documented {
 public:
  // From the headers in this folder.
  explicit Documented(const std::string& folder);

  bool knows(std::string_view command) const { return refusals_.find(command) != refusals_.end(); }
  bool may(std::string_view command, Refusal refusal) const;

 private:
  std::map<std::string, std::set<Refusal>, std::less<>> refusals_;
};

}  // namespace cordboard::explore
