// Reads lines from a file or a pipe, in large pieces, and returns each line as soon as it has
// arrived.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace shell {

class LineSource {
 public:
  enum class Got { kLine, kTooLong, kEnd, kFailure };

  // Reads from a file descriptor that the caller owns. A line of more than `longest` bytes is
  // skipped, not stored.
  LineSource(int descriptor, std::size_t longest);

  // Whether the next call of `next` returns without waiting for input.
  bool has_line() { return ended_ || line_end() != kNone; }

  // Gets the next line, without its line end; the last line needs none. Valid until the next call.
  Got next(std::string_view& line);

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // The end of the line that begins at `begin_`, or kNone if it has not been read yet.
  std::size_t line_end();
  // Reads once. Returns false at the end of input and on failure.
  bool read_more();

  int descriptor_;
  std::size_t longest_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;     // begin of the unread part
  std::size_t searched_ = 0;  // no line end between `begin_` and here
  std::size_t end_ = 0;       // end of the part that was read
  bool ended_ = false;
  bool failed_ = false;
};

}  // namespace shell
