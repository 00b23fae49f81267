#include "decide/handle.h"

#include "checks/limits.h"
#include "checks/speakers.h"
#include "cordboard/limits.h"
#include "effects/messages.h"

namespace cordboard::core {
namespace {

const Item* find_item(const State& state, ItemId number) {
  const Slot slot = state.items.find(number.value);
  return slot == kNoSlot ? nullptr : &state.items[slot];
}

std::size_t count_files(const State& state, Slot conversation) {
  const Slot transcript = state.conversations[conversation].transcript;
  return transcript == kNoSlot ? 0 : state.transcripts[transcript].files;
}

}  // namespace

template <>
Refusal handle(Turn& turn, const command::AttachFile& c) {
  const State& state = turn.state();
  const Found<Slot> slot = find_known_with_room(state, turn.by(), c.conversation, c.from);
  if (!slot.ok()) return slot.refusal();
  const bool is_full = count_files(state, *slot) >= limits::kFilesPerConversation;
  if (is_full || !has_room_for_item(state, c.name, c.media_type, c.location)) {
    return Refusal::kLimitReached;
  }

  // Past this line the command succeeds.
  const ItemId item{state.items.numbers().next()};
  turn.emit(event::FileAttached{item, c.conversation, c.from, turn.keep(c.name),
                                turn.keep(c.media_type), c.size, turn.keep(c.location)});
  turn.made(Made::kItem, item.value);
  react_to_sent(turn, *slot, c.from);
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::TagItem& c) {
  const Item* item = find_item(turn.state(), c.item);
  if (item == nullptr) return Refusal::kUnknownItem;
  const bool has_it = item->has_tag(c.tag);
  const bool is_full = item->tags.size() >= limits::kTagsPerItem && !has_it;
  if (is_full || c.tag.size() > limits::kTagBytes) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  if (!has_it) turn.emit(event::ItemTagged{c.item, turn.keep(c.tag)});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::UntagItem& c) {
  const Item* item = find_item(turn.state(), c.item);
  if (item == nullptr) return Refusal::kUnknownItem;

  // Past this line the command succeeds.
  if (item->has_tag(c.tag)) turn.emit(event::ItemUntagged{c.item, turn.keep(c.tag)});
  return Refusal::kNone;
}

template <>
Refusal handle(Turn& turn, const command::DeleteItem& c) {
  if (find_item(turn.state(), c.item) == nullptr) return Refusal::kUnknownItem;

  // Past this line the command succeeds.
  turn.emit(event::ItemDeleted{c.item});
  return Refusal::kNone;
}

}  // namespace cordboard::core
