// Configuration: `configure`, and what it leaves behind.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/refusal.h"
#include "cordboard/site.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// Carries a whole site; again, to change the running one. Valid as a whole, or refused as a whole
// (`site_invalid`) with every fault in the reply. Nothing that runs is lost: an agent or queue that
// disappears is drained.
struct Configure {
  const Site* site = nullptr;  // the caller's; read during `submit` only
  std::span<const Fault>
      faults{};  // found while reading the site from text; any makes the site invalid

  static constexpr std::string_view kName = "configure";
  static constexpr unsigned kMay = may::kHost;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "site", &Configure::site));
  }
  // Without a site, there must be faults that tell why.
  template <class Report>
  static constexpr void cross_check(const Configure& c, Report&& report) {
    if (c.site == nullptr && c.faults.empty()) report("site", "is missing");
  }
};

// Lets time pass.
struct Advance {
  static constexpr std::string_view kName = "advance";
  static constexpr unsigned kMay = may::kHost;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v();
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// The site holds from now on. The pointer is the batch's; `Engine::site` has it for longer.
struct SiteConfigured {
  const Site* site = nullptr;
  const std::vector<Zone>* zones = nullptr;  // that its calendars and schedules need, but UTC

  static constexpr std::string_view kName = "site_configured";
  static constexpr std::uint32_t kTag = 1;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "site", &SiteConfigured::site), field(2, "zones", &SiteConfigured::zones));
  }
};

}  // namespace cordboard::event
