// The study as a plot.
#pragma once

#include <string>
#include <vector>

#include "designs.h"
#include "study.h"

namespace cordboard::skills_study {

// An SVG document: for each design a bar of the mean wait and one of the rejected share, with 95 %
// intervals; a dotted line shows the formula for agents with all skills.
std::string plot(const std::vector<Design>& designs, const std::vector<Figures>& figures,
                 const Plan& plan);

}  // namespace cordboard::skills_study
