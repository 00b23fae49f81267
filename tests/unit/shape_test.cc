// Commands that a host filled by hand, and that are none.
#include "cordboard/shape.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <string>

#include "cordboard/limits.h"

namespace cordboard {
namespace {

constexpr Time kTooLate = time_from_ms(limits::kLatestTimeMs + 1);

TEST(Shape, NotReadyNowOrAfterWhatRuns) {
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

TEST(Shape, WhatIsUpdatedIsLikeWhatIsStarted) {
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

TEST(Shape, TimesAreThoseOfAClock) {
  EXPECT_TRUE(is_well_formed(command::ParkConversation{}));
  EXPECT_TRUE(is_well_formed(command::ParkConversation{{}, {}, Time{}}));
  EXPECT_FALSE(is_well_formed(command::ParkConversation{{}, {}, kTooLate}));
  EXPECT_FALSE(is_well_formed(command::ParkConversation{{}, {}, time_from_ms(-1)}));
  EXPECT_TRUE(is_well_formed(command::CallbackLater{{}, kTooLate - Duration{1}}));
  EXPECT_FALSE(is_well_formed(command::CallbackLater{{}, kTooLate}));
}

}  // namespace
}  // namespace cordboard
