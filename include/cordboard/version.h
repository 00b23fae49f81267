// The version of the headers, and of the library with which a program runs.
//
//   static_assert(CORDBOARD_VERSION >= CORDBOARD_VERSION_NUMBER(0, 1, 0));
//   if (cordboard::runtime_version() != CORDBOARD_VERSION) { /* built against other headers */ }
//   std::cout << "Cordboard " << cordboard::runtime_version_text() << '\n';
//
// The three numbers below are the only place where the version is written: the build reads them
// here. Before 1.0 a new minor version may break source and binary compatibility; patches never do.
// The functions may be called from any thread.
#pragma once

#include "cordboard/export.h"

// Raised by incompatible changes from 1.0 on.
#define CORDBOARD_VERSION_MAJOR 0
// Raised by new features; below 1000.
#define CORDBOARD_VERSION_MINOR 1
// Raised by corrections; below 1000.
#define CORDBOARD_VERSION_PATCH 0

// Gives one comparable number for a version.
#define CORDBOARD_VERSION_NUMBER(major, minor, patch) ((major)*1'000'000 + (minor)*1'000 + (patch))

// The version of these headers as one number.
#define CORDBOARD_VERSION                                                    \
  CORDBOARD_VERSION_NUMBER(CORDBOARD_VERSION_MAJOR, CORDBOARD_VERSION_MINOR, \
                           CORDBOARD_VERSION_PATCH)

namespace cordboard {

// Returns the version of the linked library, as CORDBOARD_VERSION was when it was built. Differs
// from CORDBOARD_VERSION only if a shared library was exchanged beneath the program.
[[nodiscard]] CORDBOARD_EXPORT int runtime_version() noexcept;

// Returns the same as text, "major.minor.patch". Points to static storage.
[[nodiscard]] CORDBOARD_EXPORT const char* runtime_version_text() noexcept;

}  // namespace cordboard
