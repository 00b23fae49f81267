// BM_Redis: the life cycle in Redis with sorted sets and Lua, one script call per command. Agents
// with free capacity are in a sorted set for each group, by idle time; waiting conversations in one
// for each class, by priority and arrival; timers in one by due time. In favour of Redis: the
// client computes which class suits which group, no events are written, and the client is C without
// a pool.
//
// CORDBOARD_REDIS: the unix socket of a server that may be emptied.

#include <hiredis/hiredis.h>

#include <cstdarg>
#include <cstdlib>
#include <memory>
#include <string>

#include "fixture.h"

namespace {

constexpr const char* kRedisStart = R"(
local number = redis.call('INCR', 'numbers')
local best, at = nil, nil
for i = 4, #ARGV do
  local first = redis.call('ZRANGE', 'free:' .. ARGV[i], 0, 0, 'WITHSCORES')
  if first[1] and (not at or tonumber(first[2]) < at) then
    best, at = first[1], tonumber(first[2])
  end
end
if not best then
  redis.call('HSET', 'chat:' .. number, 'customer', ARGV[3], 'state', 'queued')
  redis.call('ZADD', 'class:' .. ARGV[2], number, number)
  return {number, -1}
end
redis.call('HSET', 'chat:' .. number, 'customer', ARGV[3], 'state', 'offered', 'agent', best)
redis.call('ZADD', 'timers', ARGV[1] + 20000, number)
if redis.call('HINCRBY', 'agent:' .. best, 'load', 1) == 3 then
  redis.call('ZREM', 'free:' .. redis.call('HGET', 'agent:' .. best, 'profile'), best)
end
return {number, tonumber(best)}
)";

constexpr const char* kRedisAccept = R"(
if redis.call('HGET', 'chat:' .. ARGV[2], 'state') ~= 'offered' then return {0, -1} end
redis.call('ZREM', 'timers', ARGV[2])
redis.call('HSET', 'chat:' .. ARGV[2], 'state', 'active')
redis.call('ZADD', 'free:' .. ARGV[4], 'XX', ARGV[1], ARGV[3])
return {0, -1}
)";

constexpr const char* kRedisEnd = R"(
if redis.call('HGET', 'chat:' .. ARGV[2], 'state') ~= 'active' then return {0, -1} end
redis.call('HSET', 'chat:' .. ARGV[2], 'state', 'wrap_up')
redis.call('ZADD', 'timers', ARGV[1] + 120000, ARGV[2])
redis.call('ZADD', 'free:' .. ARGV[4], 'XX', ARGV[1], ARGV[3])
return {0, -1}
)";

constexpr const char* kRedisFinish = R"(
if redis.call('HGET', 'chat:' .. ARGV[2], 'state') ~= 'wrap_up' then return {0, -1} end
redis.call('ZREM', 'timers', ARGV[2])
redis.call('DEL', 'chat:' .. ARGV[2])
local load = redis.call('HINCRBY', 'agent:' .. ARGV[3], 'load', -1)
local best, at, class = nil, nil, nil
for i = 5, #ARGV do
  local first = redis.call('ZRANGE', 'class:' .. ARGV[i], 0, 0, 'WITHSCORES')
  if first[1] and (not at or tonumber(first[2]) < at) then
    best, at, class = first[1], tonumber(first[2]), ARGV[i]
  end
end
if not best then
  redis.call('ZADD', 'free:' .. ARGV[4], ARGV[1], ARGV[3])
  return {0, -1}
end
redis.call('ZREM', 'class:' .. class, best)
redis.call('HSET', 'chat:' .. best, 'state', 'offered', 'agent', ARGV[3])
redis.call('ZADD', 'timers', ARGV[1] + 20000, best)
if redis.call('HINCRBY', 'agent:' .. ARGV[3], 'load', 1) < 3 then
  redis.call('ZADD', 'free:' .. ARGV[4], ARGV[1], ARGV[3])
end
return {tonumber(best), tonumber(ARGV[3])}
)";

class RedisSystem {
 public:
  explicit RedisSystem(const probe::Shape& shape)
      : context_(redisConnectUnix(std::getenv("CORDBOARD_REDIS"))) {
    if (context_ == nullptr || context_->err != 0) fail("cannot connect");
    ask({"FLUSHALL"});
    for (const char* script : {kRedisStart, kRedisAccept, kRedisEnd, kRedisFinish}) {
      const auto reply = ask({"SCRIPT", "LOAD", script});
      scripts_.push_back(reply->str);
    }
    const probe::Suiting suiting = probe::suiting(shape);
    suits_ = texts_of(suiting.profiles);
    serves_ = texts_of(suiting.classes);
    for (std::size_t i = 0; i < shape.agents; ++i) {
      const std::string agent = std::to_string(i);
      const std::string profile = std::to_string(i % serves_.size());
      ask({"HSET", "agent:" + agent, "load", "0", "profile", profile});
      ask({"ZADD", "free:" + profile, time(), agent});
    }
  }

  void start(std::span<const probe::Arrival> arrivals, std::vector<probe::Match>& offered) {
    for (const probe::Arrival& arrival : arrivals) {
      call(0, {std::to_string(arrival.queue), std::to_string(arrival.customer)},
           suits_[arrival.queue], &offered);
    }
  }
  void accept(std::span<const probe::Match> offers) { each(1, offers, nullptr); }
  void end(std::span<const probe::Match> chats) { each(2, chats, nullptr); }
  void finish(std::span<const probe::Match> chats, std::vector<probe::Match>& offered) {
    each(3, chats, &offered);
  }

 private:
  struct Free {
    void operator()(redisReply* reply) const { freeReplyObject(reply); }
    void operator()(redisContext* context) const { redisFree(context); }
  };
  using Reply = std::unique_ptr<redisReply, Free>;

  using Texts = std::vector<std::string>;

  static std::vector<Texts> texts_of(const std::vector<std::vector<std::uint32_t>>& lists) {
    std::vector<Texts> texts(lists.size());
    for (std::size_t i = 0; i < lists.size(); ++i) {
      for (const std::uint32_t number : lists[i]) texts[i].push_back(std::to_string(number));
    }
    return texts;
  }

  [[noreturn]] static void fail(const char* what) {
    std::fprintf(stderr, "redis: %s\n", what);
    std::exit(1);
  }

  std::string time() { return std::to_string(now_ += probe::kStepMs); }

  Reply ask(const Texts& words) {
    std::vector<const char*> texts;
    std::vector<std::size_t> sizes;
    for (const std::string& word : words) {
      texts.push_back(word.data());
      sizes.push_back(word.size());
    }
    Reply reply(static_cast<redisReply*>(redisCommandArgv(
        context_.get(), static_cast<int>(words.size()), texts.data(), sizes.data())));
    if (!reply) fail(context_->errstr);
    if (reply->type == REDIS_REPLY_ERROR) fail(reply->str);
    return reply;
  }

  void each(std::size_t script, std::span<const probe::Match> matches,
            std::vector<probe::Match>* offered) {
    static const Texts none;
    for (const probe::Match& match : matches) {
      const std::size_t profile = match.agent % serves_.size();
      call(script,
           {std::to_string(match.conversation), std::to_string(match.agent),
            std::to_string(profile)},
           offered != nullptr ? serves_[profile] : none, offered);
    }
  }

  void call(std::size_t script, const Texts& arguments, const Texts& more,
            std::vector<probe::Match>* offered) {
    words_ = {"EVALSHA", scripts_[script], "0", time()};
    words_.insert(words_.end(), arguments.begin(), arguments.end());
    words_.insert(words_.end(), more.begin(), more.end());
    const Reply reply = ask(words_);
    const long long agent = reply->element[1]->integer;
    if (agent < 0 || offered == nullptr) return;
    offered->push_back({static_cast<std::uint64_t>(reply->element[0]->integer), 0,
                        static_cast<std::uint32_t>(agent)});
  }

  std::unique_ptr<redisContext, Free> context_;
  Texts scripts_;
  std::vector<Texts> suits_;   // [class]: groups
  std::vector<Texts> serves_;  // [group]: classes
  Texts words_;
  std::int64_t now_ = 0;
};

void redis(benchmark::State& state, const probe::Shape& shape, const probe::Load& load) {
  if (std::getenv("CORDBOARD_REDIS") == nullptr) return state.SkipWithError("no CORDBOARD_REDIS");
  using Run = probe::Running<RedisSystem>;
  auto& run = probe::kept<Run>(probe::shape_name(shape, load),
                               [&] { return std::make_unique<Run>(shape, load); });
  probe::run_cycles(state, run.cycles);
}

const bool redis_registered = [] {
  const probe::Shape shape;
  const probe::Load load{.waiting = 10'000, .backlog = true};
  benchmark::RegisterBenchmark(("BM_Redis" + probe::shape_name(shape, load)).c_str(), redis, shape,
                               load)
      ->UseRealTime();
  return true;
}();

}  // namespace
