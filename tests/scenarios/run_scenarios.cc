// Runs scenario files: run_scenarios [--rewrite] [--without-laws] FILE…
//
// Prints the differences of each scenario that fails. Given several files, it runs each of them in
// a process of its own, so that a crash fails one scenario only, and ends with a summary. With
// --rewrite it writes the actual lines into the file in place of the expected ones; review that
// difference before you commit it. Exit status: 0 if all scenarios pass, 1 if one fails, 2 if a
// file cannot be read or written.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
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

int fail_on_file(const std::string& file, std::string_view what) {
  std::cerr << file << ": cannot be " << what << '\n';
  return 2;
}

int run(const std::string& file, const Choices& choices) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  if (!(text << in.rdbuf())) return fail_on_file(file, "read");
  const ScenarioResult result =
      run_scenario(text.str(), {.name = file, .site = nullptr, .check_laws = choices.check_laws});
  if (!result.ok || choices.files.size() == 1) {
    std::cout << file << (result.ok ? ": ok, " : ": FAILED, ") << result.steps << " steps\n"
              << result.report;
  }
  if (choices.rewrite && result.rewritten != text.str()) {
    in.close();
    if (!(std::ofstream(file, std::ios::binary) << result.rewritten).flush()) {
      return fail_on_file(file, "written");
    }
    std::cout << file << ": rewritten\n";
  }
  return result.ok ? 0 : 1;
}

// Runs one of several files in a child process.
int run_apart(const std::string& file, const Choices& choices) {
  std::cout.flush();
  const pid_t child = fork();
  if (child == 0) std::exit(run(file, choices));
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) return fail_on_file(file, "run");
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  std::cout << file << ": FAILED, signal " << WTERMSIG(status) << '\n';
  return 1;
}

}  // namespace

int main(int count, char** words) {
  const Choices choices = choices_of(count, words);
  if (choices.files.empty()) {
    std::cerr << "run_scenarios [--rewrite] [--without-laws] FILE...\n";
    return 2;
  }
  if (choices.files.size() == 1) return run(choices.files.front(), choices);
  int status = 0;
  std::vector<std::string> failed;
  for (const std::string& file : choices.files) {
    const int result = run_apart(file, choices);
    if (result != 0) failed.push_back(file);
    status = std::max(status, result);
  }
  std::cout << choices.files.size() << " scenarios, " << failed.size() << " failed\n";
  for (const std::string& file : failed) std::cout << "  " << file << '\n';
  return status;
}
