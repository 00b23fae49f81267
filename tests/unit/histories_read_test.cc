// Reading lines and commands about customers, cases and files, and refusing malformed ones.
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "checks/texts.h"
#include "cordboard/json.h"
#include "cordboard/limits.h"
#include "cordboard/shape.h"
#include "unit/fixed_names.h"

namespace cordboard {
namespace {

constexpr Time kTooLate = time_from_ms(limits::kLatestTimeMs + 1);

template <class C>
C command_of(json::Reader& reader, std::string_view line) {
  const json::Line read = reader.read(line, kNames);
  const auto* submission = std::get_if<Submission>(&read.content);
  EXPECT_NE(submission, nullptr) << line;
  return submission == nullptr ? C{} : std::get<C>(submission->command);
}

std::string trouble_of(std::string_view line) {
  json::Reader reader;
  const json::Line read = reader.read(line, kNames);
  const auto* malformed = std::get_if<json::Malformed>(&read.content);
  return malformed == nullptr ? "" : malformed->message;
}

TEST(HistoriesRead, AbsentIsNotEmpty) {
  json::Reader reader;
  const auto put = command_of<command::PutCustomer>(
      reader, R"({"do":"put_customer","customer":"lee","name":"","title":"Dr"})");
  EXPECT_TRUE(put.name.has_value());
  EXPECT_EQ(*put.name, "");
  EXPECT_EQ(put.title, OptionalText("Dr"));
  EXPECT_FALSE(put.email.has_value());
  EXPECT_NE(put.email, put.name);
}

TEST(HistoriesRead, ARecordingIsALocationOrAnObject) {
  json::Reader reader;
  auto end = command_of<command::EndVideoCall>(
      reader, R"({"do":"end_video_call","appointment":1,"recording":"here"})");
  EXPECT_EQ(end.recording->location, "here");
  EXPECT_FALSE(end.recording->name.has_value());
  end = command_of<command::EndVideoCall>(reader,
                                          R"({"do":"end_video_call","appointment":1,"recording":)"
                                          R"({"name":"a","size":5,"location":"there"}})");
  EXPECT_EQ(end.recording->location, "there");
  EXPECT_EQ(end.recording->size, 5);
  EXPECT_FALSE(
      command_of<command::EndVideoCall>(reader, R"({"do":"end_video_call","appointment":1})")
          .recording);
}

TEST(HistoriesRead, MalformedLinesAreRefusedWithTheirPlace) {
  EXPECT_EQ(trouble_of(R"({"do":"end_video_call","appointment":1,"recording":{"name":"a"}})"),
            "recording.location: is missing");
  EXPECT_EQ(trouble_of(R"({"do":"end_video_call","appointment":1,"recording":7})"),
            "recording: must be an object");
  EXPECT_EQ(trouble_of(R"({"do":"schedule_appointment","case":1,"start":0,"duration_ms":0})"),
            "duration_ms: must be more than 0");
  EXPECT_EQ(trouble_of(R"({"do":"tag_item","item":1,"tag":""})"), "tag: must not be empty");
  EXPECT_EQ(trouble_of(R"({"do":"send_invitation","appointment":1,"as":"letter"})"),
            "as: must be one of invitation, link");
  EXPECT_EQ(trouble_of(R"({"do":"start_video_call","appointment":1,"password_is_right":true})"),
            "password_is_right: unknown field");
  EXPECT_EQ(trouble_of(R"({"do":"open_case","customer":"lee","name":"a","fields":{"a":5}})"),
            "fields.a: must be text");
}

TEST(HistoriesShape, RefusesMalformedCommandsBuiltInCpp) {
  const std::array<Attribute, 1> binary = {{{"a", "\xff"}}};
  EXPECT_TRUE(is_well_formed(command::PutCustomer{.customer = "lee"}));
  EXPECT_TRUE(is_well_formed(command::PutCustomer{.customer = CustomerId{1}}));
  EXPECT_FALSE(is_well_formed(command::PutCustomer{.customer = "lee long"}));
  EXPECT_FALSE(is_well_formed(command::PutCustomer{.customer = "lee", .name = "\xff"}));
  EXPECT_TRUE(is_well_formed(command::OpenCase{"lee", "Kitchen"}));
  EXPECT_FALSE(is_well_formed(command::OpenCase{"lee", "\xff"}));
  EXPECT_FALSE(is_well_formed(command::OpenCase{"lee", "Kitchen", {}, binary}));
  EXPECT_FALSE(is_well_formed(command::EditCase{.case_id = CaseId{1}, .notes = "\xff"}));
  EXPECT_FALSE(is_well_formed(command::EditCase{.case_id = CaseId{1}, .case_fields = binary}));
  EXPECT_FALSE(is_well_formed(command::MoveAppointment{AppointmentId{1}, kTooLate}));
  EXPECT_FALSE(is_well_formed(command::SendInvitation{AppointmentId{1}, InvitationForm{2}}));
  EXPECT_FALSE(is_well_formed(command::BookMeeting{{}, {}, kTooLate}));
  EXPECT_FALSE(is_well_formed(command::TagItem{{}, ""}));
  EXPECT_FALSE(is_well_formed(command::UntagItem{{}, "\xff"}));
}

TEST(HistoriesShape, RefusesMalformedAppointmentsAndFilesBuiltInCpp) {
  command::ScheduleAppointment schedule{.duration = Duration{1}};
  EXPECT_TRUE(is_well_formed(schedule));
  schedule.start = kTooLate;
  EXPECT_FALSE(is_well_formed(schedule));
  schedule.start = {};
  const std::string long_hash(limits::kPasswordHashBytes + 1, 'a');
  schedule.password_hash = {long_hash};
  EXPECT_FALSE(is_well_formed(schedule));
  EXPECT_FALSE(is_well_formed(command::ScheduleAppointment{}));
  const auto file = [](std::string_view name, std::int64_t size, std::string_view location) {
    return is_well_formed(command::AttachFile{{}, {}, name, "text/plain", size, location});
  };
  EXPECT_TRUE(file("a", 0, "here"));
  EXPECT_FALSE(file("", 0, "here"));
  EXPECT_FALSE(file("a", -1, "here"));
  EXPECT_FALSE(file("a", 0, ""));
  EXPECT_FALSE(file("\xff", 0, "here"));
  EXPECT_TRUE(is_well_formed(command::EndVideoCall{{}, Recording{.location = "here"}}));
  EXPECT_FALSE(is_well_formed(command::EndVideoCall{{}, Recording{}}));
  EXPECT_FALSE(
      is_well_formed(command::EndVideoCall{{}, Recording{.size = -1, .location = "here"}}));
}

TEST(CaseFields, ValuesMustBeOfTheirType) {
  using core::is_value_of;
  EXPECT_TRUE(is_value_of(CaseFieldType::kText, "anything"));
  for (const std::string_view number : {"0", "-12", "999999999999999999"}) {
    EXPECT_TRUE(is_value_of(CaseFieldType::kNumber, number)) << number;
  }
  for (const std::string_view none : {"", "-", "1.5", "1e3", " 1", "9999999999999999999"}) {
    EXPECT_FALSE(is_value_of(CaseFieldType::kNumber, none)) << none;
  }
  EXPECT_TRUE(is_value_of(CaseFieldType::kDate, "2028-02-29"));
  for (const std::string_view none : {"2027-02-29", "2027-2-1", "27-02-01", "2027/02/01", "x"}) {
    EXPECT_FALSE(is_value_of(CaseFieldType::kDate, none)) << none;
  }
  EXPECT_TRUE(is_value_of(CaseFieldType::kBoolean, "true"));
  EXPECT_FALSE(is_value_of(CaseFieldType::kBoolean, "yes"));
}

}  // namespace
}  // namespace cordboard
