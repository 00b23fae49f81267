// Every limit of the engine in one place.
//
//   if (text.size() > limits::kNameBytes) show("name too long");      // before you submit
//   static_assert(limits::kAgentMessage == 1000);
//   const Reply& reply = engine.submit(submission).reply();
//   if (reply.refusal == Refusal::kLimitReached) show("too many of them");
//   if (reply.refusal == Refusal::kMessageTooLong) show("shorten the text");
//
// Beyond a limit a command is refused (`limit_reached`, `message_too_long`, `malformed`,
// `site_invalid`) and nothing changes. The limits bound the memory of an engine; docs/memory.md
// works out how much that is. Names that end in Bytes count bytes of UTF-8; other texts are counted
// in Unicode code points. Durations are milliseconds. Constants; no thread-safety concerns.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cordboard::limits {

// The latest time that an engine can be given: what JSON numbers hold exactly (RFC 8259, section
// 6).
inline constexpr std::int64_t kLatestTimeMs = (std::int64_t{1} << 53) - 1;
// Ten years: the longest duration in a site.
inline constexpr std::int64_t kLongestDurationMs = std::int64_t{10} * 366 * 24 * 3600 * 1000;

// Characters of a key.
inline constexpr std::size_t kKeyBytes = 64;
// Code points of `Submission::id`.
inline constexpr std::size_t kCommandId = 64;
// Code points of a text by an agent: a message, a note, a canned response.
inline constexpr std::size_t kAgentMessage = 1000;
// Code points of a message by a customer.
inline constexpr std::size_t kCustomerMessage = 10000;
// The length of a name, and of every other short text of a profile, case or file.
inline constexpr std::size_t kNameBytes = 256;
// The length of a conversation's subject.
inline constexpr std::size_t kSubjectBytes = 1024;
// The length of a link in `push_url`.
inline constexpr std::size_t kUrlBytes = 2048;

// Messages and links of a conversation; the same for the thread of a consultation.
inline constexpr std::size_t kMessagesPerConversation = 10000;
// Notes of a conversation, those of transfers included.
inline constexpr std::size_t kNotesPerConversation = 1000;
// Notices that a transcript keeps; further ones are events only.
inline constexpr std::size_t kNoticesPerConversation = 1000;
// Consultations about a conversation, past ones included.
inline constexpr std::size_t kConsultationsPerConversation = 1000;
// Attributes of a conversation, or fields of a case.
inline constexpr std::size_t kAttributes = 64;
// Key and value of one attribute together.
inline constexpr std::size_t kAttributeBytes = 1024;
// Priorities lie within ± this.
inline constexpr std::int32_t kPriority = 1'000'000;
// The highest `aging_per_minute`; it keeps effective priorities exact in 64 bits.
inline constexpr std::int32_t kAgingPerMinute = 1000;
// Parts of one requirement.
inline constexpr std::size_t kRequirementNodes = 64;
// Levels of nesting in one requirement.
inline constexpr std::size_t kRequirementDepth = 8;

// A wrap-up with its extensions: one day.
inline constexpr std::int64_t kLongestWrapUpMs = std::int64_t{24} * 3600 * 1000;

// From now until a parked conversation or a call back is due: 366 days.
inline constexpr std::int64_t kLongestParkMs = std::int64_t{366} * 24 * 3600 * 1000;

// Customers known by profile, case or meeting.
inline constexpr std::size_t kKnownCustomers = 4'000'000;
// Cases of an engine.
inline constexpr std::size_t kCases = 1'000'000;
// Cases of one customer.
inline constexpr std::size_t kCasesPerCustomer = 1'000;
// The length of the notes of a case.
inline constexpr std::size_t kNotesBytes = 16'384;
// Operators of a case at a time.
inline constexpr std::size_t kOperatorsPerCase = 100;
// Appointments of a case, past and cancelled ones included.
inline constexpr std::size_t kAppointmentsPerCase = 1'000;
// Conversations linked to a case.
inline constexpr std::size_t kConversationsPerCase = 1'000;
// Entries of a case's timeline, without those of its conversations.
inline constexpr std::size_t kEntriesPerCase = 10'000;
// The longest appointment: one day.
inline constexpr std::int64_t kLongestAppointmentMs = std::int64_t{24} * 3600 * 1000;
// The length of a password's salted hash.
inline constexpr std::size_t kPasswordHashBytes = 256;
// Items in the archive.
inline constexpr std::size_t kItems = 4'000'000;
// Recordings of one case.
inline constexpr std::size_t kItemsPerCase = 10'000;
// Files sent in one conversation.
inline constexpr std::size_t kFilesPerConversation = 1'000;
// The length of an item's location.
inline constexpr std::size_t kLocationBytes = 2'048;
// The length of one tag.
inline constexpr std::size_t kTagBytes = 64;
// Tags of one item.
inline constexpr std::size_t kTagsPerItem = 32;
// Meetings of one agent: those of the last 90 days and those to come.
inline constexpr std::size_t kMeetingsPerAgent = 10'000;
// Meetings of one customer, counted in the same way.
inline constexpr std::size_t kMeetingsPerCustomer = 1'000;
// The shortest bookable slot: one minute.
inline constexpr std::int64_t kShortestSlotMs = 60'000;
// The longest bookable slot: one day.
inline constexpr std::int64_t kLongestSlotMs = std::int64_t{24} * 3600 * 1000;
// The time that one question `calendar` may cover: 366 days.
inline constexpr std::int64_t kLongestCalendarMs = std::int64_t{366} * 24 * 3600 * 1000;
// How far back activities and inboxes go: 90 days.
inline constexpr std::int64_t kHistoryMs = std::int64_t{90} * 24 * 3600 * 1000;
// Past conversations in one inbox answer.
inline constexpr std::size_t kInboxPast = 10'000;

// Conversations of an engine, closed ones that are not yet forgotten included.
inline constexpr std::size_t kLiveConversations = 4'000'000;
// Distinct requirements in use: by queues and by conversations that wait or are served.
inline constexpr std::size_t kRequirementClasses = 65'536;
// Command ids that the engine remembers.
inline constexpr std::size_t kRememberedIds = 100'000;
// How long it remembers a command id: one day.
inline constexpr std::int64_t kRememberedIdsMs = std::int64_t{24} * 3600 * 1000;

// Queues of a site.
inline constexpr std::size_t kQueues = 20'000;
// Agents of a site.
inline constexpr std::size_t kAgents = 1'000'000;
// Skills of a site.
inline constexpr std::size_t kSkills = 10'000;
// Teams of a site.
inline constexpr std::size_t kTeams = 10'000;
// Reasons of each kind, and wrap-up codes.
inline constexpr std::size_t kReasons = 1'000;
// Fields that a site adds to cases.
inline constexpr std::size_t kCaseFields = 64;
// Faults that one refusal `site_invalid` names.
inline constexpr std::size_t kFaults = 1'000;
// The highest level in a skill; the lowest is 1.
inline constexpr std::int32_t kSkillLevel = 10;
// The highest `capacity` of an agent, in units.
inline constexpr std::int32_t kCapacity = 1'000;
// The highest `weight` of a queue, in units.
inline constexpr std::int32_t kWeight = 1'000;
// Steps of relaxation of one queue.
inline constexpr std::size_t kRelaxSteps = 32;
// Open offers of one conversation.
inline constexpr std::int32_t kOffersAtOnce = 1'000;
// The highest `max_agents`.
inline constexpr std::int32_t kAgentsPerConversation = 100;
// Calendars of a site.
inline constexpr std::size_t kCalendars = 1'000;
// Blocks of one week, or of one exception.
inline constexpr std::size_t kWeeklyBlocks = 100;
// Exceptions of one calendar or schedule.
inline constexpr std::size_t kExceptions = 1'000;
// Desktop connections of one agent.
inline constexpr std::size_t kSessionsPerAgent = 16;
// Canned responses, those put while running included.
inline constexpr std::size_t kCannedResponses = 10'000;
// Links remembered for one agent; the oldest is forgotten.
inline constexpr std::size_t kPushedUrls = 100;

}  // namespace cordboard::limits
