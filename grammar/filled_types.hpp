// The placeholders of filled.hpp that stand for limits of types, and for outcomes of cases.
#pragma once

#include <string>

#include "grammar/filled.hpp"

namespace chapeau::grammar {

[[nodiscard]] std::string limits(const Written& written);
[[nodiscard]] std::string number_meant(const Written& written);
[[nodiscard]] std::string outcome_meant(const Written& written);

}  // namespace chapeau::grammar
