// Values by their type, conditions by what they compare. Whatever is not a single word is put in parentheses, so that a
// phrase can stand anywhere. Within a quantifier the member's fields are preferred: a `where` that does not speak of
// the member tests little.
#include "tests/properties/phrases.hpp"

namespace chapeau::properties {

namespace {

using Texts = std::vector<std::string>;

std::string in_parentheses(const std::string& text) {
    return "(" + text + ")";
}

/// Divisions that no fact enters would be undetermined with nothing to ask for.
bool reads_a_fact(const std::string& text) {
    return text.find("app.") != std::string::npos || text.find("x.") != std::string::npos ||
           text.find("y.") != std::string::npos;
}

const Texts order_words{"is at least", "is more than", "is at most", "is less than", "is", "is not"};
const Texts time_words{"is on or after", "is after", "is on or before", "is before", "is", "is not"};
const Texts lists{"app.stays", "app.jobs"};

}  // namespace

// ---------------------------------------------------------------- values

std::string Phrases::not_constant(Sort sort) {
    Texts fields_in_view;
    for (const std::string& variable : variables_)
        for (const std::string& field : fields(sort))
            fields_in_view.push_back(variable + field);
    if (!fields_in_view.empty() && !choices_.one_in(4))
        return choices_.of(fields_in_view);
    const Texts& named = defines_[sort];
    return !named.empty() && choices_.one_in(3) ? choices_.of(named) : choices_.of(facts(sort));
}

std::string Phrases::leaf(Sort sort) {
    return choices_.one_in(3) ? choices_.of(constants(sort)) : not_constant(sort);
}

std::string Phrases::value(Sort sort, int depth) {
    if (enough() || depth == 0 || choices_.below(3) == 0)
        return leaf(sort);
    switch (sort) {
        case Sort::number:
            return number(depth - 1);
        case Sort::money:
            return money(depth - 1);
        case Sort::days:
            return days(depth - 1);
        case Sort::date:
            return date(depth - 1);
        case Sort::noc:
            return in_parentheses(not_constant(sort) + choices_.of(Texts{" read in NOC 2021", " read in NOC 2016"}));
        default:
            return leaf(sort);
    }
}

std::string Phrases::divisor(Sort sort, int depth) {
    const std::string text = value(sort, depth);
    if (reads_a_fact(text))
        return text;
    return sort == Sort::number ? "4" : sort == Sort::money ? "$8.00" : "7 days";
}

std::string Phrases::number(int depth) {
    switch (choices_.below(10)) {
        case 0:
            return in_parentheses(value(Sort::number, depth) + " + " + value(Sort::number, depth));
        case 8:
            return two_counts(depth);
        case 1:
            return in_parentheses(value(Sort::number, depth) + " - " + value(Sort::number, depth));
        case 2:
            return in_parentheses(value(Sort::number, depth) + " * " + value(Sort::number, depth));
        case 3:
            return in_parentheses(value(Sort::number, depth) + " / " + divisor(Sort::number, depth));
        case 4:
            return in_parentheses(value(Sort::money, depth) + " / " + divisor(Sort::money, depth));
        case 5:
            return in_parentheses(value(Sort::days, depth) + " / " + divisor(Sort::days, depth));
        case 6:
            return in_parentheses("- " + value(Sort::number, depth));
        case 7:
            return over_list("sum of ", Sort::number, depth);
        default: {
            if (!can_open())
                return leaf(Sort::number);
            const std::string range = open();
            std::string text = "count of " + range + where(depth);
            close();
            return in_parentheses(text);
        }
    }
}

/// Over one list, so that one member counts in both.
std::string Phrases::two_counts(int depth) {
    if (!can_open())
        return leaf(Sort::number);
    const std::string range = open();
    const std::string first = "(count of " + range + where(depth) + ")";
    const std::string second = "(count of " + range + where(depth) + ")";
    close();
    return in_parentheses(first + choices_.of(Texts{" + ", " - "}) + second);
}

std::string Phrases::money(int depth) {
    switch (choices_.below(5)) {
        case 0:
            return in_parentheses(value(Sort::money, depth) + " + " + value(Sort::money, depth));
        case 1:
            return in_parentheses(value(Sort::money, depth) + " - " + value(Sort::money, depth));
        case 2:
            return in_parentheses(value(Sort::money, depth) + " * " + value(Sort::number, depth));
        case 3:
            return in_parentheses(value(Sort::money, depth) + " / " + divisor(Sort::number, depth));
        default:
            return over_list("sum of ", Sort::money, depth);
    }
}

std::string Phrases::days(int depth) {
    switch (choices_.below(6)) {
        case 0:
            return in_parentheses(value(Sort::days, depth) + " + " + value(Sort::days, depth));
        case 1:
            return in_parentheses(value(Sort::date, depth) + " - " + value(Sort::date, depth));
        case 2:
            return in_parentheses(value(Sort::days, depth) + " * " + value(Sort::number, depth));
        case 3:
            return in_parentheses(value(Sort::number, depth) + " days");
        default:
            return can_open() ? in_parentheses(days_covered(depth)) : leaf(Sort::days);
    }
}

std::string Phrases::date(int depth) {
    switch (choices_.below(6)) {
        case 0:
            return in_parentheses(value(Sort::date, depth) +
                                  choices_.of(Texts{" + 1 year", " + 6 months", " - 1 month"}));
        case 1:
            return in_parentheses(value(Sort::date, depth) + " + " + value(Sort::days, depth));
        case 2:
            return in_parentheses(value(Sort::date, depth) + " - " + value(Sort::days, depth));
        case 3:
            return "(the day before (" + value(Sort::date, depth) + "))";
        case 4:
            return over_list("the earliest of ", Sort::date, depth);
        default:
            return over_list("the latest of ", Sort::date, depth);
    }
}

std::string Phrases::over_list(const std::string& what, Sort sort, int depth) {
    if (!can_open())
        return leaf(sort);
    const std::string range = open();
    const std::string summed = value(sort, depth);
    const std::string text = what + summed + " for " + range + where(depth);
    close();
    return in_parentheses(text);
}

std::string Phrases::days_covered(int depth) {
    const std::string range = open();
    const std::string variable = variables_.back();
    std::string text = "days covered by ";
    text += choices_.one_in(4) ? value(Sort::date, depth) : variable + ".begins";
    text += " to ";
    text += choices_.one_in(4) ? value(Sort::date, depth) : variable + ".ends";
    text += " for " + range + where(depth);
    close();
    return choices_.one_in(3) ? text : text + " up to " + value(Sort::date, depth);
}

std::string Phrases::where(int depth) {
    return choices_.one_in(4) ? "" : " where " + in_parentheses(text_of(condition(depth)));
}

std::string Phrases::open() {
    variables_.push_back(variables_.empty() ? "x" : "y");
    return variables_.back() + " in " + choices_.of(lists);
}

// ---------------------------------------------------------------- conditions

Condition Phrases::condition(int depth) {
    if (variables_.empty() && !clauses_.empty() && choices_.one_in(5))
        return {Condition::Kind::plain, choices_.of(clauses_), {}};
    if (enough() || depth == 0 || choices_.below(3) == 0)
        return {Condition::Kind::plain, plain(depth), {}};
    switch (choices_.below(6)) {
        case 0:
            return {Condition::Kind::negation, "", {condition(depth - 1)}};
        case 1:
        case 2:
            return several(Condition::Kind::all, depth - 1);
        case 3:
        case 4:
            return several(Condition::Kind::any, depth - 1);
        default:
            return quantified(depth - 1);
    }
}

Condition Phrases::several(Condition::Kind kind, int depth) {
    Condition whole{kind, "", {}};
    const std::size_t count = 2 + choices_.below(2);
    for (std::size_t i = 0; i < count; ++i)
        whole.parts.push_back(condition(depth));
    return whole;
}

Condition Phrases::quantified(int depth) {
    if (!can_open())
        return {Condition::Kind::plain, plain(depth), {}};
    const bool every = choices_.one_in(2);
    Condition whole{every ? Condition::Kind::every : Condition::Kind::some, open(), {}};
    whole.parts.push_back(condition(depth));
    if (every)
        whole.parts.push_back(condition(depth));
    close();
    return whole;
}

std::string Phrases::plain(int depth) {
    switch (choices_.below(10)) {
        case 0:
            return yes_no();
        case 4:
            return ranked();
        case 5:
            return colored();
        case 6:
            return coded(depth);
        case 7:
            return texted();
        case 8:
            return in_set();
        case 9:
            return stated();
        default:
            return compared(depth);
    }
}

std::string Phrases::yes_no() {
    Texts options{"app.flag", "app.other", "app.checked", "app.sure"};
    options.insert(options.end(), yes_no_.begin(), yes_no_.end());
    for (const std::string& variable : variables_)
        options.insert(options.begin(), 3, variable + ".paid");
    return choices_.of(options);
}

std::string Phrases::compared(int depth) {
    const Sort sort = choices_.of(std::vector{Sort::number, Sort::date, Sort::days, Sort::money});
    const int inside = depth > 0 ? depth : 1;
    const std::string left = value(sort, inside);
    return left + " " + choices_.of(sort == Sort::date ? time_words : order_words) + " " + value(sort, inside);
}

std::string Phrases::ranked() {
    const std::string left = not_constant(Sort::grade);
    return left + " " + choices_.of(order_words) + " " + leaf(Sort::grade);
}

std::string Phrases::colored() {
    const std::string left = not_constant(Sort::color);
    return left + choices_.of(Texts{" is ", " is not "}) + leaf(Sort::color);
}

std::string Phrases::coded(int depth) {
    const std::string code = not_constant(Sort::noc);
    const std::string read = value(Sort::noc, depth);  // two codes written out are refused where editions differ
    switch (choices_.below(6)) {
        case 0:
            return code + " in " + choices_.of(Texts{"engineers", "closed"});
        case 1:
            return code + ".teer in {0, 1}";
        case 2:
            return code + choices_.of(Texts{".skill in {0, A}", ".skill is B", ".skill is not C"});
        case 3:
            return (reads_a_fact(read) ? read : code) + " is " + leaf(Sort::noc);
        case 4:
            return code + " is not " + leaf(Sort::noc);
        default:
            return code + " is written as " + leaf(Sort::noc);
    }
}

std::string Phrases::texted() {
    const std::string left = not_constant(Sort::text);
    return choices_.one_in(3) ? left + " in places" : left + choices_.of(Texts{" is ", " is not "}) + leaf(Sort::text);
}

std::string Phrases::in_set() {
    if (!variables_.empty() && !choices_.one_in(3))
        return variables_.back() + choices_.of(Texts{".tags overlap warm", ".tags include blue"});
    switch (choices_.below(6)) {
        case 0:
            return "app.colors include " + leaf(Sort::color);
        case 1:
            return "app.colors overlap " + choices_.of(Texts{"warm", "{green, blue}"});
        case 2:
            return "app.nations include " + choices_.of(Texts{"AUS", "JPN"});
        case 3:
            return "app.nations overlap parties";
        case 4:
            return "app.words include " + leaf(Sort::text);
        default:
            return "app.words overlap places";
    }
}

std::string Phrases::stated() {
    Texts options{"app.name", "app.flag", "app.noc", "app.stays", "app.colors", "app.starts", "app.fee"};
    for (const std::string& variable : variables_)
        options.insert(options.begin(), {variable + ".place", variable + ".paid", variable + ".ends"});
    return choices_.of(options) + " is stated";
}

// ---------------------------------------------------------------- text

std::string text_of(const Condition& condition) {
    // A line that begins with a single name in parentheses would be a member with that label.
    const auto part = [&](std::size_t i) {
        const std::string text = text_of(condition.parts[i]);
        return text.find(' ') == std::string::npos ? text : in_parentheses(text);
    };
    const auto joined = [&](const std::string& word) {
        std::string text = part(0);
        for (std::size_t i = 1; i < condition.parts.size(); ++i)
            text += word + part(i);
        return text;
    };
    switch (condition.kind) {
        case Condition::Kind::plain:
            return condition.text;
        case Condition::Kind::negation:
            return "not " + part(0);
        case Condition::Kind::all:
            return joined(" and ");
        case Condition::Kind::any:
            return joined(" or ");
        case Condition::Kind::some:
            return "some " + condition.text + " where " + part(0);
        case Condition::Kind::every:
            return "every " + condition.text + " where " + part(0) + " satisfies " + part(1);
    }
    return {};
}

}  // namespace chapeau::properties
