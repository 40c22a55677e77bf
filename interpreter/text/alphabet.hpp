// Which alphabet a letter is of: an а of the Cyrillic one looks like the a of the Latin one and is another letter.
#pragma once

#include <cstdint>
#include <string_view>

namespace chapeau::text {

enum class Alphabet : std::uint8_t { none, latin, greek, cyrillic, armenian, hebrew, arabic, georgian, cherokee };

/// Those whose letters could be taken for another's; `none` for digits, marks, signs and other scripts.
[[nodiscard]] Alphabet alphabet_of(char32_t c);
/// `Latin`
[[nodiscard]] std::string_view alphabet_text(Alphabet alphabet);
/// The letter of the Latin alphabet that a letter of another looks like; 0 where it looks like none.
[[nodiscard]] char latin_lookalike(char32_t c);

}  // namespace chapeau::text
