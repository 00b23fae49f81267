// permissions [--write] FILE: compares the page with the engine's answers, or writes it.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>

#include "permissions/table.h"

int main(int argument_count, char** arguments) {
  const bool writes = argument_count == 3 && std::strcmp(arguments[1], "--write") == 0;
  if (!writes && argument_count != 2) {
    std::fprintf(stderr, "permissions [--write] FILE\n");
    return 2;
  }
  const auto table = cordboard::permissions::ask_everything();
  const auto faults = cordboard::permissions::faults_of(table);
  for (const std::string& fault : faults) std::printf("%s\n", fault.c_str());
  const std::string page = cordboard::permissions::page(table);
  const char* path = arguments[argument_count - 1];
  if (writes) {
    std::ofstream file(path, std::ios::binary);
    file << page;
    return file.flush() && faults.empty() ? 0 : 1;
  }
  std::ostringstream kept;
  kept << std::ifstream(path, std::ios::binary).rdbuf();
  const bool is_fresh = kept.str() == page;
  if (!is_fresh)
    std::printf("%s differs from the engine: use --write to see the difference\n", path);
  return is_fresh && faults.empty() ? 0 : 1;
}
