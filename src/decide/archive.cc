#include "decide/archive.h"

#include "cordboard/limits.h"
#include "decide/handlers.h"
#include "decide/messages.h"

namespace cordboard::core {
namespace {

const Item* find(const State& state, ItemId number) {
  const Slot slot = state.items.find(number.value);
  return slot == kNoSlot ? nullptr : &state.items[slot];
}

std::size_t files_in(const State& state, Slot conversation) {
  const Slot transcript = state.conversations[conversation].transcript;
  return transcript == kNoSlot ? 0 : state.transcripts[transcript].files;
}

}  // namespace

bool has_room_for(const State& state, OptionalText name, OptionalText media_type,
                  std::string_view location) {
  return state.items.live() < limits::kItems && name->size() <= limits::kNameBytes &&
         media_type->size() <= limits::kNameBytes && location.size() <= limits::kLocationBytes;
}

Refusal handle(Turn& turn, const command::AttachFile& c) {
  const State& state = turn.state();
  Slot slot = kNoSlot;
  const Refusal refusal = check_sender(turn, c.conversation, c.from, slot);
  if (refusal != Refusal::kNone) return refusal;
  const bool is_full = files_in(state, slot) >= limits::kFilesPerConversation;
  if (is_full || !has_room_for(state, c.name, c.media_type, c.location)) {
    return Refusal::kLimitReached;
  }

  // Past this line the command succeeds.
  const ItemId item{state.items.numbers().next()};
  turn.emit(event::FileAttached{item, c.conversation, c.from, turn.keep(c.name),
                                turn.keep(c.media_type), c.size, turn.keep(c.location)});
  turn.made(Made::kItem, item.value);
  follow_what_was_sent(turn, slot, c.from);
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::TagItem& c) {
  const Item* item = find(turn.state(), c.item);
  if (item == nullptr) return Refusal::kUnknownItem;
  const bool has_it = item->has_tag(c.tag);
  const bool is_full = item->tags.size() >= limits::kTagsPerItem && !has_it;
  if (is_full || c.tag.size() > limits::kTagBytes) return Refusal::kLimitReached;

  // Past this line the command succeeds.
  if (!has_it) turn.emit(event::ItemTagged{c.item, turn.keep(c.tag)});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::UntagItem& c) {
  const Item* item = find(turn.state(), c.item);
  if (item == nullptr) return Refusal::kUnknownItem;

  // Past this line the command succeeds.
  if (item->has_tag(c.tag)) turn.emit(event::ItemUntagged{c.item, turn.keep(c.tag)});
  return Refusal::kNone;
}

Refusal handle(Turn& turn, const command::DeleteItem& c) {
  if (find(turn.state(), c.item) == nullptr) return Refusal::kUnknownItem;

  // Past this line the command succeeds.
  turn.emit(event::ItemDeleted{c.item});
  return Refusal::kNone;
}

}  // namespace cordboard::core
