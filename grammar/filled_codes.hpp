// Codes of the NOC from one to another, written out one by one; and the placeholders of filled.hpp that stand for them.
#pragma once

#include <string>
#include <string_view>

#include "grammar/filled.hpp"

namespace chapeau::grammar {

[[nodiscard]] std::string each_code(const Written& written);
[[nodiscard]] std::string each_noc(const Written& written);

/// `22300-22303`, `NOC 2021 22300-22303` and `NOC 2021: 22300 22301` as values: `NOC 2021 22300, NOC 2021 22301, …`.
/// Without an edition the digits tell it. Of a range with too many codes only the ends are there.
[[nodiscard]] std::string noc_values(std::string_view written);

}  // namespace chapeau::grammar
