#include "grammar/filled_names.hpp"

#include <fmt/format.h>

#include "interpreter/text/misleading.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::grammar {

namespace {

/// Base letters of U+00C0 to U+017F, by code point.
constexpr std::string_view base_letters =
    "AAAAAA_CEEEEIIIIDNOOOOO_OUUUUY__aaaaaa_ceeeeiiiidnooooo_ouuuuy_yAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIi"
    "IiIi__JjKk_LlLlLl__LlNnNnNn___OoOoOo__RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz_";
constexpr char32_t first_base = 0xC0;

/// The letters in place of one that names do not have; `_` where there are none.
std::string letters_of(char32_t point) {
    constexpr char32_t first_mark = 0x300;
    constexpr char32_t last_mark = 0x36F;
    if (point >= first_mark && point <= last_mark) {
        return "";  // the letter before it is the base
    }
    switch (point) {
        case 0xC6:
            return "AE";
        case 0xE6:
            return "ae";
        case 0x152:
            return "OE";
        case 0x153:
            return "oe";
        case 0xDF:
            return "ss";
        default:
            break;
    }
    if (const char like = text::latin_lookalike(point); like != '\0') {
        return std::string(1, like);
    }
    const bool known = point >= first_base && point - first_base < base_letters.size();
    return std::string(1, known ? base_letters[point - first_base] : '_');
}

}  // namespace

std::optional<std::string> plainly_written(std::string_view name) {
    std::string plain;
    while (!name.empty()) {
        const text::Decoded next = text::decode(name);
        const std::string letters = next.bytes == 1 ? std::string(1, name.front()) : letters_of(next.code_point);
        if (next.bytes > 1 && letters == "_") {
            return std::nullopt;
        }
        plain += letters;
        name.remove_prefix(next.bytes);
    }
    return plain;
}

std::string in_plain_letters(const Written& written) {
    const auto plain = plainly_written(written.text);
    return plain ? fmt::format("`{}` wherever it is named", *plain) : "a name with letters from a to z, digits and `_`";
}

std::string why_no_name(const Written& written) {
    for (std::string_view rest = written.text; !rest.empty();) {
        const text::Decoded next = text::decode(rest);
        const text::Alphabet alphabet = text::alphabet_of(next.code_point);
        if (alphabet != text::Alphabet::none && alphabet != text::Alphabet::latin) {
            return "here stands " + text::described_letter(next.code_point);
        }
        rest.remove_prefix(next.bytes);
    }
    return "names have letters without accents";
}

}  // namespace chapeau::grammar
