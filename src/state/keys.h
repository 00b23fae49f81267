// Interned keys of one tenant. Every key that a site ever declared has a dense index within its
// kind, which never changes.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "cordboard/ids.h"

namespace cordboard::core {

// Hashes std::string_view also if Abseil has its own string_view type.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return absl::Hash<std::string_view>()(text);
  }
};

class Keys final : public Names {
 public:
  std::string_view key(KeyKind kind, std::uint32_t index) const override {
    const auto& texts = kinds_[static_cast<std::size_t>(kind)].texts;
    return index < texts.size() ? std::string_view(texts[index]) : std::string_view();
  }
  std::uint32_t find(KeyKind kind, std::string_view key) const override {
    const auto& index_of = kinds_[static_cast<std::size_t>(kind)].index_of;
    const auto found = index_of.find(key);
    return found == index_of.end() ? AgentId::kNone : found->second;
  }
  using Names::find;
  using Names::key;

  // The index of the key; a new one for a new key. `declared`: whether the current site declares
  // it.
  std::uint32_t intern(KeyKind kind, std::string_view key, bool declared) {
    Kind& known = kinds_[static_cast<std::size_t>(kind)];
    auto index = static_cast<std::uint32_t>(known.texts.size());
    const auto found = known.index_of.find(key);
    if (found == known.index_of.end()) {
      known.texts.emplace_back(key);
      known.declared.push_back(false);
      known.index_of.emplace(known.texts.back(), index);
    } else {
      index = found->second;
    }
    known.declared[index] = declared;
    return index;
  }
  // Called before the keys of a new site are declared.
  void undeclare_all() {
    for (Kind& kind : kinds_) kind.declared.assign(kind.declared.size(), false);
  }
  bool is_declared(KeyKind kind, std::uint32_t index) const {
    const auto& declared = kinds_[static_cast<std::size_t>(kind)].declared;
    return index < declared.size() && declared[index];
  }
  template <KeyKind kKind>
  bool is_declared(Handle<kKind> handle) const {
    return is_declared(kKind, handle.index);
  }

  std::size_t count(KeyKind kind) const {
    return kinds_[static_cast<std::size_t>(kind)].texts.size();
  }

 private:
  struct Kind {
    std::deque<std::string> texts;  // elements never move, because the map refers to them
    std::vector<bool> declared;
    absl::flat_hash_map<std::string_view, std::uint32_t, TextHash, std::equal_to<>> index_of;
  };
  std::array<Kind, kKeyKinds> kinds_;
};

}  // namespace cordboard::core
