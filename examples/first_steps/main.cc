// First steps with Cordboard: one customer, one agent, and a conversation from arrival to closing.
#include <cordboard/engine.h>
#include <cordboard/text.h>

#include <iostream>

using namespace cordboard;

int main() {
  QueueSettings sales;
  sales.key = "sales";
  sales.needs = Requirement::skill("en", 3);
  AgentSettings ann;
  ann.key = "ann";
  ann.skills = {{"en", 5}};
  Site site;
  site.skills = {"en"};
  site.queues = {sales};
  site.agents = {ann};

  Engine engine;
  Time now{};           // an application passes its clock's time
  OfferId offer;        // the last one created
  ConversationId chat;  // the last one started
  bool refused = false;

  // Carries out a command and prints its events; an application would write them to its journal
  // first.
  const auto run = [&](const Command& command) {
    now += std::chrono::seconds(1);
    const Batch& batch = engine.submit({.at = now, .by = {}, .id = {}, .command = command});
    for (const EventRecord& record : batch.events()) {
      std::string line;
      append_text(line, record, engine.names());
      std::cout << to_ms(record.at) / 1000 << "s  " << line << '\n';
      if (const auto* made = std::get_if<event::OfferCreated>(&record.event)) offer = made->offer;
    }
    const Reply& reply = batch.reply();
    if (!reply.ok()) std::cout << "refused: " << explain(reply.refusal) << '\n', refused = true;
    if (reply.made == Made::kConversation) chat.value = reply.number;
  };

  run(command::Configure{&site, {}});
  const auto agent = engine.find<AgentId>("ann");  // keys become handles once
  command::StartConversation arrival;
  arrival.customer = "lee";
  arrival.queue = engine.find<QueueId>("sales");

  run(command::SignIn{agent, Presence::kReady});
  run(arrival);
  run(command::AcceptOffer{offer, agent});
  run(command::SendMessage{chat, Speaker::customer(), "Do you have it in blue?", {}});
  run(command::SendMessage{chat, Speaker::of(agent), "We do. Shall I put one aside?", {}});
  run(command::EndConversation{chat, agent});
  run(command::FinishWrapUp{chat, agent, {}, "wants it in blue", ThenPresence{}});
  return refused ? 1 : 0;
}
