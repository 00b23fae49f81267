// Measures the allocations and bytes of commands about customers, cases, files and calendars, to
// show that they do not grow with the number of records. Tables grow sometimes, so the cheapest of
// many commands of a kind counts.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "bench/counting_new.h"
#include "cordboard/engine.h"
#include "cordboard/limits.h"
#include "unit/every_minute.h"

namespace cordboard::allocation {

using probe::heap;

struct Cost {
  std::uint64_t allocations = std::numeric_limits<std::uint64_t>::max();
  std::int64_t bytes = std::numeric_limits<std::int64_t>::max();
};

class Desk {
 public:
  Desk() {
    Site site;
    site.queues.push_back({.key = "help", .auto_accept = true, .wrap_up = {WrapUpMode::kNone}});
    for (int i = 0; i < kAgents; ++i) {
      AgentSettings agent;
      agent.key = "agent-" + std::to_string(i);
      agent.capacity = limits::kCapacity;
      agent.calendar_slots = every_minute();
      site.agents.push_back(agent);
    }
    submit(command::Configure{&site, {}});
    submit(command::SignIn{AgentId{0}, Presence::kReady});
    help_ = engine_.find<QueueId>("help");
  }

  // One customer with a profile, a conversation, a file, a meeting, a case and an appointment.
  void add(std::map<std::string, Cost>* costs) {
    ++number_;
    const std::string key = "customer-" + std::to_string(1'000'000 + number_);
    const AgentId agent{static_cast<std::uint32_t>(number_ % kAgents)};
    const CustomerRef customer = std::string_view(key);
    count(costs, "put_customer", command::PutCustomer{.customer = customer, .name = "Lee Long"});
    count(costs, "put_customer again",
          command::PutCustomer{.customer = customer, .name = "Leo Long"});
    const CaseId of{count(costs, "open_case", command::OpenCase{customer, "Kitchen", "White"})};
    count(costs, "add_operator", command::AddOperator{of, agent});
    command::ScheduleAppointment schedule{.case_id = of};
    schedule.start = now_ + Duration{limits::kShortestSlotMs};
    schedule.duration = Duration{1};
    const AppointmentId appointment{count(costs, "schedule_appointment", schedule)};
    count(costs, "move_appointment", command::MoveAppointment{appointment, schedule.start + kDay});
    const ConversationId chat{
        count(nullptr, "", command::StartConversation{.customer = customer, .queue = help_})};
    count(costs, "link_conversation", command::LinkConversation{of, chat});
    const ItemId file{
        count(costs, "attach_file",
              command::AttachFile{chat, Speaker::customer(), "plan", "text/plain", 1, "files/1"})};
    count(costs, "tag_item", command::TagItem{file, "signed"});
    const std::int64_t slot = to_ms(now_) / limits::kShortestSlotMs + 1;
    count(costs, "book_meeting",
          command::BookMeeting{chat, agent, time_from_ms(slot * limits::kShortestSlotMs)});
    count(nullptr, "", command::EndConversation{chat, AgentId{0}});
    count(costs, "edit_case", command::EditCase{.case_id = of, .name = "Bathroom"});
    if (number_ % 2 == 0) return;
    count(costs, "finish_case", command::FinishCase{of});
    if (number_ % 3 == 0) count(costs, "delete_case", command::DeleteCase{of});
    if (number_ % 5 == 0) count(costs, "erase_customer", command::EraseCustomer{customer});
  }

 private:
  static constexpr int kAgents = 50;
  static constexpr Duration kDay{86'400'000};

  std::uint64_t count(std::map<std::string, Cost>* costs, const char* name, Command command) {
    const std::uint64_t allocations = heap.allocations;
    const std::int64_t bytes = heap.bytes;
    const std::uint64_t made = submit(std::move(command));
    if (costs == nullptr) return made;
    Cost& least = (*costs)[name];
    least.allocations = std::min(least.allocations, heap.allocations - allocations);
    least.bytes = std::min(least.bytes, heap.bytes - bytes);
    return made;
  }
  std::uint64_t submit(Command command) {
    // At least one slot of each agent: no slot is booked twice.
    now_ += Duration{limits::kShortestSlotMs / 10};
    const Batch& batch =
        engine_.submit({.at = now_, .by = {}, .id = {}, .command = std::move(command)});
    EXPECT_TRUE(batch.reply().ok()) << to_string(batch.reply().refusal);
    return batch.reply().number;
  }

  Engine engine_;
  QueueId help_;
  Time now_{};
  std::uint64_t number_ = 0;
};

}  // namespace cordboard::allocation
