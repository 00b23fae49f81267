#include "customers.h"

namespace cordboard::simulate {

Customers::Customers(const CustomerClass& kind, std::uint64_t seed)
    : kind_(&kind),
      arrivals_(kind.arrivals, Stream(seed, "arrivals", kind.name)),
      patience_(seed, "patience", kind.name),
      handle_seed_(mix_seed(seed, "handle", kind.name)) {}

Customers::Newcomer Customers::newcomer() {
  Newcomer newcomer{.number = count_++, .patience = {}, .credit = 0};
  if (!kind_->calls.empty()) {
    const RecordedCall& call = kind_->calls[newcomer.number];
    newcomer.patience = call.patience;
    newcomer.credit = call.credit;
  } else if (kind_->patience) {
    newcomer.patience = to_ms(kind_->patience->sample(patience_));
  }
  return newcomer;
}

Ms Customers::work(std::uint64_t number, std::size_t pool) const {
  if (!kind_->calls.empty()) return kind_->calls[number].handle;
  const auto& own = kind_->handle_in[pool];
  // An odd factor other than splitmix's own step, so that the streams of customers do not overlap.
  Stream stream(handle_seed_ + number * 0xd1342543de82ef95u);
  return to_ms((own ? *own : kind_->handle).sample(stream));
}

}  // namespace cordboard::simulate
