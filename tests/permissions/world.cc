#include "permissions/world.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace cordboard::permissions {
namespace {

Site make_site() {
  Site site;
  site.wrap_up_codes = {{"sold", "Sold"}};
  site.canned_responses = {{"hello", "Hello!"}};
  QueueSettings sales;
  sales.key = "sales";
  QueueSettings pull = sales;
  pull.key = "pull";
  pull.pull = true;
  site.queues = {sales, pull};
  for (const char* key : {"ann", "bob", "cem", "sue"}) {
    AgentSettings agent;
    agent.key = key;
    agent.may_push_urls = true;
    agent.calendar_slots = SlotSettings{};
    agent.calendar_slots->weekly = {{{Weekday::kThu}, TimeOfDay{0}, TimeOfDay{24 * 60}}};
    agent.calendar_slots->slot = Duration{3'600'000};
    site.agents.push_back(agent);
  }
  site.agents.back().role = AgentRole::kSupervisor;
  return site;
}

// The host's commands that create the world; none of them may be refused.
class Prologue {
 public:
  explicit Prologue(Engine& engine) : engine_(engine) {}

  void reach(Stage stage) {
    ask(command::Configure{&site(), {}});
    if (stage == Stage::kSignedOut) return;
    for (const AgentId agent : {find("ann"), find("bob"), find("sue")}) come(agent, stage);
    if (stage == Stage::kNotReady || stage == Stage::kConnected) return;
    if (stage == Stage::kKnown) return ask(command::PutCustomer{.customer = "lee"});
    const bool by_hand = stage == Stage::kInPullQueue;
    if (by_hand) ask(command::SetReady{find("bob")}), ask(command::SetReady{find("sue")});
    const bool is_waited_for = stage == Stage::kWaiting || stage == Stage::kAway;
    if (!is_waited_for) ask(command::SetReady{find("ann")});
    ask(command::StartConversation{"lee", engine_.find<QueueId>(by_hand ? "pull" : "sales")});
    if (stage == Stage::kAway) ask(command::DisconnectCustomer{kChat});
    if (is_waited_for || by_hand || stage == Stage::kOffered) return;
    chat(stage);
  }

 private:
  static constexpr ConversationId kChat{1};

  void come(AgentId agent, Stage stage) {
    ask(command::SignIn{agent, {}});
    if (stage == Stage::kConnected) ask(command::ConnectAgent{agent, "desk"});
  }
  void chat(Stage stage) {
    ask(command::AcceptOffer{OfferId{1}, find("ann")});
    ask(command::SendMessage{kChat, Speaker::customer(), "Hello?", {}});
    ask(command::SignIn{find("cem"), Presence::kReady});
    if (stage >= Stage::kTransferring) together(stage);
    if (stage >= Stage::kDesk) desk(stage);
    if (stage == Stage::kParked) ask(command::ParkConversation{kChat, find("ann"), {}});
    if (stage == Stage::kWrapUp) ask(command::EndConversation{kChat, find("ann")});
  }

  void together(Stage stage) {
    const Target cem = Target::of(find("cem"));
    if (stage == Stage::kTransferring) ask(command::Transfer{kChat, find("ann"), cem, {}});
    if (stage == Stage::kConsulting) ask(command::Consult{kChat, find("ann"), cem, {}, {}});
    if (stage == Stage::kInvited || stage == Stage::kConference) {
      ask(command::InviteToConference{kChat, find("ann"), cem});
    }
    if (stage == Stage::kConsulting || stage == Stage::kConference) {
      ask(command::AcceptOffer{OfferId{2}, find("cem")});
    }
    if (stage == Stage::kMonitored) ask(command::Monitor{kChat, find("sue")});
  }

  void desk(Stage stage) {
    ask(command::OpenCase{.customer = "lee", .name = "Refund"});
    ask(command::ScheduleAppointment{
        .case_id = {1}, .start = time_from_ms(7'200'000), .duration = Duration{60'000}});
    ask(command::AttachFile{.conversation = kChat,
                            .from = Speaker::customer(),
                            .name = "bill.pdf",
                            .media_type = "application/pdf",
                            .size = 1,
                            .location = "files/1"});
    ask(command::TagItem{.item = {1}, .tag = "hello"});
    if (stage == Stage::kDeskFinished) ask(command::FinishCase{.case_id = {1}});
    if (stage == Stage::kCalling) ask(command::StartVideoCall{.appointment = {1}});
    if (stage != Stage::kDeskJoined) return;
    for (const char* key : {"ann", "bob", "sue"}) {
      ask(command::AddOperator{.case_id = {1}, .who = find(key)});
    }
  }

  AgentId find(std::string_view key) const { return engine_.find<AgentId>(key); }
  void ask(const Command& command) {
    const Batch& batch = engine_.submit({.at = {}, .by = {}, .id = {}, .command = command});
    if (batch.reply().ok()) return;
    const std::string name(to_string(batch.reply().refusal));
    std::fprintf(stderr, "the prologue is refused: %s\n", name.c_str());
    std::exit(1);
  }

  Engine& engine_;
};

}  // namespace

const Site& site() {
  static const Site made = make_site();
  return made;
}

Engine world_at(Stage stage) {
  Engine engine;
  Prologue(engine).reach(stage);
  return engine;
}

}  // namespace cordboard::permissions
