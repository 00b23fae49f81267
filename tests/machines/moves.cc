#include "cordboard/enums.h"
#include "machines/machines.h"
#include "state/consultations.h"
#include "state/conversations.h"
#include "state/leases.h"

namespace cordboard::machines {
namespace {

template <class Moves>
std::string table(std::string_view title, const Moves& moves) {
  std::string text = "## " + std::string(title) + "\n\n| from | to | by |\n|---|---|---|\n";
  for (const auto& move : moves) {
    text += "| " + std::string(to_string(move.from)) + " | " + std::string(to_string(move.to)) +
            " | " + std::string(move.by) + " |\n";
  }
  return text + '\n';
}

}  // namespace

std::string moves() {
  return table("A conversation", core::kConversationMoves) +
         table("A lease: an agent's part in a conversation", core::kLeaseMoves) +
         table("A consultation", core::kConsultationMoves);
}

}  // namespace cordboard::machines
