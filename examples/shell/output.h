// What goes out: gathered, and written when it is much or when somebody waits for it.
#pragma once

#include <string>

namespace shell {

class Output {
 public:
  // Writes to a file descriptor, which stays the caller's.
  explicit Output(int descriptor) : descriptor_(descriptor) {}

  // Where to append text.
  std::string& text() { return text_; }
  // Writes if much was gathered. False if nobody can be written to any more.
  [[nodiscard]] bool write_if_large() { return text_.size() < kLarge || flush(); }
  // Writes all that was gathered. False as above.
  [[nodiscard]] bool flush();

 private:
  static constexpr std::size_t kLarge = std::size_t{1} << 18;

  int descriptor_;
  std::string text_;
};

}  // namespace shell
