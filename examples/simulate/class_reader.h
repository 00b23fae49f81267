// Reads the classes of customers of a model.
#pragma once

#include <boost/json.hpp>
#include <filesystem>

#include "fields.h"
#include "model.h"

namespace cordboard::simulate {

// Adds the classes to the model, whose site and pools have been read.
void read_classes(const boost::json::value& value, const std::filesystem::path& folder,
                  Model& model, Faults& faults);

}  // namespace cordboard::simulate
