// A handler tries to write the state past `apply`. This must not compile; with -DALLOWED, which
// only reads, it must.
#include "turn/turn.h"

void handler(cordboard::core::Turn& turn) {
#ifdef ALLOWED
  (void)turn.state().last_message;
#else
  turn.state().last_message = 7;
#endif
}
