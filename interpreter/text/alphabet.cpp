// Ranges of the Unicode Standard's Scripts.txt, without the signs among them that all scripts share.
#include "interpreter/text/alphabet.hpp"

#include <algorithm>
#include <array>

namespace chapeau::text {

namespace {

struct Letters {
    char32_t first, last;
    Alphabet alphabet;
};

constexpr std::array<Letters, 32> tables_of_letters{{
    {U'A', U'Z', Alphabet::latin},        {U'a', U'z', Alphabet::latin},        {0x00aa, 0x00aa, Alphabet::latin},
    {0x00ba, 0x00ba, Alphabet::latin},    {0x00c0, 0x00d6, Alphabet::latin},    {0x00d8, 0x00f6, Alphabet::latin},
    {0x00f8, 0x02b8, Alphabet::latin},    {0x0370, 0x0373, Alphabet::greek},    {0x0376, 0x037d, Alphabet::greek},
    {0x037f, 0x0383, Alphabet::greek},    {0x0386, 0x0386, Alphabet::greek},    {0x0388, 0x03ff, Alphabet::greek},
    {0x0400, 0x052f, Alphabet::cyrillic}, {0x0531, 0x0588, Alphabet::armenian}, {0x05d0, 0x05f2, Alphabet::hebrew},
    {0x0620, 0x063f, Alphabet::arabic},   {0x0641, 0x064a, Alphabet::arabic},   {0x066e, 0x06d3, Alphabet::arabic},
    {0x10a0, 0x10fa, Alphabet::georgian}, {0x10fc, 0x10ff, Alphabet::georgian}, {0x13a0, 0x13fd, Alphabet::cherokee},
    {0x1c80, 0x1c8f, Alphabet::cyrillic}, {0x1e00, 0x1eff, Alphabet::latin},    {0x1f00, 0x1fff, Alphabet::greek},
    {0x2c60, 0x2c7f, Alphabet::latin},    {0x2de0, 0x2dff, Alphabet::cyrillic}, {0xa640, 0xa69f, Alphabet::cyrillic},
    {0xa722, 0xa787, Alphabet::latin},    {0xa78b, 0xa7ff, Alphabet::latin},    {0xab30, 0xab69, Alphabet::latin},
    {0xff21, 0xff3a, Alphabet::latin},    {0xff41, 0xff5a, Alphabet::latin},
}};

struct Lookalike {
    char32_t letter;
    char latin;
};

/// Sorted. Capitals and small letters of the Greek and Cyrillic alphabets that most typefaces draw alike.
constexpr std::array<Lookalike, 43> lookalikes{{
    {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'}, {0x039a, 'K'},
    {0x039c, 'M'}, {0x039d, 'N'}, {0x039f, 'O'}, {0x03a1, 'P'}, {0x03a4, 'T'}, {0x03a5, 'Y'}, {0x03a7, 'X'},
    {0x03b1, 'a'}, {0x03b9, 'i'}, {0x03bd, 'v'}, {0x03bf, 'o'}, {0x03c1, 'p'}, {0x0405, 'S'}, {0x0406, 'I'},
    {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041a, 'K'}, {0x041c, 'M'}, {0x041d, 'H'},
    {0x041e, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0425, 'X'}, {0x0430, 'a'}, {0x0435, 'e'},
    {0x043e, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'},
    {0x0458, 'j'},
}};

}  // namespace

Alphabet alphabet_of(char32_t c) {
    const auto* const found =
        std::upper_bound(tables_of_letters.begin(), tables_of_letters.end(), c,
                         [](char32_t point, const Letters& range) { return point < range.first; });
    return found != tables_of_letters.begin() && c <= (found - 1)->last ? (found - 1)->alphabet : Alphabet::none;
}

std::string_view alphabet_text(Alphabet alphabet) {
    constexpr std::array<std::string_view, 9> names{"no",     "Latin",  "Greek",    "Cyrillic", "Armenian",
                                                    "Hebrew", "Arabic", "Georgian", "Cherokee"};
    return names[static_cast<std::size_t>(alphabet)];
}

char latin_lookalike(char32_t c) {
    const auto* const found =
        std::lower_bound(lookalikes.begin(), lookalikes.end(), c,
                         [](const Lookalike& each, char32_t point) { return each.letter < point; });
    return found != lookalikes.end() && found->letter == c ? found->latin : '\0';
}

}  // namespace chapeau::text
