// Every enumeration in every command and question, out of range: the engine refuses it as
// malformed.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>

#include "cordboard/engine.h"
#include "cordboard/shape.h"

namespace cordboard {
namespace {

// Values without a name in any enumeration; the first follows the last name.
template <NamedEnum E>
std::array<E, 3> nameless() {
  const auto count = static_cast<std::uint8_t>(std::size(enum_names(E{})));
  return {static_cast<E>(count), static_cast<E>(77), static_cast<E>(255)};
}

const Site& empty_site() {
  static const Site kSite;
  return kSite;
}

// Gives each field a value that is well formed, so that only the enumeration is at fault later.
class Sample {
 public:
  template <Described T>
  static void fill(T& object) {
    for_each_field(object, [](const auto& field, auto& value) { fill_field(field.rule, value); });
  }

 private:
  template <class Rule, class T>
  static void fill_field(const Rule&, T&) {}
  // A conversation where one of two things must be named.
  template <class Rule>
  static void fill_field(const Rule&, std::optional<ConversationId>& value) {
    value = ConversationId{1};
  }
  template <class Rule>
  static void fill_field(const Rule&, std::string_view& text) {
    text = "x";
  }
  template <class Rule>
  static void fill_field(const Rule&, CustomerRef& customer) {
    customer = "lee";
  }
  template <class Rule>
  static void fill_field(const Rule&, Speaker& from) {
    from = Speaker::of(AgentId{0});
  }
  template <class Rule>
  static void fill_field(const Rule&, Duration& span) {
    span = Duration{1};
  }
  template <class Rule>
  static void fill_field(const Rule&, const Site*& site) {
    site = &empty_site();
  }
};

// Walks through the enumerations of an object, also those in optional values and in structs, and
// sets the one with the number `wanted` to a nameless value.
class Spoiler {
 public:
  Spoiler(int wanted, std::size_t value) : wanted_(wanted), value_(value) {}

  bool is_done() const { return seen_ > wanted_; }

  template <Described T>
  void walk(T& object) {
    for_each_field(object, [this](const auto&, auto& value) { visit(value); });
  }

 private:
  template <class T>
  void visit(T& value) {
    if constexpr (NamedEnum<T>) {
      if (seen_++ == wanted_) value = nameless<T>()[value_];
    } else if constexpr (Described<T>) {
      walk(value);
    } else {
      parts(value);
    }
  }
  template <class T>
  void visit(std::optional<T>& value) {
    const int seen = seen_;
    T part = value.value_or(T{});
    visit(part);
    if (seen <= wanted_ && is_done()) value = part;
  }

  void parts(Target& to) { visit(to.kind); }
  void parts(Visibility& readers) { visit(readers.kind); }
  void parts(Actor& actor) { visit(actor.kind); }
  void parts(const Requirement*& needs) {
    if (seen_++ != wanted_) return;
    needs_.kind = static_cast<Requirement::Kind>(77);
    needs = &needs_;
  }
  // Types without an enumeration. A new type of field that has one does not compile here.
  template <class T>
  requires(shape::kIsAlwaysWellFormed<T> || std::is_same_v<T, std::string_view> ||
           std::is_same_v<T, OptionalText> || std::is_same_v<T, Attributes> ||
           std::is_same_v<T, CustomerRef> || std::is_same_v<T, Time>) void parts(T&) {}

  int wanted_;
  std::size_t value_;
  int seen_ = 0;
  Requirement needs_;
};

// Calls `visit` with a well-formed object of each type, and then with each enumeration spoilt.
// Returns how many enumerations there were.
template <class T, class Visit>
int spoil_each(Visit visit) {
  T sound;
  Sample::fill(sound);
  EXPECT_TRUE(is_well_formed(sound)) << T::kName;
  for (int wanted = 0;; ++wanted) {
    for (std::size_t value = 0; value < 3; ++value) {
      T spoilt = sound;
      Spoiler spoiler(wanted, value);
      spoiler.walk(spoilt);
      if (!spoiler.is_done()) return wanted;
      visit(spoilt);
    }
  }
}

template <class... Alternatives, class Visit>
int spoil_all(std::type_identity<std::variant<Alternatives...>>, Visit visit) {
  return (spoil_each<Alternatives>(visit) + ...);
}

std::string hash_of(const Engine& engine) {
  return std::get<answer::StateHash>(engine.ask(question::StateHash{}).value).text;
}

TEST(EnumRange, OfEveryCommand) {
  Engine engine;
  engine.submit({.command = command::Configure{.site = &empty_site()}});
  const std::string before = hash_of(engine);
  const int tried = spoil_all(std::type_identity<Command>(), [&](const auto& command) {
    const Batch& batch = engine.submit({.at = time_from_ms(1000), .command = command});
    EXPECT_EQ(batch.reply().refusal, Refusal::kMalformed) << command.kName;
    EXPECT_TRUE(batch.events().empty()) << command.kName;
    EXPECT_EQ(engine.now(), Time{}) << command.kName;
    EXPECT_EQ(hash_of(engine), before) << command.kName;
  });
  EXPECT_GE(tried, 10);  // presence, when, medium, form, kinds of targets, readers, requirements
}

TEST(EnumRange, OfEveryQuestion) {
  const Engine engine;
  const int tried = spoil_all(std::type_identity<Question>(), [&](const auto& question) {
    EXPECT_EQ(engine.ask(question).refusal, Refusal::kMalformed) << question.kName;
  });
  EXPECT_GE(tried, 3);
}

TEST(EnumRange, AValueWithoutANameIsPrintedAsAQuestionMark) {
  EXPECT_EQ(to_string(ConsultationMedium{77}), "?");
  EXPECT_EQ(to_string(Visibility::Kind{3}), "?");
  EXPECT_EQ(to_string(Visibility::Kind{2}), "agent");
}

}  // namespace
}  // namespace cordboard
