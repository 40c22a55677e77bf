// Whether two values lie to each other as is said, and how far apart they are.
#include <algorithm>

#include "tests/properties/sentence_reader.hpp"
#include "tests/properties/sentence_text.hpp"

namespace chapeau::properties {

using evaluate::Kleene;
using evaluate::Status;
using model::Kind;
using model::Many;
using values::Rational;

Verdict SentenceReader::sides(std::string_view left, Order order, std::string_view right, std::string_view margin,
                              bool holds) {
    Actual a;
    Actual b;
    if (!literal(left, a) || !literal(right, b))
        return Verdict::holds;  // not known, or of several values
    const auto so = compare(a, order, b);
    if (!so)
        return Verdict::holds;
    count("compared");
    if (differs_but_shown_alike(a, holds ? order : opposite(order), b))
        return Verdict::untrue;
    if (*so != holds && !(a.opaque || b.opaque))
        return Verdict::untrue;
    return margin.empty() || a.opaque || b.opaque ? Verdict::holds
                                                  : margin_holds(margin, a, holds ? order : opposite(order), b);
}

Order SentenceReader::opposite(Order order) {
    switch (order) {
        case Order::at_least:
            return Order::below;
        case Order::at_most:
            return Order::above;
        case Order::below:
            return Order::at_least;
        case Order::above:
            return Order::at_most;
        case Order::same:
            return Order::other;
        default:
            return Order::same;  // of no order
    }
}

bool SentenceReader::differs_but_shown_alike(const Actual& a, Order order, const Actual& b) {
    const bool strict = order == Order::below || order == Order::above || order == Order::other;
    return strict && a.known && b.known && !a.shown.empty() && a.shown == b.shown;
}

Verdict SentenceReader::holds(const Actual& a, Order order, const Actual& b) {
    if (differs_but_shown_alike(a, order, b))
        return Verdict::untrue;
    const auto so = compare(a, order, b);
    if (!so)
        return Verdict::unknown;
    count("relation");
    return *so ? Verdict::holds : Verdict::untrue;
}

std::optional<bool> SentenceReader::compare(const Actual& a, Order order, const Actual& b) {
    if (order == Order::in || order == Order::not_in) {
        if (b.prints.size() != 1)
            return std::nullopt;
        const auto same = [&](const std::string& one) { return folded(one) == folded(b.prints.front()); };
        return std::ranges::any_of(a.prints, same) == (order == Order::in);
    }
    if (!a.prints.empty() || !b.prints.empty())
        return compare_names(a, order, b);
    // Sides known within bounds settle an order all the same.
    if (!(a.low || a.high) || !(b.low || b.high))
        return std::nullopt;
    const bool surely_less = a.high && b.low && *a.high < *b.low;
    const bool surely_more = a.low && b.high && *a.low > *b.high;
    const bool at_most = surely_less || (a.high && b.low && *a.high <= *b.low);
    const bool at_least = surely_more || (a.low && b.high && *a.low >= *b.high);
    switch (order) {
        case Order::at_least:
            return at_least;
        case Order::below:
            return surely_less;
        case Order::at_most:
            return at_most;
        case Order::above:
            return surely_more;
        case Order::same:
            return at_most && at_least;
        case Order::other:
            return surely_less || surely_more;
        default:
            return std::nullopt;
    }
}

std::optional<bool> SentenceReader::compare_names(const Actual& a, Order order, const Actual& b) {
    if (a.prints.size() != 1 || b.prints.size() != 1)
        return std::nullopt;
    const bool same = folded(a.prints.front()) == folded(b.prints.front());
    if (order == Order::same || order == Order::written)
        return same || (order == Order::written && digits(a) == digits(b));
    if (order == Order::other || order == Order::not_written)
        return !same;
    if (a.type.kind != Kind::enumeration)
        return std::nullopt;
    const auto left = rank(a);
    const auto right = rank(b);
    if (!left || !right)
        return std::nullopt;
    return order == Order::at_least  ? *left >= *right
           : order == Order::below   ? *left < *right
           : order == Order::at_most ? *left <= *right
                                     : *left > *right;
}

std::string SentenceReader::digits(const Actual& noc) {
    return noc.prints.front().substr(noc.prints.front().rfind(' ') + 1);
}

std::optional<std::size_t> SentenceReader::rank(const Actual& a) {
    for (const model::Enum& of : model_.enums)
        for (std::size_t i = 0; of.ordered && i < of.values.size(); ++i)
            if (title_of(of, i) == a.prints.front())
                return i;
    return std::nullopt;
}

// What is wanting stands beside the contrary of the relation that is wanted: a value not above 17 was to be above it,
// for which 17 does not do.
bool SentenceReader::is_told_right(std::string_view& margin, Order order, std::optional<int> sign) {
    const auto consume_any = [&](const std::vector<std::string_view>& list) {
        return std::ranges::any_of(list, [&](std::string_view words) { return consume(margin, words); });
    };
    if (consume_any(w_.margins_of_any))
        return true;
    const bool is_short = consume_any(w_.shortages);
    const bool is_over = consume_any(w_.surpluses) || (!w_.surplus_end.empty() && drop_end(margin, w_.surplus_end));
    const bool to_spare = drop_end(margin, w_.spare_end);
    const bool more = consume(margin, w_.more_than);
    const bool less = consume(margin, w_.less_than);
    const bool at_limit = order == Order::at_least || order == Order::at_most;
    return !(sign && (is_short ? *sign > 0 : is_over && *sign < 0)) && more == ((is_short || is_over) && at_limit) &&
           less == (to_spare && !at_limit);
}

Verdict SentenceReader::margin_holds(std::string_view margin, const Actual& a, Order order, const Actual& b) {
    for (const std::string_view equal : w_.equalities)
        if (margin == equal)
            return a.low && b.low && *a.low == *b.low ? Verdict::holds
                   : levels_apart(a, b) == 0          ? Verdict::holds
                                                      : Verdict::untrue;
    const auto levels = levels_apart(a, b);
    const auto off = a.known && b.known && a.low && b.low ? subtract(*a.low, *b.low) : std::nullopt;
    std::string_view size = margin;
    if (!is_told_right(size, order, off ? std::optional(off->sign()) : levels))
        return Verdict::untrue;
    const bool least = consume(size, w_.at_least);
    count("margin");
    if (levels && (size.ends_with(w_.level) || size.ends_with(w_.levels)))
        return size.substr(0, size.find_first_not_of("0123456789")) == std::to_string(std::abs(*levels))
                   ? Verdict::holds
                   : Verdict::untrue;
    auto printed = quantity(size, a.type.kind == Kind::date ? Kind::days : a.type.kind);
    if (!printed || !size.empty())
        return Verdict::unknown;
    for (const Actual* side : {&a, &b})
        printed->slack = *values::add(printed->slack, side->slack);
    if (least || !a.known || !b.known)
        return Verdict::holds;
    return off && printed->is(off->sign() < 0 ? off->negated() : *off) ? Verdict::holds : Verdict::untrue;
}

std::optional<int> SentenceReader::levels_apart(const Actual& a, const Actual& b) {
    if (a.prints.size() != 1 || b.prints.size() != 1)
        return std::nullopt;
    const auto left = rank(a);
    const auto right = rank(b);
    return left && right ? std::optional(static_cast<int>(*left) - static_cast<int>(*right)) : std::nullopt;
}

Verdict SentenceReader::in_list(const Actual& subject, Order order, std::string_view name) {
    std::set<std::string> members;
    bool found = false;
    for (const model::List& list : model_.lists)
        if (!list.name.empty() && title_of(list) == (w_.value_first ? out_of_quotes(name) : name)) {
            found = true;
            members = members_of(list);
        }
    if (!found)
        for (const std::string_view several : split(name, ", "))
            for (const std::string_view pair : in_two(several))
                for (const std::string_view member : w_.nor.empty() ? std::vector{pair} : split(pair, w_.nor))
                    members.insert(member_named(member));
    if (!found && std::ranges::none_of(members, [&](const std::string& one) { return is_a_print(one); }))
        return Verdict::unknown;
    count("membership");
    const bool in =
        std::ranges::any_of(subject.prints, [&](const std::string& print) { return members.contains(folded(print)); });
    return in == (order == Order::in) ? Verdict::holds : Verdict::untrue;
}

std::vector<std::string_view> SentenceReader::in_two(std::string_view text) {
    for (const std::size_t at : places(text, w_.conjunction))
        if (is_a_print(text.substr(0, at)) && is_a_print(text.substr(at + w_.conjunction.size())))
            return {text.substr(0, at), text.substr(at + w_.conjunction.size())};
    return {text};
}

std::string SentenceReader::member_named(std::string_view text) {
    if (w_.value_first)
        for (const std::string_view article : {"le ", "la ", "les ", "l’"})
            if (std::string_view name = text; consume(name, article) && is_a_value(name))
                return std::string(name);
    if (w_.value_first && is_a_value(out_of_quotes(text)))
        return std::string(out_of_quotes(text));
    return folded(plain_text(text));
}

std::set<std::string> SentenceReader::members_of(const model::List& list) {
    std::set<std::string> members;
    for (const std::string& text : list.texts)
        members.insert(folded('"' + text + '"'));
    for (const std::int64_t code : list.codes)
        members.insert(print_of(list.element, code));
    return members;
}

}  // namespace chapeau::properties
