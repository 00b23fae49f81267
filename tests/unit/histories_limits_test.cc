// Tests the limit of everything that outlives a conversation: one entry more is refused.
#include <gtest/gtest.h>

#include <string>

#include "cordboard/engine.h"
#include "cordboard/limits.h"
#include "unit/every_minute.h"

namespace cordboard {
namespace {

class HistoriesLimits : public testing::Test {
 protected:
  HistoriesLimits() {
    Site site;
    site.queues.push_back({.key = "help", .auto_accept = true, .wrap_up = {WrapUpMode::kNone}});
    for (std::size_t i = 0; i <= limits::kOperatorsPerCase; ++i) {
      site.agents.push_back(
          {.key = "agent-" + std::to_string(i), .calendar_slots = every_minute()});
    }
    expect(command::Configure{&site, {}});
    expect(command::SignIn{AgentId{0}, Presence::kReady});
    expect(command::PutCustomer{.customer = "lee"});
    expect(command::OpenCase{"lee", "Kitchen"});
  }

  Refusal submit(Command command) {
    return engine_.submit({.at = {}, .by = {}, .id = {}, .command = std::move(command)})
        .reply()
        .refusal;
  }
  void expect(Command command) { ASSERT_EQ(submit(std::move(command)), Refusal::kNone); }
  // Submits `make(i)` until the limit is reached, and expects the next command to be refused.
  template <class Make>
  void expect_at_most(std::size_t limit, Make make) {
    for (std::size_t i = 0; i < limit; ++i) {
      ASSERT_EQ(submit(make(i)), Refusal::kNone) << i;
    }
    EXPECT_EQ(submit(make(limit)), Refusal::kLimitReached);
  }
  ConversationId chat() {
    command::StartConversation start;
    start.customer = "lee";
    start.queue = engine_.find<QueueId>("help");
    const Batch& batch = engine_.submit({.at = {}, .by = {}, .id = {}, .command = start});
    return ConversationId{batch.reply().number};
  }
  static command::ScheduleAppointment appointment() {
    return {.case_id = CaseId{1}, .duration = Duration{1}};
  }

  Engine engine_;
};

TEST_F(HistoriesLimits, CasesOfACustomer) {
  expect_at_most(limits::kCasesPerCustomer - 1, [](std::size_t) {
    return command::OpenCase{"lee", "Kitchen"};
  });
}

TEST_F(HistoriesLimits, OperatorsOfACase) {
  expect_at_most(limits::kOperatorsPerCase, [](std::size_t i) {
    return command::AddOperator{CaseId{1}, AgentId{static_cast<std::uint32_t>(i)}};
  });
}

TEST_F(HistoriesLimits, AppointmentsOfACase) {
  expect_at_most(limits::kAppointmentsPerCase, [](std::size_t) { return appointment(); });
}

TEST_F(HistoriesLimits, ConversationsOfACase) {
  expect_at_most(limits::kConversationsPerCase, [this](std::size_t) {
    const ConversationId made = chat();
    expect(command::EndConversation{made, {}});
    return command::LinkConversation{CaseId{1}, made};
  });
}

// At the limit a command that begins something is refused; one that ends something, or ends the
// case, is accepted.
TEST_F(HistoriesLimits, EntriesOfATimeline) {
  expect(appointment());
  expect(command::AddOperator{CaseId{1}, AgentId{0}});
  expect(command::StartVideoCall{.appointment = AppointmentId{1}});
  expect(appointment());
  constexpr std::size_t kSoFar = 5;
  expect_at_most(limits::kEntriesPerCase - kSoFar, [](std::size_t) {
    return command::SendInvitation{AppointmentId{2}, InvitationForm::kLink};
  });
  EXPECT_EQ(submit(appointment()), Refusal::kLimitReached);
  EXPECT_EQ(submit(command::MoveAppointment{AppointmentId{2}, time_from_ms(5)}),
            Refusal::kLimitReached);
  EXPECT_EQ(submit(command::AddOperator{CaseId{1}, AgentId{1}}), Refusal::kLimitReached);
  EXPECT_EQ(submit(command::StartVideoCall{.appointment = AppointmentId{2}}),
            Refusal::kLimitReached);
  EXPECT_EQ(submit(command::LinkConversation{CaseId{1}, chat()}), Refusal::kLimitReached);
  expect(command::EndVideoCall{AppointmentId{1}, Recording{.location = "here"}});
  expect(command::CancelAppointment{AppointmentId{2}});
  expect(command::RemoveOperator{CaseId{1}, AgentId{0}});
  expect(command::FinishCase{CaseId{1}});
  EXPECT_EQ(submit(command::ReopenCase{CaseId{1}}), Refusal::kLimitReached);
  expect(command::DeleteCase{CaseId{1}});
}

TEST_F(HistoriesLimits, FilesOfAConversationAndTagsOfAFile) {
  const ConversationId made = chat();
  expect_at_most(limits::kFilesPerConversation, [made](std::size_t) {
    return command::AttachFile{made, Speaker::customer(), "a", "text/plain", 1, "here"};
  });
  std::string tag;
  expect_at_most(limits::kTagsPerItem, [&tag](std::size_t i) {
    tag = "tag " + std::to_string(i);
    return command::TagItem{ItemId{1}, tag};
  });
  tag = "tag 0";
  expect(command::TagItem{ItemId{1}, tag});
}

TEST_F(HistoriesLimits, MeetingsOfACustomer) {
  const ConversationId made = chat();
  expect_at_most(limits::kMeetingsPerCustomer, [made](std::size_t i) {
    const auto minutes = static_cast<std::int64_t>(i + 1);
    return command::BookMeeting{made, AgentId{0}, time_from_ms(minutes * limits::kShortestSlotMs)};
  });
}

// Everything that is sent counts as a message.
TEST_F(HistoriesLimits, MessagesFilesAndLinksOfAConversation) {
  const ConversationId made = chat();
  expect_at_most(limits::kMessagesPerConversation, [made](std::size_t) {
    return command::ShareCalendar{made, AgentId{0}, AgentId{0}};
  });
  EXPECT_EQ(submit(command::AttachFile{made, Speaker::customer(), "a", "text/plain", 1, "here"}),
            Refusal::kLimitReached);
  EXPECT_EQ(submit(command::SendMessage{made, Speaker::customer(), "hello", {}}),
            Refusal::kLimitReached);
  EXPECT_EQ(submit(command::BookMeeting{made, AgentId{0}, time_from_ms(limits::kShortestSlotMs)}),
            Refusal::kLimitReached);
}

}  // namespace
}  // namespace cordboard
