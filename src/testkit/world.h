// An engine under observation: carries out the lines of a scenario, and after each looks whether
// the laws still hold.
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

// What one line brought about.
struct Outcome {
  std::vector<std::string> lines;  // the events as text, a refusal, a repeated reply
  std::string remark;              // for the report, when the lines are not the expected ones
  std::string broken_law;          // empty: all laws hold
};

class World {
 public:
  explicit World(bool check_laws);

  // Carries out a command in the wire form.
  Outcome submit(std::string_view line);

  // Lets `site` hold, at the engine's clock.
  Outcome configure(const Site& site);

  // Answers a question in the wire form with its JSON, or `refused NAME`.
  std::string ask(std::string_view line);

 private:
  void hash_password(Command& command, std::string& hash) const;
  Outcome carry_out(const Submission& submission);

  Engine engine_;
  json::Reader reader_;
  std::unique_ptr<Observers> observers_;  // none: laws are not checked
};

}  // namespace cordboard::testkit
