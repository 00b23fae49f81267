// The archive: files that were attached to conversations, and recordings of video calls. The engine
// keeps what they are and where; the bytes are the host's.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard {

// A recording as the host has it. On the wire its location alone will do.
struct Recording {
  OptionalText name{};  // absent: "recording"
  OptionalText media_type{};
  std::optional<std::int64_t> size{};  // bytes
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

// A file that was sent; the reply carries its number in the archive. Its bytes are the host's, who
// says where they are. For reminders and silence it counts like a message. Refuses: malformed (a
// name or location that is empty), unknown_conversation, unknown_agent, conversation_ended,
// conversation_not_active, not_permitted, not_a_participant, limit_reached.
struct AttachFile {
  ConversationId conversation{};
  Speaker from{};
  std::string_view name{};
  std::string_view media_type{};
  std::int64_t size = 0;  // bytes
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

// Nothing happens if it has the tag. Refuses: malformed (an empty tag), unknown_item,
// limit_reached.
struct TagItem {
  ItemId item{};
  std::string_view tag{};

  static constexpr std::string_view kName = "tag_item";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &TagItem::item), field(2, "tag", &TagItem::tag, rule::not_empty()));
  }
};

// Nothing happens if it has no such tag. Refuses: unknown_item.
struct UntagItem {
  ItemId item{};
  std::string_view tag{};

  static constexpr std::string_view kName = "untag_item";
  static constexpr unsigned kMay = may::kStaff;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &UntagItem::item), field(2, "tag", &UntagItem::tag));
  }
};

// For ever; the transcript or the case does not tell of it any more. Refuses: unknown_item.
struct DeleteItem {
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

// The file stands in the archive from now on.
struct FileAttached {
  ItemId item{};
  ConversationId conversation{};
  Speaker from{};
  std::string_view name{};
  std::string_view media_type{};
  std::int64_t size = 0;  // bytes
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

// The recording of a video call stands in the archive from now on.
struct ItemArchived {
  ItemId item{};
  CaseId case_id{};
  AppointmentId appointment{};
  std::string_view name{};
  OptionalText media_type{};
  std::optional<std::int64_t> size{};
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

struct ItemTagged {
  ItemId item{};
  std::string_view tag{};

  static constexpr std::string_view kName = "item_tagged";
  static constexpr std::uint32_t kTag = 118;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &ItemTagged::item), field(2, "tag", &ItemTagged::tag));
  }
};

struct ItemUntagged {
  ItemId item{};
  std::string_view tag{};

  static constexpr std::string_view kName = "item_untagged";
  static constexpr std::uint32_t kTag = 119;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &ItemUntagged::item), field(2, "tag", &ItemUntagged::tag));
  }
};

struct ItemDeleted {
  ItemId item{};

  static constexpr std::string_view kName = "item_deleted";
  static constexpr std::uint32_t kTag = 120;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "item", &ItemDeleted::item));
  }
};

}  // namespace cordboard::event
