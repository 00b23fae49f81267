// The study as a picture.
#pragma once

#include <string>
#include <vector>

#include "designs.h"
#include "study.h"

namespace cordboard::skills_study {

// An SVG document: for each design a bar of the mean wait and one of the share turned away, with
// their 95 % intervals; dotted, what the formula says of agents with all skills.
std::string plot(const std::vector<Design>& designs, const std::vector<Figures>& figures,
                 const Plan& plan);

}  // namespace cordboard::skills_study
