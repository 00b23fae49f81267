// Data that must be gone after a deletion, and secrets that must never be shown.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/engine.h"
#include "cordboard/json.h"
#include "cordboard/text.h"

namespace cordboard {
namespace {

constexpr std::string_view kSecret = "hush-hush";
constexpr std::string_view kHash = "$argon2id$hash-of-it";

static_assert(sizeof(EventRecord) <= 160 && sizeof(Submission) <= 200);

class Histories : public testing::Test {
 protected:
  Histories() {
    Site site;
    site.keep_closed = Duration{std::int64_t{30} * 24 * 3600 * 1000};
    site.queues.push_back({.key = "help", .auto_accept = true, .wrap_up = {WrapUpMode::kNone}});
    site.agents.push_back({.key = "ann"});
    site.case_fields.push_back({"room", "Room"});
    submit(command::Configure{&site, {}});
    ann_ = engine_.find<AgentId>("ann");
    submit(command::SignIn{ann_, Presence::kReady});
  }

  const Batch& submit(Command command) {
    now_ += Duration{1000};
    const Batch& batch =
        engine_.submit({.at = now_, .by = {}, .id = {}, .command = std::move(command)});
    EXPECT_TRUE(batch.reply().ok()) << to_string(batch.reply().refusal);
    EXPECT_TRUE(follower_.replay(batch.events()));
    for (const EventRecord& record : batch.events()) {
      append_text(told_, record, engine_.names());
      json::append_event(told_, record, engine_.names());
    }
    return batch;
  }
  std::string hash() const {
    return std::get<answer::StateHash>(engine_.ask(question::StateHash{}).value).text;
  }
  bool snapshot_has(std::string_view text) const {
    return engine_.snapshot().find(text) != std::string::npos;
  }

  // A closed conversation that holds the secret in every text field and is part of case 1.
  void fill() {
    const std::string secret(kSecret);
    const std::array<Attribute, 1> attributes = {{{"page", secret}}};
    const std::array<Attribute, 1> fields = {{{"room", secret}}};
    command::StartConversation start;
    start.customer = "lee";
    start.queue = engine_.find<QueueId>("help");
    start.subject = secret;
    start.attributes = attributes;
    submit(start);
    const ConversationId chat{1};
    submit(command::OpenCase{.customer = "lee",
                             .name = secret,
                             .notes = secret,
                             .case_fields = fields,
                             .language = secret});
    submit(command::LinkConversation{CaseId{1}, chat});
    submit(command::SendMessage{chat, Speaker::customer(), secret, {}});
    submit(command::AddNote{chat, ann_, secret});
    submit(command::AttachFile{chat, Speaker::of(ann_), secret, secret, 1, secret});
    submit(command::TagItem{ItemId{1}, secret});
    submit(command::ScheduleAppointment{
        .case_id = CaseId{1}, .start = now_, .duration = Duration{1000}, .password_hash = {kHash}});
    submit(command::StartVideoCall{.appointment = AppointmentId{1}, .password_is_right = true});
    submit(command::EndVideoCall{AppointmentId{1}, Recording{secret, secret, 1, secret}});
    submit(command::EndConversation{chat, ann_});
  }

  Engine engine_;
  Engine follower_;
  Time now_{};
  AgentId ann_;
  std::string told_;
};

TEST_F(Histories, DeletingACaseLeavesNoTextBehind) {
  fill();
  ASSERT_TRUE(snapshot_has(kSecret));
  submit(command::DeleteCase{CaseId{1}});
  EXPECT_FALSE(snapshot_has(kSecret));
  EXPECT_FALSE(snapshot_has(kHash));
  EXPECT_EQ(follower_.snapshot(), engine_.snapshot());
}

TEST_F(Histories, ErasingACustomerLeavesNoTextBehind) {
  const std::string secret(kSecret);
  submit(command::PutCustomer{"lee", secret, secret, secret, secret, secret, secret});
  fill();
  submit(command::EraseCustomer{"lee"});
  EXPECT_FALSE(snapshot_has(kSecret));
  EXPECT_FALSE(snapshot_has("lee"));
  EXPECT_FALSE(engine_.find_customer("lee"));
}

TEST_F(Histories, APasswordHashIsKeptAndNeverShown) {
  fill();
  EXPECT_EQ(engine_.password_hash(AppointmentId{1}), kHash);
  EXPECT_EQ(follower_.password_hash(AppointmentId{1}), kHash);
  Engine restored;
  ASSERT_TRUE(restored.restore(engine_.snapshot()));
  EXPECT_EQ(restored.password_hash(AppointmentId{1}), kHash);
  EXPECT_EQ(told_.find(kHash), std::string::npos);
  std::string shown;
  json::append_answer(shown, engine_.ask(question::Case{CaseId{1}}), engine_.names(), 1);
  EXPECT_EQ(shown.find(kHash), std::string::npos);
  EXPECT_NE(shown.find("\"password\":true"), std::string::npos);
  EXPECT_EQ(engine_.password_hash(AppointmentId{2}), "");
}

// The same events with another salt.
TEST_F(Histories, APasswordHashIsNotPartOfTheStateHash) {
  submit(command::PutCustomer{.customer = "lee"});
  submit(command::OpenCase{.customer = "lee", .name = "Kitchen"});
  const std::string before = engine_.snapshot();
  command::ScheduleAppointment schedule{.case_id = CaseId{1}, .duration = Duration{1}};
  schedule.password_hash = {"one"};
  submit(schedule);
  const std::string one = hash();
  ASSERT_TRUE(engine_.restore(before));
  schedule.password_hash = {"other"};
  engine_.submit({.at = now_, .by = {}, .id = {}, .command = schedule});
  EXPECT_EQ(hash(), one);
  EXPECT_EQ(engine_.password_hash(AppointmentId{1}), "other");
}

TEST_F(Histories, AnUnhashedPasswordIsMalformed) {
  submit(command::PutCustomer{.customer = "lee"});
  submit(command::OpenCase{.customer = "lee", .name = "Kitchen"});
  command::ScheduleAppointment schedule{.case_id = CaseId{1}, .duration = Duration{1}};
  schedule.password = "sesame";
  const auto refusal_of = [this](Command command) {
    return engine_.submit({.at = {}, .by = {}, .id = {}, .command = std::move(command)})
        .reply()
        .refusal;
  };
  EXPECT_EQ(refusal_of(schedule), Refusal::kMalformed);
  command::StartVideoCall start{.appointment = AppointmentId{1}};
  start.password = "sesame";
  EXPECT_EQ(refusal_of(start), Refusal::kMalformed);
}

// The text of a deleted entry does not move to another entry.
TEST_F(Histories, EntriesKeepTheirTextsWhenAFileIsDeleted) {
  fill();
  submit(command::DeleteItem{ItemId{1}});
  const Answer answer = engine_.ask(question::Transcript{ConversationId{1}, {}});
  const auto& lines = std::get<answer::Transcript>(answer.value).lines;
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text, kSecret);
  EXPECT_EQ(lines[1].note, kSecret);
}

}  // namespace
}  // namespace cordboard
