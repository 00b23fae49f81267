// Lines of JSON, as a shell reads them, given to an engine with work in progress.
#include <algorithm>

#include "cordboard/json.h"
#include "cordboard/text.h"
#include "fuzz/fuzz.h"
#include "fuzz/worlds.h"

namespace cordboard::fuzz {
namespace {

class Session {
 public:
  Session() {
    engine_.submit({.at = {}, .by = {}, .id = {}, .command = command::Configure{&sites()[1], {}}});
    for (const char* key : {"ann", "bob"}) {
      const command::SignIn in{engine_.find<AgentId>(key), Presence::kReady};
      engine_.submit({.at = {}, .by = {}, .id = {}, .command = in});
    }
  }

  void take(std::string_view line) {
    json::Line read = reader_.read(line, engine_.names());
    std::visit([this](auto& content) { answer(content); }, read.content);
    if (++lines_ % 4 == 0) check_invariants(engine_);
  }
  void close() const {
    check_invariants(engine_);
    check_snapshot(engine_);
  }

 private:
  void answer(const json::Malformed& malformed) {
    check(!malformed.message.empty(), "refused as malformed without a message");
    json::append_refusal(out_, Refusal::kMalformed, malformed.message, lines_);
    said();
  }
  void answer(Submission& submission) {
    if (submission.at) submission.at = std::min(*submission.at, engine_.now() + kLongestPause);
    const Batch& batch = engine_.submit(submission);
    for (const EventRecord& record : batch.events()) {
      json::append_event(out_, record, engine_.names());
      said();
      append_text(out_, record, engine_.names());
      said();
    }
    json::append_reply(out_, batch.reply(), lines_);
    said();
  }
  void answer(const Question& question) {
    json::append_answer(out_, engine_.ask(question), engine_.names(), lines_);
    said();
  }

  // The output must be one line.
  void said() {
    check(!out_.empty() && out_.find('\n') == std::string::npos, "the output is not one line");
    out_.clear();
  }

  Engine engine_;
  json::Reader reader_;
  std::string out_;
  std::uint64_t lines_ = 0;
};

}  // namespace
}  // namespace cordboard::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string_view text = cordboard::fuzz::text_of(bytes, size);
  cordboard::fuzz::Session session;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    session.take(line);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  session.close();
  return 0;
}
