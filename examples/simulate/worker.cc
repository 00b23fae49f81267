#include "worker.h"

#include <algorithm>
#include <cmath>

namespace cordboard::simulate {

double Worker::speed() const {
  const std::size_t load = chats_.size();
  return rate_by_load_[std::min(load, rate_by_load_.size()) - 1] / static_cast<double>(load);
}

void Worker::pass(Ms now) {
  if (chats_.empty()) {
    progress_ = 0;  // small numbers keep fractions of a millisecond exact
  } else {
    progress_ += static_cast<double>(now - since_) * speed();
  }
  since_ = now;
}

void Worker::start(Ms now, std::uint64_t chat, Ms work) {
  pass(now);
  chats_.push_back({.number = chat, .mark = progress_ + static_cast<double>(work)});
}

void Worker::stop(Ms now, std::uint64_t chat) {
  pass(now);
  std::erase_if(chats_, [chat](const Chat& one) { return one.number == chat; });
}

Worker::Finish Worker::next() const {
  const auto first =
      std::ranges::min_element(chats_, {}, [](const Chat& chat) { return chat.mark; });
  const double left = (first->mark - progress_) / speed();
  return {.at = since_ + std::max<Ms>(0, std::llround(left)), .chat = first->number};
}

}  // namespace cordboard::simulate
