// Lines out of a file or a pipe, as fast as they come and as soon as they are there.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace shell {

class LineSource {
 public:
  enum class Got { kLine, kTooLong, kEnd, kFailure };

  // Reads from a file descriptor, which stays the caller's. A line of more than `longest` bytes is
  // skipped, not stored.
  LineSource(int descriptor, std::size_t longest);

  // True if the next call of `next` need not wait for input.
  bool has_line() { return ended_ || line_end() != kNone; }

  // The next line, without its end; the last one needs none. Valid until the next call.
  Got next(std::string_view& line);

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // Where the line that begins at `begin_` ends, if that was read already.
  std::size_t line_end();
  // Reads once. False at the end of input and on failure.
  bool read_more();

  int descriptor_;
  std::size_t longest_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;     // of what is not handed out yet
  std::size_t searched_ = 0;  // from `begin_` up to here there is no line end
  std::size_t end_ = 0;       // of what was read
  bool ended_ = false;
  bool failed_ = false;
};

}  // namespace shell
