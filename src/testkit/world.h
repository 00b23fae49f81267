// An engine under observation: carries out the lines of a scenario, and checks the invariants after
// each.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/engine.h"
#include "cordboard/json.h"
#include "cordboard/site.h"
#include "testkit/observers.h"

namespace cordboard::testkit {

// The result of one line.
struct Outcome {
  std::vector<std::string> lines;  // the events as text, a refusal, or a repeated reply
  std::string remark;              // for the report, if the lines are not the expected ones
  std::string violation;           // empty: all invariants hold
};

class World {
 public:
  explicit World(bool check_laws);

  // Carries out a command in the wire form.
  Outcome submit(std::string_view line);

  // Configures `site` at the engine's time.
  Outcome configure(const Site& site);

  // Answers a question in the wire form with its JSON, or with `refused NAME`.
  std::string ask(std::string_view line);

 private:
  void hash_password(Command& command, std::string& hash) const;
  Outcome carry_out(const Submission& submission);

  Engine engine_;
  json::Reader reader_;
  std::unique_ptr<Observers> observers_;  // none: invariants are not checked
};

}  // namespace cordboard::testkit
