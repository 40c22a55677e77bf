// What people write out of habit, from other languages, from spreadsheets and from the prose of documents, and what
// this language writes instead.
//
// One table holds all of it; the grammar asks it where a rule would be at a loss, the checker where a name stands for
// nothing. A row says at what place its words are looked for. So a new habit is one line of habits.cpp, wherever it may
// occur.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace chapeau::grammar {

/// A row of the table of syntax messages. In `text` and `help`, `{found}` stands for what was found there instead,
/// other braces for what filled.hpp can put together.
struct Message {
    std::string_view code;
    std::string_view text;
    std::string_view help;
    /// The words that could have been meant; the nearest one takes the place of `help`.
    std::span<const std::string_view> words{};
};

/// Where a habit may stand.
enum class HabitPlace : std::uint8_t {
    comparison,  // after a value, where `is` could stand
    after_is,
    value,       // where a condition or a value begins
    function,    // likewise, glued to a parenthesis
    connective,  // after a condition
    unit,        // after a number
    datum,       // where the value of a fact is due
    chapeau,     // alone at the end of a line that members stand under
    part,        // where a part of a clause or decision begins
    state,       // after `is`, where it is no value: looked for by the checker
    open_end,    // alone after `or`, behind a comparison: likewise
    branch,      // in place of a value that selects a branch: likewise, and so on
    type,
};

struct Habit {
    HabitPlace place;
    /// Phrases with `|` between. `…` at the end of one: something must follow on the line that joins nothing.
    std::string_view written;
    /// What to write; of a place that the checker looks for, which knows the types, what is meant.
    std::string_view help;
    /// Where it differs from that of its place.
    std::string_view text{};
    std::string_view code{};
};
[[nodiscard]] std::span<const Habit> habits();

struct FoundHabit {
    const Habit* habit;
    const Message* message;
    const char* end;
};
/// The longest phrase of a place that begins at `begin`.
[[nodiscard]] std::optional<FoundHabit> find_habit(HabitPlace place, const char* begin, const char* end);
/// The row that has the phrase `written`, all of it.
[[nodiscard]] const Habit* habit_of(HabitPlace place, std::string_view written);

/// What compares: a phrase that stands after `is`, of the language or what people write for one.
struct Comparator {
    /// How the language writes it, with its `is`.
    std::string_view words;
    /// Bytes that it takes where it was found.
    std::size_t length = 0;
};
/// The longest at the beginning of `text`.
[[nodiscard]] std::optional<Comparator> comparator_at(std::string_view text);

/// The bytes of the longest phrase that begins `text` with a capital letter in it; 0: none does.
[[nodiscard]] std::size_t in_capitals(std::span<const std::string_view> phrases, std::string_view text);

/// A month by its name, in English, or by the first letters of it.
struct Month {
    unsigned number = 0;     // 1 to 12
    std::size_t length = 0;  // bytes that it takes; 0: none
};
[[nodiscard]] Month month_at(std::string_view text);

/// A number that is written out, such as `twenty-one` or `a hundred`.
struct NumberInWords {
    unsigned value = 0;
    /// Bytes that it takes.
    std::size_t length = 0;
    /// Of several words, so that it can be no name.
    bool compound = false;
};
/// The longest that begins `text`, below a thousand.
[[nodiscard]] std::optional<NumberInWords> number_in_words(std::string_view text);
/// `2` for `two`; nothing for other words.
[[nodiscard]] std::optional<std::string> in_digits(std::string_view words);

}  // namespace chapeau::grammar
