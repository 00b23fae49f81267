#include "testkit/world.h"

#include <variant>

#include "cordboard/text.h"
#include "testkit/pieces.h"

namespace cordboard::testkit {
namespace {

std::string refused(Refusal refusal) { return "refused " + std::string(to_string(refusal)); }

void append_reply_lines(std::vector<std::string>& lines, const Reply& reply) {
  if (reply.repeated) {
    std::string line = "repeated";
    if (!reply.ok()) line += ' ' + refused(reply.refusal);
    if (reply.made != Made::kNothing) {
      line += ' ' + std::string(to_string(reply.made)) + '=' + std::to_string(reply.number);
    }
    lines.push_back(line);
  } else if (!reply.ok()) {
    lines.push_back(refused(reply.refusal));
  }
  for (const Fault& fault : reply.faults) lines.push_back("fault " + fault.path);
}

std::string faults_of(const Reply& reply) {
  std::string remark;
  for (const Fault& fault : reply.faults) remark += fault.path + ": " + fault.message + "; ";
  return remark;
}

}  // namespace

World::World(bool check_laws) {
  if (check_laws) observers_ = std::make_unique<Observers>();
}

Outcome World::submit(std::string_view line) {
  const json::Line read = reader_.read(line, engine_.names());
  if (const auto* malformed = std::get_if<json::Malformed>(&read.content)) {
    return {{refused(Refusal::kMalformed)}, malformed->message, {}};
  }
  const auto* submission = std::get_if<Submission>(&read.content);
  if (submission == nullptr) return {{refused(Refusal::kMalformed)}, "not a command", {}};
  Submission asked = *submission;
  std::string hash;
  hash_password(asked.command, hash);
  return carry_out(asked);
}

// A host must hash passwords. This replacement is not secure: the hash is a fixed word and the
// password itself.
void World::hash_password(Command& command, std::string& hash) const {
  const auto take = [&hash](OptionalText& password) {
    if (password) hash = "hashed " + std::string(*password);
    password = {};
  };
  if (auto* schedule = std::get_if<command::ScheduleAppointment>(&command)) {
    take(schedule->password);
    schedule->password_hash = {hash};
  } else if (auto* start = std::get_if<command::StartVideoCall>(&command)) {
    take(start->password);
    start->password_is_right = !hash.empty() && engine_.password_hash(start->appointment) == hash;
  }
}

Outcome World::configure(const Site& site) {
  return carry_out({.at = {}, .by = {}, .id = {}, .command = command::Configure{&site, {}}});
}

Outcome World::carry_out(const Submission& submission) {
  if (observers_) observers_->before(engine_);
  const Batch& batch = engine_.submit(submission);
  Outcome outcome;
  for (const EventRecord& record : batch.events()) {
    append_text(outcome.lines.emplace_back(), record, engine_.names());
  }
  append_reply_lines(outcome.lines, batch.reply());
  outcome.remark = faults_of(batch.reply());
  if (observers_) outcome.violation = observers_->after(engine_, submission, batch);
  return outcome;
}

std::string World::ask(std::string_view line) {
  const json::Line read = reader_.read(line, engine_.names());
  const auto* question = std::get_if<Question>(&read.content);
  if (question == nullptr) return refused(Refusal::kMalformed);
  const Answer answer = engine_.ask(*question);
  if (!answer.ok()) return refused(answer.refusal);
  std::string written;
  json::append_answer(written, answer, engine_.names(), 0);
  return std::string(member_of(written, "answer").value_or("an answer that is not JSON"));
}

}  // namespace cordboard::testkit
