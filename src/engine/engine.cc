#include "cordboard/engine.h"

#include "engine/body.h"

namespace cordboard {

Engine::Engine(EngineOptions options) : body_(std::make_unique<Body>(options)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

const Batch& Engine::submit(const Submission& submission) { return body_->submit(submission); }

const Batch& Engine::submit(std::span<const Submission> submissions) {
  body_->begin();
  for (const Submission& submission : submissions) body_->carry_out(submission);
  return body_->batch();
}

const Batch& Engine::advance(Time at) {
  body_->begin();
  body_->let_pass(at);
  return body_->batch();
}

std::optional<Time> Engine::next_deadline() const { return body_->next_deadline(); }
Time Engine::now() const { return body_->now(); }
std::uint64_t Engine::last_seq() const { return body_->last_seq(); }

Answer Engine::ask(const Question& question) const { return body_->ask(question); }

const Names& Engine::names() const { return body_->state().keys; }
CustomerId Engine::find_customer(std::string_view key) const {
  return body_->state().customers.find(key);
}
std::string_view Engine::password_hash(AppointmentId appointment) const {
  const auto& appointments = body_->state().appointments;
  const core::Slot slot = appointments.find(appointment.value);
  return slot == core::kNoSlot ? std::string_view() : appointments[slot].password_hash;
}
const Site* Engine::site() const { return body_->state().site.get(); }

std::string Engine::snapshot() const { return body_->snapshot(); }

bool Engine::restore(std::string_view snapshot) {
  std::unique_ptr<Body> restored = Body::from(snapshot, body_->options());
  if (restored == nullptr) return false;
  body_ = std::move(restored);
  return true;
}

bool Engine::replay(std::span<const EventRecord> events) { return body_->replay(events); }

WorkCounters Engine::work() const { return body_->work(); }

}  // namespace cordboard
