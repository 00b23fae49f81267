#include "engine/dispatch.h"

#include <variant>

#include "decide/handlers.h"
#include "decide/permission.h"

namespace cordboard::core {

Refusal dispatch(Turn& turn, const Command& command) {
  return std::visit(
      [&turn](const auto& c) {
        if (!may_ask(turn.state(), turn.by(), c)) return Refusal::kNotPermitted;
        return handle(turn, c);
      },
      command);
}

}  // namespace cordboard::core
