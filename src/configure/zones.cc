#include "configure/zones.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace cordboard::core {
namespace {

constexpr std::string_view kUtc = "UTC";
constexpr std::size_t kLongestZoneName = 64;
constexpr std::int64_t kZonesEndSeconds = 4'102'444'800;  // 2100-01-01

bool is_allowed_in_zone_name(char c) {
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool is_digit = c >= '0' && c <= '9';
  return is_letter || is_digit || c == '_' || c == '+' || c == '-' || c == '/';
}

// The database uses a name as the path of a file. The path must stay inside the database: without a
// dot it cannot lead to a parent folder, and without a colon it cannot name another source.
bool is_zone_name(std::string_view name) {
  // The folder of the database may also contain the zone of this machine, and copies of the
  // database.
  for (const std::string_view other : {"localtime", "posixrules", "Factory"}) {
    if (name == other) return false;
  }
  if (name.starts_with("posix/") || name.starts_with("right/")) return false;
  return !name.empty() && name.size() <= kLongestZoneName && name.front() != '/' &&
         std::all_of(name.begin(), name.end(), is_allowed_in_zone_name);
}

std::optional<absl::TimeZone> load_zone(std::string_view name) {
  absl::TimeZone zone;
  if (!is_zone_name(name) || !absl::LoadTimeZone({name.data(), name.size()}, &zone)) {
    return std::nullopt;
  }
  return zone;
}

Duration milliseconds(std::int64_t seconds) { return Duration{seconds * 1000}; }

// Returns the zone with its offsets from UTC, from 1970 to 2100.
Zone resolve(std::string_view name, const absl::TimeZone& source) {
  const absl::CivilSecond epoch(1970);
  Zone zone{std::string(name), {}};
  std::int64_t offset = source.At(absl::UnixEpoch()).offset;
  zone.shifts.push_back({Time{}, milliseconds(offset)});
  absl::Time from = absl::UnixEpoch();
  absl::TimeZone::CivilTransition next;
  while (source.NextTransition(from, &next)) {
    // At a transition the local clock jumps from `next.from` to `next.to`.
    const std::int64_t at = (next.from - epoch) - offset;
    if (at >= kZonesEndSeconds) break;
    from = absl::FromUnixSeconds(at);
    const std::int64_t leap = next.to - next.from;
    if (leap == 0) continue;  // the zone gets another abbreviation, not another offset
    offset += leap;
    zone.shifts.push_back({Time{milliseconds(at)}, milliseconds(offset)});
  }
  return zone;
}

// Collects zones in the order of their first use.
class ZoneList {
 public:
  explicit ZoneList(const Site& site) : site_(site) {}

  void use(const std::optional<std::string>& own) {
    const std::string_view name = own ? *own : site_.time_zone;
    if (name == kUtc || !seen_.insert(name).second) return;
    if (const auto source = load_zone(name)) zones_.push_back(resolve(name, *source));
  }
  std::vector<Zone> take() { return std::move(zones_); }

 private:
  const Site& site_;
  std::set<std::string_view> seen_;
  std::vector<Zone> zones_;
};

}  // namespace

bool is_known_zone(std::string_view name) { return name == kUtc || load_zone(name).has_value(); }

std::vector<Zone> zones_of(const Site& site) {
  ZoneList zones(site);
  for (const CalendarSettings& calendar : site.calendars) zones.use(calendar.time_zone);
  for (const AgentSettings& agent : site.agents) {
    if (agent.schedule) zones.use(agent.schedule->time_zone);
    if (agent.calendar_slots) zones.use(agent.calendar_slots->time_zone);
  }
  return zones.take();
}

}  // namespace cordboard::core
