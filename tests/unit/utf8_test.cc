#include "describe/utf8.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace cordboard {
namespace {

// Encodes a code point. A sequence that encodes no code point is not UTF-8.
std::string encode(std::uint32_t c) {
  std::string bytes;
  const auto put = [&](std::uint32_t byte) { bytes += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
  return bytes;
}

TEST(Utf8, EveryCodePointIsValidExceptSurrogates) {
  for (std::uint32_t c = 0; c < 0x110000; ++c) {
    const bool surrogate = c >= 0xD800 && c < 0xE000;
    ASSERT_EQ(utf8::valid(encode(c)), !surrogate) << std::hex << c;
    ASSERT_EQ(utf8::code_points(encode(c)), 1u);
  }
  EXPECT_FALSE(utf8::valid(encode(0x110000)));
  EXPECT_FALSE(utf8::valid(encode(0x1FFFFF)));
}

TEST(Utf8, NoOtherSequenceOfTwoBytesIsValid) {
  std::size_t valid = 0;
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string text = {static_cast<char>(a), static_cast<char>(b)};
      valid += utf8::valid(text) ? 1 : 0;
    }
  }
  EXPECT_EQ(valid, 128u * 128u + (0x800u - 0x80u));
}

TEST(Utf8, NoOtherSequenceOfThreeBytesIsValid) {
  std::size_t valid = 0;
  std::string text(3, ' ');
  for (std::uint32_t bytes = 0; bytes < 1u << 24; ++bytes) {
    text[0] = static_cast<char>(bytes >> 16);
    text[1] = static_cast<char>(bytes >> 8);
    text[2] = static_cast<char>(bytes);
    valid += utf8::valid(text) ? 1 : 0;
  }
  // Three one-byte characters, or a two-byte and a one-byte character in either order, or one
  // three-byte character that is no surrogate.
  EXPECT_EQ(valid, 128u * 128 * 128 + 2u * 128 * 0x780 + (0x10000u - 0x800 - 0x800));
}

TEST(Utf8, RefusesOverlongAndTruncatedSequences) {
  for (const std::string_view text :
       {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF8\x88",
        "\xFE", "\xFF", "\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xED\xA0\x80"}) {
    EXPECT_FALSE(utf8::valid(text));
    EXPECT_FALSE(utf8::valid("12345678" + std::string(text)));
    EXPECT_FALSE(utf8::valid(std::string(text) + "12345678"));
  }
}

TEST(Utf8, CountsCodePointsAtEveryOffset) {
  const std::string unit = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";  // a é € 😀
  std::string text;
  for (std::size_t n = 0; n < 20; ++n) {
    EXPECT_EQ(utf8::code_points(text), 4 * n);
    EXPECT_EQ(utf8::code_points("x" + text), 4 * n + 1);
    EXPECT_TRUE(utf8::valid(text));
    text += unit;
  }
}

TEST(Utf8, WhiteSpaceIsAsUnicodeDefines) {
  std::size_t spaces = 0;
  for (std::uint32_t c = 0; c < 0x110000; ++c) spaces += utf8::only_white_space(encode(c)) ? 1 : 0;
  EXPECT_EQ(spaces, 25u);  // PropList.txt has 25 code points with White_Space
  EXPECT_TRUE(utf8::only_white_space(""));
  EXPECT_TRUE(utf8::only_white_space(" \t\r\n\xE2\x80\xA8\xE3\x80\x80\xC2\xA0"));
  EXPECT_FALSE(utf8::only_white_space("\xE2\x80\x8B"));  // the zero width space is not white space
  EXPECT_FALSE(utf8::only_white_space("   x   "));
}

std::string small(std::string_view text) {
  std::string out;
  utf8::append_small(out, text);
  return out;
}

TEST(Utf8, CapitalsHaveSmallForms) {
  EXPECT_EQ(small("AZaz09 _-"), "azaz09 _-");
  EXPECT_EQ(small("ÀÖØÞ×ß÷Ÿ"), "àöøþ×ß÷ÿ");
  EXPECT_EQ(small("ĀĶĹŇŊŶŹŽ ĸŉıİſ"), "āķĺňŋŷźž ĸŉıİſ");
  EXPECT_EQ(small("ΑΡΣΩΫ ς"), "αρσωϋ ς");
  EXPECT_EQ(small("ЀЏАЯ"), "ѐџая");
  EXPECT_EQ(small("日本 😀"), "日本 😀");
}

// Compares with the number of capitals in Unicode, which differs if a range border is wrong.
TEST(Utf8, LowerCaseIsStable) {
  std::size_t capitals = 0;
  for (std::uint32_t c = 1; c < 0x110000; ++c) {
    const std::string text = encode(c);
    const std::string once = small(text);
    capitals += once != text ? 1 : 0;
    ASSERT_EQ(small(once), once) << c;
    ASSERT_EQ(utf8::code_points(once), 1u) << c;
    ASSERT_TRUE(!utf8::valid(text) || utf8::valid(once)) << c;
  }
  EXPECT_EQ(capitals, 192u);
}

}  // namespace
}  // namespace cordboard
