#include "line_source.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace shell {
namespace {

constexpr std::size_t kReadBytes = std::size_t{1} << 16;

}  // namespace

LineSource::LineSource(int descriptor, std::size_t longest)
    : descriptor_(descriptor), longest_(longest), buffer_(kReadBytes) {}

LineSource::Got LineSource::next(std::string_view& line) {
  bool too_long = false;
  std::size_t end;
  while ((end = line_end()) == kNone) {
    if (end_ - begin_ > longest_) {
      too_long = true;
      begin_ = searched_ = end_ = 0;
    }
    if (!read_more()) break;
  }
  if (failed_) return Got::kFailure;
  const bool cut = end == kNone;  // the last line, or the end of input
  line = std::string_view(buffer_.data() + begin_, (cut ? end_ : end) - begin_);
  begin_ = searched_ = cut ? end_ : end + 1;
  if (too_long || line.size() > longest_) return Got::kTooLong;
  return cut && line.empty() ? Got::kEnd : Got::kLine;
}

std::size_t LineSource::line_end() {
  const char* data = buffer_.data();
  const void* found = std::memchr(data + searched_, '\n', end_ - searched_);
  searched_ =
      found == nullptr ? end_ : static_cast<std::size_t>(static_cast<const char*>(found) - data);
  return found == nullptr ? kNone : searched_;
}

bool LineSource::read_more() {
  if (ended_) return false;
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  searched_ -= begin_;
  begin_ = 0;
  if (end_ == buffer_.size()) {
    buffer_.resize(std::min(2 * buffer_.size(), longest_ + kReadBytes));
  }
  ssize_t got;
  do {
    got = ::read(descriptor_, buffer_.data() + end_, buffer_.size() - end_);
  } while (got < 0 && errno == EINTR);
  ended_ = got <= 0;
  failed_ = got < 0;
  if (got > 0) end_ += static_cast<std::size_t>(got);
  return got > 0;
}

}  // namespace shell
