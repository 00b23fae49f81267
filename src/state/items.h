// The archive: attached files and recordings.
//
// Invariant. An item is either a file of one conversation, whose transcript has one entry for it,
// or a recording of one case, which lists it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "state/packed_texts.h"

namespace cordboard::core {

struct Item {
  enum Text : std::size_t { kName, kMediaType, kLocation, kTexts };

  ItemId number;
  Time at{};
  ConversationId conversation;  // of a file
  CaseId case_id;               // of a recording
  AppointmentId appointment;    // of a recording
  std::optional<std::int64_t> size;
  PackedTexts<kTexts> texts;
  std::vector<std::string> tags;  // sorted

  bool has_tag(std::string_view tag) const {
    return std::binary_search(tags.begin(), tags.end(), tag);
  }

  auto persistent() { return std::tie(number, at, conversation, case_id, appointment, size, tags); }
};

}  // namespace cordboard::core
