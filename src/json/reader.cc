#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>

#include "cordboard/json.h"
#include "cordboard/limits.h"
#include "json/value_reader.h"

namespace cordboard::json {
namespace {

// The number of code points in a text that is UTF-8.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::optional<Value> member(Value object, std::string_view key) {
  for (const Value each : object) {
    if (each.key() == key) return each;
  }
  return std::nullopt;
}

}  // namespace

class Reader::Body {
 public:
  Line read(std::string_view line, const Names& names) {
    kept_ = {};
    Faults faults(1);  // a refused line reports the first fault only
    Line read;
    if (!document_.read(line)) return {Malformed{document_.problem()}};
    ValueReader values(names, faults, kept_);
    read_line(values, faults, read);
    if (faults.none()) return read;
    const Fault& fault = faults.list().front();
    return {Malformed{fault.path.empty() ? fault.message : fault.path + ": " + fault.message}};
  }

 private:
  void read_line(ValueReader& values, Faults& faults, Line& line) {
    const Place whole;
    const Value root = document_.root();
    if (!values.is(Kind::kObject, root, whole)) return;
    const auto command = member(root, "do");
    const auto question = member(root, "ask");
    if (command.has_value() == question.has_value()) {
      faults.add(whole, R"(one of "do" and "ask" is needed)");
    } else if (command && values.is(Kind::kText, *command, whole.at("do"))) {
      read_command(values, faults, command->text(), line.content.emplace<Submission>());
    } else if (question && values.is(Kind::kText, *question, whole.at("ask"))) {
      read_question(values, faults, question->text(), line.content.emplace<Question>());
    }
  }

  void read_command(ValueReader& values, Faults& faults, std::string_view name,
                    Submission& submission) {
    const auto read_of_submission = [&](Value value, const Place& place) {
      if (value.key() == "do") return true;
      if (value.key() == "at") return values.read(value, place, submission.at), true;
      if (value.key() == "by") return values.read(value, place, submission.by), true;
      if (value.key() == "id") return read_id(values, faults, value, place, submission.id), true;
      return false;
    };
    const auto by = member(document_.root(), "by");
    const std::string_view actor = by && by->kind() == Kind::kText ? by->text() : "";
    const bool is_by_agent = actor.starts_with("agent:") || actor.starts_with("supervisor:");
    if (is_by_agent) values.allow_acting_agent();
    if (!read_named(values, name, submission.command, read_of_submission)) {
      return faults.add(Place().at("do"), "there is no such command");
    }
    if (is_by_agent && !member(document_.root(), "agent")) set_acting_agent(submission);
    std::visit([&](const auto& c) { add_faults(c, Place(), faults); }, submission.command);
    if (auto* configure = std::get_if<command::Configure>(&submission.command)) {
      if (kept_.site) configure->faults = kept_.site->faults;
    }
  }

  // Sets the field `agent`, if the command has it, to the agent who submits the command.
  static void set_acting_agent(Submission& submission) {
    const AgentId acting = submission.by.agent;
    std::visit(
        [acting](auto& command) {
          if constexpr (requires { command.agent = acting; }) command.agent = acting;
        },
        submission.command);
  }

  void read_question(ValueReader& values, Faults& faults, std::string_view name,
                     Question& question) {
    const auto is_name = [](Value value, const Place&) { return value.key() == "ask"; };
    if (!read_named(values, name, question, is_name)) {
      return faults.add(Place().at("ask"), "there is no such question");
    }
    std::visit([&](const auto& q) { add_faults(q, Place(), faults); }, question);
    if (auto* impact = std::get_if<question::Impact>(&question)) {
      if (kept_.site) impact->faults = kept_.site->faults;
    }
  }

  // Reads the command id. A submission without an id has an empty one, so an empty id in a line is
  // a fault.
  static void read_id(ValueReader& values, Faults& faults, Value value, const Place& place,
                      std::string_view& id) {
    values.read(value, place, id);
    if (characters(id) < 1 || characters(id) > limits::kCommandId) {
      faults.add(place, "must be text of 1 to 64 characters");
    }
  }

  // Reads the document as the command or question of that name. Returns false if there is none.
  template <class... Alternatives, class ReadOther>
  bool read_named(ValueReader& values, std::string_view name, std::variant<Alternatives...>& into,
                  ReadOther read_other) {
    const auto read_if = [&]<class A>(std::type_identity<A>) {
      if (A::kName != name) return false;
      values.read_members(document_.root(), Place(), into.template emplace<A>(), read_other);
      return true;
    };
    return (read_if(std::type_identity<Alternatives>()) || ...);
  }

  Document document_;
  Kept kept_;
};

Reader::Reader() : body_(std::make_unique<Body>()) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Line Reader::read(std::string_view line, const Names& names) { return body_->read(line, names); }

}  // namespace cordboard::json
