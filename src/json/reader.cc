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

// What a field list cannot say about a command. The engine looks too; here it has a place, and no
// time passes.
template <class C>
void check_shape(const C&, Faults&) {}

void check_shape(const command::SignIn& command, Faults& faults) {
  const Presence presence = command.presence.value_or(Presence::kNotReady);
  if (presence == Presence::kReady || presence == Presence::kNotReady) return;
  faults.add(Place().at("presence"), "must be ready or not_ready");
}

void check_key(std::string_view key, std::string_view field, Faults& faults) {
  if (!is_key(key)) faults.add(Place().at(field), kMustBeKey);
}

void check_shape(const command::ConnectAgent& command, Faults& faults) {
  check_key(command.session, "session", faults);
}

void check_shape(const command::DisconnectAgent& command, Faults& faults) {
  check_key(command.session, "session", faults);
}

void check_priority(std::optional<std::int32_t> given, Faults& faults) {
  const std::int32_t priority = given.value_or(0);
  if (priority >= -limits::kPriority && priority <= limits::kPriority) return;
  faults.add(Place().at("priority"),
             "must lie within " + std::to_string(limits::kPriority) + " above and below 0");
}

void check_shape(const command::StartConversation& command, Faults& faults) {
  check_priority(command.priority, faults);
}

void check_shape(const command::UpdateConversation& command, Faults& faults) {
  check_priority(command.priority, faults);
}

template <class C>
void check_one_thread(const C& command, Faults& faults) {
  if (command.conversation.has_value() != command.consultation.has_value()) return;
  faults.add(Place(), "one of conversation and consultation is needed");
}

void check_shape(const command::SetTyping& command, Faults& faults) {
  check_one_thread(command, faults);
}

void check_shape(const command::Consult& command, Faults& faults) {
  if (command.to.kind != Target::Kind::kConsultation) return;
  faults.add(Place().at("to"), "must not be a consultation");
}

void check_shape(const command::InviteToConference& command, Faults& faults) {
  if (command.to.is_group()) faults.add(Place().at("to"), "must be an agent or a consultation");
}

void check_shape(const command::SendMessage& command, Faults& faults) {
  check_one_thread(command, faults);
  const Visibility readers = command.visible_to.value_or(Visibility{});
  if (!command.from.is_customer() || readers.kind == Visibility::Kind::kAll) return;
  faults.add(Place().at("visible_to"), "must be all in a customer's message");
}

void check_shape(const command::ExtendWrapUp& command, Faults& faults) {
  if (command.by <= Duration{0}) faults.add(Place().at("by_ms"), "must be more than 0");
}

void check_shape(const command::PutCannedResponse& command, Faults& faults) {
  check_key(command.key, "key", faults);
}

void check_shape(const command::DeleteCannedResponse& command, Faults& faults) {
  check_key(command.key, "key", faults);
}

void check_shape(const command::SendCannedResponse& command, Faults& faults) {
  check_key(command.response, "response", faults);
  if (command.from.is_customer()) faults.add(Place().at("from"), "must be an agent");
}

void check_shape(const question::Transcript& question, Faults& faults) {
  check_one_thread(question, faults);
}

void check_not_empty(std::string_view text, std::string_view field, Faults& faults) {
  if (text.empty()) faults.add(Place().at(field), "must not be empty");
}

void check_shape(const command::ScheduleAppointment& command, Faults& faults) {
  if (command.duration <= Duration{0}) {
    faults.add(Place().at("duration_ms"), "must be more than 0");
  }
}

void check_shape(const command::EndVideoCall& command, Faults& faults) {
  if (!command.recording) return;
  check_not_empty(command.recording->location, "recording", faults);
  if (command.recording->size.value_or(0) < 0) {
    faults.add(Place().at("recording"), "has a negative size");
  }
}

void check_shape(const command::AttachFile& command, Faults& faults) {
  check_not_empty(command.name, "name", faults);
  check_not_empty(command.location, "location", faults);
  if (command.size < 0) faults.add(Place().at("size"), "must not be negative");
}

void check_shape(const command::TagItem& command, Faults& faults) {
  check_not_empty(command.tag, "tag", faults);
}

void check_shape(const question::Explain& question, Faults& faults) {
  if (question.conversation.has_value() != question.agent.has_value()) return;
  faults.add(Place(), question.agent ? "only one of conversation and agent is possible"
                                     : "one of conversation and agent is needed");
}

}  // namespace

class Reader::Body {
 public:
  Line read(std::string_view line, const Names& names) {
    kept_ = {};
    Faults faults(1);  // one fault is enough to refuse a line
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
    const auto circumstance = [&](Value value, const Place& place) {
      if (value.key() == "do") return true;
      if (value.key() == "at") return values.read(value, place, submission.at), true;
      if (value.key() == "by") return values.read(value, place, submission.by), true;
      if (value.key() == "id") return read_id(values, faults, value, place, submission.id), true;
      return false;
    };
    const auto by = member(document_.root(), "by");
    const std::string_view who = by && by->kind() == Kind::kText ? by->text() : "";
    const bool is_by_agent = who.starts_with("agent:") || who.starts_with("supervisor:");
    if (is_by_agent) values.let_asker_be_meant();
    if (!read_named(values, name, submission.command, circumstance)) {
      return faults.add(Place().at("do"), "there is no such command");
    }
    if (is_by_agent && !member(document_.root(), "agent")) mean_asker(submission);
    std::visit([&](const auto& command) { check_shape(command, faults); }, submission.command);
    if (auto* configure = std::get_if<command::Configure>(&submission.command)) {
      if (kept_.site) configure->faults = kept_.site->faults;
    }
  }

  // An agent may omit `agent` in a command about themselves.
  static void mean_asker(Submission& submission) {
    const AgentId asker = submission.by.agent;
    std::visit(
        [asker](auto& command) {
          if constexpr (requires { command.agent = asker; }) command.agent = asker;
        },
        submission.command);
  }

  void read_question(ValueReader& values, Faults& faults, std::string_view name,
                     Question& question) {
    const auto is_name = [](Value value, const Place&) { return value.key() == "ask"; };
    if (!read_named(values, name, question, is_name)) {
      return faults.add(Place().at("ask"), "there is no such question");
    }
    std::visit([&](const auto& asked) { check_shape(asked, faults); }, question);
    if (auto* impact = std::get_if<question::Impact>(&question)) {
      if (kept_.site) impact->faults = kept_.site->faults;
    }
  }

  // An empty id in a submission means none, so an empty id in the input is a fault.
  static void read_id(ValueReader& values, Faults& faults, Value value, const Place& place,
                      std::string_view& id) {
    values.read(value, place, id);
    if (characters(id) < 1 || characters(id) > limits::kCommandId) {
      faults.add(place, "must be text of 1 to 64 characters");
    }
  }

  // Reads the document as the alternative with this name. Returns false if there is none.
  template <class... Alternatives, class Elsewhere>
  bool read_named(ValueReader& values, std::string_view name, std::variant<Alternatives...>& into,
                  Elsewhere elsewhere) {
    const auto read_if = [&]<class A>(std::type_identity<A>) {
      if (A::kName != name) return false;
      values.read_members(document_.root(), Place(), into.template emplace<A>(), elsewhere);
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
