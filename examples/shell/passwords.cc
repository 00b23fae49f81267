#include "passwords.h"

#include <sodium.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <variant>

namespace shell {

using cordboard::command::ScheduleAppointment;
using cordboard::command::StartVideoCall;

Passwords::Passwords() {
  if (sodium_init() < 0) {
    std::fputs("cordboard-shell: no source of randomness for salts\n", stderr);
    std::exit(1);
  }
}

bool Passwords::hash(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  const int failed = crypto_pwhash_str_alg(
      text.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
      crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) return false;
  hash_ = text.data();
  return true;
}

bool Passwords::take(cordboard::Command& command, const cordboard::Engine& engine) {
  if (auto* schedule = std::get_if<ScheduleAppointment>(&command)) {
    if (!schedule->password) return true;
    if (!hash(std::string(*schedule->password))) return false;
    schedule->password = {};
    schedule->password_hash = {hash_};
  } else if (auto* start = std::get_if<StartVideoCall>(&command)) {
    if (!start->password) return true;
    const std::string kept(engine.password_hash(start->appointment));
    const std::string typed(*start->password);
    start->password = {};
    start->password_is_right =
        !kept.empty() && crypto_pwhash_str_verify(kept.c_str(), typed.data(), typed.size()) == 0;
  }
  return true;
}

}  // namespace shell
