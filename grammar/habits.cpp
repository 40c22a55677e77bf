// The table, and its index by first word: a phrase is looked for wherever an expression could end, so a word that
// begins no habit must cost one look-up and no more.
#include "grammar/habits.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <unordered_map>

#include "grammar/layout.hpp"
#include "interpreter/text/ascii.hpp"

namespace chapeau::grammar {

namespace {

using enum HabitPlace;

constexpr std::string_view small = "words of the language are written small";
constexpr std::string_view no_value = "`{text}` is not a value";
constexpr std::string_view in_front = "`not` stands in front of a condition";
constexpr std::string_view no_clock = "there is no `{text}…)`: a policy has no clock";
constexpr std::string_view inexact = "nothing is rounded: numbers are exact";

// clang-format off
constexpr auto table = std::to_array<Habit>({
    // more, less, at least, at most
    {after_is, "no less than|not less than|no fewer than|not fewer than|no lower than|not lower than|no smaller than|"
               "not smaller than|not below|not under|atleast|at leest|at lest|at leat|at last|at the least|at minimum|"
               "at a minimum|at the minimum|a minimum of|minimum of|minimum …|min …|at least or equal|at least or equal to|"
               "at least equal to|more than or equal to|more than or equal|greater than or equal to|"
               "greater than or equal|greater or equal to|greater or equal|equal to or greater than|"
               "equal to or more than|equal or greater than|or exceeds", "write `is at least`"},
    {after_is, "no more than|not more than|no greater than|not greater than|no higher than|not higher than|"
               "no larger than|not larger than|not above|not over|atmost|at the most|at maximum|at a maximum|"
               "at the maximum|a maximum of|maximum of|maximum …|max …|up to …|at most or equal|at most or equal to|"
               "at most equal to|less than or equal to|less than or equal|fewer than or equal to|"
               "fewer than or equal|less or equal to|less or equal|equal to or less than|equal or less than|"
               "not exceeding|not exceed|limited to", "write `is at most`"},
    {after_is, "greater than|greater|larger than|larger|bigger than|bigger|higher than|higher|morethan|more then|"
               "over …|above …|exceeding …|in excess of|not at most|not less than or equal to|older than", "write `is more than`"},
    {after_is, "fewer than|fewer|smaller than|smaller|lower than|lower|lessthan|less then|under …|below …|"
               "not at least|not more than or equal to|younger than", "write `is less than`"},
    {comparison, "at least", "write `is at least`", "`{text}` needs an `is` before it"},
    {comparison, "at most", "write `is at most`", "`{text}` needs an `is` before it"},
    {comparison, "more than", "write `is more than`", "`{text}` needs an `is` before it"},
    {comparison, "less than", "write `is less than`", "`{text}` needs an `is` before it"},
    {comparison, "no less than|not less than|no fewer than|not fewer than|no lower than|not lower than|not below|"
                 "atleast|at minimum|at a minimum|at the minimum|at the least|meets or exceeds|equals or exceeds|"
                 "reaches|reach|more than or equal to|greater than or equal to|greater or equal to|"
                 "does not fall below|must be at least|shall be at least", "write `is at least`"},
    {comparison, "no more than|not more than|no greater than|not greater than|no higher than|not higher than|"
                 "does not exceed|do not exceed|doesn't exceed|must not exceed|shall not exceed|may not exceed|"
                 "cannot exceed|can't exceed|not exceeding|not exceed|atmost|at maximum|at a maximum|at the maximum|"
                 "at the most|less than or equal to|fewer than or equal to|less or equal to|must be at most|"
                 "shall be at most", "write `is at most`"},
    {comparison, "exceeds|exceed|exceeding|surpasses|greater than|larger than|bigger than|higher than|morethan|"
                 "over …|above …", "write `is more than`"},
    {comparison, "fewer than|smaller than|lower than|lessthan|under …|below …|falls below|falls short of",
                 "write `is less than`"},

    // days
    {after_is, "no earlier than|not earlier than|no sooner than|not sooner than|not before|since …|on or later than|"
               "after or on|later than or on", "write `is on or after`"},
    {after_is, "no later than|not later than|not after|until …|by …|on or earlier than|before or on|at the latest …",
               "write `is on or before`"},
    {after_is, "later than|later|not on or before", "write `is after`"},
    {after_is, "earlier than|earlier|sooner than|prior to|not on or after", "write `is before`"},
    {comparison, "before", "write `is before`", "`{text}` needs an `is` before it"},
    {comparison, "after", "write `is after`", "`{text}` needs an `is` before it"},
    {comparison, "on or before", "write `is on or before`", "`{text}` needs an `is` before it"},
    {comparison, "on or after", "write `is on or after`", "`{text}` needs an `is` before it"},
    {comparison, "no earlier than|not earlier than|no sooner than|not before|starting …", "write `is on or after`"},
    {comparison, "no later than|not later than|not after", "write `is on or before`"},
    {comparison, "later than|follows|succeeds", "write `is after`"},
    {comparison, "earlier than|sooner than|prior to|precedes", "write `is before`"},

    // the same, or not
    {after_is, "equal to|equal|the same as|same as|identical to|equals|exactly …|exactly equal to", "write `is`"},
    {after_is, "not equal to|not equal|not the same as|different from|different to|different than|unequal to|"
               "other than", "write `is not`"},
    {comparison, "equals|equal to|equal|matches|are|was|were|be|must be|shall be|should be|will be|has to be|"
                 "corresponds to", "write `is`"},
    {comparison, "not …", "write `is not`", "`{text}` stands in front of a condition, or after `is`"},
    {comparison, "of …", "write `is`, or `is at least` or another comparison"},
    {comparison, "does not equal|doesn't equal|do not equal|not equal to|differs from|isn't|aren't|wasn't|isnt|arent|"
                 "wasnt|ain't|are not|"
                 "was not|must not be|shall not be|should not be", "write `is not`"},
    {after_is, "between", "write `({left} is at least … and {left} is at most …)`, or of days `({left} is on or after … "
               "and {left} is on or before …)`", "`between` leaves open whether its ends belong to it"},
    {comparison, "between", "write `({left} is at least … and {left} is at most …)`, or of days `({left} is on or after "
                 "… and {left} is on or before …)`", "`between` leaves open whether its ends belong to it"},

    // membership
    {after_is, "in", "write `in` without `is`", {}, "CH0142"},
    {after_is, "one of|any of|among|amongst|part of|a member of|member of|in the list|on the list|in the list of|"
               "listed in|included in|contained in", "write `in`, as in `occupation in judges` or `status in {a, b}`"},
    {after_is, "not in|not one of|none of|not any of|not among|not part of|not a member of|not included in|not listed in",
               "write `{not}{left} in{place}`", {}, "CH0142"},
    {comparison, "not in|isn't in|not among|is not in", "write `{not}{left} in{place}`", in_front, "CH0142"},
    {comparison, "among|amongst|belongs to|one of", "write `in`"},
    {after_is, "TEER …", "write `{teer} is` and the number"},
    {comparison, "starts with|begins with|ends with|start with|begin with|end with|like …",
                 "write `{left} in {…}` with every value that is meant, each written out"},
    {comparison, "contains|contain|has|have|holds|comprises",
                 "write `includes` for a set and one value, `overlaps` for a set and a list; nothing searches in a text"},
    {comparison, "not includes|not include|does not include|do not include|doesn't include|does not contain|"
                 "do not contain|doesn't contain|excludes|lacks", "write `{not}{left} includes{place}`; nothing searches in a text", in_front,
                 "CH0142"},
    {comparison, "not overlaps|not overlap|does not overlap|do not overlap|doesn't overlap",
                 "write `{not}{left} overlaps{place}`", in_front, "CH0142"},

    // what is stated, what is approved
    {after_is, "not stated", "write `{not}{left} is stated{place}`", {}, "CH0142"},
    {after_is, "not approved", "write `{not}{left} is approved{place}`", {}, "CH0142"},
    {comparison, "passes|pass|passed", "write `{same}{left}{place}`", "a condition stands alone, without `{text}`"},
    {comparison, "fails|fail|does not pass|doesn't pass|failed|did not pass", "write `{not}{left}{place}`",
                 "a condition stands alone, without `{text}`"},
    {comparison, "exists|exist", "write `is stated`"},
    {comparison, "does not exist|do not exist|doesn't exist", "write `{not}{left} is stated{place}`"},
    {state, "known|provided|given|present|supplied|available|specified|indicated|declared|filled|entered|set|defined|"
            "submitted|recorded|there", "is stated"},
    {state, "STATED|Stated", "is stated"},
    {state, "APPROVED|Approved", "is approved"},
    {state, "unknown|missing|absent|unspecified|undefined|unstated|null|nil", "not stated"},
    {state, "blank|empty|nothing", "empty"},
    {state, "met|satisfied|fulfilled|passed|true", "alone"},
    {state, "unmet|failed|unsatisfied|violated|false", "not alone"},
    {state, "granted|accepted|issued", "is approved"},
    {state, "refused|rejected|denied|declined", "not approved"},

    {after_is, "true|True|TRUE", "take `is {text}` away: a yes/no fact alone is a condition", no_value, "CH0137"},
    {after_is, "false|False|FALSE", "write `{not}{left}{place}`", no_value, "CH0137"},

    // a value begins
    {value, "true|True|TRUE", "write `yes`; a yes/no fact alone is a condition already", no_value, "CH0137"},
    {value, "false|False|FALSE", "write `no`, or `not` before a yes/no fact", no_value, "CH0137"},
    {value, "null|nil", "write `is stated` to ask whether a fact is given", no_value, "CH0137"},
    {value, "NOT …|Not …", "write `not`", small, "CH0135"},
    {value, "number of|the number of|total number of|the total number of",
     "write `count of … in … where …`, in parentheses where it is compared"},
    {value, "total of|the total of|the sum of", "write `sum of … for … in …`"},
    {value, "average of|the average of|mean of|the mean of", "divide `sum of … for … in …` by `count of … in …`"},
    {value, "earliest of", "write `the earliest of`, with `for … in …` after the value"},
    {value, "latest of|last of|most recent of", "write `the latest of`, with `for … in …` after the value"},
    {value, "CAD …|USD …", "write `$` and the amount, as in `$25.00`; all amounts are Canadian dollars",
            "an amount is written with `$` in front", "CH0126"},
    {value, "both …", "take `both` away: `and` says it"},
    {value, "there is|there are|there exists", "write `some … in … where …`"},
    {value, "else|otherwise|then", "write each case as a clause or a member of its own with `applies when …`"},
    {value, "unless", "write `except when` on a line of its own, or `and not`"},

    {datum, "true|True|TRUE", "write `yes`", no_value, "CH0137"},
    {datum, "false|False|FALSE", "write `no`", no_value, "CH0137"},
    {datum, "null|nil", "write `unknown`", no_value, "CH0137"},

    // functions
    {function, "max(|MAX(|Max(|maximum(|greatest(", "of days write `the latest of`, each on a deeper line of its own; of "
               "numbers compare each by itself, with `or` or `and` between"},
    {function, "min(|MIN(|Min(|minimum(|least(", "of days write `the earliest of`, each on a deeper line of its own; of "
               "numbers compare each by itself, with `or` or `and` between"},
    {function, "sum(|SUM(|Sum(|total(", "write `sum of job.hours for job in …`"},
    {function, "count(|COUNT(|Count(|countif(|COUNTIF(|len(|length(|size(", "write `count of job in … where …`"},
    {function, "avg(|AVERAGE(|average(|mean(", "divide `sum of … for … in …` by `count of … in …`"},
    {function, "round(|ROUND(|floor(|ceil(|trunc(|int(|ROUNDUP(|ROUNDDOWN(", "write what stands in the parentheses alone",
               inexact},
    {function, "if(|IF(|iif(|IIF(", "write what comes first as `applies when …` and what comes of it as `met when …`"},
    {function, "and(|AND(|And(", "write `and` between the conditions"},
    {function, "or(|OR(|Or(", "write `or` between the conditions"},
    {function, "NOT(|Not(", "write `not (`", small, "CH0135"},
    {function, "today(|TODAY(|now(|NOW(", "name a date of the record, such as the fact that `as of` names", no_clock},
    {function, "datediff(|date_diff(|DATEDIF(|days_between(|DAYS(", "write `later - earlier`, which is a number of days"},
    {function, "age(|years_between(|years(", "write `applicant.born_on + 18 years is on or before` and the day"},
    {function, "date(|DATE(|Date(", "write the day itself, as in `2022-11-16`"},
    {function, "any(|ANY(|exists(", "write `some job in … where …`"},
    {function, "all(|ALL(", "write `every job in … satisfies …`"},
    {function, "isblank(|ISBLANK(|isempty(|is_empty(|isnull(|is_null(", "write `not … is stated`"},
    {function, "contains(|in(|IN(", "write `… includes …` for a set and a value, `… in …` for a value and a list"},

    // between conditions
    {connective, "AND|And", "write `and`", small, "CH0135"},
    {connective, "OR|Or", "write `or`", small, "CH0135"},
    {connective, "and/or|or/and", "write `or`, which takes both too"},
    {connective, "as well as|but|but also|while|whereas|also", "write `and`"},
    {connective, "alternatively", "write `or`"},
    {connective, "xor|XOR|exclusive or|or else", "write `(a or b) and not (a and b)` with the two conditions in place of `a` "
                 "and `b`", "there is no `{text}`"},
    {connective, "but not|without …", "write `and not`"},
    {connective, "nor", "write `and not`"},
    {connective, "provided that|as long as|so long as|on condition that",
                 "write `and` where both must hold; what says whether the clause counts at all stands on a line of its "
                 "own, as in `applies when offer.judge`"},
    {connective, "unless|except|except if|except when|save if|save where", "write `except when` on a line of its own, or "
                 "`and not`"},
    {connective, "else|otherwise|then", "write each case as a clause or a member of its own with `applies "
                 "when …`"},

    // arithmetic
    {comparison, "rounded to …|rounded up to …|rounded down to …|rounded up|rounded down|rounded",
                 "take `{text}` away, and what it is rounded to", inexact},
    {comparison, "plus", "write `+`"},
    {comparison, "minus", "write `-`"},
    {comparison, "times|multiplied by", "write `*`"},
    {comparison, "divided by", "write `/`"},

    // units
    {unit, "yrs|yr|Years|Year|YEARS|YEAR|yrs.|yr.", "write `years`, and of a number of days `years of 365 days`"},
    {unit, "mths|mth|mos|mo|Months|Month|MONTHS", "write `months`"},
    {unit, "dys|Days|Day|DAYS|calendar days|consecutive days", "write `days`"},
    {unit, "weeks|week|wks|wk|Weeks", "write {days_of_weeks}"},
    {unit, "business days|working days|work days", "write `days`: every day of the calendar counts alike"},
    {unit, "hours|hour|hrs|hr|minutes", "leave out `{text}`: a length of time is counted in days, hours are a plain number"},
    {unit, "pct", "write a decimal, as in `0.25` for 25 per cent", "there are no percentages", "CH0127"},

    // what stands over members
    {chapeau, "all of|all|all off|all the|all the following|all of the following|all of these|al of|all if|each of|"
              "each of the following|every of|every one of|both|both of|all of the following apply|"
              "all of the following are met|all of the following must be met|all of these apply|all apply",
              "write `all of`"},
    {chapeau, "any of|any|any off|any if|anyof|any the|any one of|any of the following|any of these|either|either of|one of|"
              "one off|one of the following|one or more of|one or more of the following|at least one of|"
              "at least one of the following|some of|any of the following apply|any of the following applies|"
              "one of the following applies|one of the following is met|any applies", "write `any of`"},
    {chapeau, "none of|none|none off|none if|none of the following|none of these|neither|neither of|not any of|no of|"
              "none of the following apply|none of the following applies|none of these apply|none applies|none apply",
              "write `none of`"},
    {chapeau, "allof", "write `all of`"},

    // a part
    {part, "when|if|where|provided|only if|only when",
           "write `met when` for what it takes; `applies when`, where it says whether the clause counts at all"},
    {part, "since|starting|starting on|effective|effective from|as of|after", "write `from`, and the first day that belongs to it"},
    {part, "before|up to", "write `until`, and the last day that belongs to it"},
    {part, "and|or", "move this line deeper than the one above, so that it goes on with its condition",
     "a part does not begin with `{text}`"},
    {part, "requires|require|required|requirement|requirements|must|condition|conditions|criteria|criterion|passes when|"
           "passes if|is met when|satisfied when|eligible when|eligible if", "write `met when`; in a decision `approve when`"},
    {part, "not met when|not met if|refuse when|refuse if|refused when|refused if|reject when|reject if|deny when|"
           "deny if|not when|excluding|excluded when|exception when|exception|exceptions|exempt when",
           "write `except when`"},
    {part, "approves when|approved when|approved if|grant when|granted when|accept when|accept if",
           "write `approve when` in a decision, `met when` in a clause"},

    // `is 2 or more`
    {open_end, "more|higher|greater|larger|above|over|better|longer|older|up|upwards|upward|later|after|beyond", "at least"},
    {open_end, "less|fewer|lower|smaller|below|under|worse|shorter|younger|down|downwards|earlier|before|sooner", "at most"},

    // a branch of `by`
    {branch, "otherwise|else|default|other|others|rest|any|anything", "name what is left"},

    // types
    {type, "integer|int|decimal|float|double|numeric", "number"},
    {type, "boolean|bool|logical", "yes/no"},
    {type, "string|str|varchar", "text"},
    {type, "datetime|timestamp|day", "date"},
    {type, "currency|amount|dollars", "money"},
    {type, "duration|interval", "days"},
});
// clang-format on

/// The message of a place, where the row has none of its own.
struct OfPlace {
    std::string_view code;
    std::string_view text;
};
constexpr OfPlace of_place(HabitPlace place) {
    switch (place) {
        case comparison:
            return {"CH0134", "`{text}` is not a word of conditions"};
        case after_is:
            return {"CH0134", "`is {text}` is not how it is written"};
        case function:
            return {"CH0136", "there is no `{text}…)`"};
        case unit:
            return {"CH0125", "`{text}` is no unit of the language"};
        case chapeau:
            return {"CH0162", "`{text}` combines no members"};
        default:
            return {"CH0136", "there is no `{text}`"};
    }
}

bool is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
}

/// One phrase of a row.
struct Phrase {
    const Habit* habit;
    const Message* message;
    std::string_view words;
    /// Something must follow that goes on with it.
    bool followed = false;
};

std::string_view leading_word(std::string_view text) {
    const auto end = std::ranges::find_if_not(text, is_word_byte);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

class Index {
  public:
    Index() {
        for (const Habit& habit : table) {
            const OfPlace usual = of_place(habit.place);
            messages_.push_back({habit.code.empty() ? usual.code : habit.code,
                                 habit.text.empty() ? usual.text : habit.text,
                                 habit.help,
                                 {}});
            add_phrases(habit);
        }
    }

    /// Those whose first word is `word`.
    [[nodiscard]] std::span<const Phrase> beginning_with(std::string_view word) const {
        const auto found = phrases_.find(word);
        return found == phrases_.end() ? std::span<const Phrase>() : std::span<const Phrase>(found->second);
    }

  private:
    void add_phrases(const Habit& habit) {
        for (std::string_view rest = habit.written; !rest.empty();) {
            std::string_view words = rest.substr(0, rest.find('|'));
            rest.remove_prefix(std::min(words.size() + 1, rest.size()));
            constexpr std::string_view more = " …";
            const bool followed = words.ends_with(more);
            words.remove_suffix(followed ? more.size() : 0);
            phrases_[leading_word(words)].push_back({&habit, &messages_.back(), words, followed});
        }
    }

    std::deque<Message> messages_;
    std::unordered_map<std::string_view, std::vector<Phrase>> phrases_;
};

const Index& index() {
    static const Index made;
    return made;
}

const char* after_blanks(const char* at, const char* end) {
    return std::find_if_not(at, end, Layout::is_blank);
}

bool same_letter(char written, char row, bool any_case) {
    return written == row || (any_case && text::small_letter(written) == row);
}

/// The end of a phrase that begins at `at`, or null. A blank of the phrase is any number of them in the text.
const char* end_of_phrase(std::string_view words, const char* at, const char* end, bool any_case) {
    for (const char byte : words) {
        if (byte == ' ') {
            const char* const next = after_blanks(at, end);
            if (next == at) {
                return nullptr;
            }
            at = next;
        } else if (at == end || !same_letter(*at++, byte, any_case)) {
            return nullptr;
        }
    }
    return at != end && is_word_byte(words.back()) && is_word_byte(*at) ? nullptr : at;
}

/// Whether a value could begin here: what ends or joins conditions could not.
bool goes_on(const char* at, const char* end) {
    const char* const next = after_blanks(at, end);
    if (next == at || next == end || std::string_view("#)]},\n\r").find(*next) != std::string_view::npos) {
        return false;
    }
    const std::string_view word = leading_word({next, static_cast<std::size_t>(end - next)});
    constexpr auto joining =
        std::to_array<std::string_view>({"and", "or", "is", "in", "includes", "include", "overlaps", "overlap", "where",
                                         "satisfies", "for", "to", "up"});
    return std::ranges::find(joining, word) == joining.end();
}

/// Nothing but a colon may follow a chapeau on its line.
bool ends_line(const char* at, const char* end) {
    at = after_blanks(at, end);
    at = at != end && *at == ':' ? after_blanks(at + 1, end) : at;
    return at == end || *at == '#' || Layout::is_line_end(at, end);
}

/// Whether what is written is what the help says, as of `all of` in small letters.
bool is_language(const Habit& habit, std::string_view written) {
    constexpr std::string_view write = "write `";
    const std::string_view help = habit.help.substr(std::min(write.size(), habit.help.size()));
    return help.starts_with(written) && help.substr(written.size()) == "`";
}

}  // namespace

std::span<const Habit> habits() {
    return table;
}

std::optional<Comparator> comparator_at(std::string_view text) {
    constexpr auto own =
        std::to_array<std::string_view>({"is at least", "is at most", "is more than", "is less than", "is on or before",
                                         "is on or after", "is before", "is after"});
    constexpr std::string_view is = "is ";
    const char* const end = text.data() + text.size();
    std::optional<Comparator> longest;
    for (const std::string_view words : own) {
        const char* const stop = end_of_phrase(words.substr(is.size()), text.data(), end, false);
        if (stop != nullptr) {
            longest = Comparator{words, static_cast<std::size_t>(stop - text.data())};
        }
    }
    const auto habit = find_habit(after_is, text.data(), end);
    constexpr std::string_view write = "write `";
    if (habit && habit->habit->help.starts_with(std::string(write) + "is ") &&
        habit->habit->help.find('`', write.size()) + 1 == habit->habit->help.size()) {
        const std::size_t length = static_cast<std::size_t>(habit->end - text.data());
        const std::string_view help = habit->habit->help;
        if (!longest || length > longest->length) {
            longest = Comparator{help.substr(write.size(), help.size() - write.size() - 1), length};
        }
    }
    return longest;
}

std::size_t in_capitals(std::span<const std::string_view> phrases, std::string_view text) {
    std::size_t longest = 0;
    for (const std::string_view phrase : phrases) {
        const char* const stop = end_of_phrase(phrase, text.data(), text.data() + text.size(), true);
        const std::string_view found = stop == nullptr ? std::string_view() : std::string_view(text.data(), stop);
        if (std::ranges::any_of(found, [](char byte) { return byte >= 'A' && byte <= 'Z'; })) {
            longest = std::max(longest, found.size());
        }
    }
    return longest;
}

Month month_at(std::string_view text) {
    static constexpr auto months =
        std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                         "september", "october", "november", "december"});
    constexpr std::size_t shortest = 3;
    constexpr std::size_t longest_short = 4;  // `Sept`
    const std::string word = text::in_small_letters(leading_word(text));
    for (unsigned i = 0; i < months.size(); ++i) {
        const bool shortened = word.size() >= shortest && word.size() <= longest_short && months[i].starts_with(word);
        if (shortened || word == months[i]) {
            return {i + 1, word.size()};
        }
    }
    return {};
}

std::optional<FoundHabit> find_habit(HabitPlace place, const char* begin, const char* end) {
    const bool any_case = place == chapeau;
    std::string_view word = leading_word({begin, static_cast<std::size_t>(end - begin)});
    const std::string small_word = any_case ? text::in_small_letters(word) : std::string();
    word = any_case ? std::string_view(small_word) : word;
    std::optional<FoundHabit> longest;
    for (const Phrase& phrase : index().beginning_with(word)) {
        if (phrase.habit->place != place) {
            continue;
        }
        const char* const stop = end_of_phrase(phrase.words, begin, end, any_case);
        if (stop == nullptr || (longest && stop <= longest->end) || (phrase.followed && !goes_on(stop, end)) ||
            (place == chapeau && (!ends_line(stop, end) || is_language(*phrase.habit, {begin, stop})))) {
            continue;
        }
        longest = FoundHabit{phrase.habit, phrase.message, stop};
    }
    return longest;
}

const Habit* habit_of(HabitPlace place, std::string_view written) {
    const auto found = find_habit(place, written.data(), written.data() + written.size());
    return found && found->end == written.data() + written.size() ? found->habit : nullptr;
}

namespace {

constexpr unsigned ten = 10;
constexpr unsigned twenty = 20;
constexpr unsigned hundred = 100;

/// Zero where it is none.
unsigned value_of_word(std::string_view word) {
    static constexpr auto units = std::to_array<std::string_view>(
        {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"});
    static constexpr auto tens =
        std::to_array<std::string_view>({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"});
    static constexpr std::size_t shortest = 3;
    static constexpr std::size_t longest = 9;  // seventeen
    if (word.size() < shortest || word.size() > longest) {
        return 0;
    }
    const std::string small_word = text::in_small_letters(word);
    if (const auto* const found = std::ranges::find(units, small_word); found != units.end()) {
        return static_cast<unsigned>(found - units.begin()) + 1;
    }
    const auto* const found = std::ranges::find(tens, small_word);
    return found == tens.end() ? 0 : static_cast<unsigned>(found - tens.begin()) * ten + twenty;
}

/// The word after a hyphen or blanks; empty where none follows.
std::string_view next_word(std::string_view text, std::size_t from) {
    const std::size_t at = from < text.size() && text[from] == '-' ? from + 1 : text.find_first_not_of(" \t", from);
    return at == from || at >= text.size() ? std::string_view() : leading_word(text.substr(at));
}
std::size_t end_of(std::string_view text, std::string_view word) {
    return static_cast<std::size_t>(word.data() - text.data()) + word.size();
}

NumberInWords below_hundred(std::string_view text) {
    const std::string_view first = leading_word(text);
    NumberInWords number{value_of_word(first), first.size(), false};
    if (number.value < twenty) {
        return number;
    }
    const std::string_view second = next_word(text, first.size());
    const unsigned unit = value_of_word(second);
    if (unit > 0 && unit < ten) {
        return {number.value + unit, end_of(text, second), true};
    }
    return number;
}

/// `text` goes on with `and` and a number below a hundred, or with that alone.
NumberInWords with_rest(std::string_view text, NumberInWords hundreds) {
    std::string_view word = next_word(text, hundreds.length);
    word = word == "and" ? next_word(text, end_of(text, word)) : word;
    if (word.empty()) {
        return hundreds;
    }
    const std::size_t begin = end_of(text, word) - word.size();
    const NumberInWords rest = below_hundred(text.substr(begin));
    return rest.value == 0 ? hundreds : NumberInWords{hundreds.value + rest.value, begin + rest.length, true};
}

}  // namespace

std::optional<NumberInWords> number_in_words(std::string_view text) {
    const std::string_view first = leading_word(text);
    const unsigned count = first == "a" ? 1 : value_of_word(first);
    const std::string_view second = next_word(text, first.size());
    if (count > 0 && count < ten && text::in_small_letters(second) == "hundred") {
        return with_rest(text, {count * hundred, end_of(text, second), true});
    }
    const NumberInWords number = below_hundred(text);
    return number.value == 0 ? std::nullopt : std::optional(number);
}

std::optional<std::string> in_digits(std::string_view words) {
    const auto number = number_in_words(words);
    return number && number->length == words.size() ? std::optional(std::to_string(number->value)) : std::nullopt;
}

}  // namespace chapeau::grammar
