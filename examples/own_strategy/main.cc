// A strategy of one's own: fill up one agent before the next, so that whoever is free stays free
// for a chat that takes more. The example shows who is offered what, and how it differs from
// `least_loaded`.
#include <cordboard/engine.h>
#include <cordboard/strategy.h>

#include <iostream>
#include <string>

using namespace cordboard;

namespace {

// The fewer units an agent has left, the better. Only those with room are asked about. A pure
// function of what agents of one kind share: `kGroup`, so an offer costs the same with 100,000.
Preference fewest_left(const Candidate& agent) { return {agent.capacity - agent.load}; }

constexpr Strategy kOwn[] = {{"fill_up", fewest_left, LooksAt::kGroup}};

Site center(std::string strategy) {
  QueueSettings chat;
  chat.key = "chat";
  chat.strategy = std::move(strategy);
  QueueSettings advice;  // takes a whole agent
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

// Four chats come and are accepted, then somebody who wants advice.
bool run(const std::string& strategy) {
  std::cout << strategy << ":\n";
  const Site site = center(strategy);
  Engine engine({.strategies = kOwn});  // kOwn must outlive it
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
    std::cout << "  " << queue << ": "
              << (is_offered ? engine.names().key(offer.agent) : "must wait") << '\n';
    if (is_offered) submit(command::AcceptOffer{offer.offer, offer.agent});
  }
  return ok;
}

}  // namespace

int main() {
  const bool ok = run(std::string(strategy::kLeastLoaded)) && run("fill_up");
  return ok ? 0 : 1;
}
