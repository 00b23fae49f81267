// An endless stream of commands of every kind as JSON lines. It depends on the seed and on the
// engine's events so far. Most commands are sensible, some are not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cordboard/batch.h"
#include "cordboard/event.h"
#include "cordboard/ids.h"

namespace cordboard::determinism {

class CommandLines {
 public:
  explicit CommandLines(std::uint64_t seed) : state_(seed) {}

  // The next line. The first one configures the site.
  std::string next(const Names& names);
  // Takes the events of the last line.
  void see(const Batch& batch);

 private:
  struct Pair {
    std::uint64_t number = 0;  // of an offer, or of a conversation
    AgentId agent;
  };
  using Pairs = std::vector<Pair>;
  struct Written {
    std::uint64_t message = 0;
    std::uint64_t conversation = 0;
  };

  std::uint64_t draw();
  std::uint64_t below(std::uint64_t bound) { return draw() % bound; }
  bool chance(unsigned percent) { return below(100) < percent; }
  std::int64_t pass();

  // The beginning of a line, up to the command's own fields.
  std::string begin(std::string_view command);
  static void drop(Pairs& pairs, std::uint64_t number, std::optional<AgentId> agent = {});
  Pair pick(const Pairs& pairs);
  std::string agent();
  std::string queue();
  std::string words();
  std::string agent_of(const Pair& pair, const Names& names);
  std::string skills();

  std::string about_agent();
  std::string about_connection();
  std::string about_customer();
  std::string about_offer(const Names& names);
  std::string about_waiting();
  std::string about_chat(const Names& names);
  std::string about_message(const Names& names);
  std::string about_phrase(const Names& names);
  std::string about_wrap_up(const Names& names);
  std::string about_company(const Names& names);
  std::string about_consultation(const Names& names);
  std::string about_supervision(const Names& names);
  std::string target(const Names& names);
  std::string one_agent(const Names& names);
  std::string colleague(const Names& names);
  std::string whom_it_consults();
  std::string about_case(const Names& names);
  std::string about_appointment();
  std::string about_item(const Names& names);
  std::string put_customer();
  std::string open_case();
  // One of the newest numbers up to `last`; sometimes one that is gone or never existed.
  std::int64_t recent(std::uint64_t last);
  std::string customer();
  std::string arrive();
  std::string configure();
  std::string queue_settings(unsigned number);
  std::string agent_settings(unsigned number);

  // The events show which objects exist.
  void see(const event::OfferCreated& made);
  void see(const event::OfferAccepted& e);
  void see(const event::OfferDeclined& e);
  void see(const event::OfferExpired& e);
  void see(const event::OfferRevoked& e);
  void see(const event::ConversationQueued& queued);
  void see(const event::ConversationAbandoned& e);
  void see(const event::ConversationRejected& e);
  void see(const event::CallbackScheduled& e);
  void see(const event::ParticipantJoined& joined);
  void see(const event::ParticipantLeft& left);
  void see(const event::ConversationParked& parked);
  void see(const event::ConversationResumed& resumed);
  void see(const event::WrapUpStarted& started);
  void see(const event::WrapUpFinished& finished);
  void see(const event::MessageSent& sent);
  void see(const event::AgentPresenceChanged& changed);
  void see(const event::TransferRequested& asked);
  void see(const event::ConferenceRequested& asked);
  void see(const event::ConsultationRequested& asked);
  void see(const event::ConsultationStarted& started);
  void see(const event::ConsultationEnded& ended);
  void see(const event::MonitoringStarted& started);
  void see(const event::MonitoringStopped& stopped);
  void see(const event::OperatorJoined& joined) {
    last_operator_ = {joined.case_id.value, joined.agent};
  }
  void see(const event::CaseOpened& opened) { last_case_ = opened.case_id.value; }
  void see(const event::AppointmentScheduled& made) { last_appointment_ = made.appointment.value; }
  void see(const event::FileAttached& attached) { last_item_ = attached.item.value; }
  void see(const event::ItemArchived& archived) { last_item_ = archived.item.value; }
  template <class AnyEvent>
  void see(const AnyEvent&) {}

  std::uint64_t state_;
  std::int64_t now_ = 1'760'000'000'000;
  std::uint64_t lines_ = 0;
  Pairs offers_;
  Pairs waiting_;  // and their last agent, if any
  Pairs chats_;
  Pairs parked_;
  Pairs ready_;  // agents
  Pairs asked_;  // the agents who last requested a transfer or a conference
  bool asked_to_join_ = false;
  Pairs joined_;   // agents who joined others
  Pairs threads_;  // consultations and their agents
  Pairs watched_;
  Pairs wrap_ups_;
  Written last_message_;
  std::uint64_t last_consultation_ = 0;
  std::uint64_t last_case_ = 0;
  Pair last_operator_;
  std::uint64_t last_appointment_ = 0;
  std::uint64_t last_item_ = 0;
};

}  // namespace cordboard::determinism
