#include <functional>
#include <vector>

#include "cordboard/engine.h"
#include "cordboard/text.h"
#include "machines/machines.h"

namespace cordboard::machines {
namespace {

constexpr ConversationId kChat{1};

Site make_site(bool with_ann, bool with_bob) {
  Site site;
  site.teams = {"legal"};
  QueueSettings help;
  help.key = "help";
  if (with_ann) help.agents = {"ann"};
  help.reminder = {Duration{0}, Duration{0}};
  QueueSettings other = help;
  other.key = "other";
  other.agents.reset();
  other.teams = {"legal"};
  other.offer_timeout = Duration{5000};
  site.queues = {help, other};
  for (const char* key : {"ann", "bob", "cem", "sue"}) {
    AgentSettings agent;
    agent.key = key;
    agent.disconnect_grace = Duration{1000};
    agent.requeue_after = Duration{2000};
    if (agent.key == "bob" || agent.key == "cem") agent.teams = {"legal"};
    if (agent.key == "sue") agent.role = AgentRole::kSupervisor;
    const bool is_there = agent.key == "ann" ? with_ann : agent.key == "bob" ? with_bob : true;
    if (is_there) site.agents.push_back(agent);
  }
  return site;
}

// Ann has lee's conversation, bob and cem of the team are ready, supervisor sue is signed in; ann
// and bob have a desktop connection each. The result is written as the names of the events with
// their causes.
class World {
 public:
  World() {
    const Site site = make_site(true, true);
    ask(command::Configure{&site, {}});
    for (const char* key : {"ann", "bob"}) {
      ask(command::SignIn{agent(key), Presence::kReady});
      ask(command::ConnectAgent{agent(key), "desk"});
    }
    ask(command::SignIn{agent("sue"), {}});
    ask(command::StartConversation{.customer = "lee", .queue = engine_.find<QueueId>("help")});
    ask(command::AcceptOffer{OfferId{1}, agent("ann")});
    pass(1000);
    ask(command::SignIn{agent("cem"), Presence::kReady});
  }

  AgentId agent(std::string_view key) const { return engine_.find<AgentId>(key); }
  TeamId team() const { return engine_.find<TeamId>("legal"); }
  QueueId queue(std::string_view key) const { return engine_.find<QueueId>(key); }

  void ask(const Command& command, Actor by = {}) {
    const Batch& batch = engine_.submit({.at = {}, .by = by, .id = {}, .command = command});
    if (!batch.reply().ok()) {
      add("refused: " + std::string(to_string(batch.reply().refusal)));
    }
    tell(batch);
  }
  void pass(std::int64_t ms) { tell(engine_.advance(engine_.now() + Duration{ms})); }

  void forget() { told_.clear(); }
  std::string told() const { return told_.empty() ? "nothing" : told_; }

 private:
  void add(const std::string& word) {
    if (!told_.empty()) told_ += ", ";
    told_ += word;
  }
  void tell(const Batch& batch) {
    for (const EventRecord& record : batch.events()) {
      std::string text;
      append_text(text, record, engine_.names());
      std::string word = text.substr(0, text.find(' '));
      const auto cause = text.find(" cause=");
      if (cause != std::string::npos) {
        const std::string rest = text.substr(cause + 7);
        word += " (" + rest.substr(0, rest.find(' ')) + ")";
      }
      add(word);
    }
  }

  Engine engine_;
  std::string told_;
};

using Act = std::function<void(World&)>;
struct Named {
  std::string_view name;
  Act act;
};

const std::vector<Named>& beginnings() {
  static const std::vector<Named> all = {
      {"A transfer to bob is requested",
       [](World& w) {
         w.ask(command::Transfer{kChat, w.agent("ann"), Target::of(w.agent("bob")), {}});
       }},
      {"A transfer to the team is requested, bob has the offer",
       [](World& w) {
         w.ask(command::Transfer{kChat, w.agent("ann"), Target::of(w.team()), {}});
       }},
      {"A consultation of bob is requested",
       [](World& w) {
         w.ask(command::Consult{kChat, w.agent("ann"), Target::of(w.agent("bob")), {}, {}});
       }},
      {"A consultation of bob is active",
       [](World& w) {
         w.ask(command::Consult{kChat, w.agent("ann"), Target::of(w.agent("bob")), {}, {}});
         w.ask(command::AcceptOffer{OfferId{2}, w.agent("bob")});
       }},
      {"Bob is invited to a conference",
       [](World& w) {
         w.ask(command::InviteToConference{kChat, w.agent("ann"), Target::of(w.agent("bob"))});
       }},
      {"Bob has joined the conference",
       [](World& w) {
         w.ask(command::InviteToConference{kChat, w.agent("ann"), Target::of(w.agent("bob"))});
         w.ask(command::AcceptOffer{OfferId{2}, w.agent("bob")});
       }},
      {"Supervisor sue monitors",
       [](World& w) {
         w.ask(command::Monitor{kChat, w.agent("sue")});
       }},
  };
  return all;
}

void of_customer(std::vector<Named>& all) {
  all.push_back({"the customer ends the conversation", [](World& w) {
                   w.ask(command::EndConversation{kChat, {}}, Actor::as_customer("lee"));
                 }});
  all.push_back({"the customer disconnects, and the grace ends", [](World& w) {
                   w.ask(command::DisconnectCustomer{kChat});
                   w.pass(30'000);
                 }});
}

void of_agent(std::vector<Named>& all, const char* key) {
  const auto named = [&](const std::string& what) {
    static std::vector<std::unique_ptr<std::string>> names;
    return std::string_view(*names.emplace_back(std::make_unique<std::string>(key + what)));
  };
  all.push_back({named(" ends the conversation"), [key](World& w) {
                   w.ask(command::EndConversation{kChat, w.agent(key)});
                 }});
  all.push_back({named(" leaves the conversation"), [key](World& w) {
                   w.ask(command::LeaveConversation{kChat, w.agent(key)});
                 }});
  all.push_back({named(" requeues the conversation"), [key](World& w) {
                   w.ask(command::RequeueConversation{kChat, w.agent(key)});
                 }});
  all.push_back({named(" parks the conversation"), [key](World& w) {
                   w.ask(command::ParkConversation{kChat, w.agent(key), {}});
                 }});
  all.push_back({named(" becomes not ready"), [key](World& w) {
                   w.ask(command::SetNotReady{w.agent(key), {}, {}});
                 }});
  all.push_back({named(" signs out"), [key](World& w) { w.ask(command::SignOut{w.agent(key)}); }});
  all.push_back({named(" loses the connection, and the grace ends"), [key](World& w) {
                   w.ask(command::DisconnectAgent{w.agent(key), "desk"});
                   w.pass(2000);
                 }});
  all.push_back({named(" is removed from the site"), [key](World& w) {
                   const bool is_ann = std::string_view(key) == "ann";
                   const Site site = make_site(!is_ann, is_ann);
                   w.ask(command::Configure{&site, {}});
                 }});
}

void of_target(std::vector<Named>& all) {
  all.push_back({"bob declines the offer", [](World& w) {
                   w.ask(command::DeclineOffer{OfferId{2}, w.agent("bob"), {}});
                 }});
  all.push_back({"bob does not answer", [](World& w) { w.pass(20'000); }});
  all.push_back({"bob misses another offer first", [](World& w) {
                   w.ask(command::SetNotReady{w.agent("cem"), {}, {}});
                   w.ask(command::StartConversation{.customer = "kim", .queue = w.queue("other")});
                   w.pass(5000);
                 }});
  all.push_back({"bob ends the consultation", [](World& w) {
                   w.ask(command::EndConsultation{ConsultationId{1}, w.agent("bob")});
                 }});
}

void of_others(std::vector<Named>& all) {
  all.push_back({"ann requests a transfer to cem, and cem accepts", [](World& w) {
                   w.ask(command::Transfer{kChat, w.agent("ann"), Target::of(w.agent("cem")), {}});
                   w.ask(command::AcceptOffer{OfferId{3}, w.agent("cem")});
                 }});
  all.push_back(
      {"ann transfers to another queue", [](World& w) {
         w.ask(command::Transfer{kChat, w.agent("ann"), Target::of(w.queue("other")), {}});
       }});
  all.push_back({"supervisor sue takes over", [](World& w) {
                   w.ask(command::TakeOver{kChat, w.agent("sue")});
                 }});
  all.push_back(
      {"supervisor sue signs out", [](World& w) { w.ask(command::SignOut{w.agent("sue")}); }});
  all.push_back({"the host ends the conversation", [](World& w) {
                   w.ask(command::EndConversation{kChat, {}});
                 }});
}

std::vector<Named> happenings() {
  std::vector<Named> all;
  of_customer(all);
  of_agent(all, "ann");
  of_target(all);
  of_agent(all, "bob");
  of_others(all);
  return all;
}

}  // namespace

std::string pending() {
  std::string text =
      "## Pending requests and participants who leave\n\n"
      "Ann has the conversation of a customer; bob and cem, of one team, are ready; sue is a "
      "supervisor. "
      "Each cell lists the events with their causes.\n\n";
  for (const Named& beginning : beginnings()) {
    text += "### " + std::string(beginning.name) + "\n\n| then | events |\n|---|---|\n";
    for (const Named& happening : happenings()) {
      World world;
      beginning.act(world);
      world.forget();
      happening.act(world);
      text += "| " + std::string(happening.name) + " | " + world.told() + " |\n";
    }
    text += '\n';
  }
  text.pop_back();
  return text;
}

}  // namespace cordboard::machines
