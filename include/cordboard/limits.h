// Every limit of the engine in one place. Beyond a limit a command is refused (`limit_reached`,
// `message_too_long`, `site_invalid` …) and nothing changes. What they bound memory to is worked
// out in docs/memory.md.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cordboard::limits {

inline constexpr std::int64_t kLatestTimeMs = (std::int64_t{1} << 53) - 1;
inline constexpr std::int64_t kLongestDurationMs =
    std::int64_t{10} * 366 * 24 * 3600 * 1000;  // ten years

// Texts, in Unicode code points unless bytes are named.
inline constexpr std::size_t kKeyBytes = 64;
inline constexpr std::size_t kCommandId = 64;
inline constexpr std::size_t kAgentMessage = 1000;  // notes as well
inline constexpr std::size_t kCustomerMessage = 10000;
inline constexpr std::size_t kNameBytes = 256;
inline constexpr std::size_t kSubjectBytes = 1024;

// Per conversation.
inline constexpr std::size_t kMessagesPerConversation = 10000;
inline constexpr std::size_t kNotesPerConversation = 1000;
inline constexpr std::size_t kNoticesPerConversation = 1000;  // further ones are told, not kept
inline constexpr std::size_t kConsultationsPerConversation = 1000;
inline constexpr std::size_t kAttributes = 64;
inline constexpr std::size_t kAttributeBytes = 1024;
inline constexpr std::int32_t kPriority = 1'000'000;   // priorities lie within ± this
inline constexpr std::int32_t kAgingPerMinute = 1000;  // keeps priorities exact in 64 bits
inline constexpr std::size_t kRequirementNodes = 64;
inline constexpr std::size_t kRequirementDepth = 8;

inline constexpr std::int64_t kLongestWrapUpMs =
    std::int64_t{24} * 3600 * 1000;  // with its extensions

inline constexpr std::int64_t kLongestParkMs =
    std::int64_t{366} * 24 * 3600 * 1000;  // parked, or until a call back

// Per engine.
inline constexpr std::size_t kLiveConversations =
    4'000'000;  // kept ones (closed, not yet forgotten) included
inline constexpr std::size_t kRequirementClasses =
    65'536;  // distinct needs in use: by queues, by those waiting or served
inline constexpr std::size_t kRememberedIds = 100'000;
inline constexpr std::int64_t kRememberedIdsMs = std::int64_t{24} * 3600 * 1000;

// Per site.
inline constexpr std::size_t kQueues = 20'000;
inline constexpr std::size_t kAgents = 1'000'000;
inline constexpr std::size_t kSkills = 10'000;
inline constexpr std::size_t kTeams = 10'000;
inline constexpr std::size_t kReasons = 1'000;  // of each kind, and wrap-up codes
inline constexpr std::size_t kFaults = 1'000;   // named of an invalid site, at most
inline constexpr std::int32_t kSkillLevel = 10;
inline constexpr std::int32_t kCapacity = 1'000;
inline constexpr std::int32_t kWeight = 1'000;
inline constexpr std::size_t kRelaxSteps = 32;  // of a queue
inline constexpr std::int32_t kOffersAtOnce = 1'000;
inline constexpr std::int32_t kAgentsPerConversation = 100;  // `max_agents` at most
inline constexpr std::size_t kCalendars = 1'000;
inline constexpr std::size_t kWeeklyBlocks = 100;     // of a calendar or a schedule
inline constexpr std::size_t kExceptions = 1'000;     // and blocks of one: kWeeklyBlocks
inline constexpr std::size_t kSessionsPerAgent = 16;  // desktop connections

}  // namespace cordboard::limits
