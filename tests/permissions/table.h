// Every command, given by every kind of actor.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cordboard/refusal.h"

namespace cordboard::permissions {

struct Row {
  std::string_view command;
  std::vector<Refusal> answers;  // one for each actor; kNone: carried out
};

struct Table {
  std::vector<std::string_view> askers;
  std::vector<Row> rows;
};

Table ask_everything();

// The table as the page in docs.
std::string page(const Table& table);

// The differences between the table and the rules of permission; empty if there are none.
std::vector<std::string> faults_of(const Table& table);

}  // namespace cordboard::permissions
