#include "engine/idempotency_cache.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace cordboard::core {
namespace {

constexpr std::size_t kMost = limits::kRememberedIds;

Reply reply_of(std::uint64_t number) {
  Reply reply;
  reply.made = Made::kConversation;
  reply.number = number;
  return reply;
}

// Three lengths of ids: the longest that is stored in place, one byte longer, and much longer, all
// with the same beginning.
std::string id_of(std::uint64_t number) {
  static constexpr std::size_t kSizes[] = {8, 36, 36, 36, 37, 200};
  const std::string digits = std::to_string(1'000'000 + number);
  const std::size_t size = kSizes[number % std::size(kSizes)];
  return std::string(size - digits.size(), 'x') + digits;
}

void expect_known(const IdempotencyCache& replies, std::uint64_t number) {
  const std::string id = id_of(number);
  ASSERT_TRUE(replies.knows(HashedId(id))) << number;
  const Reply found = replies.reply_to(HashedId(id));
  EXPECT_EQ(found.number, number);
  EXPECT_EQ(found.made, Made::kConversation);
  EXPECT_FALSE(found.repeated);
}

void expect_unknown(const IdempotencyCache& replies, std::uint64_t number) {
  const std::string id = id_of(number);
  EXPECT_FALSE(replies.knows(HashedId(id))) << number;
}

void remember(IdempotencyCache& replies, std::uint64_t number, Time at) {
  const std::string id = id_of(number);
  replies.remember(HashedId(id), reply_of(number), at);
}

TEST(IdempotencyCache, KeepsTheLastHundredThousandIds) {
  IdempotencyCache replies;
  constexpr std::uint64_t kAll = 250'000;
  for (std::uint64_t i = 0; i < kAll; ++i) {
    expect_unknown(replies, i);
    remember(replies, i, Time{});
    expect_known(replies, i - std::min<std::uint64_t>(i, i % kMost));
  }
  for (std::uint64_t i = 0; i < kAll - kMost; ++i) expect_unknown(replies, i);
  for (std::uint64_t i = kAll - kMost; i < kAll; ++i) expect_known(replies, i);
}

TEST(IdempotencyCache, ForgetsIdsOlderThanADayOnTheNextCommand) {
  IdempotencyCache replies;
  const Duration day{limits::kRememberedIdsMs};
  remember(replies, 1, Time{});
  remember(replies, 2, Time{Duration{1}});
  remember(replies, 3, Time{day});
  expect_known(replies, 1);
  remember(replies, 4, Time{day + Duration{1}});
  expect_unknown(replies, 1);
  expect_known(replies, 2);
  remember(replies, 5, Time{day + day + Duration{1}});
  expect_unknown(replies, 2);
  expect_unknown(replies, 3);
  expect_known(replies, 4);
  remember(replies, 6, Time{day * 9});
  for (std::uint64_t i = 1; i < 6; ++i) expect_unknown(replies, i);
  expect_known(replies, 6);
}

// Bursts and quiet times: the cache grows, becomes nearly empty and wraps around many times.
TEST(IdempotencyCache, MatchesASimpleReference) {
  IdempotencyCache replies;
  std::deque<std::pair<std::uint64_t, Time>> truth;
  std::mt19937 random(7);
  Time now{};
  std::uint64_t last = 0;
  for (int round = 0; round < 60'000; ++round) {
    const bool is_rush = round / 3'000 % 2 == 0;
    now += Duration{static_cast<std::int64_t>(random() % (is_rush ? 100'000u : 9'000'000u))};
    remember(replies, ++last, now);
    truth.emplace_back(last, now);
    while ((now - truth.front().second).count() > limits::kRememberedIdsMs) truth.pop_front();
    expect_known(replies, truth[random() % truth.size()].first);
    if (truth.front().first > 1) expect_unknown(replies, truth.front().first - 1);
  }
  EXPECT_LT(truth.size(), 100u);
}

// Among this many ids some have equal 32-bit hashes.
TEST(IdempotencyCache, DistinguishesIdsWithEqualHashes) {
  std::map<std::uint32_t, std::uint64_t> by_hash;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> twins;
  for (std::uint64_t i = 0; i < 400'000; ++i) {
    const auto [known, fresh] = by_hash.emplace(HashedId(id_of(i)).hash(), i);
    if (!fresh) twins.emplace_back(known->second, i);
  }
  ASSERT_FALSE(twins.empty());
  IdempotencyCache replies;
  for (std::size_t i = 0; i < twins.size(); ++i) {
    const Time at{Duration{limits::kRememberedIdsMs} * static_cast<std::int64_t>(2 * i)};
    remember(replies, twins[i].first, at);
    expect_unknown(replies, twins[i].second);
    remember(replies, twins[i].second, at + Duration{1});
    expect_known(replies, twins[i].first);
    expect_known(replies, twins[i].second);
    // The first id is forgotten, and the second is still found behind its empty place.
    remember(replies, 999'999, at + Duration{limits::kRememberedIdsMs + 1});
    expect_unknown(replies, twins[i].first);
    expect_known(replies, twins[i].second);
  }
}

TEST(IdempotencyCache, HashesSimilarIdsToDifferentPlaces) {
  constexpr std::size_t kPlaces = 1u << 12;
  for (const std::size_t size :
       {std::size_t{4}, std::size_t{8}, std::size_t{15}, std::size_t{36}}) {
    std::vector<int> low(kPlaces), high(kPlaces);
    for (std::uint64_t i = 0; i < 9'000; ++i) {
      const std::string digits = std::to_string(1'000 + i);
      const std::string id = std::string(size - digits.size(), '0') + digits;
      ++low[HashedId(id).hash() % kPlaces];
      ++high[HashedId(id).hash() >> 20];
    }
    // Each place has about two ids; 16 in one place have a probability of about one in a million.
    EXPECT_LT(*std::max_element(low.begin(), low.end()), 16) << size;
    EXPECT_LT(*std::max_element(high.begin(), high.end()), 16) << size;
  }
}

TEST(IdempotencyCache, HashesNonAsciiBytesAtEveryPosition) {
  for (std::size_t size = 0; size < 40; ++size) {
    std::string id(size, '~');
    EXPECT_TRUE(HashedId(id).is_ascii());
    for (char& each : id) {
      each = '\x80';
      EXPECT_FALSE(HashedId(id).is_ascii()) << size;
      each = '~';
    }
  }
}

TEST(IdempotencyCache, RemembersFaultsAndRefusals) {
  IdempotencyCache replies;
  const std::vector<Fault> faults = {{"queues[0].strategy", "there is no such strategy"},
                                     {"agents[1].key", "a key is 1 to 64 characters long"}};
  for (std::uint64_t i = 0; i < 1'000; ++i) {
    Reply reply = reply_of(i);
    if (i % 3 == 0) reply.refusal = Refusal::kSiteInvalid, reply.faults = faults;
    const std::string id = id_of(i);
    replies.remember(HashedId(id), reply, Time{});
  }
  for (std::uint64_t i = 0; i < 1'000; ++i) {
    expect_known(replies, i);
    const std::string id = id_of(i);
    const Reply found = replies.reply_to(HashedId(id));
    EXPECT_EQ(found.refusal, i % 3 == 0 ? Refusal::kSiteInvalid : Refusal::kNone);
    ASSERT_EQ(found.faults.size(), i % 3 == 0 ? 2u : 0u);
    for (std::size_t k = 0; k < found.faults.size(); ++k) {
      EXPECT_EQ(found.faults[k].message, faults[k].message);
    }
  }
}

TEST(IdempotencyCache, ASnapshotKeepsTheOrder) {
  IdempotencyCache replies;
  const std::vector<Fault> faults = {{"name", "is empty"}};
  for (std::uint64_t i = 0; i < 150'000; ++i) {
    Reply reply = reply_of(i);
    if (i == 60'000) reply.faults = faults;
    const std::string id = id_of(i);
    replies.remember(HashedId(id), reply, Time{Duration{static_cast<std::int64_t>(i)}});
  }
  std::string bytes;
  ArchiveWriter out(bytes);
  replies.save(out);

  IdempotencyCache restored;
  ArchiveReader in(bytes);
  restored.load(in);
  ASSERT_TRUE(in.ok() && in.at_end());
  expect_unknown(restored, 49'999);
  for (std::uint64_t i = 50'000; i < 150'000; ++i) expect_known(restored, i);
  const std::string id = id_of(60'000);
  const Reply faulty = restored.reply_to(HashedId(id));
  ASSERT_EQ(faulty.faults.size(), 1u);
  EXPECT_EQ(faulty.faults[0].path, "name");
  std::string again;
  ArchiveWriter out_again(again);
  restored.save(out_again);
  EXPECT_EQ(again, bytes);

  // The restored cache continues like the original.
  remember(restored, 150'000, Time{Duration{150'000}});
  expect_unknown(restored, 50'000);
  expect_known(restored, 50'001);
}

}  // namespace
}  // namespace cordboard::core
