#include "interpreter/trace/words.hpp"

#include <algorithm>

namespace chapeau::trace {

const Words* words_of(std::string_view language) {
    for (const Words* words : {&english, &french})
        if (words->language == language)
            return words;
    return nullptr;
}

void add_digits(std::string& to, std::string_view digits, std::string_view thousands, char point) {
    const std::size_t whole = std::min(digits.find('.'), digits.size());
    for (std::size_t i = 0; i < whole; ++i) {
        if (i != 0 && (whole - i) % 3 == 0)
            to += thousands;
        to += digits[i];
    }
    if (whole == digits.size())
        return;
    to += point;
    to += digits.substr(whole + 1);
}

/// A place is one digit in braces.
void add_filled(std::string& to, std::string_view phrase, std::initializer_list<std::string_view> with) {
    while (true) {
        const std::size_t place = phrase.find('{');
        to += phrase.substr(0, place);
        if (place == std::string_view::npos)
            return;
        to += with.begin()[phrase[place + 1] - '0'];
        phrase.remove_prefix(place + 3);
    }
}

std::string filled(std::string_view phrase, std::initializer_list<std::string_view> with) {
    std::string out;
    add_filled(out, phrase, with);
    return out;
}

}  // namespace chapeau::trace
