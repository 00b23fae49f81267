#include "permissions/table.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "permissions/sample.h"

namespace cordboard::permissions {
namespace {

// The indexes of the actors below.
enum Place : std::size_t {
  kHost,
  kOwnChat,
  kNoPart,
  kForAnother,
  kSupervisorFor,
  kSupervisorNoPart,
  kCustomer,
  kOtherCustomer,
  kUnknown,
  kFalseSupervisor,
};

std::vector<Asker> askers_of(const Engine& engine) {
  const auto ann = engine.find<AgentId>("ann");
  const auto bob = engine.find<AgentId>("bob");
  const auto sue = engine.find<AgentId>("sue");
  return {{"host", Actor::host(), ann},
          {"agent, own conversation", Actor::as_agent(ann), ann},
          {"agent, not a participant", Actor::as_agent(bob), bob},
          {"agent, for another agent", Actor::as_agent(bob), ann},
          {"supervisor, for another agent", Actor::as_supervisor(sue), ann},
          {"supervisor, not a participant", Actor::as_supervisor(sue), sue},
          {"customer, own conversation", Actor::as_customer("lee"), ann},
          {"customer, another's conversation", Actor::as_customer("kim"), ann},
          {"unknown agent", Actor::as_agent({}), ann},
          {"agent as supervisor", Actor::as_supervisor(bob), ann}};
}

template <class C>
Row row_of() {
  Row row{C::kName, {}};
  const std::size_t count = askers_of(world_at(Stage::kNotReady)).size();
  for (std::size_t i = 0; i < count; ++i) {
    Engine engine = world_at(stage_of(C()));
    const std::vector<Asker> askers = askers_of(engine);
    const C command = Sample(engine, askers[i]).of<C>();
    const Submission submission{.at = {}, .by = askers[i].by, .id = {}, .command = command};
    row.answers.push_back(engine.submit(submission).reply().refusal);
  }
  return row;
}

template <std::size_t... kIndex>
std::vector<Row> rows_of(std::index_sequence<kIndex...>) {
  return {row_of<std::variant_alternative_t<kIndex, Command>>()...};
}

// The commands that the rules allow beyond an agent's own.
using Names = std::vector<std::string_view>;
bool is_among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

const Names kOfCustomers = {"start_conversation", "abandon_conversation", "disconnect_customer",
                            "reconnect_customer", "send_message",         "set_typing",
                            "mark_read",          "attach_file",          "book_meeting",
                            "end_conversation"};
const Names kOfCustomersAlone = {"start_conversation", "abandon_conversation",
                                 "disconnect_customer", "reconnect_customer", "book_meeting"};
const Names kOfSupervisors = {"assign_conversation", "monitor",        "coach", "barge_in",
                              "take_over",           "stop_monitoring"};
const Names kOfTheHost = {"configure",      "advance",      "update_conversation",
                          "callback_later", "put_customer", "erase_customer"};
// Commands that need no participant.
const Names kOfAllStaff = {"put_canned_response",
                           "delete_canned_response",
                           "open_case",
                           "edit_case",
                           "finish_case",
                           "reopen_case",
                           "delete_case",
                           "add_operator",
                           "remove_operator",
                           "link_conversation",
                           "move_appointment",
                           "schedule_appointment",
                           "cancel_appointment",
                           "send_invitation",
                           "start_video_call",
                           "end_video_call",
                           "tag_item",
                           "untag_item",
                           "delete_item"};

}  // namespace

Table ask_everything() {
  Table table;
  for (const Asker& asker : askers_of(world_at(Stage::kNotReady))) {
    table.askers.push_back(asker.title);
  }
  table.rows = rows_of(std::make_index_sequence<std::variant_size_v<Command>>());
  return table;
}

std::string page(const Table& table) {
  std::string text =
      "# Who may do what\n\n"
      "Made by `build/tests/bin/permissions --write docs/permissions.md`, which asks an engine; do "
      "not edit. Each actor\ngives each command in a state in which the host may give it. A cell "
      "shows `ok` or the refusal. *Own conversation* and\n*for another agent* are about the agent "
      "who has the conversation, the offer or the wrap-up; *not a participant* is about\nan actor "
      "who has none of them. A customer acts on their own conversation or on another customer's. "
      "An *unknown agent*\nis not in the site; an *agent as supervisor* acts as `supervisor:KEY` "
      "without that role.\n\n"
      "| command |";
  for (const std::string_view asker : table.askers) text.append(" ").append(asker).append(" |");
  text += "\n|---|";
  for (std::size_t i = 0; i < table.askers.size(); ++i) text += "---|";
  text += '\n';
  for (const Row& row : table.rows) {
    text.append("| `").append(row.command).append("` |");
    for (const Refusal refusal : row.answers) {
      const bool is_ok = refusal == Refusal::kNone;
      text.append(" ").append(is_ok ? "ok" : to_string(refusal)).append(" |");
    }
    text += '\n';
  }
  return text;
}

std::vector<std::string> faults_of(const Table& table) {
  std::vector<std::string> faults;
  for (const Row& row : table.rows) {
    const auto check = [&](Place place, bool may) {
      const Refusal got = row.answers[place];
      if ((got != Refusal::kNotPermitted) == may) return;
      faults.push_back(std::string(row.command) + ", " + std::string(table.askers[place]) + ": " +
                       (may ? "is refused, although the rules allow it"
                            : "is accepted, although the rules forbid it"));
    };
    const std::string_view name = row.command;
    const bool of_host = is_among(kOfTheHost, name);
    const bool of_supervisors = is_among(kOfSupervisors, name);
    const bool of_staff = !of_host && !is_among(kOfCustomersAlone, name);
    const bool of_customers = is_among(kOfCustomers, name);
    const bool for_all = is_among(kOfAllStaff, name);
    if (row.answers[kHost] != Refusal::kNone) {
      faults.push_back(std::string(name) + ": the host is refused, so the row tests nothing");
    }
    check(kOwnChat, of_staff && !of_supervisors);
    check(kForAnother, for_all);
    check(kSupervisorFor, of_staff);
    check(kSupervisorNoPart, of_staff);
    check(kCustomer, of_customers);
    check(kOtherCustomer, false);
    check(kUnknown, false);
    check(kFalseSupervisor, false);
  }
  return faults;
}

}  // namespace cordboard::permissions
