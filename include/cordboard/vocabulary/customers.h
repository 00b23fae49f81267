// Customers as the host knows them: profiles beside their conversations.
//
//   command::PutCustomer put{.customer = "eve"};
//   put.name = "Eve Müller";
//   put.language = "de";
//   engine.submit({.at = now, .command = put});               // customer_updated
//   const CustomerId eve = engine.find_customer("eve");       // saves searches by key
//   engine.submit({.at = later, .command = command::EraseCustomer{eve}});
//   // case_deleted …; conversation_forgotten …; customer_erased
//
// A customer is known from the first conversation or profile on. Plain values; no thread-safety
// concerns.
#pragma once

#include <cstdint>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// Sets a customer's profile, which replaces the former one as a whole. An unknown key creates the
// customer, who stays known until erased. An equal profile changes nothing. Host only. Refuses:
// malformed, unknown_customer (by number), limit_reached (a text above `limits::kNameBytes` bytes,
// or `limits::kKnownCustomers`).
struct PutCustomer {
  // The customer, by key or by number.
  CustomerRef customer{};
  // Here and below: absent means unknown, which differs from empty.
  OptionalText name{};
  // Such as "Dr.".
  OptionalText title{};
  // Not checked.
  OptionalText email{};
  // Not checked.
  OptionalText phone{};
  // The host's own word.
  OptionalText crm_status{};
  // The host's own word; a language tag is usual.
  OptionalText language{};

  static constexpr std::string_view kName = "put_customer";
  static constexpr unsigned kMay = may::kHost;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &PutCustomer::customer, rule::required()),
             field(2, "name", &PutCustomer::name), field(3, "title", &PutCustomer::title),
             field(4, "email", &PutCustomer::email), field(5, "phone", &PutCustomer::phone),
             field(6, "crm_status", &PutCustomer::crm_status),
             field(7, "language", &PutCustomer::language));
  }
};

// Erases a customer for ever: the profile, all conversations with their texts and files, cases and
// meetings. `case_deleted` and `conversation_forgotten` come for each, then `customer_erased`. Host
// only. Refuses: unknown_customer, conversation_open (one is not closed, its wrap-ups included).
struct EraseCustomer {
  // The customer, by key or by number.
  CustomerRef customer{};

  static constexpr std::string_view kName = "erase_customer";
  static constexpr unsigned kMay = may::kHost;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &EraseCustomer::customer));
  }
};

}  // namespace cordboard::command

namespace cordboard::event {

// The whole profile as it is from now on.
struct CustomerUpdated {
  // Number and key; a new number: the customer was created.
  CustomerRef customer{};
  // Here and below: absent means unknown.
  OptionalText name{};
  // Such as "Dr.".
  OptionalText title{};
  // Not checked.
  OptionalText email{};
  // Not checked.
  OptionalText phone{};
  // The host's own word.
  OptionalText crm_status{};
  // The host's own word; a language tag is usual.
  OptionalText language{};

  static constexpr std::string_view kName = "customer_updated";
  static constexpr std::uint32_t kTag = 100;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &CustomerUpdated::customer),
             field(2, "name", &CustomerUpdated::name), field(3, "title", &CustomerUpdated::title),
             field(4, "email", &CustomerUpdated::email), field(5, "phone", &CustomerUpdated::phone),
             field(6, "crm_status", &CustomerUpdated::crm_status),
             field(7, "language", &CustomerUpdated::language));
  }
};

// Nothing is left of the customer but this event. A host removes its own copies now.
struct CustomerErased {
  // Number and key; the number is never used again.
  CustomerRef customer{};

  static constexpr std::string_view kName = "customer_erased";
  static constexpr std::uint32_t kTag = 101;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &CustomerErased::customer));
  }
};

}  // namespace cordboard::event
