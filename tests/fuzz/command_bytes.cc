// Commands from bytes: kind, actor, time and each field. After each turn all invariants must hold,
// and an engine that replays the events and one with the naive matcher must agree.
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "fuzz/fuzz.h"
#include "fuzz/worlds.h"

namespace cordboard::fuzz {
namespace {

constexpr std::size_t kMostCommands = 200;

class Bytes {
 public:
  Bytes(const std::uint8_t* bytes, std::size_t size) : next_(bytes), end_(bytes + size) {}

  bool empty() const { return next_ == end_; }
  unsigned take() { return empty() ? 0u : *next_++; }
  unsigned below(unsigned bound) { return take() % bound; }

 private:
  const std::uint8_t* next_;
  const std::uint8_t* end_;
};

// Fills a command. Field types without an overload here keep their defaults.
class Decoder {
 public:
  Decoder(Bytes& bytes, const Engine& engine) : bytes_(bytes), engine_(engine) {}

  Command command() {
    // New commands are added at the end, so that existing bytes keep their meaning.
    const unsigned index = bytes_.below(64);
    Command made;
    choose(index, made, std::make_index_sequence<std::variant_size_v<Command>>());
    return made;
  }
  Actor actor() {
    const unsigned kind = bytes_.below(8);
    if (kind < 5) return Actor::host();
    if (kind == 5) return Actor::as_agent(agent());
    if (kind == 6) return Actor::as_supervisor(agent());
    return Actor::as_customer(customer());
  }
  Time time() {
    constexpr std::array<int, 8> kPauses = {0, 0, 1, 999, 1000, 5000, 20000, 60000};
    return engine_.now() + Duration{kPauses[bytes_.below(8)]};
  }

 private:
  template <std::size_t... kIndex>
  void choose(unsigned index, Command& made, std::index_sequence<kIndex...>) {
    const auto is_made = [&]<std::size_t kThis>(std::integral_constant<std::size_t, kThis>) {
      if (kThis != index) return false;
      auto& command = made.emplace<kThis>();
      for_each_field(command, [this](const auto&, auto& value) { this->fill(value); });
      return true;
    };
    (is_made(std::integral_constant<std::size_t, kIndex>()) || ...);
  }

  AgentId agent() { return AgentId{bytes_.below(4)}; }  // one of them is no agent
  std::string_view customer() {
    constexpr std::array<std::string_view, 4> kKeys = {"lee", "kim", "max", "no key"};
    return kKeys[bytes_.below(4)];
  }

  template <class T>
  void fill(T&) {}
  template <class T>
  void fill(std::optional<T>& value) {
    if (bytes_.below(2) == 1) fill(value.emplace());
  }
  template <class Tag>
  void fill(Number<Tag>& number) {
    number.value = bytes_.below(16);
  }
  template <KeyKind kKind>
  void fill(Handle<kKind>& handle) {
    handle.index = bytes_.below(4);
  }
  void fill(Presence& presence) { presence = static_cast<Presence>(bytes_.below(5)); }
  void fill(NotReadyWhen& when) { when = static_cast<NotReadyWhen>(bytes_.below(3)); }
  void fill(Speaker& from) {
    from = bytes_.below(2) == 0 ? Speaker::customer() : Speaker::of(agent());
  }
  void fill(CustomerRef& who) { who = customer(); }
  void fill(Visibility& readers) {
    readers.kind = static_cast<Visibility::Kind>(bytes_.below(3));
    if (readers.kind == Visibility::Kind::kAgent) readers.agent = agent();
  }
  void fill(ThenPresence& then) { then.ready = bytes_.below(2) == 1; }
  void fill(bool& truth) { truth = bytes_.below(2) == 1; }
  void fill(std::int32_t& number) { number = static_cast<std::int32_t>(bytes_.take()) - 128; }
  void fill(Time& at) { at = time(); }
  void fill(Duration& span) { span = Duration{static_cast<int>(bytes_.below(8)) * 10'000}; }
  void fill(std::string_view& text) {
    constexpr std::array<std::string_view, 8> kTexts = {
        "hello", "bye", "desk", "https://example.com/", "Dear <name>", " ", "\xff", "1 < 2"};
    text = kTexts[bytes_.below(8)];
  }
  void fill(Attributes& attributes) {
    static constexpr std::array<Attribute, 2> kSome = {{{"name", "Lee"}, {"other", "<>"}}};
    attributes = Attributes(kSome).first(bytes_.below(3));
  }
  void fill(const Requirement*& needs) {
    static const std::array<Requirement, 3> kNeeds = {Requirement::skill("en"), Requirement{},
                                                      Requirement::skill("xx", 11)};
    const unsigned which = bytes_.below(4);
    if (which < 3) needs = &kNeeds[which];
  }
  void fill(const Site*& site) {
    const unsigned which = bytes_.below(4);
    if (which < 3) site = &sites()[which];
  }

  Bytes& bytes_;
  const Engine& engine_;
};

// The engine, one that replays its events, and one with the naive matcher that gets the same
// commands.
class Trio {
 public:
  void submit(const Submission& submission) {
    const Batch& batch = engine_.submit(submission);
    check(follower_.replay(batch.events()), "the events cannot be replayed");
    const Reply reply = batch.reply();
    const std::size_t events = batch.events().size();
    const Batch& slow = slow_.submit(submission);
    check(slow.reply().refusal == reply.refusal && slow.reply().number == reply.number,
          "the naive matcher gives a different reply");
    check(slow.events().size() == events, "the naive matcher gives different events");
    check_invariants(engine_);
  }
  void close() const {
    const std::string hash = hash_of(engine_);
    check(hash_of(follower_) == hash, "replaying the events gives a different state");
    check(hash_of(slow_) == hash, "the naive matcher gives a different state");
    check_snapshot(engine_);
  }
  const Engine& engine() const { return engine_; }

 private:
  Engine engine_;
  Engine follower_;
  Engine slow_{EngineOptions{.naive_matching = true, .strategies = {}}};
};

}  // namespace
}  // namespace cordboard::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
  using namespace cordboard;  // NOLINT: a short function
  fuzz::Bytes bytes(input, size);
  fuzz::Trio trio;
  const Site& site = fuzz::sites()[bytes.below(3)];
  trio.submit({.at = {}, .by = {}, .id = {}, .command = command::Configure{&site, {}}});
  for (std::size_t i = 0; i < fuzz::kMostCommands && !bytes.empty(); ++i) {
    fuzz::Decoder decoder(bytes, trio.engine());
    Submission submission;
    submission.command = decoder.command();
    submission.by = decoder.actor();
    submission.at = decoder.time();
    trio.submit(submission);
  }
  trio.close();
  return 0;
}
