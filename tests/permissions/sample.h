// A command of each kind with valid fields, so that only the actor can be the reason of a refusal.
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>

#include "cordboard/engine.h"
#include "permissions/world.h"

namespace cordboard::permissions {

// The actor of the command, and the agent that it is about.
struct Asker {
  std::string_view title;
  Actor by;
  AgentId about;
};

// One overload for each type of field; a new type without one does not compile. Optional fields are
// absent, and fields with a sensible default keep it.
class Sample {
 public:
  Sample(const Engine& engine, const Asker& asker) : engine_(engine), asker_(asker) {}

  template <class C>
  C of() {
    is_supervision_ = C::kMay == (may::kHost | may::kSupervisor) &&
                      !std::is_same_v<C, command::AssignConversation>;
    writes_as_customer_ = by_customer() && (C::kMay & may::kCustomer) != 0;
    C command;
    for_each_field(command,
                   [this](const auto& field, auto& value) { this->fill(field.name, value); });
    return command;
  }

 private:
  bool by_customer() const { return asker_.by.kind == Actor::Kind::kCustomer; }

  template <class Tag>
  void fill(std::string_view, Number<Tag>& number) const {
    number.value = 1;
  }
  template <KeyKind kKind>
  void fill(std::string_view name, Handle<kKind>& handle) const {
    if constexpr (kKind == KeyKind::kAgent) {
      handle = is_supervision_ ? engine_.find<AgentId>("sue") : asker_.about;
      if (name == "participant") handle = engine_.find<AgentId>("cem");
    } else {
      handle.index = 0;
    }
  }
  template <class T>
  void fill(std::string_view name, std::optional<T>& value) const {
    if constexpr (std::is_same_v<T, AgentId>) {
      if (name == "agent" && !by_customer()) value = asker_.about;
    } else if constexpr (std::is_same_v<T, ConversationId>) {
      value = ConversationId{1};
    }
  }
  void fill(std::string_view, Speaker& from) const {
    from = writes_as_customer_ ? Speaker::customer() : Speaker::of(asker_.about);
  }
  void fill(std::string_view, CustomerRef& customer) const { customer = "lee"; }
  void fill(std::string_view name, std::string_view& text) const {
    if (name == "url") {
      text = "https://example.com/";
    } else if (name == "session") {
      text = "desk";
    } else {
      text = "hello";
    }
  }
  void fill(std::string_view name, Time& at) const {
    at = engine_.now() + Duration{1000};
    if (name == "start") at = time_from_ms(3'600'000);  // the begin of a slot
  }
  void fill(std::string_view, Duration& span) const { span = Duration{1000}; }
  void fill(std::string_view, bool&) const {}
  void fill(std::string_view, std::int64_t& size) const { size = 1; }
  void fill(std::string_view, InvitationForm&) const {}
  void fill(std::string_view, OptionalText&) const {}
  void fill(std::string_view, Secret&) const {}
  void fill(std::string_view, Target& to) const { to = Target::of(engine_.find<AgentId>("cem")); }
  void fill(std::string_view, Attributes&) const {}
  void fill(std::string_view, const Requirement*&) const {}
  void fill(std::string_view, const Site*& configured) const { configured = &site(); }

  const Engine& engine_;
  const Asker& asker_;
  bool writes_as_customer_ = false;
  bool is_supervision_ = false;  // then it is about the supervisor
};

}  // namespace cordboard::permissions
