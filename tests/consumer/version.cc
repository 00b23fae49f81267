// The smallest program: headers and library have the same version.

#include <cordboard/version.h>

#include <cstdio>

int main() {
  std::printf("cordboard %s\n", cordboard::runtime_version_text());
  return cordboard::runtime_version() == CORDBOARD_VERSION ? 0 : 1;
}
