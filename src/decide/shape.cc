#include "decide/shape.h"

#include <algorithm>
#include <initializer_list>

#include "checks/texts.h"
#include "cordboard/limits.h"

namespace cordboard::core {
namespace {

bool is_priority(std::int32_t priority) {
  return priority >= -limits::kPriority && priority <= limits::kPriority;
}

bool is_target(const Target& to) { return to.at_least >= 1 && to.at_least <= limits::kSkillLevel; }

bool are_texts(Attributes attributes) {
  return std::all_of(attributes.begin(), attributes.end(), [](const Attribute& attribute) {
    return is_text(attribute.key) && is_text(attribute.value);
  });
}

bool are_texts(std::initializer_list<OptionalText> texts) {
  return std::all_of(texts.begin(), texts.end(), [](OptionalText text) { return is_text(*text); });
}

}  // namespace

bool is_well_formed(const command::Configure& c) { return c.site != nullptr || !c.faults.empty(); }

bool is_well_formed(const command::SignIn& c) {
  return !c.presence || *c.presence == Presence::kReady || *c.presence == Presence::kNotReady;
}

bool is_well_formed(const command::SetNotReady& c) {
  return !c.when || *c.when == NotReadyWhen::kNow || *c.when == NotReadyWhen::kAfterCurrent;
}

bool is_well_formed(const command::ConnectAgent& c) { return is_key(c.session); }

bool is_well_formed(const command::DisconnectAgent& c) { return is_key(c.session); }

bool is_well_formed(const command::StartConversation& c) {
  if (!c.customer.id && !is_key(c.customer.key)) return false;
  if (c.priority && !is_priority(*c.priority)) return false;
  if (c.waiting_since && !is_time(*c.waiting_since)) return false;
  if (c.due_at && !is_time(*c.due_at)) return false;
  if (c.subject && !is_text(*c.subject)) return false;
  if (c.needs != nullptr && !is_well_formed(*c.needs)) return false;
  return are_texts(c.attributes);
}

bool is_well_formed(const command::UpdateConversation& c) {
  if (c.priority && !is_priority(*c.priority)) return false;
  if (c.needs != nullptr && !is_well_formed(*c.needs)) return false;
  if (c.due_at && !is_time(*c.due_at)) return false;
  return !c.attributes || are_texts(*c.attributes);
}

bool is_well_formed(const command::ParkConversation& c) { return !c.until || is_time(*c.until); }

bool is_well_formed(const command::CallbackLater& c) { return is_time(c.at_time); }

// A customer knows nothing of who else reads.
bool is_well_formed(const command::SendMessage& c) {
  if (c.conversation.has_value() == c.consultation.has_value()) return false;
  const bool is_private = c.visible_to && c.visible_to->kind != Visibility::Kind::kAll;
  return is_text(c.text) && !(c.from.is_customer() && is_private);
}

bool is_well_formed(const command::SetTyping& c) {
  return c.conversation.has_value() != c.consultation.has_value();
}

bool is_well_formed(const command::Transfer& c) {
  return is_target(c.to) && (!c.note || is_text(*c.note));
}

bool is_well_formed(const command::Consult& c) {
  return is_target(c.to) && c.to.kind != Target::Kind::kConsultation &&
         (!c.note || is_text(*c.note));
}

bool is_well_formed(const command::InviteToConference& c) {
  return is_target(c.to) && !c.to.is_group();
}

bool is_well_formed(const command::AddNote& c) { return is_text(c.text); }

bool is_well_formed(const command::ExtendWrapUp& c) { return c.by.count() > 0; }

bool is_well_formed(const command::FinishWrapUp& c) { return !c.note || is_text(*c.note); }

bool is_well_formed(const command::PutCannedResponse& c) {
  return is_key(c.key) && is_text(c.text);
}

bool is_well_formed(const command::DeleteCannedResponse& c) { return is_key(c.key); }

bool is_well_formed(const command::SendCannedResponse& c) {
  return c.from.by_agent && is_key(c.response) && are_texts(c.parameters);
}

bool is_well_formed(const command::PushUrl& c) { return is_text(c.url); }

bool is_well_formed(const command::PutCustomer& c) {
  return (c.customer.id || is_key(c.customer.key)) &&
         are_texts({c.name, c.title, c.email, c.phone, c.crm_status, c.language});
}

bool is_well_formed(const command::OpenCase& c) {
  return are_texts({c.name, c.notes, c.language}) && are_texts(c.case_fields);
}

bool is_well_formed(const command::EditCase& c) {
  return are_texts({c.name, c.notes, c.language}) && are_texts(c.case_fields);
}

// A password that has come so far was hashed by nobody.
bool is_well_formed(const command::ScheduleAppointment& c) {
  const std::string_view hash = c.password_hash.text;
  return !c.password && is_time(c.start) && c.duration.count() > 0 && is_text(hash) &&
         hash.size() <= limits::kPasswordHashBytes;
}

bool is_well_formed(const command::MoveAppointment& c) { return is_time(c.start); }

bool is_well_formed(const command::SendInvitation& c) {
  return c.form == InvitationForm::kInvitation || c.form == InvitationForm::kLink;
}

bool is_well_formed(const command::StartVideoCall& c) { return !c.password; }

bool is_well_formed(const command::EndVideoCall& c) {
  if (!c.recording) return true;
  return are_texts({c.recording->name, c.recording->media_type, c.recording->location}) &&
         !c.recording->location.empty() && c.recording->size.value_or(0) >= 0;
}

bool is_well_formed(const command::AttachFile& c) {
  return are_texts({c.name, c.media_type, c.location}) && !c.name.empty() && !c.location.empty() &&
         c.size >= 0;
}

bool is_well_formed(const command::TagItem& c) { return is_text(c.tag) && !c.tag.empty(); }

bool is_well_formed(const command::UntagItem& c) { return is_text(c.tag); }

bool is_well_formed(const command::BookMeeting& c) { return is_time(c.start); }

}  // namespace cordboard::core
