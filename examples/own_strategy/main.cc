// A custom strategy: give conversations to agents who already have one, so that free agents stay
// free for conversations of a higher weight. The example prints the offers and compares them with
// those of `least_loaded`.
#include <cordboard/engine.h>
#include <cordboard/strategy.h>

#include <iostream>
#include <string>

using namespace cordboard;

namespace {

// The fewer units an agent has left, the better. The engine asks only about agents with free
// capacity. The result depends only on values that a group of equal agents shares (`kGroup`), so an
// offer costs the same with 100,000 agents.
Preference fewest_left(const Candidate& agent) { return {agent.capacity - agent.load}; }

constexpr Strategy kOwn[] = {{"fill_up", fewest_left, LooksAt::kGroup}};

Site center(std::string strategy) {
  QueueSettings chat;
  chat.key = "chat";
  chat.strategy = std::move(strategy);
  QueueSettings advice;  // takes all units of an agent
  advice.key = "advice";
  advice.weight = 3;
  Site site;
  site.queues = {chat, advice};
  for (const char* key : {"ann", "bob", "cem"}) {
    AgentSettings agent;
    agent.key = key;
    agent.capacity = 3;
    site.agents.push_back(agent);
  }
  return site;
}

// Four chats arrive and are accepted, then a customer who wants advice.
bool run(const std::string& strategy) {
  std::cout << strategy << ":\n";
  const Site site = center(strategy);
  Engine engine({.strategies = kOwn});  // kOwn must outlive the engine
  Time now{};
  bool ok = true;
  const auto submit = [&](const Command& command) -> const Batch& {
    now += std::chrono::seconds(1);
    const Batch& batch = engine.submit({.at = now, .by = {}, .id = {}, .command = command});
    ok = ok && batch.reply().ok();
    return batch;
  };
  submit(command::Configure{&site, {}});
  for (const AgentSettings& agent : site.agents) {
    submit(command::SignIn{engine.find<AgentId>(agent.key), Presence::kReady});
  }
  for (const char* queue : {"chat", "chat", "chat", "chat", "advice"}) {
    command::StartConversation arrival;
    arrival.customer = "lee";
    arrival.queue = engine.find<QueueId>(queue);
    event::OfferCreated offer;
    for (const EventRecord& record : submit(arrival).events()) {
      if (const auto* made = std::get_if<event::OfferCreated>(&record.event)) offer = *made;
    }
    const bool is_offered = static_cast<bool>(offer.offer);
    std::cout << "  " << queue << ": " << (is_offered ? engine.names().key(offer.agent) : "waits")
              << '\n';
    if (is_offered) submit(command::AcceptOffer{offer.offer, offer.agent});
  }
  return ok;
}

}  // namespace

int main() {
  const bool ok = run(std::string(strategy::kLeastLoaded)) && run("fill_up");
  return ok ? 0 : 1;
}
