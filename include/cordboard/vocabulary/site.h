// Configuration: `configure`, `advance`, and the event that a site leaves behind.
//
//   Site site = read_my_site();
//   const Batch& batch = engine.submit({.at = now, .command = command::Configure{.site = &site}});
//   if (batch.reply().refusal == Refusal::kSiteInvalid) {
//     for (const Fault& fault : batch.reply().faults) report(fault.path, fault.message);
//   }
//   site.queues.push_back({.key = "support"});       // change your copy, and configure again
//   engine.submit({.at = now, .command = command::Configure{.site = &site}});
//
// Plain values; no thread-safety concerns.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/refusal.h"
#include "cordboard/site.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// Puts a whole site in force, or changes the running one. The site is valid as a whole, or refused
// as a whole with every fault in the reply. Nothing that runs is lost: an agent or queue that
// disappears is drained, and conversations that wait in a removed queue are served by its last
// definition. `canned_responses` are replaced by the site's. Host only. Refuses: malformed (no
// site), site_invalid.
struct Configure {
  // REQUIRES: points to a site that is unchanged until `submit` returns, or null if `faults` is not
  // empty. Null without faults is malformed.
  const Site* site = nullptr;
  // Faults that were found while the site was read from text. Any of them makes the site invalid.
  std::span<const Fault> faults{};

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

// Does nothing but let time pass, as `Engine::advance` does, with a reply. Host only.
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

// The site is in force from now on. The event contains all that a replay needs of it.
struct SiteConfigured {
  // Belongs to the batch; `Engine::site` keeps a copy for longer.
  const Site* site = nullptr;
  // The time zones that calendars and schedules need, UTC excepted, as they were known at this
  // moment; null if there are none. Belongs to the batch.
  const std::vector<Zone>* zones = nullptr;

  static constexpr std::string_view kName = "site_configured";
  static constexpr std::uint32_t kTag = 1;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "site", &SiteConfigured::site), field(2, "zones", &SiteConfigured::zones));
  }
};

}  // namespace cordboard::event
