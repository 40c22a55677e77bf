// Characters that make a file say other than what is seen of it.
#pragma once

#include <string_view>

#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"

namespace chapeau::grammar {

/// What some editors put before UTF-8 text.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Reports those of a file that is UTF-8, wherever they stand: in names, in texts, in comments. So many of each kind at
/// most; the last one says how many more there are.
void check_characters(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics);

}  // namespace chapeau::grammar
