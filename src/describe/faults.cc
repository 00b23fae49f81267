#include "cordboard/faults.h"

namespace cordboard {
namespace {

// A name in a path can be any text that was sent. A path contains at most the first 80 bytes of it,
// in whole characters.
std::string_view shortened(std::string_view key) {
  constexpr std::size_t kShown = 80;
  if (key.size() <= kShown) return key;
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
  return key.substr(0, end);
}

}  // namespace

std::string Place::path() const {
  if (within_ == nullptr) return {};
  std::string path = within_->path();
  if (index_ != kNoIndex) return path + '[' + std::to_string(index_) + ']';
  if (!path.empty()) path += '.';
  return path.append(shortened(key_));
}

void Faults::add(const Place& place, std::string_view message) {
  if (!full()) list_.push_back({place.path(), std::string(message)});
}

}  // namespace cordboard
