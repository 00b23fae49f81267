// The version of the headers, and of the library that a program really runs with.
//
//   static_assert(CORDBOARD_VERSION >= CORDBOARD_VERSION_NUMBER(0, 1, 0));
//   if (cordboard::runtime_version() != CORDBOARD_VERSION) { /* built against other headers */ }
//
// These three numbers are the only place where the version is written: the build reads them from
// here. Before 1.0 a new minor version may break source and binary compatibility; patches never do.
#pragma once

#include "cordboard/export.h"

#define CORDBOARD_VERSION_MAJOR 0
#define CORDBOARD_VERSION_MINOR 1
#define CORDBOARD_VERSION_PATCH 0

// One comparable number per version; minor and patch stay below 1000.
#define CORDBOARD_VERSION_NUMBER(major, minor, patch) ((major)*1'000'000 + (minor)*1'000 + (patch))

#define CORDBOARD_VERSION                                                    \
  CORDBOARD_VERSION_NUMBER(CORDBOARD_VERSION_MAJOR, CORDBOARD_VERSION_MINOR, \
                           CORDBOARD_VERSION_PATCH)

namespace cordboard {

// The version of the library linked in, as CORDBOARD_VERSION was when it was built. Differs from
// CORDBOARD_VERSION only if a shared library was exchanged beneath the program.
[[nodiscard]] CORDBOARD_EXPORT int runtime_version() noexcept;

// The same as text, "major.minor.patch". Points to static storage.
[[nodiscard]] CORDBOARD_EXPORT const char* runtime_version_text() noexcept;

}  // namespace cordboard
