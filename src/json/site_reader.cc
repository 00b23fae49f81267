#include "json/site_reader.h"

#include "cordboard/limits.h"
#include "json/value_reader.h"

namespace cordboard::json {
namespace {

// The largest number of faults to report, so that a hostile text cannot produce millions. The host
// repairs these and reads the site again.
constexpr std::size_t kMostFaults = limits::kFaults;

// Knows no keys. A site contains its keys as text, so reading one looks up none.
class NoNames final : public Names {
 public:
  std::string_view key(KeyKind, std::uint32_t) const override { return {}; }
  std::uint32_t find(KeyKind, std::string_view) const override { return AgentId::kNone; }
};

}  // namespace

SiteText read_site(Value object) {
  const NoNames names;
  Faults faults(kMostFaults);
  Kept kept;
  SiteText read;
  ValueReader(names, faults, kept).read(object, Place(), read.site);
  read.faults = faults.list();
  if (faults.full()) read.faults.push_back({"", "there are more faults than are listed here"});
  return read;
}

SiteText read_site(std::string_view text) {
  Document document;
  if (document.read(text)) return read_site(document.root());
  SiteText read;
  read.faults.push_back({"", document.problem()});
  return read;
}

}  // namespace cordboard::json
