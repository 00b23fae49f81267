// Reads a model from JSON. Collects all faults with their paths.
#pragma once

#include <filesystem>
#include <string_view>

#include "fields.h"
#include "model.h"

namespace cordboard::simulate {

struct ModelText {
  Model model;
  Faults faults;  // if there are any, the model must not be used
};

// Files that the model names are searched in `folder`.
ModelText read_model(std::string_view text, const std::filesystem::path& folder);

// The faults that the engine finds in the site, as faults of the model: an agent's fault becomes
// that of its pool.
Faults faults_in_model(const Model& model, std::span<const Fault> of_site);

}  // namespace cordboard::simulate
