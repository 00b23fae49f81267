#include "worker.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace cordboard::simulate {

// Advances the time at the current speed.
void Worker::pass(Ms now) {
  if (load_ == 0) {
    progress_ = 0;  // small numbers keep fractions of a millisecond exact
  } else {
    progress_ += static_cast<double>(now - since_) * speed_;
  }
  since_ = now;
}

void Worker::adapt() {
  if (load_ == 0) return;
  const double rate = rate_by_load_[std::min(load_, rate_by_load_.size()) - 1];
  speed_ = rate / static_cast<double>(load_);
}

void Worker::start(Ms now, std::uint64_t chat, Ms work) {
  if (load_ == desk_.size()) throw std::length_error("an agent has more chats than capacity");
  pass(now);
  desk_[load_++] = {.number = chat, .mark = progress_ + static_cast<double>(work)};
  adapt();
}

void Worker::stop(Ms now, std::uint64_t chat) {
  pass(now);
  for (std::size_t place = 0; place < load_; ++place) {
    if (desk_[place].number != chat) continue;
    desk_[place] = desk_[--load_];
    adapt();
    return;
  }
}

Worker::Finish Worker::next() const {
  const Chat* first = &desk_[0];
  for (const Chat& chat : desk_.first(load_)) {
    // Equal marks: the one that came first, whatever its place.
    const bool is_earlier = chat.number < first->number;
    if (chat.mark < first->mark || (chat.mark == first->mark && is_earlier)) first = &chat;
  }
  const double left = (first->mark - progress_) / speed_;
  return {.at = since_ + std::max<Ms>(0, std::llround(left)), .chat = first->number};
}

}  // namespace cordboard::simulate
