// Runs scenario files: run_scenarios [--rewrite] [--without-laws] FILE…
//
// Prints a line for each and what differed. With --rewrite the lines that came are written into the
// file in place of the expected ones; read the difference before you keep it. Exit status: 0 if all
// are ok, 1 if one is not, 2 for a file that cannot be read or written.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/testkit.h"

namespace {

using cordboard::testkit::run_scenario;
using cordboard::testkit::ScenarioResult;

struct Choices {
  bool rewrite = false;
  bool check_laws = true;
  std::vector<std::string> files;
};

Choices choices_of(int count, char** words) {
  Choices choices;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--rewrite") {
      choices.rewrite = true;
    } else if (word == "--without-laws") {
      choices.check_laws = false;
    } else {
      choices.files.emplace_back(word);
    }
  }
  return choices;
}

int trouble_with(const std::string& file, std::string_view what) {
  std::cerr << file << ": cannot be " << what << '\n';
  return 2;
}

int run(const std::string& file, const Choices& choices) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (!(text << in.rdbuf())) return trouble_with(file, "read");
  const ScenarioResult result =
      run_scenario(text.str(), {.name = file, .site = nullptr, .check_laws = choices.check_laws});
  std::cout << file << (result.ok ? ": ok, " : ": FAILED, ") << result.steps << " steps\n"
            << result.report;
  if (choices.rewrite && result.rewritten != text.str()) {
    in.close();
    if (!(std::ofstream(file, std::ios::binary) << result.rewritten).flush()) {
      return trouble_with(file, "written");
    }
    std::cout << file << ": rewritten\n";
  }
  return result.ok ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const Choices choices = choices_of(count, words);
  if (choices.files.empty()) {
    std::cerr << "run_scenarios [--rewrite] [--without-laws] FILE...\n";
    return 2;
  }
  int status = 0;
  for (const std::string& file : choices.files) status = std::max(status, run(file, choices));
  return status;
}
