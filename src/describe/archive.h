// Described values as bytes, and back: fixed-width little-endian numbers, length-prefixed texts and
// lists. Equal values give equal bytes on every machine, so snapshots and state hashes use the same
// form.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "cordboard/describe.h"
#include "cordboard/hours.h"
#include "cordboard/ids.h"
#include "cordboard/requirement.h"
#include "cordboard/site.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/targets.h"

namespace cordboard::core {

// A type that lists the members to store: `auto persistent() { return std::tie(…); }`.
template <class T>
concept Persistent = requires(T& t) {
  t.persistent();
};

// Appends values as bytes to a string.
class ArchiveWriter {
 public:
  explicit ArchiveWriter(std::string& out) : out_(out) {}

  template <class... T>
  void operator()(const T&... values) {
    (write(values), ...);
  }

 private:
  template <class T>
  requires(std::is_integral_v<T> || std::is_enum_v<T>) void write(T value) {
    auto bits = static_cast<std::uint64_t>(value);
    for (std::size_t i = 0; i < sizeof(T); ++i, bits >>= 8)
      out_.push_back(static_cast<char>(bits & 0xff));
  }
  void write(Duration value) { write(value.count()); }
  void write(Time value) { write(to_ms(value)); }
  template <class Tag>
  void write(Number<Tag> value) {
    write(value.value);
  }
  template <KeyKind kKind>
  void write(Handle<kKind> value) {
    write(value.index);
  }
  void write(std::string_view value) {
    write(static_cast<std::uint32_t>(value.size()));
    out_.append(value);
  }
  void write(const std::string& value) { write(std::string_view(value)); }
  template <class T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
    if (value) write(*value);
  }
  template <class T>
  void write(const std::vector<T>& values) {
    write(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) write(value);
  }
  void write(const Requirement& value) {
    write(value.kind), write(value.skill_key), write(value.at_least), write(value.of);
  }
  void write(const SkillLevel& value) { write(value.skill), write(value.level); }
  void write(const QueueRank& value) { write(value.queue), write(value.rank); }
  void write(const Target& value) {
    write(value.kind), write(value.agent), write(value.team), write(value.skill);
    write(value.at_least), write(value.queue), write(value.consultation);
  }
  void write(TimeOfDay value) { write(value.minutes); }
  void write(const Date& value) { write(value.year), write(value.month), write(value.day); }
  template <Described T>
  void write(const T& value) {
    for_each_field(value, [this](const auto&, const auto& member) { write(member); });
  }
  template <Persistent T>
  void write(const T& value) {
    // `persistent` returns references for both directions; writing changes none of them.
    std::apply([this](const auto&... each) { (write(each), ...); },
               const_cast<T&>(value).persistent());
  }

  std::string& out_;
};

// Reads values back. After invalid bytes `ok` is false and the values read are meaningless. It
// never reads beyond the end, and never makes a list longer than the remaining bytes.
class ArchiveReader {
 public:
  explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}

  bool ok() const { return ok_; }
  bool at_end() const { return bytes_.empty(); }

  template <class... T>
  void operator()(T&... values) {
    (read(values), ...);
  }

 private:
  template <class T>
  requires(std::is_integral_v<T> || std::is_enum_v<T>) void read(T& value) {
    if (!take(sizeof(T))) return;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) {
      bits |= std::uint64_t{static_cast<unsigned char>(taken_[i])} << (8 * i);
    }
    if constexpr (std::is_same_v<T, bool>) {
      value = bits != 0;
    } else {
      value = static_cast<T>(bits);
    }
  }
  void read(Duration& value) {
    std::int64_t count = 0;
    read(count);
    value = Duration{count};
  }
  void read(Time& value) {
    std::int64_t count = 0;
    read(count);
    value = time_from_ms(count);
  }
  template <class Tag>
  void read(Number<Tag>& value) {
    read(value.value);
  }
  template <KeyKind kKind>
  void read(Handle<kKind>& value) {
    read(value.index);
  }
  void read(std::string& value) {
    std::uint32_t size = 0;
    read(size);
    if (take(size)) value.assign(taken_);
  }
  template <class T>
  void read(std::optional<T>& value) {
    bool present = false;
    read(present);
    if (!present || !ok_) return value.reset();
    read(value.emplace());
  }
  template <class T>
  void read(std::vector<T>& values) {
    std::uint32_t size = 0;
    read(size);
    values.clear();
    for (std::uint32_t i = 0; i < size && ok_; ++i) {
      if (bytes_.empty()) return fail();
      read(values.emplace_back());
    }
  }
  void read(Requirement& value) {
    if (++depth_ > 64) return fail();
    read(value.kind), read(value.skill_key), read(value.at_least), read(value.of);
    --depth_;
  }
  void read(SkillLevel& value) { read(value.skill), read(value.level); }
  void read(QueueRank& value) { read(value.queue), read(value.rank); }
  void read(Target& value) {
    read(value.kind), read(value.agent), read(value.team), read(value.skill);
    read(value.at_least), read(value.queue), read(value.consultation);
  }
  void read(TimeOfDay& value) { read(value.minutes); }
  void read(Date& value) { read(value.year), read(value.month), read(value.day); }
  template <Described T>
  void read(T& value) {
    for_each_field(value, [this](const auto&, auto& member) { read(member); });
  }
  template <Persistent T>
  void read(T& value) {
    std::apply([this](auto&... each) { (read(each), ...); }, value.persistent());
  }

  bool take(std::size_t size) {
    if (!ok_ || bytes_.size() < size) {
      fail();
      return false;
    }
    taken_ = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return true;
  }
  void fail() { ok_ = false; }

  std::string_view bytes_;
  std::string_view taken_;
  int depth_ = 0;
  bool ok_ = true;
};

}  // namespace cordboard::core
