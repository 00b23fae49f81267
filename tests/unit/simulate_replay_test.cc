// Recorded calls: reading them, turning them into a model, and replaying them. The records here are
// invented.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "simulate/hours.h"
#include "simulate/records.h"
#include "simulate/replay.h"
#include "simulate/run.h"

namespace cordboard::simulate {
namespace {

constexpr Ms kNine = 9 * 3600 * kSecond;

// A temporary file of records that is removed after the test.
class Records {
 public:
  explicit Records(std::string_view rows)
      : path_(
            std::filesystem::temp_directory_path() /
            ("cordboard_records_" + std::to_string(std::hash<std::string_view>{}(rows)) + ".tsv")) {
    std::ofstream(path_)
        << "vru+line\tcall_id\tcustomer_id\tpriority\ttype\tdate\tvru_entry\tvru_exit\tvru_time\t"
           "q_start\tq_exit\tq_time\toutcome\tser_start\tser_exit\tser_time\tserver\n"
        << rows;
  }
  ~Records() { std::filesystem::remove(path_); }
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  RecordFile read() const { return read_records(path_); }

 private:
  std::filesystem::path path_;
};

// Ann serves the first caller at once, then a priority caller and a regular caller who came
// earlier; one caller hangs up.
constexpr std::string_view kRows =
    "L\t1\t0\t0\tPS\t990105\t8:59:50\t9:00:00\t10\t0:00:00\t0:00:00\t0\tAGENT\t9:00:00\t9:02:"
    "00\t120\tann\n"
    "L\t2\t7\t1\tPS\t990105\t9:00:20\t9:00:30\t10\t9:00:30\t9:03:00\t150\tAGENT\t9:03:00\t9:04:"
    "00\t60\tann\n"
    "L\t3\t8\t2\tPS\t990105\t9:00:50\t9:01:00\t10\t9:01:00\t9:02:00\t60\tAGENT\t9:02:00\t9:03:"
    "00\t60\tann\n"
    "L\t4\t9\t1\tPS\t990105\t9:01:00\t9:01:10\t10\t9:01:10\t9:01:30\t20\tHANG\t0:00:00\t0:00:"
    "00\t0\tNO_SERVER\n"
    "L\t5\t0\t0\tPS\t990105\t9:10:00\t9:10:10\t10\t0:00:00\t0:00:00\t0\tHANG\t0:00:00\t0:00:"
    "00\t0\tNO_SERVER\n"
    "L\t6\t0\t0\tPS\t990105\t9:20:00\t9:20:10\t10\t9:20:10\t9:20:20\t10\tPHANTOM\t0:00:00\t0:00:"
    "00\t0\tNO_SERVER\n";

TEST(SimulateRecords, AreReadAsDescribed) {
  const RecordFile records = Records(kRows).read();
  ASSERT_EQ(records.fault, "");
  ASSERT_EQ(records.days.size(), 1u);
  const DayRecords& day = records.days[0];
  EXPECT_EQ(day.date, "990105");
  EXPECT_EQ(day.calls.size(), 4u);
  EXPECT_EQ(day.phantoms, 1u);
  EXPECT_EQ(day.never_queued, 1u);
  EXPECT_EQ(day.calls[0].entered, kNine);
  EXPECT_EQ(day.calls[1].wait, 150 * kSecond);
  EXPECT_TRUE(day.calls[2].is_priority);
  EXPECT_FALSE(day.calls[3].is_served);
}

TEST(SimulateRecords, AnInvalidRecordIsAFaultWithItsLine) {
  const std::string fault = Records("L\t1\n").read().fault;
  EXPECT_NE(fault.find("line 2"), std::string::npos) << fault;
  EXPECT_NE(read_records("no such file").fault, "");
}

TEST(SimulateRecords, DatesMustExistInTheCalendar) {
  EXPECT_EQ(date_in_words("990105"), "Tuesday 5 January 1999");
  EXPECT_EQ(midnight_of("990105"), Ms{915'494'400'000});
  EXPECT_EQ(midnight_of("991305"), -1);
  EXPECT_EQ(midnight_of("x"), -1);
}

TEST(SimulateReplay, RunsTheDayCallByCall) {
  const DayRecords day = Records(kRows).read().days.at(0);
  const Model model = replay_model(day, Attendance::kFirstToLast, 1);
  ASSERT_EQ(model.pools.size(), 1u);
  EXPECT_TRUE(model.pools[0].shifts.is_on(kNine));
  EXPECT_FALSE(model.pools[0].shifts.is_on(kNine + 240 * kSecond));
  const auto run = run_model(model, nullptr);
  ASSERT_TRUE(run.ok());
  const DayByHour simulated = simulated_hours(model, run.simulation->ledger());
  const DayByHour recorded = recorded_hours(day);
  EXPECT_EQ(simulated[9].arrived, 4u);
  EXPECT_EQ(simulated[9].answered, 3u);
  EXPECT_EQ(simulated[9].abandoned, 1u);
  // The priority caller's credit of 90 s puts them before the caller who came half a minute
  // earlier, as recorded.
  EXPECT_DOUBLE_EQ(simulated[9].wait_answered_s, 210);
  EXPECT_DOUBLE_EQ(recorded[9].wait_answered_s, 210);
  EXPECT_EQ(recorded[9].prompt, 1u);
  EXPECT_DOUBLE_EQ(compare(simulated, recorded).hourly_wait_s, 0);
}

TEST(SimulateReplay, AGapWithWaitingCallersIsABreak) {
  // Ann serves until 9:01 and again from 9:10; one of her callers waits from 9:05 on. Bob serves
  // another type.
  const DayRecords day = Records(
                             "L\t1\t0\t0\tPS\t990105\t9:00:00\t9:00:00\t0\t0:00:00\t0:00:"
                             "00\t0\tAGENT\t9:00:00\t9:01:00\t60\tann\n"
                             "L\t2\t7\t1\tPS\t990105\t9:05:00\t9:05:00\t0\t9:05:00\t9:10:"
                             "00\t300\tAGENT\t9:10:00\t9:11:00\t60\tann\n"
                             "L\t3\t0\t0\tNE\t990105\t9:00:00\t9:00:00\t0\t0:00:00\t0:00:"
                             "00\t0\tAGENT\t9:00:00\t9:01:00\t60\tbob\n"
                             "L\t4\t0\t0\tNE\t990105\t9:20:00\t9:20:00\t0\t0:00:00\t0:00:"
                             "00\t0\tAGENT\t9:20:00\t9:21:00\t60\tbob\n")
                             .read()
                             .days.at(0);
  const Model model = replay_model(day, Attendance::kWithoutProvenBreaks, 1);
  ASSERT_EQ(model.pools.size(), 2u);
  EXPECT_FALSE(model.pools[0].shifts.is_on(kNine + 300 * kSecond));
  EXPECT_TRUE(model.pools[0].shifts.is_on(kNine + 600 * kSecond));
  EXPECT_TRUE(model.pools[1].shifts.is_on(kNine + 300 * kSecond));
}

}  // namespace
}  // namespace cordboard::simulate
