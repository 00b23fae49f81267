// Lines about agents who work together, and about supervisors.
#include "determinism/command_lines.h"
#include "determinism/line_pieces.h"

namespace cordboard::determinism {

std::string CommandLines::one_agent() { return R"({"agent":")" + agent() + "\"}"; }

std::string CommandLines::whom_it_consults() {
  return R"({"consultation":)" + std::to_string(recent(last_consultation_)) + "}";
}

std::string CommandLines::target() {
  switch (below(7)) {
    case 0:
      return R"({"team":"red"})";
    case 1:
      return R"({"skill":"de","at_least":2})";
    case 2:
      return R"({"queue":")" + queue() + "\"}";
    default:
      return one_agent();
  }
}

std::string CommandLines::about_company(const Names& names) {
  if (chats_.empty()) return arrive();
  const Pair pair = pick(chats_);
  const std::string line = conversation(pair.number) + text("agent", agent_of(pair, names));
  switch (below(12)) {
    case 0:
      return join({begin("cancel_transfer"), line});
    case 1:
      return join({begin("cancel_invitation"), line});
    case 2:
      return join({begin("remove_participant"), line, text("participant", agent())});
    case 3:
      return join({begin(chance(50) ? "leave_conversation" : "end_conference"), line});
    case 4:
      return join({begin("close_for_all"), line});
    case 5:
    case 6:
      return join({begin("invite_to_conference"), line,
                   raw("to", chance(40) ? whom_it_consults() : one_agent())});
    case 7:
    case 8:
      return join({begin("consult"), line, raw("to", target()),
                   (chance(20) ? text("medium", "voice") : ""),
                   (chance(30) ? text("note", words()) : "")});
    case 9:
      return about_consultation(names);
    default:
      return join({begin("transfer"), line, raw("to", chance(20) ? whom_it_consults() : target()),
                   (chance(30) ? text("note", words()) : "")});
  }
}

std::string CommandLines::about_consultation(const Names& names) {
  const std::string thread = number("consultation", recent(last_consultation_));
  const std::string who = chance(70) ? agent_of(pick(chats_), names) : agent();
  switch (below(3)) {
    case 0:
      return join({begin("send_message"), thread, text("from", who), text("text", words())});
    case 1:
      return join({begin("set_typing"), thread, text("from", who),
                   raw("typing", chance(60) ? "true" : "false")});
    default:
      return join({begin("end_consultation"), thread, text("agent", who)});
  }
}

std::string CommandLines::about_supervision() {
  constexpr const char* kCommands[] = {"monitor", "coach", "barge_in", "stop_monitoring",
                                       "take_over"};
  const Pair pair = pick(chats_);
  return join({begin(kCommands[below(5)]), conversation(pair.number), text("agent", agent())});
}

}  // namespace cordboard::determinism
