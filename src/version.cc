#include "cordboard/version.h"

#define CORDBOARD_QUOTE_VALUE(x) #x
#define CORDBOARD_QUOTE(x) CORDBOARD_QUOTE_VALUE(x)

namespace cordboard {

int runtime_version() noexcept { return CORDBOARD_VERSION; }

const char* runtime_version_text() noexcept {
  return CORDBOARD_QUOTE(CORDBOARD_VERSION_MAJOR) "." CORDBOARD_QUOTE(
      CORDBOARD_VERSION_MINOR) "." CORDBOARD_QUOTE(CORDBOARD_VERSION_PATCH);
}

}  // namespace cordboard
