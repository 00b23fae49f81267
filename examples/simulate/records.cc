#include "records.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <map>
#include <optional>

namespace cordboard::simulate {
namespace {

enum Field {
  kPriority = 3,
  kType,
  kDate,
  kVoiceEntry,
  kVoiceExit,
  kVoiceTime,
  kQueueStart,
  kQueueExit,
  kQueueTime,
  kOutcome,
  kServiceStart,
  kServiceExit,
  kServiceTime,
  kServer,
  kFieldCount
};

constexpr std::string_view kNoTime = "0:00:00";
constexpr std::string_view kNoServer = "NO_SERVER";

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0;;) {
    const std::size_t end = line.find(separator, start);
    parts.push_back(line.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::optional<Ms> whole_number(std::string_view text) {
  Ms number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "7:41:16" as a time of the day.
std::optional<Ms> time_of_day(std::string_view text) {
  const auto parts = split(text, ':');
  if (parts.size() != 3) return std::nullopt;
  Ms seconds = 0;
  for (const std::string_view part : parts) {
    const auto number = whole_number(part);
    if (!number) return std::nullopt;
    seconds = seconds * 60 + *number;
  }
  return seconds * kSecond;
}

// The fields of a line, and whether all that were asked for could be read.
struct Line {
  std::vector<std::string_view> texts;
  bool are_sound = true;

  Ms time(Field field) { return sound(time_of_day(texts[field])); }
  Ms seconds(Field field) { return sound(whole_number(texts[field])) * kSecond; }
  bool has_time(Field field) const { return texts[field] != kNoTime; }

 private:
  Ms sound(std::optional<Ms> value) {
    if (!value) are_sound = false;
    return value.value_or(0);
  }
};

Record read_call(Line& fields) {
  const bool has_queued = fields.has_time(kQueueStart);
  Record call;
  call.type = fields.texts[kType];
  call.is_priority = fields.texts[kPriority] == "2";
  call.is_served = fields.texts[kOutcome] == "AGENT";
  call.entered = fields.time(has_queued ? kQueueStart : kVoiceExit);
  call.wait = fields.seconds(kQueueTime);
  if (!call.is_served) return call;
  call.handle = fields.seconds(kServiceTime);
  if (fields.texts[kServer] != kNoServer) call.server = fields.texts[kServer];
  if (fields.has_time(kServiceStart)) {
    call.service_start = fields.time(kServiceStart);
    call.service_end = fields.time(kServiceExit);
    if (call.service_end < call.service_start) call.service_end += kDay;  // over midnight
  }
  return call;
}

// Adds a line to its day; false if it can't be read.
bool add_line(std::string_view line, std::map<std::string, DayRecords, std::less<>>& days) {
  Line fields{.texts = split(line, '\t')};
  if (fields.texts.size() != kFieldCount || midnight_of(fields.texts[kDate]) < 0) return false;
  const std::string date(fields.texts[kDate]);
  DayRecords& day = days[date];
  day.date = date;
  const std::string_view outcome = fields.texts[kOutcome];
  if (outcome == "PHANTOM") {
    ++day.phantoms;
  } else if (outcome == "HANG" && !fields.has_time(kQueueStart)) {
    ++day.never_queued;
  } else if (outcome == "AGENT" || outcome == "HANG") {
    day.calls.push_back(read_call(fields));
  } else {
    return false;
  }
  return fields.are_sound;
}

std::optional<std::chrono::sys_days> day_of(std::string_view date) {
  const auto number = whole_number(date);
  if (date.size() != 6 || !number) return std::nullopt;
  const std::chrono::year_month_day day{
      std::chrono::year{static_cast<int>(1900 + *number / 10'000)},
      std::chrono::month{static_cast<unsigned>(*number / 100 % 100)},
      std::chrono::day{static_cast<unsigned>(*number % 100)}};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_days{day};
}

}  // namespace

RecordFile read_records(const std::filesystem::path& file) {
  RecordFile records;
  std::ifstream stream(file);
  std::string line;
  if (!std::filesystem::is_regular_file(file) || !std::getline(stream, line)) {
    records.fault = "cannot read " + file.string();
    return records;
  }
  std::map<std::string, DayRecords, std::less<>> days;
  for (std::size_t number = 2; std::getline(stream, line); ++number) {  // the first is the heading
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || add_line(line, days)) continue;
    records.fault = file.string() + " line " + std::to_string(number) + " is no record of a call";
    return records;
  }
  for (auto& [date, day] : days) {
    std::ranges::stable_sort(day.calls, {}, &Record::entered);
    records.days.push_back(std::move(day));
  }
  if (records.days.empty()) records.fault = file.string() + " has no records";
  return records;
}

Ms midnight_of(std::string_view date) {
  const auto day = day_of(date);
  if (!day) return -1;
  return std::chrono::milliseconds(day->time_since_epoch()).count();
}

std::string date_in_words(std::string_view date) {
  static constexpr std::string_view kWeekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
  static constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
  const auto day = day_of(date);
  if (!day) return std::string(date);
  const std::chrono::year_month_day parts(*day);
  std::string words(kWeekdays[std::chrono::weekday(*day).c_encoding()]);
  words += " " + std::to_string(static_cast<unsigned>(parts.day())) + " ";
  words += kMonths[static_cast<unsigned>(parts.month()) - 1];
  return words + " " + std::to_string(static_cast<int>(parts.year()));
}

}  // namespace cordboard::simulate
