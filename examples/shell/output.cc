#include "output.h"

#include <unistd.h>

#include <cerrno>

namespace shell {

bool Output::flush() {
  std::size_t written = 0;
  while (written < text_.size()) {
    const ssize_t count = ::write(descriptor_, text_.data() + written, text_.size() - written);
    if (count >= 0) {
      written += static_cast<std::size_t>(count);
    } else if (errno != EINTR) {
      return false;
    }
  }
  text_.clear();
  return true;
}

}  // namespace shell
