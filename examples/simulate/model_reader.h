// Reads a model from JSON. All faults are collected, each with its path.
#pragma once

#include <filesystem>
#include <string_view>

#include "fields.h"
#include "model.h"

namespace cordboard::simulate {

struct ModelText {
  Model model;
  Faults faults;  // any: the model is not to be used
};

// Files that the model names are looked for in `folder`.
ModelText read_model(std::string_view text, const std::filesystem::path& folder);

// What the engine finds wrong with the site, as faults of the model: an agent is a pool there.
Faults faults_in_model(const Model& model, std::span<const Fault> of_site);

}  // namespace cordboard::simulate
