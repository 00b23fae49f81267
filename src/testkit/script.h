// A scenario's text as steps: an action, and the lines expected after it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cordboard::testkit {

// A line without surrounding blanks, and its number in the text, counted from 1.
struct ScriptLine {
  std::size_t number = 0;
  std::string_view text;
};

struct Step {
  enum class Kind : std::uint8_t {
    kCommand,   // `10s sign_in ann`
    kQuestion,  // `? agent ann`
    kSite,      // `site`: the indented lines are the whole site
    kChange,    // `change`: the indented lines change it
  };

  Kind kind = Kind::kCommand;
  ScriptLine head;
  std::optional<std::int64_t> at_ms;  // nothing: `-`, or no time was given
  std::string_view rest;              // after the time and the word `site`, `change`, `?`
  std::vector<ScriptLine> site_lines;
  std::vector<ScriptLine> expected;
};

struct Script {
  std::vector<Step> steps;
  std::size_t bad_line = 0;  // 0: the text was read without a fault
  std::string fault;         // of that line
};

// Views in the script refer to `text`.
Script read_script(std::string_view text);

}  // namespace cordboard::testkit
