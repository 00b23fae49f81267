// Customers: known for as long as one of their conversations is remembered.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "absl/container/flat_hash_set.h"
#include "cordboard/ids.h"
#include "cordboard/limits.h"
#include "describe/assert.h"
#include "state/keys.h"
#include "state/numbering.h"

namespace cordboard::core {

struct Customer {
  CustomerId number;
  std::uint32_t conversations = 0;  // remembered ones
  AgentId last_agent;               // who had this customer last
  Slot first_abandoned = kNoSlot;   // conversations given up while waiting, newest first
  std::uint8_t size = 0;
  std::array<char, limits::kKeyBytes> text{};  // in place, so that a newcomer costs no allocation

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
  // Where a customer is kept; kNoSlot if nobody has this number.
  Slot place(CustomerId number) const { return table_.find(number.value); }
  CustomerId find(std::string_view key) const {
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? CustomerId{} : table_[*found].number;
  }

  // One more conversation of a customer, who need not be known yet. Returns where the customer is
  // kept until the last conversation is forgotten.
  Slot begin_conversation(CustomerId number, std::string_view key) {
    Slot slot = table_.find(number.value);
    if (slot == kNoSlot) slot = add(number, key);
    ++table_[slot].conversations;
    return slot;
  }
  [[gnu::noinline]] Slot add(CustomerId number, std::string_view key) {
    const Slot slot = table_.add(number.value);
    Customer& customer = table_[slot];
    customer.number = number;
    customer.size = static_cast<std::uint8_t>(key.copy(customer.text.data(), customer.text.size()));
    by_key_.insert(slot);
    return slot;
  }
  Customer& operator[](Slot slot) { return table_[slot]; }
  void forget_conversation(Slot slot) {
    Customer& customer = table_[slot];
    CORDBOARD_ASSERT(customer.conversations > 0);
    if (--customer.conversations > 0) return;
    by_key_.erase(slot);
    table_.remove(customer.number.value);
  }
  void skip_to(std::uint64_t number) { table_.numbers().skip_to(number); }

 private:
  // The keys stand in the table alone.
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
  absl::flat_hash_set<Slot, Hash, Equal> by_key_;
};

}  // namespace cordboard::core
