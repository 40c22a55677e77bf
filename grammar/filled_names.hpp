// The placeholders of filled.hpp that stand for names with letters that names do not have.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "grammar/filled.hpp"

namespace chapeau::grammar {

[[nodiscard]] std::string in_plain_letters(const Written& written);
[[nodiscard]] std::string why_no_name(const Written& written);

/// A name in the letters that names have: without accents, and with the letters that others look like. Nothing where a
/// letter has none near it.
[[nodiscard]] std::optional<std::string> plainly_written(std::string_view name);

}  // namespace chapeau::grammar
