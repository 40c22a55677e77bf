#include "interpreter/trace/words.hpp"

#include <algorithm>
#include <array>

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

std::string how_many(const Words& words, std::size_t count) {
    std::string out;
    add_digits(out, std::to_string(count), words.thousands, words.decimal_point);
    return out;
}

namespace {

/// In small letters, of one that French has: `É` as `é`.
std::string small(std::string_view word) {
    std::string out(word);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto before = i == 0 ? '\0' : out[i - 1];
        const bool accented = before == '\xc3' && out[i] <= '\x9e';
        if ((out[i] >= 'A' && out[i] <= 'Z') || accented)
            out[i] = static_cast<char>(out[i] + 0x20);
    }
    return out;
}

/// Whether French elides before it: a vowel or a mute h.
bool begins_with_vowel(std::string_view text) {
    constexpr std::size_t enough = 8;
    const std::string word = small(text.substr(0, enough));
    const auto begins = [&](std::string_view with) { return word.starts_with(with); };
    constexpr auto vowels = std::to_array<std::string_view>(
        {"a", "e", "i", "o", "u", "h", "à", "â", "æ", "é", "è", "ê", "ë", "î", "ï", "ô", "œ", "Œ", "ù", "û", "ü"});
    constexpr auto not_before =
        std::to_array<std::string_view>({"oui", "onz", "huit", "haut", "hauss", "hand", "hors", "hiérar", "hall",
                                         "harc", "hach", "hasard", "héros", "honte", "hongr", "holland", "hang"});
    return std::ranges::any_of(vowels, begins) && std::ranges::none_of(not_before, begins);
}

/// `de` before what a place is filled with, perhaps with its guillemet between: `nombre d’«\u00a0enfants\u00a0»`. No
/// English phrase has it.
void elide(std::string& to, std::size_t begin, std::string_view value) {
    constexpr std::string_view guillemet = "«\u00a0";
    const bool open_before = std::string_view(to).substr(begin).ends_with(guillemet);
    const std::size_t end = to.size() - (open_before ? guillemet.size() : 0);
    const std::string_view before = std::string_view(to).substr(begin, end - begin);
    if (!before.ends_with(" de ") && before != "de ")
        return;
    if (begins_with_vowel(value.starts_with(guillemet) ? value.substr(guillemet.size()) : value))
        to.replace(end - 2, 2, "’");
}

}  // namespace

/// A place is one digit in braces.
void add_filled(std::string& to, std::string_view phrase, std::initializer_list<std::string_view> with) {
    while (true) {
        const std::size_t place = phrase.find('{');
        const std::size_t begin = to.size();
        to += phrase.substr(0, place);
        if (place == std::string_view::npos)
            return;
        const std::string_view value = with.begin()[phrase[place + 1] - '0'];
        elide(to, begin, value);
        to += value;
        phrase.remove_prefix(place + 3);
    }
}

std::string filled(std::string_view phrase, std::initializer_list<std::string_view> with) {
    std::string out;
    add_filled(out, phrase, with);
    return out;
}

}  // namespace chapeau::trace
