// One line of text from left to right, each piece taken off its beginning. What cannot be told from words that go on
// with a length of the language, such as `ago` or `after`, is left alone.
#include "grammar/lengths.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "grammar/habits.hpp"
#include "grammar/layout.hpp"
#include "interpreter/text/ascii.hpp"

namespace chapeau::grammar {

namespace {

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}
/// A byte of a letter beyond ASCII; what begins with these two is punctuation and blanks.
bool is_further_letter(std::string_view text, std::size_t at) {
    constexpr std::string_view latin_signs = "\xC2";
    constexpr std::string_view typographic_signs = "\xE2\x80";
    return static_cast<unsigned char>(text[at]) >= 0x80U && !text.substr(at).starts_with(latin_signs) &&
           !text.substr(at).starts_with(typographic_signs);
}
/// A full stop is one of a word only where more of it follows.
bool is_of_word(std::string_view text, std::size_t at) {
    const char byte = text[at];
    return is_letter(byte) || is_further_letter(text, at) || text::is_digit(byte) || byte == '-' ||
           (byte == '.' && at + 1 < text.size() && (is_letter(text[at + 1]) || text::is_digit(text[at + 1])));
}
template <std::size_t Count>
bool is_among(std::string_view word, const std::array<std::string_view, Count>& words) {
    return std::ranges::find(words, word) != words.end();
}

class Scan {
  public:
    explicit Scan(std::string_view text) : whole_(text.substr(0, longest)) {
        const std::size_t end = whole_.find_first_of("\n\r#");
        cut_ = end == std::string_view::npos && text.size() > longest;
        whole_ = whole_.substr(0, end);
    }

    /// The comparison, the number and the unit.
    bool take_length() {
        take_comparison();
        if (!take_number())
            return false;
        take_sign_of_more();
        return take_blanks() && take_unit();
    }

    /// `of` and what lasts, or what lasts alone as the last words of a condition.
    bool take_measured(bool alone) {
        if (in_words_ && is_at_end())
            return true;
        const bool possessive = take("'") || take("’");
        if (!take_blanks())
            return false;
        const bool joined = take_word("of") && take_blanks();
        for (const std::string_view article : {"the", "a", "an"})
            static_cast<void>(take_word(article) && take_blanks());
        const std::size_t begin = at_;
        if ((!alone && !joined && !possessive) || !begins_name(joined || possessive))
            return false;
        while (at_ < whole_.size() && take_plain_word()) {
            found.measured = whole_.substr(begin, at_ - begin);
            take_blanks();
        }
        at_ = begin + found.measured.size();
        const bool ended = take_required() || is_at_end();
        return !found.measured.empty() && (joined || ended) && !(cut_ && at_ == whole_.size());
    }

    bool take_of() { return take_word("of") && take_blanks(); }
    /// `of 365 days`, `is required`, which add nothing.
    void take_rest() {
        const std::size_t before = at_;
        if (!take_blanks() || !take_of() || !take_number_alone() || !take_blanks() || !take_word("days"))
            at_ = before;
        static_cast<void>(take_required());
    }
    LengthOfWords result() {
        found.length = at_;
        return found;
    }

    LengthOfWords found;

  private:
    /// Bytes that are looked at.
    static constexpr std::size_t longest = 400;

    [[nodiscard]] std::string_view rest() const { return whole_.substr(at_); }
    bool take(std::string_view words) {
        const bool begins = rest().starts_with(words);
        at_ += begins ? words.size() : 0;
        return begins;
    }
    bool take_blanks() {
        const std::size_t before = at_;
        while (at_ < whole_.size() && Layout::is_blank(whole_[at_]))
            ++at_;
        return at_ > before;
    }
    [[nodiscard]] std::string_view word() const {
        std::size_t end = at_;
        while (end < whole_.size() && is_of_word(whole_, end))
            ++end;
        return whole_.substr(at_, end - at_);
    }
    bool take_word(std::string_view words) { return word() == words && take(words); }

    void take_comparison() {
        const auto comparator = whole_.empty() || !is_letter(whole_.front()) ? std::nullopt : comparator_at(whole_);
        found.comparison = comparator ? comparator->words : "is at least";
        at_ = comparator ? comparator->length : 0;
        take_blanks();
    }
    bool take_number_alone() {
        const std::size_t end = std::min(whole_.find_first_not_of("0123456789", at_), whole_.size());
        const bool is_number = end > at_;
        found_number_ = whole_.substr(at_, end - at_);
        at_ = end;
        return is_number;
    }
    bool take_number() {
        if (const auto words = number_in_words(rest())) {
            found.digits = std::to_string(words->value);
            in_words_ = true;
            at_ += words->length;
            return true;
        }
        if (take_word("a")) {
            found.digits = "1";
            return true;
        }
        if (!take_number_alone())
            return false;
        found.digits = found_number_;
        if (at_ + 1 < whole_.size() && whole_[at_] == '.' && text::is_digit(whole_[at_ + 1])) {
            ++at_;
            static_cast<void>(take_number_alone());
            found.digits += "." + std::string(found_number_);
        }
        return true;
    }
    /// `2+`, `2 or more`, `2 full`.
    void take_sign_of_more() {
        static_cast<void>(take("+"));
        const std::size_t before = at_;
        if (take_blanks() && take_word("or") && take_blanks())
            if (const Habit* habit = habit_of(HabitPlace::open_end, word())) {
                found.comparison = habit->help == "at most" ? "is at most" : "is at least";
                at_ += word().size();
                return;
            }
        at_ = before;
        if (!take_blanks() || !(take_word("full") || take_word("whole") || take_word("complete")))
            at_ = before;
    }
    bool take_unit() {
        constexpr auto years = std::to_array<std::string_view>({"years", "year", "yrs", "yr"});
        constexpr auto months = std::to_array<std::string_view>({"months", "month"});
        constexpr auto days = std::to_array<std::string_view>({"days", "day"});
        const std::string_view written = word();
        at_ += written.size();
        if (written == "weeks" || written == "week")
            return take_weeks();
        found.unit = is_among(written, months) ? ast::Unit::month
                     : is_among(written, days) ? ast::Unit::day
                                               : ast::Unit::year;
        return found.unit != ast::Unit::year || is_among(written, years);
    }
    bool take_weeks() {
        constexpr unsigned days_of_week = 7;
        constexpr unsigned most = 10000;
        unsigned weeks = 0;
        const char* const end = found.digits.data() + found.digits.size();
        if (std::from_chars(found.digits.data(), end, weeks).ptr != end || weeks > most)
            return false;
        found.digits = std::to_string(weeks * days_of_week);
        found.unit = ast::Unit::day;
        return true;
    }

    /// No word that goes on with a length, or with the condition, begins what lasts; `for_sure`: something must.
    [[nodiscard]] bool begins_name(bool for_sure) const {
        constexpr auto further =
            std::to_array<std::string_view>({"after", "ago",   "at",        "before", "earlier", "exceeds", "exclusive",
                                             "from",  "hence", "inclusive", "later",  "minus",   "old",     "older",
                                             "plus",  "prior", "read",      "since",  "times",   "within",  "younger"});
        const std::string_view first = word();
        return !first.empty() && is_letter(first.front()) && !is_language(first) &&
               (for_sure || !is_among(first, further));
    }
    /// What can stand behind a value, or begin one that is no name.
    [[nodiscard]] static bool is_language(std::string_view word) {
        constexpr auto words = std::to_array<std::string_view>(
            {"NOC",       "and",      "but", "by",  "count", "covered", "days",  "every",   "in",
             "include",   "includes", "is",  "no",  "not",   "of",      "or",    "overlap", "overlaps",
             "satisfies", "some",     "sum", "the", "to",    "up",      "where", "yes"});
        return is_among(word, words);
    }
    bool take_plain_word() {
        constexpr auto ends = std::to_array<std::string_view>(
            {"and", "but", "include", "includes", "is", "or", "overlap", "overlaps", "satisfies", "where"});
        const std::string_view next = word();
        if (next.empty() || is_among(next, ends))
            return false;
        at_ += next.size();
        return true;
    }
    /// `is required`, `is needed`.
    bool take_required() {
        const std::size_t before = at_;
        if (take_blanks() && (take_word("is") || take_word("are")) && take_blanks() &&
            (take_word("required") || take_word("needed") || take_word("necessary")))
            return true;
        at_ = before;
        return false;
    }
    [[nodiscard]] bool is_at_end() const {
        const std::size_t next = whole_.find_first_not_of(' ', at_);
        if (next == std::string_view::npos)
            return !cut_;
        if (whole_[next] == ')' || whole_[next] == '}' || whole_[next] == ',')
            return true;
        Scan after(whole_.substr(next));
        return !after.take_plain_word() && !after.word().empty();
    }

    std::string_view whole_;
    std::string_view found_number_;
    std::size_t at_ = 0;
    bool in_words_ = false;
    /// More of the line follows than is looked at.
    bool cut_ = false;
};

/// Days before others are compared in other words.
bool is_of_lengths(std::string_view comparison) {
    constexpr auto all = std::to_array<std::string_view>({"is at least", "is at most", "is more than", "is less than"});
    return is_among(comparison, all);
}

}  // namespace

std::optional<unsigned> hundredths_of_year(std::string_view months) {
    constexpr unsigned months_of_quarter = 3;
    constexpr unsigned hundredths_of_quarter = 25;
    constexpr unsigned most = 1200;
    unsigned number = 0;
    const auto [end, error] = std::from_chars(months.data(), months.data() + months.size(), number);
    const bool whole = error == std::errc() && end == months.data() + months.size();
    if (!whole || number == 0 || number > most || number % months_of_quarter != 0)
        return std::nullopt;
    return number / months_of_quarter * hundredths_of_quarter;
}

std::optional<LengthOfWords> length_of(std::string_view text, bool alone) {
    Scan scan(text);
    const bool found = scan.take_length() && is_of_lengths(scan.found.comparison) && scan.take_measured(alone);
    return found ? std::optional(scan.result()) : std::nullopt;
}

std::optional<LengthOfWords> length_behind(std::string_view text) {
    constexpr std::string_view of = "of ";
    if (!text.starts_with(of))
        return std::nullopt;
    text.remove_prefix(of.size());
    Scan scan(text);
    if (!scan.take_length() || !is_of_lengths(scan.found.comparison))
        return std::nullopt;
    scan.take_rest();
    LengthOfWords found = scan.result();
    found.length += of.size();
    return found;
}

}  // namespace chapeau::grammar
