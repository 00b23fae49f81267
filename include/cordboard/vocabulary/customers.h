// Customers as the host knows them: who they are, beside the chats that they have.
#pragma once

#include <cstdint>
#include <string_view>

#include "cordboard/describe.h"
#include "cordboard/ids.h"
#include "cordboard/vocabulary/common.h"

namespace cordboard::command {

// The profile of a customer, who need not be known yet, and is known from then on until erased. It
// replaces the last one as a whole; what is absent is unknown, which is something else than empty.
// Texts of at most 256 bytes. Refuses: malformed, unknown_customer (by number), limit_reached.
struct PutCustomer {
  CustomerRef customer{};
  OptionalText name{};
  OptionalText title{};
  OptionalText email{};
  OptionalText phone{};
  OptionalText crm_status{};
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

// For ever: the profile, all conversations with their texts and files, cases and meetings. Told as
// `case_deleted` and `conversation_forgotten` for each, then `customer_erased`. Refuses:
// unknown_customer, conversation_open (one that is not closed, its wrap-ups included).
struct EraseCustomer {
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
  CustomerRef customer{};
  OptionalText name{};
  OptionalText title{};
  OptionalText email{};
  OptionalText phone{};
  OptionalText crm_status{};
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

// Nothing is left of the customer but this event.
struct CustomerErased {
  CustomerRef customer{};

  static constexpr std::string_view kName = "customer_erased";
  static constexpr std::uint32_t kTag = 101;
  template <class V>
  static constexpr auto fields(V&& v) {
    return v(field(1, "customer", &CustomerErased::customer));
  }
};

}  // namespace cordboard::event
