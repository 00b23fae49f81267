// Reads the call records of the Anonymous Bank's call center (Israel, 1999), collected by the
// Technion SEELab and organised by Ilan Guedj and Avi Mandelbaum. The records are not included;
// docs/data.md describes the columns.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "moment.h"

namespace cordboard::simulate {

// A call that asked for an agent.
struct Record {
  std::string type;
  bool is_priority = false;
  bool is_served = false;  // otherwise abandoned while waiting
  Ms entered = 0;          // time of day at which it entered the queue or reached an agent
  Ms wait = 0;
  Ms handle = 0;          // of served calls
  std::string server;     // empty: not recorded
  Ms service_start = -1;  // -1: not recorded
  Ms service_end = -1;
};

struct DayRecords {
  std::string date;              // as recorded, "990105"
  std::vector<Record> calls;     // in the order of entry
  std::size_t phantoms = 0;      // left out: to be ignored according to the records' description
  std::size_t never_queued = 0;  // left out: abandoned without having queued
};

struct RecordFile {
  std::vector<DayRecords> days;  // by date
  std::string fault;             // empty: none
};
RecordFile read_records(const std::filesystem::path& file);

// The midnight at which a recorded date begins, in milliseconds since the Unix epoch; -1 if the
// text is no date.
Ms midnight_of(std::string_view date);
// "Tuesday 5 January 1999".
std::string date_in_words(std::string_view date);

}  // namespace cordboard::simulate
