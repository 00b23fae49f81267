// What the archive takes in.
#pragma once

#include "decide/turn.h"

namespace cordboard::core {

// Whether the limits leave room for one more item with these texts.
bool has_room_for(const State& state, OptionalText name, OptionalText media_type,
                  std::string_view location);

}  // namespace cordboard::core
