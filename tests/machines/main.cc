// machines [--write] FILE: compares the page with the code's tables and the engine's events, or
// writes it.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include "machines/machines.h"

int main(int argument_count, char** arguments) {
  const bool writes = argument_count == 3 && std::strcmp(arguments[1], "--write") == 0;
  if (!writes && argument_count != 2) {
    std::fprintf(stderr, "machines [--write] FILE\n");
    return 2;
  }
  const std::string page =
      "# State machines\n\n"
      "Made by `build/tests/bin/machines --write docs/state_machines.md` from the transition "
      "tables "
      "in `src/state`, and by asking an engine; do not\nedit.\n\n" +
      cordboard::machines::moves() + cordboard::machines::pending();
  const char* path = arguments[argument_count - 1];
  if (writes) {
    std::ofstream file(path, std::ios::binary);
    file << page;
    return file.flush() ? 0 : 1;
  }
  std::ostringstream kept;
  kept << std::ifstream(path, std::ios::binary).rdbuf();
  if (kept.str() == page) return 0;
  std::printf("%s differs from the engine: use --write to see the difference\n", path);
  return 1;
}
