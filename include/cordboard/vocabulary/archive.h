// The archive: files attached to conversations, and recordings of video calls.
//
//   command::AttachFile attach{.conversation = chat, .from = Speaker::of(ann)};
//   attach.name = "offer.pdf";
//   attach.media_type = "application/pdf";
//   attach.size = 48'213;
//   attach.location = "s3://files/4711";            // where the host keeps the bytes
//   const Batch& batch = engine.submit({.at = now, .command = attach});
//   const ItemId item{batch.reply().number};
//   engine.submit({.at = now, .command = command::TagItem{item, "contract"}});
//
// The engine keeps what an item is and where it is; the host keeps the bytes and deletes them when
// `item_deleted`, `case_deleted` or `conversation_forgotten` says so. A file lives as long as its
// conversation is remembered, a recording as long as its case. Plain values; no thread-safety
// concerns.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// A recording of a video call. On the wire a text alone stands for its location.
struct Recording {
  // Absent: "recording".
  OptionalText name{};
  // Such as "video/webm"; absent: unknown.
  OptionalText media_type{};
  // Bytes; absent: unknown. Not negative.
  std::optional<std::int64_t> size{};
  // The place where the host keeps the bytes; not empty.
  std::string_view location{};

  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "name", &Recording::name), field(2, "media_type", &Recording::media_type),
             field(3, "size", &Recording::size, rule::at_least(0)),
             field(4, "location", &Recording::location, rule::not_empty()));
  }
};

}  // namespace cordboard

namespace cordboard::command {

// Sends a file in the conversation. The reply carries its number in the archive. For the reminder,
// idle customers and parked conversations it counts like a message. Refuses: malformed (an empty
// name or location, a negative size, not UTF-8), unknown_conversation, unknown_agent,
// conversation_ended, conversation_not_active (an agent sends), not_permitted (another customer's),
// not_a_participant, limit_reached (messages or files of the conversation, items of the archive,
// length of a text).
struct AttachFile {
  // The conversation in which it is sent.
  ConversationId conversation{};
  // The sender.
  Speaker from{};
  // At most `limits::kNameBytes` bytes.
  std::string_view name{};
  // At most `limits::kNameBytes` bytes; not checked.
  std::string_view media_type{};
  // Bytes; not negative.
  std::int64_t size = 0;
  // The place where the host keeps the bytes; at most `limits::kLocationBytes` bytes.
  std::string_view location{};

  static constexpr std::string_view kName = "attach_file";
  static constexpr unsigned kMay = may::kAnyone;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "conversation", &AttachFile::conversation),
             field(2, "from", &AttachFile::from),
             field(3, "name", &AttachFile::name, rule::not_empty()),
             field(4, "media_type", &AttachFile::media_type),
             field(5, "size", &AttachFile::size, rule::at_least(0)),
             field(6, "location", &AttachFile::location, rule::not_empty()));
  }
};

// Tags an item. A tag that the item has already changes nothing. Refuses: malformed (an empty tag,
// not UTF-8), unknown_item, limit_reached (`limits::kTagsPerItem`, `limits::kTagBytes`).
struct TagItem {
  // A number from `file_attached` or `item_archived`.
  ItemId item{};
  // The host's own word.
  std::string_view tag{};

  static constexpr std::string_view kName = "tag_item";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &TagItem::item), field(2, "tag", &TagItem::tag, rule::not_empty()));
  }
};

// Removes a tag. A tag that the item does not have changes nothing. Refuses: malformed (not UTF-8),
// unknown_item.
struct UntagItem {
  // A number from `file_attached` or `item_archived`.
  ItemId item{};
  // The tag to remove.
  std::string_view tag{};

  static constexpr std::string_view kName = "untag_item";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &UntagItem::item), field(2, "tag", &UntagItem::tag));
  }
};

// Deletes an item for ever, also from its transcript or case. Any agent may delete any item; the
// host deletes the bytes when `item_deleted` comes. Refuses: unknown_item.
struct DeleteItem {
  // A number from `file_attached` or `item_archived`.
  ItemId item{};

  static constexpr std::string_view kName = "delete_item";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &DeleteItem::item));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// A file was sent and is in the archive from now on.
struct FileAttached {
  // Its number, counted from 1.
  ItemId item{};
  // The conversation in which it was sent.
  ConversationId conversation{};
  // The sender.
  Speaker from{};
  // The file's name; not empty.
  std::string_view name{};
  // Not checked; may be empty.
  std::string_view media_type{};
  // Bytes; not negative.
  std::int64_t size = 0;
  // The place where the host keeps the bytes.
  std::string_view location{};

  static constexpr std::string_view kName = "file_attached";
  static constexpr std::uint32_t kTag = 116;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &FileAttached::item),
             field(2, "conversation", &FileAttached::conversation),
             field(3, "from", &FileAttached::from), field(4, "name", &FileAttached::name),
             field(5, "media_type", &FileAttached::media_type),
             field(6, "size", &FileAttached::size), field(7, "location", &FileAttached::location));
  }
};

// The recording of a video call is in the archive from now on.
struct ItemArchived {
  // Its number, counted from 1.
  ItemId item{};
  // Wire name `case`. The case that it belongs to.
  CaseId case_id{};
  // The appointment whose call it is.
  AppointmentId appointment{};
  // "recording" if the host gave none.
  std::string_view name{};
  // Absent: unknown.
  OptionalText media_type{};
  // Bytes; absent: unknown.
  std::optional<std::int64_t> size{};
  // The place where the host keeps the bytes.
  std::string_view location{};

  static constexpr std::string_view kName = "item_archived";
  static constexpr std::uint32_t kTag = 117;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &ItemArchived::item), field(2, "case", &ItemArchived::case_id),
             field(3, "appointment", &ItemArchived::appointment),
             field(4, "name", &ItemArchived::name),
             field(5, "media_type", &ItemArchived::media_type),
             field(6, "size", &ItemArchived::size), field(7, "location", &ItemArchived::location));
  }
};

// The item has one tag more.
struct ItemTagged {
  // A number from `file_attached` or `item_archived`.
  ItemId item{};
  // The new tag.
  std::string_view tag{};

  static constexpr std::string_view kName = "item_tagged";
  static constexpr std::uint32_t kTag = 118;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &ItemTagged::item), field(2, "tag", &ItemTagged::tag));
  }
};

// The item has one tag less.
struct ItemUntagged {
  // A number from `file_attached` or `item_archived`.
  ItemId item{};
  // The tag that is gone.
  std::string_view tag{};

  static constexpr std::string_view kName = "item_untagged";
  static constexpr std::uint32_t kTag = 119;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &ItemUntagged::item), field(2, "tag", &ItemUntagged::tag));
  }
};

// The item is gone for ever; the host deletes the bytes.
struct ItemDeleted {
  // Its number is never used again.
  ItemId item{};

  static constexpr std::string_view kName = "item_deleted";
  static constexpr std::uint32_t kTag = 120;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &ItemDeleted::item));
  }
};

}  // namespace cordboard::event
