#include "cordboard/json.h"

#include <array>

#include "describe/json_writer.h"

namespace cordboard::json {
namespace {

// For values that hold their keys as text: no look-up is needed.
class NoNames final : public Names {
 public:
  std::string_view key(KeyKind, std::uint32_t) const override { return {}; }
  std::uint32_t find(KeyKind, std::string_view) const override { return AgentId::kNone; }
};

// The escape of each byte within a string: 0 for the byte itself, 'u' for \u00XX, otherwise a
// backslash and that letter.
constexpr std::array<char, 256> make_escapes() {
  std::array<char, 256> escapes{};
  for (int control = 0; control < 0x20; ++control) escapes[static_cast<std::size_t>(control)] = 'u';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  return escapes;
}
constexpr std::array<char, 256> kEscapes = make_escapes();

void append_escaped(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += '\\';
  out += kEscapes[byte];
  if (kEscapes[byte] != 'u') return;
  out += "00";
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

// `{"ok":false,"line":3,"refusal":"…","message":"…"`, without the closing brace.
void begin_refusal(describe::JsonWriter& write, std::string& out, Refusal refusal,
                   std::string_view message, std::uint64_t line) {
  out += '{';
  write.member("ok", false);
  write.member("line", line);
  write.member("refusal", refusal);
  write.member("message", message);
}

void append_faults(describe::JsonWriter& write, std::string& out, std::span<const Fault> faults) {
  out += ",\"faults\":[";
  for (const Fault& fault : faults) {
    out += &fault == faults.data() ? "{" : ",{";
    write.member("path", std::string_view(fault.path));
    write.member("message", std::string_view(fault.message));
    out += '}';
  }
  out += ']';
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (kEscapes[byte] == 0) continue;
    out.append(text, written, i - written);
    append_escaped(out, byte);
    written = i + 1;
  }
  out.append(text, written);
  out += '"';
}

void append_event(std::string& out, const EventRecord& record, const Names& names) {
  describe::JsonWriter write(out, names);
  out += '{';
  write.member("seq", record.seq);
  write.member("at", record.at);
  std::visit(
      [&]<class E>(const E& event) {
        write.member("event", E::kName);
        write.members(event);
      },
      record.event);
  out += '}';
}

void append_reply(std::string& out, const Reply& reply, std::uint64_t line) {
  const NoNames names;
  describe::JsonWriter write(out, names);
  if (!reply.ok()) {
    begin_refusal(write, out, reply.refusal, explain(reply.refusal), line);
    if (reply.refusal == Refusal::kSiteInvalid) append_faults(write, out, reply.faults);
  } else {
    out += '{';
    write.member("ok", true);
    write.member("line", line);
    if (reply.made != Made::kNothing) write.member(to_string(reply.made), reply.number);
  }
  out += '}';
}

void append_refusal(std::string& out, Refusal refusal, std::string_view message,
                    std::uint64_t line) {
  const NoNames names;
  describe::JsonWriter write(out, names);
  begin_refusal(write, out, refusal, message, line);
  out += '}';
}

void append_answer(std::string& out, const Answer& answer, const Names& names, std::uint64_t line) {
  if (answer.refusal == Refusal::kSiteInvalid) {
    describe::JsonWriter write(out, names);
    begin_refusal(write, out, answer.refusal, explain(answer.refusal), line);
    append_faults(write, out, answer.faults);
    out += '}';
    return;
  }
  if (!answer.ok()) return append_refusal(out, answer.refusal, explain(answer.refusal), line);
  describe::JsonWriter write(out, names);
  out += "{\"answer\":";
  std::visit(
      [&]<class A>(const A& value) {
        if constexpr (std::is_same_v<A, std::monostate>) {
          out += "null";  // the question was not answered
        } else if constexpr (std::is_same_v<A, answer::StateHash>) {
          write.value(std::string_view(value.text));
        } else if constexpr (std::is_same_v<A, answer::PushedUrls>) {
          write.value(value.urls);
        } else {
          write.value(value);
        }
      },
      answer.value);
  write.member("line", line);
  out += '}';
}

void append_site(std::string& out, const Site& site) {
  const NoNames names;
  describe::JsonWriter(out, names).value(site);
}

}  // namespace cordboard::json
