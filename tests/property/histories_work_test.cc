// The work of booking a meeting does not depend on the number of customers, cases and appointments:
// the engine's work counter is the same for few and for many.
#include <gtest/gtest.h>

#include <string>

#include "cordboard/engine.h"
#include "unit/every_minute.h"

namespace cordboard {
namespace {

constexpr std::size_t kAgents = 100;
constexpr std::size_t kOfAnAgentADay = 10;  // appointments
constexpr Duration kDay{86'400'000};

// A contact center with the given number of customers, each with a case and an appointment. Each
// agent has ten appointments a day, an hour apart, over as many days as needed.
class Office {
 public:
  explicit Office(std::size_t cases) {
    Site site;
    site.queues.push_back({.key = "help"});
    for (std::size_t i = 0; i < kAgents; ++i)
      site.agents.push_back({.key = "a" + std::to_string(i)});
    site.agents[0].calendar_slots = every_minute();
    submit(command::Configure{&site, {}});
    for (std::size_t i = 0; i < cases; ++i) open(i);
  }

  // The number of appointments that the engine examines to book the minute after the given number
  // of appointments of the first agent's third day.
  std::uint64_t examined_to_book(std::size_t after) {
    command::StartConversation start;
    start.customer = "lee";
    start.queue = engine_.find<QueueId>("help");
    const ConversationId chat{submit(start)};
    const std::uint64_t before = engine_.work().appointments_examined;
    submit(command::BookMeeting{chat, AgentId{0},
                                begin_of(after * kAgents) + 2 * kDay + Duration{30 * 60'000}});
    return engine_.work().appointments_examined - before;
  }

 private:
  static Time begin_of(std::size_t i) {
    const std::size_t of_agent = i / kAgents;
    return time_from_ms(0) + static_cast<std::int64_t>(of_agent / kOfAnAgentADay) * kDay +
           static_cast<std::int64_t>(of_agent % kOfAnAgentADay) * Duration{3'600'000};
  }

  void open(std::size_t i) {
    const std::string customer = "c" + std::to_string(i);
    submit(command::PutCustomer{.customer = std::string_view(customer), .name = "Somebody"});
    const CaseId opened{submit(command::OpenCase{std::string_view(customer), "A claim"},
                               AgentId{static_cast<std::uint32_t>(i % kAgents)})};
    submit(command::ScheduleAppointment{
        .case_id = opened, .start = begin_of(i), .duration = Duration{60'000}});
  }

  // Submits the command and returns the number that it created.
  std::uint64_t submit(Command command, AgentId by = {}) {
    Submission submission{.at = {}, .by = {}, .id = {}, .command = std::move(command)};
    if (by) submission.by = {.kind = Actor::Kind::kAgent, .agent = by};
    const Reply& reply = engine_.submit(submission).reply();
    EXPECT_EQ(reply.refusal, Refusal::kNone);
    return reply.number;
  }

  Engine engine_;
};

TEST(HistoriesWork, BookingAMeetingDoesNotDependOnTheNumberOfCases) {
  Office few(5 * kAgents * kOfAnAgentADay);
  Office many(100'000);
  for (const std::size_t after : {0u, 3u, 9u}) {
    const std::uint64_t examined = few.examined_to_book(after);
    EXPECT_GT(examined, 0u);
    EXPECT_LE(
        examined,
        2 * kOfAnAgentADay);  // the appointments of the longest possible day, and those of the slot
    EXPECT_EQ(many.examined_to_book(after), examined) << after;
  }
}

}  // namespace
}  // namespace cordboard
