// Every command, asked by everybody.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cordboard/refusal.h"

namespace cordboard::permissions {

struct Row {
  std::string_view command;
  std::vector<Refusal> answers;  // one for each asker; kNone: carried out
};

struct Table {
  std::vector<std::string_view> askers;
  std::vector<Row> rows;
};

Table ask_everything();

// As the page in the docs.
std::string page(const Table& table);

// What the table holds against the rules of who may do what; empty if nothing.
std::vector<std::string> faults_of(const Table& table);

}  // namespace cordboard::permissions
