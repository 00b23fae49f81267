// memory-probe: what memory an engine takes, as one JSON object: an empty one, an agent, a
// conversation that waits, text.
//
// `heap`: what operator new gave, counted by this program, as malloc rounds it. `resident`: by how
// much the process has grown, which also sees memory that was come by in other ways. Per item: the
// difference of two engines that differ in the number of those items alone. Tables grow by
// doubling: figures are for numbers just below a power of two, and hold up to twice that.

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

// What `make` leaves behind.
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

// `message`: what each customer writes while waiting.
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
  std::puts("{");
  tell("empty_engine", of_empty, ",");
  tell("agent", each(many_agents, few_agents, 100'000 - kFew), ",");
  tell("waiting_conversation", each(waiting, few_agents, kMany), ",");
  tell("message_of_100_bytes", each(written, hundred_thousand, kMany / 10), "");
  std::puts("}");
  return 0;
}
