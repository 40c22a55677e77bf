// Lengths of time where they mean something else: between two days, of something that lasts so long, as a year.
//
// A length between two days is said as a comparison of days, counted from the earlier one: only that is right on every
// birthday, while a number of days a year would be days off. How long something lasts, on the other hand, is a number
// of days, of so many a year, or of the days that the periods of a list cover. Where a document only speaks of it
// (`two years of experience`), what is counted is looked for among what the policy names, by its name and its title.
#include <algorithm>
#include <array>
#include <charconv>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "grammar/lengths.hpp"
#include "grammar/spans.hpp"
#include "interpreter/model/builtins.hpp"
#include "interpreter/model/typing.hpp"
#include "interpreter/model/walk.hpp"
#include "interpreter/text/ascii.hpp"

namespace chapeau::model {

namespace {

/// What stands alone as an operand; anything longer in parentheses.
std::string operand(std::string words) {
    return words.find(' ') == std::string::npos ? words : "(" + words + ")";
}

/// How the later of two days compares with the earlier one and the length between them.
std::string_view said_of_end(Relation relation) {
    switch (relation) {
        case Relation::at_least:
            return "is on or before";
        case Relation::more:
            return "is before";
        case Relation::at_most:
            return "is on or after";
        case Relation::less:
            return "is after";
        case Relation::unequal:
            return "is not";
        default:
            return "is";
    }
}

/// So many years of 365 days, or days; of months, only where they are quarters of a year. Empty for others, which no
/// number of days says.
std::string in_days(std::string_view digits, ast::Unit unit) {
    if (unit == ast::Unit::year)
        return fmt::format("{} {} of 365 days", digits, digits == "1" ? "year" : "years");
    if (unit == ast::Unit::day)
        return fmt::format("{} {}", digits, digits == "1" ? "day" : "days");
    const auto hundredths = grammar::hundredths_of_year(digits);
    return hundredths ? fmt::format("{} {} of 365 days", *hundredths / 100.0, *hundredths == 100 ? "year" : "years")
                      : std::string();
}
constexpr std::string_view no_month = "a month has no length of its own: say how many days are meant";

/// Small letters, without words that say little.
std::vector<std::string> telling_words(std::string_view text) {
    constexpr auto little = std::to_array<std::string_view>(
        {"and", "days", "for", "from", "its", "number", "that", "the", "this", "with", "years"});
    constexpr std::size_t shortest = 3;
    std::vector<std::string> words(1);
    for (const char byte : text::in_small_letters(text))
        if (byte >= 'a' && byte <= 'z')
            words.back() += byte;
        else if (!words.back().empty())
            words.emplace_back();
    std::erase_if(words, [&](const std::string& word) {
        return word.size() < shortest || std::ranges::find(little, word) != little.end();
    });
    return words;
}
std::size_t words_in_common(const std::vector<std::string>& some, std::string_view text) {
    const std::vector<std::string> others = telling_words(text);
    return static_cast<std::size_t>(std::ranges::count_if(
        some, [&](const std::string& word) { return std::ranges::find(others, word) != others.end(); }));
}

/// What the words say of when it is counted, such as `in the last 5 years`; empty where they say nothing.
std::string_view window_in(std::string_view words) {
    constexpr auto openings = std::to_array<std::string_view>({" in the last ", " in the past ", " within ", " during ",
                                                               " since ", " before ", " after ", " over the ",
                                                               " until ", " up to ", " between ", " prior to "});
    std::size_t at = words.size();
    for (const std::string_view opening : openings)
        at = std::min(at, words.find(opening));
    words.remove_prefix(std::min(at + 1, words.size()));
    return words;
}

bool has_digit(std::string_view words) {
    return std::ranges::any_of(words, text::is_digit);
}

/// What turns the rest around, such as `not` or `unpaid`.
bool is_denying(std::string_view word) {
    constexpr auto denying =
        std::to_array<std::string_view>({"not", "never", "without", "except", "excluding", "other"});
    constexpr auto others = std::to_array<std::string_view>({"uni", "unt", "und"});
    const bool otherwise = std::ranges::any_of(others, [&](std::string_view begin) { return word.starts_with(begin); });
    return std::ranges::find(denying, word) != denying.end() || word.starts_with("non") ||
           (word.starts_with("un") && !otherwise);
}
/// Whether one of two names is the other with something in front, as `unpaid` is: no slip of the pen.
bool is_with_prefix(std::string_view one, std::string_view other) {
    return one.ends_with(other) || other.ends_with(one);
}

/// Whether one of these words stands in a text, apart from other letters.
template <std::size_t Count>
bool says_one_of(std::string_view text, const std::array<std::string_view, Count>& words) {
    const auto is_letter = [](char byte) { return byte >= 'a' && byte <= 'z'; };
    const std::string small = text::in_small_letters(text);
    return std::ranges::any_of(words, [&](std::string_view word) {
        for (std::size_t at = small.find(word); at != std::string::npos; at = small.find(word, at + 1)) {
            const std::size_t end = at + word.size();
            if ((at == 0 || !is_letter(small[at - 1])) && (end == small.size() || !is_letter(small[end])))
                return true;
        }
        return false;
    });
}
/// Whether a text speaks of this unit, and of no other.
bool speaks_of(std::string_view text, ast::Unit unit) {
    const bool years = says_one_of(text, std::to_array<std::string_view>({"year", "years"}));
    const bool months = says_one_of(text, std::to_array<std::string_view>({"month", "months"}));
    const bool days = says_one_of(text, std::to_array<std::string_view>({"day", "days", "week", "weeks", "hours"}));
    return years == (unit == ast::Unit::year) && months == (unit == ast::Unit::month) &&
           days == (unit == ast::Unit::day);
}
bool says_first(std::string_view text) {
    return says_one_of(text, std::to_array<std::string_view>({"first", "from", "start", "starts", "started", "begin",
                                                              "begins", "began", "beginning"}));
}
bool says_last(std::string_view text) {
    return says_one_of(text, std::to_array<std::string_view>({"last", "to", "until", "end", "ends", "ended"}));
}

ast::Path path_of(const ast::Name& words) {
    ast::Path path{{}, words.span};
    for (std::string_view rest = words.text; !rest.empty();) {
        const std::size_t dot = std::min(rest.find('.'), rest.size());
        path.parts.push_back({std::string(rest.substr(0, dot)), words.span});
        rest.remove_prefix(std::min(dot + 1, rest.size()));
    }
    return path;
}
ast::Expression named(const ast::Name& words) {
    return {ast::Reference{path_of(words)}, words.span};
}

}  // namespace

// ---------------------------------------------------------------- years

std::string Typing::help_for_year(const ast::Compare& node) const {
    constexpr std::size_t digits_of_year = 4;
    const auto* right = std::get_if<ast::Number>(&node.right->node);
    const auto* year = right != nullptr ? right : std::get_if<ast::Number>(&node.left->node);
    if (year == nullptr || year->digits.size() != digits_of_year || year->digits.find('.') != std::string::npos)
        return {};
    const auto [first, last] = grammar::span_of_year(static_cast<unsigned>(std::stoul(year->digits)));
    const std::string day = operand(checking_.whole_words((right != nullptr ? node.left : node.right)->span));
    const Relation written = row_of(node.comparison).means;
    switch (right != nullptr ? written : turned(written)) {
        case Relation::at_least:
            return fmt::format("write `{} is on or after {}`", day, first);
        case Relation::more:
            return fmt::format("write `{} is after {}`", day, last);
        case Relation::at_most:
            return fmt::format("write `{} is on or before {}`", day, last);
        case Relation::less:
            return fmt::format("write `{} is before {}`", day, first);
        case Relation::unequal:
            return fmt::format("write `{}`", grammar::within_spans(day, "not in " + year->digits));
        default:
            return fmt::format("write `{}`", grammar::within_spans(day, "in " + year->digits));
    }
}

// ---------------------------------------------------------------- between two days

/// `later - earlier`, written here or as the one value of a definition that is named here.
const ast::Binary* Typing::difference_of_days(const ast::Expression& written) const {
    const ast::Expression* expression = &written;
    if (const auto* reference = std::get_if<ast::Reference>(&written.node)) {
        const auto symbol = checking_.names.symbols.find(reference->path.text());
        if (symbol == checking_.names.symbols.end() || symbol->second.sort != Sort::define)
            return nullptr;
        const ast::Define& define = *checking_.declared.defines[symbol->second.index];
        const auto* value =
            define.values.size() == 1 ? std::get_if<ast::Define::Value>(&define.values.front()) : nullptr;
        if (value == nullptr)
            return nullptr;
        expression = &value->value;
    }
    const auto* binary = std::get_if<ast::Binary>(&expression->node);
    const bool difference = binary != nullptr && binary->operation == ast::Arithmetic::subtract &&
                            std::holds_alternative<ast::Reference>(binary->left->node) &&
                            std::holds_alternative<ast::Reference>(binary->right->node);
    return difference ? binary : nullptr;
}

std::string Typing::help_for_step(const ast::Compare& node, Sides sides) const {
    const bool on_the_right = type(sides.right).kind == Kind::steps;
    const ast::Expression& other = on_the_right ? *node.left : *node.right;
    const ast::Expression& length = on_the_right ? *node.right : *node.left;
    const Type of_other = type(on_the_right ? sides.left : sides.right);
    const std::string words = checking_.words(length.span);
    const auto* duration = std::get_if<ast::Duration>(&length.node);
    const auto* number = duration != nullptr ? std::get_if<ast::Number>(&duration->amount->node) : nullptr;
    const Relation written = row_of(node.comparison).means;
    if (const ast::Binary* days = difference_of_days(other); days != nullptr && of_other == plain(Kind::days))
        return fmt::format(
            "write `{}`", in_place(node, fmt::format("{} + {} {} {}", operand(checking_.whole_words(days->right->span)),
                                                     words, said_of_end(on_the_right ? written : turned(written)),
                                                     operand(checking_.whole_words(days->left->span)))));
    if (of_other == plain(Kind::number) && number != nullptr)
        return fmt::format("write `{}` in place of `{}`", number->digits, words);
    if (of_other == plain(Kind::date))
        return fmt::format("write a day, such as `{} + {}`",
                           checking_.model.as_of ? checking_.model.at(*checking_.model.as_of).path : "…", words);
    if (duration != nullptr && number != nullptr && duration->unit == ast::Unit::month)
        return in_days(number->digits, duration->unit).empty()
                   ? std::string(no_month)
                   : fmt::format("a month has no length of its own: write `{}` in place of `{}`",
                                 in_days(number->digits, duration->unit), words);
    return fmt::format("say how long a year is: write `{0} of 365 days` in place of `{0}`", words);
}

// ---------------------------------------------------------------- how long something lasts

/// Whether a record has a part in it.
bool Typing::reads_facts(const ast::Define& define, std::uint32_t depth) const {
    constexpr std::uint32_t deepest = 8;
    bool reads = depth >= deepest;
    const auto look = [&](const ast::Expression& expression) {
        for_each_range(expression, [&](const ast::Range&) { reads = true; });
        for_each_reference(expression, [&](const ast::Path& path) {
            const auto symbol = checking_.names.symbols.find(path.text());
            const bool of_define = symbol != checking_.names.symbols.end() && symbol->second.sort == Sort::define;
            reads = reads || checking_.names.facts.contains(path.text()) ||
                    (of_define && reads_facts(*checking_.declared.defines[symbol->second.index], depth + 1));
        });
    };
    for (const auto& each : define.values)
        if (const auto* value = std::get_if<ast::Define::Value>(&each))
            look(value->value);
        else
            for (const ast::Define::Branch& branch : std::get<ast::Define::By>(each).branches)
                look(branch.value);
    return reads;
}

/// What the entries of a list cover, up to the day that governs, since what comes later has not been; empty where they
/// have not one day that is called the first and one that is called the last, and no other.
std::string Typing::days_covered(const std::string& list) const {
    std::vector<std::string> days;
    for (const Fact& fact : checking_.model.facts)
        if (fact.list && checking_.model.at(*fact.list).path == list && fact.type == plain(Kind::date))
            days.push_back(fact.path.substr(list.size()));
    const auto is_first = [](const std::string& day) { return says_first(day) && !says_last(day); };
    const auto is_last = [](const std::string& day) { return says_last(day) && !says_first(day); };
    if (days.size() == 2 && is_last(days[0]))
        std::swap(days[0], days[1]);
    std::string variable = "x";
    while (find_variable(variable) != nullptr || checking_.names.symbols.contains(variable) ||
           checking_.names.objects.contains(variable))
        variable += "x";
    const auto& governs = checking_.model.as_of;
    return days.size() != 2 || !is_first(days[0]) || !is_last(days[1])
               ? std::string()
               : fmt::format("(days covered by {0}{1} to {0}{2} for {0} in {3}{4})", variable, days[0], days[1], list,
                             governs ? " up to " + checking_.model.at(*governs).path : std::string());
}

/// The comparison that says it of what is named; empty where that has no length.
std::string Typing::lasting(const ast::LengthOf& node, const std::string& name) const {
    const auto of_type = type_named(named({name, node.measured.span}));
    if (!of_type)
        return {};
    if (*of_type == plain(Kind::number)) {
        std::string said = name;
        for (const Define& define : checking_.model.defines)
            said += define.name == name ? " " + define.title : "";
        for (const Fact& fact : checking_.model.facts)
            said += fact.path == name ? " " + fact.title : "";
        return speaks_of(said, node.unit) ? fmt::format("{} {} {}", name, node.comparison, node.digits) : std::string();
    }
    const std::string counted = *of_type == plain(Kind::days) ? name
                                : of_type->many == Many::list ? days_covered(name)
                                                              : std::string();
    const std::string length = in_days(node.digits, node.unit);
    return counted.empty() || length.empty() ? std::string()
                                             : fmt::format("{} {} {}", counted, node.comparison, length);
}

/// What all of the words call: numbers of days before lists, and those before other numbers.
std::vector<std::string> Typing::called_by(const std::string& words) const {
    constexpr std::size_t most = 3;
    const std::vector<std::string> sought = telling_words(words);
    std::vector<std::string> names;
    std::pair<std::size_t, int> best{std::max<std::size_t>(sought.size(), 1), 0};
    const auto is_denied = [&](const std::string& text) {
        return std::ranges::any_of(telling_words(text), [&](const std::string& word) {
            return is_denying(word) && std::ranges::find(sought, word) == sought.end();
        });
    };
    const auto take = [&](const std::string& name, const std::string& title, Type type) {
        const int rank = type == plain(Kind::days)                                ? 2
                         : type.many == Many::list && !days_covered(name).empty() ? 1
                         : type == plain(Kind::number)                            ? 0
                                                                                  : -1;
        const std::pair found{words_in_common(sought, name + " " + title), rank};
        if (rank < 0 || found < best || is_denied(name + " " + title))
            return;
        if (found > best)
            names.clear();
        best = found;
        names.push_back(name);
    };
    for (std::size_t i = 0; i < checking_.model.defines.size(); ++i)
        if (const Define& define = checking_.model.defines[i];
            !checking_.define_wrong[i] && reads_facts(*checking_.declared.defines[i], 0))
            take(define.name, define.title, define.type);
    for (const Fact& fact : checking_.model.facts)
        if (fact.place != Fact::Place::column)
            take(fact.path, fact.title, fact.type);
    return names.size() <= most ? names : std::vector<std::string>();
}

/// Reports it, in the place of `whole`, with the comparison that says it.
void Typing::report_length(const ast::LengthOf& node, Span whole) {
    const std::string& measured = node.measured.text;
    const bool is_path = !measured.empty() && measured.find_first_of(" -") == std::string::npos;
    if (is_path && checking_.leads_to_wrong(measured))
        return;
    const std::string_view window = window_in(measured);
    const bool known = is_path && type_named(named(node.measured)).has_value();
    std::vector<std::string> ways;
    const auto add_way = [&](const std::string& name) {
        mention(name, node.measured.span);
        if (std::string way = lasting(node, name); !way.empty())
            ways.push_back(fmt::format("`{}`", way));
    };
    if (known)
        add_way(measured);
    if (const auto near = is_path && !known ? nearest_name(measured) : std::nullopt;
        near && !is_with_prefix(*near, measured))
        add_way(*near);
    if (ways.empty() && !known)
        for (const std::string& name : called_by(measured.substr(0, measured.size() - window.size())))
            add_way(name);
    if (!window.empty() || (!is_path && has_digit(measured)))
        ways.clear();  // none of the names says all of it
    const std::string length = in_days(node.digits, node.unit);
    const std::string only = window.empty() ? std::string() : fmt::format(" that counts `{}` only", window);
    checking_.error(
        code::condition_due, whole,
        fmt::format("a condition is due here, and `{}` only says how long something lasts", checking_.words(whole)),
        !ways.empty() ? fmt::format("write {} in place of `{}`", fmt::join(ways, " or "), checking_.whole_words(whole))
        : length.empty()
            ? std::string(no_month) + ", and compare with them what is counted"
            : fmt::format("say what is counted: `… {} {}`, with the name of a number of days{} in place of "
                          "`…`",
                          node.comparison, length, only));
}

Typing::Result Typing::of(const ast::LengthOf& node, Span span, Wanted wanted) {
    if (wanted.condition)
        report_length(node, span);
    else
        report_length_compared(node, span, std::nullopt);
    return std::nullopt;
}

/// Where a value is due, its length alone is one: of so many days, a number beside numbers, and a step of the calendar
/// where nothing is known and only the number is in words.
void Typing::report_length_compared(const ast::LengthOf& node, Span span, std::optional<Type> other) {
    const bool in_words = node.measured.text.empty();
    const std::string words = checking_.words(span);
    const bool step = in_words && (!other || *other != plain(Kind::days));
    const std::string meant = other == plain(Kind::number) ? node.digits
                              : step                       ? fmt::format("{} {}{}", node.digits,
                                                   node.unit == ast::Unit::year    ? "year"
                                                                         : node.unit == ast::Unit::month ? "month"
                                                                                                         : "day",
                                                   node.digits == "1" ? "" : "s")
                                                           : in_days(node.digits, node.unit);
    const std::string_view window = window_in(node.measured.text);
    checking_.error(code::days_of_years_only, in_words ? span : node.measured.span,
                    in_words ? fmt::format("`{}`: numbers are written in digits", words)
                             : fmt::format("`{}`: after a length `of` says how long a year is", words),
                    !window.empty() ? fmt::format("say it of what is compared, which is to count `{}` only", window)
                    : meant.empty() ? std::string(no_month)
                                    : fmt::format("write `{}` in place of `{}`", meant, checking_.whole_words(span)));
}

/// `days is at least 2 years of experience`, `2 years of experience is met`: reports it.
bool Typing::is_length_compared(const ast::Compare& node, Span span) {
    if (const auto* left = std::get_if<ast::LengthOf>(&node.left->node)) {
        report_length(*left, span);
        return true;
    }
    const auto* right = std::get_if<ast::LengthOf>(&node.right->node);
    if (right == nullptr)
        return false;
    if (const Result left = read(*node.left, {}))
        report_length_compared(*right, node.right->span, type(*left));
    return true;
}

}  // namespace chapeau::model
