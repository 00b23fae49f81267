// memory-probe: the memory of an engine as one JSON object: an empty engine, an agent, a waiting
// conversation, text, a customer with a profile, a case, an appointment.
//
// `heap`: the bytes from operator new, counted by this program as malloc rounds them. `resident`:
// the growth of the process, which includes memory from other sources. Per item: the difference of
// two engines that differ only in the number of those items. Tables grow by doubling: the figures
// are for numbers just below a power of two, and can be up to twice as large.

#include <unistd.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "counting_new.h"
#include "engine_system.h"

namespace {

constexpr std::size_t kMany = 1'000'000;
constexpr std::size_t kFew = 1'000;

struct Taken {
  double heap = 0;
  double resident = 0;
};

double resident_bytes() {
  long pages = 0;
  long size = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &size, &pages) != 2) pages = 0;
    std::fclose(file);
  }
  return static_cast<double>(pages) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

// The memory that the result of `make` holds.
Taken taken(const std::function<std::unique_ptr<probe::EngineSystem>()>& make) {
  malloc_trim(0);
  const std::int64_t bytes = probe::heap.bytes;
  const double resident = resident_bytes();
  const std::unique_ptr<probe::EngineSystem> holds = make();
  malloc_trim(0);
  return {static_cast<double>(probe::heap.bytes - bytes), resident_bytes() - resident};
}

Taken each(const Taken& many, const Taken& few, std::size_t count) {
  const auto n = static_cast<double>(count);
  return {(many.heap - few.heap) / n, (many.resident - few.resident) / n};
}

std::unique_ptr<probe::EngineSystem> with_agents(std::size_t agents) {
  return std::make_unique<probe::EngineSystem>(probe::Shape{.agents = agents},
                                               probe::EngineSetting{.sign_in = true});
}

// `message`: the text that each customer writes while waiting.
std::unique_ptr<probe::EngineSystem> with_waiting(std::size_t waiting, const std::string& message) {
  auto system = with_agents(kFew);
  for (std::size_t i = 0; i < waiting; ++i) {
    cordboard::command::StartConversation start;
    start.customer = system->customers()[i % probe::kCustomers];
    start.queue = system->queue(32 + i % 32);
    const cordboard::ConversationId made{system->do_one(start).reply().number};
    if (message.empty()) continue;
    system->do_one(
        cordboard::command::SendMessage{made, cordboard::Speaker::customer(), message, {}});
  }
  return system;
}

// Customers with only a profile: 80 bytes of text in six fields.
std::unique_ptr<probe::EngineSystem> with_customers(std::size_t customers) {
  auto system = with_agents(kFew);
  for (std::size_t i = 0; i < customers; ++i) {
    const std::string key = "customer-" + std::to_string(1'000'000 + i);
    cordboard::command::PutCustomer put;
    put.customer = std::string_view(key);
    put.name = "Leonora Longfellow";
    put.title = "Head of Kitchens";
    put.email = "leonora@kitchen.example";
    put.phone = "+49 30 123456";
    put.crm_status = "customer";
    put.language = "de";
    system->do_one(put);
  }
  return system;
}

// For each customer one case with 100 bytes of notes, one operator, and the given number of
// appointments.
std::unique_ptr<probe::EngineSystem> with_cases(std::size_t cases, std::size_t appointments) {
  auto system = with_customers(cases);
  const std::string notes(100, 'n');
  const cordboard::AgentId agent{0};
  for (std::size_t i = 0; i < cases; ++i) {
    cordboard::command::OpenCase open;
    const std::string key = "customer-" + std::to_string(1'000'000 + i);
    open.customer = std::string_view(key);
    open.name = "A new kitchen";
    open.notes = notes;
    const cordboard::CaseId made{system->do_one(open).reply().number};
    system->do_one(cordboard::command::AddOperator{made, agent});
    for (std::size_t k = 0; k < appointments; ++k) {
      cordboard::command::ScheduleAppointment schedule;
      schedule.case_id = made;
      schedule.start = cordboard::time_from_ms(static_cast<std::int64_t>(i) * 60'000);
      schedule.duration = cordboard::Duration{1'800'000};
      system->do_one(schedule);
    }
  }
  return system;
}

void tell(const char* name, const Taken& bytes, const char* end) {
  std::printf("  \"%s\": {\"heap\": %.1f, \"resident\": %.1f}%s\n", name, bytes.heap,
              bytes.resident, end);
}

}  // namespace

int main() {
  const std::int64_t before = probe::heap.bytes;
  const double resident = resident_bytes();
  auto empty = std::make_unique<cordboard::Engine>();
  const Taken of_empty{static_cast<double>(probe::heap.bytes - before),
                       resident_bytes() - resident};
  empty.reset();
  const Taken few_agents = taken([] { return with_agents(kFew); });
  const Taken many_agents = taken([] { return with_agents(100'000); });
  const Taken waiting = taken([] { return with_waiting(kMany, ""); });
  const std::string text(100, 'x');
  const Taken hundred_thousand = taken([] { return with_waiting(kMany / 10, ""); });
  const Taken written = taken([&text] { return with_waiting(kMany / 10, text); });
  const Taken known = taken([] { return with_customers(kMany); });
  const Taken some = taken([] { return with_customers(kMany / 10); });
  const Taken cases = taken([] { return with_cases(kMany / 10, 0); });
  const Taken appointments = taken([] { return with_cases(kMany / 10, 1); });
  std::puts("{");
  tell("empty_engine", of_empty, ",");
  tell("agent", each(many_agents, few_agents, 100'000 - kFew), ",");
  tell("waiting_conversation", each(waiting, few_agents, kMany), ",");
  tell("message_of_100_bytes", each(written, hundred_thousand, kMany / 10), ",");
  tell("customer_with_profile", each(known, few_agents, kMany), ",");
  tell("case", each(cases, some, kMany / 10), ",");
  tell("appointment", each(appointments, cases, kMany / 10), "");
  std::puts("}");
  return 0;
}
