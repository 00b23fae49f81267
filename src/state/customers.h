// Customers. A customer is known while one of the customer's conversations is remembered, or a
// dossier exists.
//
// Invariants
//   (1) `conversations` counts the customer's remembered conversations. Those that are kept
//       (finished, and nothing but a return of the customer can change them) form a list.
//   (2) A customer has a dossier exactly if there is a profile, a case or a meeting.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "cordboard/ids.h"
#include "cordboard/limits.h"
#include "describe/assert.h"
#include "state/calendars.h"
#include "state/keys.h"
#include "state/numbering.h"
#include "state/packed_texts.h"

namespace cordboard::core {

// The profile, cases and meetings of a customer. Most customers have none.
struct Dossier {
  enum Text : std::size_t { kName, kTitle, kEmail, kPhone, kCrmStatus, kLanguage, kTexts };

  PackedTexts<kTexts> profile;
  bool has_profile = false;
  std::uint32_t cases = 0;
  Slot first_case = kNoSlot;  // newest first
  std::vector<MeetingPlace> meetings;

  bool is_empty() const { return !has_profile && first_case == kNoSlot && meetings.empty(); }
};

struct Customer {
  CustomerId number;
  std::uint32_t conversations = 0;  // remembered ones
  AgentId last_agent;               // the last responsible agent
  Slot first_abandoned = kNoSlot;   // abandoned conversations, newest first
  Slot first_kept = kNoSlot;        // conversations that are over and remembered
  Slot dossier = kNoSlot;
  std::uint8_t size = 0;
  std::array<char, limits::kKeyBytes>
      text{};  // in place, so that a new customer needs no allocation

  std::string_view key() const { return {text.data(), size}; }
};

class Customers {
 public:
  Customers() : by_key_(0, Hash{&table_}, Equal{&table_}) {}

  const Numbering& numbers() const { return table_.numbers(); }
  std::size_t live() const { return table_.live(); }

  const Customer* find(CustomerId number) const {
    const Slot slot = table_.find(number.value);
    return slot == kNoSlot ? nullptr : &table_[slot];
  }
  // The slot of a customer; kNoSlot if the number is unknown.
  Slot place(CustomerId number) const { return table_.find(number.value); }
  CustomerId find(std::string_view key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? CustomerId{} : table_[*found].number;
  }

  // Counts one more conversation of a customer, who need not be known yet. Returns the customer's
  // slot, which stays valid until the last conversation is forgotten.
  Slot begin_conversation(CustomerId number, std::string_view key) {
    Slot slot = table_.find(number.value);
    if (slot == kNoSlot) slot = add(number, key);
    ++table_[slot].conversations;
    return slot;
  }
  [[gnu::noinline]] Slot add(CustomerId number, std::string_view key) {
    const auto place = table_.add(number.value);
    Customer& customer = place.thing;
    customer.number = number;
    customer.size = static_cast<std::uint8_t>(key.copy(customer.text.data(), customer.text.size()));
    by_key_.insert(place.slot);
    return place.slot;
  }
  Customer& operator[](Slot slot) { return table_[slot]; }
  const Customer& operator[](Slot slot) const { return table_[slot]; }
  void forget_conversation(Slot slot) {
    Customer& customer = table_[slot];
    CORDBOARD_ASSERT(customer.conversations > 0);
    if (--customer.conversations > 0) return;
    if (customer.dossier == kNoSlot) [[likely]]
      forget(slot);
  }

  std::size_t dossiers() const { return dossiers_.live(); }
  const Dossier* dossier_of(const Customer& customer) const {
    return customer.dossier == kNoSlot ? nullptr : &dossiers_[customer.dossier];
  }
  // The dossier of a customer, who need not be known yet. Creates it if there is none.
  Dossier& open_dossier(CustomerId number, std::string_view key) {
    Slot slot = table_.find(number.value);
    if (slot == kNoSlot) slot = add(number, key);
    Customer& customer = table_[slot];
    if (customer.dossier == kNoSlot) {
      customer.dossier = dossiers_.take();
      dossiers_[customer.dossier] = Dossier{};
    }
    return dossiers_[customer.dossier];
  }
  // Call after removing something from a dossier. Removes an empty dossier, and a customer who has
  // neither a dossier nor conversations.
  void remove_if_empty(CustomerId number) {
    const Slot slot = table_.find(number.value);
    Customer& customer = table_[slot];
    if (!dossiers_[customer.dossier].is_empty()) return;
    dossiers_[customer.dossier] = Dossier{};
    dossiers_.release(customer.dossier);
    customer.dossier = kNoSlot;
    if (customer.conversations == 0) forget(slot);
  }
  void skip_to(std::uint64_t number) { table_.skip_to(number); }

 private:
  [[gnu::noinline]] void forget(Slot slot) {
    by_key_.erase(slot);
    table_.remove(table_[slot].number.value);
  }

  // The set stores slots only; the keys are in the table.
  struct Hash {
    using is_transparent = void;
    const Table<Customer>* table;
    std::size_t operator()(std::string_view key) const { return TextHash()(key); }
    std::size_t operator()(Slot slot) const { return TextHash()((*table)[slot].key()); }
  };
  struct Equal {
    using is_transparent = void;
    const Table<Customer>* table;
    bool operator()(Slot a, Slot b) const { return a == b; }
    bool operator()(Slot a, std::string_view b) const { return (*table)[a].key() == b; }
    bool operator()(std::string_view a, Slot b) const { return (*table)[b].key() == a; }
  };

  Table<Customer> table_;
  Pool<Dossier> dossiers_;
  absl::flat_hash_set<Slot, Hash, Equal> by_key_;
};

}  // namespace cordboard::core
