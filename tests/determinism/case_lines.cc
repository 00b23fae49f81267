// Lines about customers, cases, appointments, files and calendars.
#include <algorithm>
#include <array>

#include "determinism/command_lines.h"
#include "determinism/line_pieces.h"

namespace cordboard::determinism {
namespace {

constexpr unsigned kKnown =
    60;  // customers with profiles and cases; the others only have conversations
constexpr std::uint64_t kWindow = 12;
constexpr std::array kNames = {"Lee Long", "Käthe", "", "山田"};
constexpr std::array kTags = {"signed", "first floor", "é"};

}  // namespace

std::int64_t CommandLines::recent(std::uint64_t last) {
  const std::uint64_t back = below(kWindow);
  return static_cast<std::int64_t>(last + 1 - std::min(last, back));
}

std::string CommandLines::customer() {
  return text("customer", "c" + std::to_string(below(kKnown)));
}

std::string CommandLines::put_customer() {
  if (chance(20)) return join({begin("erase_customer"), customer()});
  return join({begin("put_customer"), customer(),
               (chance(80) ? text("name", kNames[below(4)]) : ""),
               (chance(30) ? text("email", "a@b.example") : ""),
               (chance(30) ? text("crm_status", "lead") : "")});
}

std::string CommandLines::open_case() {
  return join({begin("open_case"), customer(), text("name", words()),
               (chance(50) ? text("notes", words()) : ""),
               (chance(50) ? raw("fields", R"({"room":"cellar","size":"12"})") : ""),
               (chance(30) ? text("language", "de") : ""),
               (chance(70) ? text("by", "agent:" + agent()) : "")});
}

std::string CommandLines::about_case(const Names& names) {
  const std::string which = number("case", recent(last_case_));
  switch (below(14)) {
    case 0:
    case 1:
      return put_customer();
    case 2:
    case 3:
      return open_case();
    case 4:
      return join({begin("edit_case"), which, text("notes", words()),
                   (chance(50) ? raw("fields", R"({"room":""})") : "")});
    case 5:
      return join({begin(chance(60) ? "finish_case" : "delete_case"), which});
    case 6:
      return join({begin("reopen_case"), which});
    case 7:
      if (chance(70)) return join({begin("add_operator"), which, text("agent", agent())});
      return join({begin("remove_operator"),
                   number("case", static_cast<std::int64_t>(last_operator_.number)),
                   text("agent", agent_of(last_operator_, names))});
    case 8: {
      const Pair pair = pick(chats_);
      return join({begin("link_conversation"), which, conversation(pair.number)});
    }
    case 9: {
      const Pair pair = pick(chats_);
      return join({begin("share_calendar"), conversation(pair.number),
                   text("agent", agent_of(pair, names)), text("calendar_of", agent())});
    }
    case 10: {
      const Pair pair = pick(chats_);
      constexpr std::int64_t kSlot = 1'800'000;
      const auto ahead = static_cast<std::int64_t>(1 + below(50));
      return join({begin("book_meeting"), conversation(pair.number), text("calendar_of", agent()),
                   number("start", (now_ / kSlot + ahead) * kSlot)});
    }
    default:
      return about_appointment();
  }
}

std::string CommandLines::about_appointment() {
  const auto ahead = static_cast<std::int64_t>(below(100'000'000));
  const std::string which = number("appointment", recent(last_appointment_));
  switch (below(7)) {
    case 0:
    case 1:
      return join({begin("schedule_appointment"), number("case", recent(last_case_)),
                   number("start", now_ + ahead), number("duration_ms", 1'800'000)});
    case 2:
      return join({begin("move_appointment"), which, number("start", now_ + ahead)});
    case 3:
      return join({begin("cancel_appointment"), which});
    case 4:
      return join(
          {begin("send_invitation"), which, text("as", chance(50) ? "link" : "invitation")});
    case 5:
      return join({begin("start_video_call"), which});
    default:
      return join({begin("end_video_call"), which,
                   (chance(50) ? text("recording", "recordings/" + std::to_string(lines_)) : "")});
  }
}

std::string CommandLines::about_item(const Names& names) {
  const std::string which = number("item", recent(last_item_));
  const std::string tag = text("tag", kTags[below(3)]);
  switch (below(6)) {
    case 0:
      return join({begin("tag_item"), which, tag});
    case 1:
      return join({begin("untag_item"), which, tag});
    case 2:
      return join({begin("delete_item"), which});
    default: {
      const Pair pair = pick(chats_);
      const std::string from = chance(50) ? "customer" : agent_of(pair, names);
      return join({begin("attach_file"), conversation(pair.number), text("from", from),
                   text("name", "plan.pdf"), text("media_type", "application/pdf"),
                   number("size", static_cast<std::int64_t>(below(1'000'000))),
                   text("location", "files/" + std::to_string(lines_))});
    }
  }
}

}  // namespace cordboard::determinism
