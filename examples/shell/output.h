// Buffers output and writes it when the buffer is large or flushed.
#pragma once

#include <string>

namespace shell {

class Output {
 public:
  // Writes to a file descriptor that the caller owns.
  explicit Output(int descriptor) : descriptor_(descriptor) {}

  // The buffer to which text is appended.
  std::string& text() { return text_; }
  // Writes if the buffer is large. Returns false if writing fails.
  [[nodiscard]] bool write_if_large() { return text_.size() < kLarge || flush(); }
  // Writes the whole buffer. Returns false if writing fails.
  [[nodiscard]] bool flush();

 private:
  static constexpr std::size_t kLarge = std::size_t{1} << 18;

  int descriptor_;
  std::string text_;
};

}  // namespace shell
