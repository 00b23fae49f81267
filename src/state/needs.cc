#include "state/needs.h"

#include <algorithm>
#include <charconv>

namespace cordboard::core {
namespace {

// The canonical text of a requirement. Requirements with equal texts share one NeedId.
void write_canonical(const Requirement& requirement, std::string& out) {
  constexpr std::string_view kMarks = "&|!";
  if (requirement.kind == Requirement::Kind::kSkill) {
    out += requirement.skill_key;
    out += '>';
    out += std::to_string(requirement.at_least);
    return;
  }
  out += kMarks[static_cast<std::size_t>(requirement.kind)];
  out += '(';
  for (const Requirement& part : requirement.of) {
    write_canonical(part, out);
    out += ',';
  }
  out += ')';
}

}  // namespace

std::int32_t level_of(std::span<const Level> skills, SkillId skill) {
  const auto found = std::lower_bound(skills.begin(), skills.end(), skill,
                                      [](Level level, SkillId id) { return level.skill < id; });
  return found != skills.end() && found->skill == skill ? found->level : 0;
}

void Needs::flatten(const Requirement& requirement, const Keys& keys, Text& text) {
  const auto at = text.nodes.size();
  text.nodes.push_back({requirement.kind, {}, requirement.at_least, 0});
  if (requirement.kind == Requirement::Kind::kSkill) {
    const auto skill = keys.find<SkillId>(requirement.skill_key);
    text.nodes[at].skill = skill;
    if (std::find(text.named.begin(), text.named.end(), skill) == text.named.end()) {
      text.named.push_back(skill);
    }
  }
  for (const Requirement& part : requirement.of) flatten(part, keys, text);
  text.nodes[at].end = static_cast<std::uint32_t>(text.nodes.size());
}

bool Needs::met(const Text& text, std::uint32_t index, std::span<const Level> skills) const {
  const Node& node = text.nodes[index];
  if (node.kind == Requirement::Kind::kSkill) return level_of(skills, node.skill) >= node.at_least;
  if (node.kind == Requirement::Kind::kNot) return !met(text, index + 1, skills);
  const bool wanted = node.kind == Requirement::Kind::kAny;
  for (std::uint32_t part = index + 1; part < node.end; part = text.nodes[part].end) {
    if (met(text, part, skills) == wanted) return wanted;
  }
  return !wanted;
}

bool Needs::met_by(NeedId need, std::span<const Level> skills) const {
  return need == 0 || met(texts_[need], 0, skills);
}

std::int32_t Needs::score(NeedId a, NeedId b, std::span<const Level> skills) const {
  std::int32_t sum = 0;
  for (const SkillId skill : texts_[a].named) sum += level_of(skills, skill);
  for (const SkillId skill : texts_[b].named) {
    const auto& counted = texts_[a].named;
    if (std::find(counted.begin(), counted.end(), skill) == counted.end()) {
      sum += level_of(skills, skill);
    }
  }
  return sum;
}

NeedId Needs::hold(const Requirement& requirement, const Keys& keys) {
  if (requirement.empty()) return 0;
  std::string canonical;
  write_canonical(requirement, canonical);
  const auto found = by_canonical_.find(canonical);
  if (found != by_canonical_.end()) {
    if (texts_[found->second].users++ == 0) ++in_use_;
    return found->second;
  }
  const NeedId need = texts_.take();
  Text& text = texts_[need];
  text = {requirement, canonical, {}, {}, 1, ++serials_, false};
  flatten(requirement, keys, text);
  by_canonical_.emplace(std::move(canonical), need);
  ++in_use_;
  return need;
}

std::optional<NeedId> Needs::find(const Requirement& requirement) const {
  if (requirement.empty()) return 0;
  std::string canonical;
  write_canonical(requirement, canonical);
  const auto found = by_canonical_.find(canonical);
  return found == by_canonical_.end() ? std::nullopt : std::optional<NeedId>(found->second);
}

bool Needs::is_in_use(const Requirement& requirement) const {
  std::string canonical;
  write_canonical(requirement, canonical);
  const auto found = by_canonical_.find(canonical);
  return found != by_canonical_.end() && texts_[found->second].users > 0;
}

void Needs::drop(NeedId need) {
  if (need == 0) return;
  Text& text = texts_[need];
  CORDBOARD_ASSERT(text.users > 0);
  if (--text.users > 0) return;
  --in_use_;
  if (!text.is_resting) rest(need);
}

void Needs::rest(NeedId need) {
  texts_[need].is_resting = true;
  resting_.push_back(need);
  if (resting_.size() <= kResting) return;
  const NeedId oldest = resting_.front();
  resting_.pop_front();
  Text& text = texts_[oldest];
  text.is_resting = false;
  if (text.users > 0) return;
  by_canonical_.erase(text.canonical);
  text = {};
  texts_.release(oldest);
}

}  // namespace cordboard::core
