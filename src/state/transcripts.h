// The transcript of a conversation: entries over one text, so that a message needs no allocation in
// a steady state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "cordboard/ids.h"
#include "cordboard/time.h"
#include "cordboard/vocabulary/common.h"
#include "cordboard/vocabulary/messages.h"

namespace cordboard::core {

// `kFile`: `message` holds the item's number, and the text is the file's name. `kCalendar`: a
// shared calendar; `only_to` is its agent. `kBooking`: a booked time in the calendar of `only_to`;
// `message` holds the start.
enum class EntryKind : std::uint8_t { kMessage, kNote, kNotice, kLink, kFile, kCalendar, kBooking };

struct Entry {
  Time at{};
  MessageId message;
  AgentId from;  // none: the customer
  AgentId only_to;
  std::uint32_t begin = 0;  // offset in the transcript's text
  std::uint32_t size = 0;
  EntryKind kind = EntryKind::kMessage;
  Visibility::Kind visible_to = Visibility::Kind::kAll;
  Notice notice = Notice::kIdleWarning;  // of kNotice

  // Whether it has a message number and can be read: a text or a link.
  bool is_message() const { return kind == EntryKind::kMessage || kind == EntryKind::kLink; }
  // REQUIRES: kFile.
  ItemId item() const { return ItemId{message.value}; }
  // REQUIRES: kBooking.
  Time start() const { return time_from_ms(static_cast<std::int64_t>(message.value)); }
  // Whether the customer or an agent wrote or sent it.
  bool is_sent() const { return kind != EntryKind::kNote && kind != EntryKind::kNotice; }

  auto persistent() {
    return std::tie(at, message, from, only_to, begin, size, kind, visible_to, notice);
  }
};

// A key or value of the conversation's attributes, within the transcript's text.
struct Attached {
  std::uint32_t begin = 0;
  std::uint32_t key_size = 0;
  std::uint32_t value_size = 0;

  auto persistent() { return std::tie(begin, key_size, value_size); }
};

struct Transcript {
  std::string text;
  std::vector<Entry> entries;
  std::vector<Attached> attributes;
  std::uint32_t subject_size = 0;  // the subject is the first part of `text`
  std::uint32_t messages = 0;      // all entries that were sent
  std::uint32_t files = 0;
  std::uint32_t notes = 0;
  std::uint32_t notices = 0;

  std::string_view text_of(const Entry& entry) const {
    return std::string_view(text).substr(entry.begin, entry.size);
  }
  std::uint32_t append(std::string_view words) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text.append(words);
    return begin;
  }
  void add(Entry entry, std::string_view words) {
    entry.begin = append(words);
    entry.size = static_cast<std::uint32_t>(words.size());
    entries.push_back(entry);
    messages += entry.is_sent();
    files += entry.kind == EntryKind::kFile;
    notes += entry.kind == EntryKind::kNote;
    notices += entry.kind == EntryKind::kNotice;
  }
  // Appends the keys and values to the text.
  void attach(Attributes added) {
    for (const Attribute& attribute : added) {
      const std::uint32_t begin = append(attribute.key);
      append(attribute.value);
      attributes.push_back({begin, static_cast<std::uint32_t>(attribute.key.size()),
                            static_cast<std::uint32_t>(attribute.value.size())});
    }
  }
  // Rewrites the text, so that no part of the old values remains.
  void replace_attributes(Attributes replacing) {
    const std::string old = std::move(text);
    text = old.substr(0, subject_size);
    attributes.clear();
    attach(replacing);
    append_entries_of(old);
  }
  // Removes the entry of a file, and its name from the text.
  void remove_file(ItemId item) {
    const auto is_it = [item](const Entry& entry) {
      return entry.kind == EntryKind::kFile && entry.item() == item;
    };
    if (std::erase_if(entries, is_it) == 0) return;
    --files;
    --messages;
    const std::string old = std::move(text);
    text = old.substr(0, subject_size);
    for (Attached& attached : attributes) {
      attached.begin = append(std::string_view(old).substr(
          attached.begin, std::size_t{attached.key_size} + attached.value_size));
    }
    append_entries_of(old);
  }
  // Empties the transcript for the next conversation. Keeps a limited amount of memory.
  void clear() {
    constexpr std::size_t kKept = 4096;
    if (text.capacity() > kKept) text = {};
    if (entries.capacity() > kKept / sizeof(Entry)) entries = {};
    text.clear();
    entries.clear();
    attributes.clear();
    subject_size = messages = files = notes = notices = 0;
  }

  auto persistent() {
    return std::tie(text, entries, attributes, subject_size, messages, files, notes, notices);
  }

 private:
  void append_entries_of(std::string_view old) {
    for (Entry& entry : entries) entry.begin = append(old.substr(entry.begin, entry.size));
  }
};

}  // namespace cordboard::core
