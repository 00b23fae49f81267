// Malformed commands of hosts that fill the structs by hand, and the rules of field lists.
#include "cordboard/shape.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <string>

#include "cordboard/command.h"
#include "cordboard/limits.h"

namespace cordboard {
namespace {

constexpr Time kTooLate = time_from_ms(limits::kLatestTimeMs + 1);

TEST(Shape, SetNotReadyTakesEffectNowOrAfterTheCurrentWork) {
  command::SetNotReady c;
  EXPECT_TRUE(is_well_formed(c));
  c.when = NotReadyWhen::kAfterCurrent;
  EXPECT_TRUE(is_well_formed(c));
  c.when = NotReadyWhen{2};
  EXPECT_FALSE(is_well_formed(c));
}

TEST(Shape, SessionsAreKeys) {
  const std::string longest(limits::kKeyBytes, 'a');
  EXPECT_TRUE(is_well_formed(command::ConnectAgent{{}, "desk-1"}));
  EXPECT_TRUE(is_well_formed(command::DisconnectAgent{{}, longest}));
  EXPECT_FALSE(is_well_formed(command::ConnectAgent{{}, ""}));
  EXPECT_FALSE(is_well_formed(command::ConnectAgent{{}, longest + "a"}));
  EXPECT_FALSE(is_well_formed(command::DisconnectAgent{{}, "desk 1"}));
}

TEST(Shape, UpdatesHaveTheRulesOfStarts) {
  const Requirement bad = Requirement::skill("en", 11);
  const std::array<Attribute, 1> binary = {{{"a", "\xff"}}};
  const std::array<Attribute, 1> text = {{{"a", "b"}}};
  const auto with = [](auto member, auto value) {
    command::UpdateConversation c;
    c.*member = value;
    return is_well_formed(c);
  };
  using Update = command::UpdateConversation;
  EXPECT_TRUE(is_well_formed(Update{}));
  EXPECT_TRUE(with(&Update::priority, -limits::kPriority));
  EXPECT_FALSE(with(&Update::priority, limits::kPriority + 1));
  EXPECT_FALSE(with(&Update::priority, std::numeric_limits<std::int32_t>::min()));
  EXPECT_FALSE(with(&Update::needs, &bad));
  EXPECT_TRUE(with(&Update::due_at, Time{}));
  EXPECT_FALSE(with(&Update::due_at, kTooLate));
  EXPECT_TRUE(with(&Update::attributes, Attributes()));
  EXPECT_TRUE(with(&Update::attributes, Attributes(text)));
  EXPECT_FALSE(with(&Update::attributes, Attributes(binary)));
}

TEST(Shape, TimesMustLieWithinTheRange) {
  EXPECT_TRUE(is_well_formed(command::ParkConversation{}));
  EXPECT_TRUE(is_well_formed(command::ParkConversation{{}, {}, Time{}}));
  EXPECT_FALSE(is_well_formed(command::ParkConversation{{}, {}, kTooLate}));
  EXPECT_FALSE(is_well_formed(command::ParkConversation{{}, {}, time_from_ms(-1)}));
  EXPECT_TRUE(is_well_formed(command::CallbackLater{{}, kTooLate - Duration{1}}));
  EXPECT_FALSE(is_well_formed(command::CallbackLater{{}, kTooLate}));
}

// The first fault of an object: place and message.
template <class T>
std::string fault_of(const T& object) {
  Faults faults(1);
  add_faults(object, Place(), faults);
  return faults.none() ? "" : faults.list()[0].path + ": " + faults.list()[0].message;
}

TEST(Shape, CommandsOfNumbersAndHandlesNeedNoCheck) {
  EXPECT_FALSE(kCanBeMalformed<command::AcceptOffer>);
  EXPECT_FALSE(kCanBeMalformed<command::EndConversation>);
  EXPECT_FALSE(kCanBeMalformed<command::Advance>);
  EXPECT_TRUE(kCanBeMalformed<command::SetTyping>);  // one of two
  EXPECT_TRUE(kCanBeMalformed<command::Consult>);
}

TEST(Shape, PlainCommandsAreWellFormed) {
  command::StartConversation start;
  EXPECT_FALSE(is_plain(start));  // the key of the customer must be checked
  start.customer = CustomerId{1};
  EXPECT_TRUE(is_plain(start));
  start.priority = 1;
  EXPECT_FALSE(is_plain(start));
  command::FinishWrapUp finish{.code = WrapUpCodeId{3}, .then = ThenPresence{false, {}}};
  EXPECT_TRUE(is_plain(finish));
  finish.note = "done";
  EXPECT_FALSE(is_plain(finish));
  EXPECT_FALSE(is_plain(command::SendMessage{}));
}

TEST(Shape, BothFormsOfTheCheckAgreeAndOneTellsThePlace) {
  command::EndVideoCall end{{}, Recording{.size = -1, .location = "here"}};
  EXPECT_EQ(fault_of(end), "recording.size: must not be negative");
  end.recording->size = 0;
  EXPECT_EQ(fault_of(end), "");
  end.recording->location = "";
  EXPECT_EQ(fault_of(end), "recording.location: must not be empty");
  EXPECT_EQ(fault_of(command::SendMessage{.text = "a"}),
            ": one of conversation and consultation is needed");
  command::Consult consult{.to = Target::of(SkillId{0}, 11)};
  EXPECT_EQ(fault_of(consult), "to.at_least: must be a whole number from 1 to 10");
  EXPECT_FALSE(is_well_formed(consult));
  consult.to = Target::of(ConsultationId{1});
  EXPECT_EQ(fault_of(consult), "to: must not be a consultation");
  EXPECT_FALSE(is_well_formed(consult));
}

// Programs take the password out. Readers must accept it, the engine must not.
TEST(Shape, APasswordIsForTheProgram) {
  const command::StartVideoCall start{.password = "secret"};
  EXPECT_EQ(fault_of(start), "");
  EXPECT_FALSE(is_well_formed(start));
}

TEST(Shape, SettingsOfASite) {
  Site site;
  site.skills = {"en", "no key"};
  site.queues.resize(2);
  site.queues[0].key = site.queues[1].key = "sales";  // is listed twice: no fault of its shape
  site.queues[1].offer_timeout = Duration{0};
  site.queues[1].max_offers = -1;
  site.agents.push_back({.key = "ann", .name = std::string(257, 'a'), .skills = {{"en", 11}}});
  Faults faults(10);
  add_faults(site, Place(), faults);
  std::string lines;
  for (const Fault& fault : faults.list()) lines += fault.path + ": " + fault.message + '\n';
  EXPECT_EQ(lines,
            "skills[1]: must be a key: 1-64 characters of A-Z a-z 0-9 . _ - @ : +\n"
            "queues[1].offer_timeout_ms: must be a whole number from 1 to 316224000000\n"
            "queues[1].max_offers: must not be negative\n"
            "agents[0].name: must have at most 256 bytes\n"
            "agents[0].skills.en: must be a whole number from 1 to 10\n");
}

}  // namespace
}  // namespace cordboard
