// Submits each command with some wrong fields, at every stage of the permission table's small
// world, by every kind of actor. The comment of a command must list each refusal that occurs.
#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "explore/documented.h"
#include "permissions/sample.h"
#include "property/world.h"

namespace cordboard::permissions {
namespace {

using explore::documented;
using property::Dice;

constexpr int kTriesPerStage = 60;

// Replaces field values by others, most of which are wrong.
class Spoiler {
 public:
  explicit Spoiler(Dice& dice) : dice_(dice) {}

  template <class C>
  void spoil(C& command) {
    for_each_field(command, [this](const auto&, auto& value) {
      if (dice_.chance(30)) fill(value);
    });
  }

 private:
  // A kind of field that is not named below keeps its value.
  template <class T>
  void fill(T&) {}
  template <class T>
  void fill(std::optional<T>& value) {
    value.reset();
    if (dice_.chance(80)) fill(value.emplace());
  }
  template <class Tag>
  void fill(Number<Tag>& number) {
    number.value = static_cast<std::uint64_t>(dice_.roll(5));
  }
  template <KeyKind kKind>
  void fill(Handle<kKind>& handle) {
    handle = {};
    if (dice_.chance(75)) handle.index = static_cast<std::uint32_t>(dice_.roll(6));
  }
  void fill(Speaker& from) {
    from = Speaker::customer();
    if (dice_.chance(70)) fill((from = Speaker::of(AgentId{})).agent);
  }
  void fill(CustomerRef& customer) {
    static constexpr std::array<const char*, 4> kKeys = {"lee", "kim", "no key", ""};
    customer = kKeys[static_cast<std::size_t>(dice_.roll(4))];
    if (dice_.chance(30))
      customer = CustomerRef(CustomerId{static_cast<std::uint64_t>(dice_.roll(4))});
  }
  void fill(Visibility& readers) {
    readers.kind = static_cast<Visibility::Kind>(dice_.roll(3));
    if (readers.kind == Visibility::Kind::kAgent) fill(readers.agent);
  }
  void fill(Target& to) {
    to.kind = static_cast<Target::Kind>(dice_.roll(5));
    fill(to.agent);
    fill(to.team);
    fill(to.skill);
    fill(to.queue);
    fill(to.consultation);
  }
  void fill(ThenPresence& then) {
    then.ready = dice_.chance(50);
    fill(then.reason);
  }
  void fill(bool& truth) { truth = !truth; }
  void fill(std::int32_t& number) { number = dice_.roll(2000) - 1000; }
  void fill(std::int64_t& number) { number = dice_.roll(3) - 1; }
  void fill(Time& at) {
    at += Duration{(dice_.roll(3) - 1) * std::int64_t{400} * 24 * 3600 * 1000};
  }
  void fill(Duration& span) {
    span = Duration{(dice_.roll(3) - 1) * std::int64_t{400} * 24 * 3600 * 1000};
  }
  void fill(std::string_view& text) {
    static const std::string kLong(5000, 'x');
    static const std::array<std::string_view, 8> kTexts = {
        "", "bye", kLong, "https://example.org/", "Dear <name>", " ", "\xff", "1 < 2"};
    text = kTexts[static_cast<std::size_t>(dice_.roll(8))];
  }
  void fill(OptionalText& text) {
    std::string_view given;
    fill(given);
    text = OptionalText(given);
  }
  void fill(Attributes& attributes) {
    static constexpr std::array<Attribute, 2> kSome = {{{"name", "Lee"}, {"other", "<>"}}};
    attributes = Attributes(kSome).first(static_cast<std::size_t>(dice_.roll(3)));
  }
  void fill(const Requirement*& needs) {
    static const std::array<Requirement, 3> kNeeds = {Requirement::skill("en"), Requirement{},
                                                      Requirement::skill("xx", 11)};
    needs = &kNeeds[static_cast<std::size_t>(dice_.roll(3))];
  }
  void fill(const Site*& site) {
    static const Site kInvalid = [] {
      Site made;
      made.queues.emplace_back();
      return made;
    }();
    site = dice_.chance(50) ? &kInvalid : nullptr;
  }

  Dice& dice_;
};

std::vector<Actor> actors(const Engine& engine) {
  return {Actor::host(),
          Actor::host(),
          Actor::as_agent(engine.find<AgentId>("ann")),
          Actor::as_agent(engine.find<AgentId>("cem")),
          Actor::as_supervisor(engine.find<AgentId>("sue")),
          Actor::as_customer("lee")};
}

// Adds the refusals of one command at one stage.
template <class C>
void ask_spoiled(Dice& dice, Stage stage, std::set<std::pair<std::string, Refusal>>& seen) {
  const Engine fresh = world_at(stage);
  const std::string snapshot = fresh.snapshot();
  Engine engine;
  bool is_fresh = false;
  for (int i = 0; i < kTriesPerStage; ++i) {
    if (!is_fresh) {
      ASSERT_TRUE(engine.restore(snapshot));
    }
    const auto everybody = actors(engine);
    const Asker asker{"", dice.pick(everybody), engine.find<AgentId>("ann")};
    auto command = Sample(engine, asker).of<C>();
    Spoiler(dice).spoil(command);
    const Reply& reply =
        engine.submit({.at = {}, .by = asker.by, .id = {}, .command = command}).reply();
    is_fresh = !reply.ok();
    if (is_fresh) seen.emplace(C::kName, reply.refusal);
  }
}

template <std::size_t... kIndex>
void ask_everything(std::set<std::pair<std::string, Refusal>>& seen,
                    std::index_sequence<kIndex...>) {
  Dice dice(1);
  for (int stage = 0; stage <= static_cast<int>(Stage::kKnown); ++stage) {
    (ask_spoiled<std::variant_alternative_t<kIndex, Command>>(dice, static_cast<Stage>(stage),
                                                              seen),
     ...);
  }
}

TEST(SpoiledCommands, EachRefusalIsDocumented) {
  std::set<std::pair<std::string, Refusal>> seen;
  ask_everything(seen, std::make_index_sequence<std::variant_size_v<Command>>());
  for (const auto& [command, refusal] : seen) {
    EXPECT_TRUE(documented().may(command, refusal))
        << command << " is refused with " << to_string(refusal)
        << ", which its comment does not list";
  }
  EXPECT_GT(seen.size(), 350u);  // 404 pairs when this was written
}

}  // namespace
}  // namespace cordboard::permissions
