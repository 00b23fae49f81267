#include "describe/assert.h"

#include <cstdio>
#include <cstdlib>

namespace cordboard::core {

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "cordboard: assertion failed: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace cordboard::core
