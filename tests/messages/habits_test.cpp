// Each phrase of the table of habits, where people write it: it is recognised, told by its own row and by nothing else,
// and where the help says what to write in its place, that can be read.
#include "grammar/habits.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "grammar/parse.hpp"

namespace chapeau::grammar {

namespace {

Diagnostics parsed(const std::string& text) {
    Sources sources;
    Diagnostics diagnostics;
    static_cast<void>(parse(sources, sources.add("habit.rules", text), diagnostics));
    return diagnostics;
}

std::string capitals(std::string words) {
    for (char& c : words)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return words;
}

struct Phrase {
    const Habit& habit;
    std::string words;
};

std::vector<Phrase> phrases() {
    std::vector<Phrase> all;
    for (const Habit& habit : habits())
        for (std::string rest(habit.written); !rest.empty();) {
            const std::size_t end = std::min(rest.find('|'), rest.size());
            std::string words = rest.substr(0, end);
            rest.erase(0, std::min(end + 1, rest.size()));
            words.erase(std::min(words.find(" …"), words.size()));
            all.push_back({habit, words});
        }
    return all;
}

/// A clause that says a phrase in its place, with what stands around it.
std::string said(HabitPlace place, const std::string& phrase, const std::string& after_it) {
    switch (place) {
        case HabitPlace::comparison:
        case HabitPlace::connective:
            return "aa " + phrase + after_it;
        case HabitPlace::after_is:
            return "aa is " + phrase + after_it;
        case HabitPlace::unit:
            return "aa is 2 " + phrase;
        case HabitPlace::function:
            return phrase + "bb) is 5";
        case HabitPlace::chapeau:
            return phrase + "\n    aa\n    bb";
        default:
            return phrase + after_it;
    }
}

std::string text_of(HabitPlace place, const std::string& phrase) {
    if (place == HabitPlace::part)
        return "clause c\n  " + phrase + " bb\n";
    return place == HabitPlace::datum ? "sample s like t\n  a = " + phrase + "\n"
                                      : "clause c\n  met when " + said(place, phrase, " bb") + "\n";
}

/// What a help says to write in the place of the phrase, alone and nothing else; empty where it says more.
std::string to_write(const std::string& help) {
    constexpr std::string_view write = "write `";
    if (!help.starts_with(write))
        return {};
    const std::size_t end = help.find('`', write.size());
    const bool alone = end + 1 == help.size() || help[end + 1] == ';';
    return alone ? help.substr(write.size(), end - write.size()) : std::string();
}

/// The clause with the phrase replaced by what the help says.
std::string mended(HabitPlace place, std::string written) {
    const bool whole = written.ends_with("stated") || written.ends_with("aa") || written == "yes" ||
                       written.ends_with("approved") || written.ends_with("bb") ||
                       written.find("…") != std::string::npos;
    for (std::size_t at = written.find("…"); at != std::string::npos; at = written.find("…"))
        written.replace(at, std::string("…").size(), "bb");
    const std::string after_it = whole ? "" : " bb";
    if (place == HabitPlace::datum || place == HabitPlace::part)
        return text_of(place, written);
    const bool has_left = written.find("aa") != std::string::npos;
    const bool with_left =
        place == HabitPlace::comparison || place == HabitPlace::connective || place == HabitPlace::after_is;
    const std::string condition =
        with_left ? (has_left ? "" : "aa ") + written + after_it
        : place == HabitPlace::unit
            ? "aa is " + std::string(written.front() >= '0' && written.front() <= '9' ? "" : "2 ") + written
            : said(place, written, after_it);
    return "clause c\n  met when " + condition + "\n";
}

bool is_for_the_checker(HabitPlace place) {
    return place == HabitPlace::state || place == HabitPlace::open_end || place == HabitPlace::branch ||
           place == HabitPlace::type;
}

}  // namespace

TEST_CASE("every habit is told by its row, and what the help says can be written") {
    std::size_t written = 0;
    for (const auto& [habit, words] : phrases()) {
        CAPTURE(words);
        if (is_for_the_checker(habit.place)) {
            CHECK(habit_of(habit.place, words) == &habit);
            continue;
        }
        const bool is_language = habit.help == "write `" + words + "`";
        const std::string text = text_of(habit.place, is_language ? capitals(words) : words);
        CAPTURE(text);
        const Diagnostics diagnostics = parsed(text);
        CHECK(diagnostics.size() == 1);
        if (diagnostics.empty())
            continue;
        const Diagnostic& one = diagnostics.front();
        const auto found = find_habit(habit.place, text.data() + one.span.begin, text.data() + text.size());
        CHECK(found.has_value());
        if (!found)
            continue;
        CHECK(found->habit == &habit);
        CHECK(one.code == found->message->code);
        CHECK(one.help.find("{left}") == std::string::npos);
        CHECK(one.help.find("{condition}") == std::string::npos);
        const std::string instead = to_write(one.help);
        if (instead.empty() || habit.place == HabitPlace::function)
            continue;
        ++written;
        const std::string after_it = mended(habit.place, instead);
        CAPTURE(after_it);
        CHECK(parsed(after_it).empty());
    }
    CHECK(written > 150);
}

TEST_CASE("a word that is only the beginning of a habit is none") {
    CHECK(parsed("clause c\n  met when aa is over\n").empty());
    CHECK(parsed("clause c\n  met when aa is minimum and bb\n").empty());
    CHECK(parsed("clause c\n  met when aa is under or bb is above\n").empty());
    CHECK(parsed("clause c\n  met when exceeds is 5 and implies\n").empty());
    CHECK(parsed("clause c\n  met when either_of_them and neither_of_them and max is 3\n").empty());
}

TEST_CASE("numbers are known by their words") {
    CHECK(in_digits("two") == "2");
    CHECK(in_digits("twenty") == "20");
    CHECK(in_digits("twenty-one") == "21");
    CHECK(in_digits("Ninety nine") == "99");
    CHECK(in_digits("a hundred") == "100");
    CHECK(in_digits("two hundred and twenty-four") == "224");
    CHECK_FALSE(in_digits("twenty-").has_value());
    CHECK_FALSE(in_digits("one two").has_value());
    CHECK_FALSE(in_digits("a").has_value());
    CHECK_FALSE(in_digits("twofold").has_value());
    CHECK_FALSE(in_digits("").has_value());
}

}  // namespace chapeau::grammar
