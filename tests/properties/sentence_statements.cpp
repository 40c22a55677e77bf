// A fact with its value, and how it lies to what it is compared with.
#include <algorithm>

#include "tests/properties/sentence_reader.hpp"
#include "tests/properties/sentence_text.hpp"

namespace chapeau::properties {

using evaluate::Kleene;
using evaluate::Status;
using model::Kind;
using model::Many;
using values::Rational;

Verdict SentenceReader::whatever(std::string_view text, std::string_view separator, std::span<const Phrase> relations,
                                 const Scope& scope) {
    Verdict best = Verdict::unknown;
    for (const Phrase& phrase : relations)
        for (const std::size_t at : places(text, phrase.words)) {
            std::string_view left = text.substr(0, at);
            if (best == Verdict::holds || !drop_end(left, separator))
                continue;
            best = std::max(best, settled(left, phrase.order, text.substr(at + phrase.words.size()), scope));
        }
    return best;
}

Verdict SentenceReader::settled(std::string_view left, Order order, std::string_view right, const Scope& scope) {
    const bool listed = order == Order::in || order == Order::not_in;
    const auto a = named(left, scope);
    if (const auto value = listed ? named(right, scope) : std::nullopt; a && value && left_open(value->shown)) {
        count("whatever");
        return always_included(*a, order, *value, scope) ? Verdict::holds : Verdict::untrue;
    }
    const auto b = listed ? std::optional(Named{right, {}}) : named(right, scope);
    if (!a || !b || !(left_open(a->shown) || left_open(b->shown)))
        return Verdict::unknown;
    const std::vector<World> completions = world_.completions();
    if (completions.empty())
        return Verdict::unknown;
    for (const World& world : completions) {
        SentenceReader reader(of_, world);
        bool so = false;
        for (const Actual& one : reader.actuals(a->name, scope))
            so |= listed && (one.opaque || !one.known || reader.in_list(one, order, right) == Verdict::holds);
        for (const Actual& one : listed ? std::vector<Actual>() : reader.actuals(a->name, scope))
            for (const Actual& other : reader.actuals(b->name, scope))
                so |= one.opaque || other.opaque || !one.known || !other.known ||
                      reader.compare(one, order, other).value_or(false);
        if (!so)
            return Verdict::untrue;
    }
    count("whatever");
    return Verdict::holds;
}

bool SentenceReader::always_included(const Named& set, Order order, const Named& value, const Scope& scope) {
    const std::vector<World> completions = world_.completions();
    return !completions.empty() && std::ranges::all_of(completions, [&](const World& world) {
        SentenceReader reader(of_, world);
        const auto values = reader.actuals(value.name, scope);
        return std::ranges::any_of(reader.actuals(set.name, scope), [&](const Actual& one) {
            return std::ranges::any_of(values, [&](const Actual& other) {
                return !one.known || !other.known || reader.compare(one, order, other).value_or(false);
            });
        });
    });
}

bool SentenceReader::left_open(std::string_view shown) {
    return shown == w_.not_known || is_range(shown);
}

std::vector<std::string_view> SentenceReader::alone(std::string_view object) const {
    std::vector<std::string_view> out{object};
    for (const std::string_view opening : w_.object_openings)
        if (std::string_view rest = object; consume(rest, opening))
            out.push_back(rest);
    return out;
}

std::optional<SentenceReader::Named> SentenceReader::named(std::string_view text, const Scope& scope) {
    std::vector<Named> ways;
    if (Actual value; literal(text, value))
        return Named{text, text};
    for (const std::size_t at : places(text, w_.colon))
        ways.push_back({text.substr(0, at), text.substr(at + w_.colon.size())});
    for (const std::size_t at : places(text, " ("))
        if (std::string_view behind = text.substr(at + 2); drop_end(behind, ")"))
            for (const std::string_view value : alone(w_.value_first ? text.substr(0, at) : behind))
                ways.push_back({w_.value_first ? behind : text.substr(0, at), value});
    for (const Named& way : ways)
        for (const Actual& actual : actuals(way.name, scope))
            if (shows(actual, way.shown) == Verdict::holds || shows(actual, out_of_quotes(way.shown)) == Verdict::holds)
                return way;
    return std::nullopt;
}

Verdict SentenceReader::statement(std::string_view text, const Scope& scope) {
    if (std::string_view rest = text; drop_end(rest, w_.whatever))
        return std::max({whatever(rest, ", ", w_.after_comma, scope),
                         whatever(rest, {}, {{Phrase{w_.without, Order::not_in}}}, scope),
                         whatever(rest, ", ", {{Phrase{w_.among_them, Order::in}}}, scope)});
    Verdict best = Verdict::unknown;
    const auto take = [&](Verdict verdict) { best = std::max(best, verdict); };
    for (const std::size_t colon : places(text, w_.colon)) {
        const std::vector<Actual> subjects = actuals(text.substr(0, colon), scope);
        for (const Actual& subject : subjects)
            take(said(subject, text.substr(colon + w_.colon.size()), scope));
    }
    // What is written out stands for itself.
    for (const std::size_t comma : places(text, ", "))
        if (Actual value; literal(text.substr(0, comma), value))
            take(related(value, text.substr(comma + 2), scope));
    if (text.starts_with(w_.noc2016) || text.starts_with(w_.noc2021))
        if (Actual code; literal(text.substr(0, text.find_first_of(",;")), code))
            take(said(code, text, scope));
    return best;
}

Verdict SentenceReader::said(const Actual& subject, std::string_view rest, const Scope& scope) {
    Verdict best = Verdict::unknown;
    if (shows(subject, rest) != Verdict::unknown) {
        count("value");
        best = shows(subject, rest);
    }
    if (subject.type.kind == Kind::yes_no)
        best = std::max(best, with_why(subject, rest, scope));
    for (const std::size_t comma : places(rest, ", ")) {
        if (best == Verdict::holds)
            break;
        const Verdict value = shows(subject, rest.substr(0, comma));
        if (value != Verdict::unknown)
            best = std::max(best, std::min(value, related(as_printed(subject, rest.substr(0, comma)),
                                                          rest.substr(comma + 2), scope)));
    }
    if (const auto without = places(rest, w_.without); !without.empty() && best != Verdict::holds) {
        const Verdict value = shows(subject, rest.substr(0, without.front()));
        const std::string_view lacked = rest.substr(without.front() + w_.without.size());
        const Verdict object =
            std::max(of_object(subject, Order::not_in, lacked, scope), none_of(subject, Order::not_in, lacked, scope));
        best = std::max(best, std::min(value, object));
    }
    return best;
}

Verdict SentenceReader::with_why(const Actual& subject, std::string_view rest, const Scope& scope) {
    const std::size_t open = rest.find(" (");
    if (open == std::string_view::npos || !rest.ends_with(')'))
        return Verdict::unknown;
    const Verdict value = shows(subject, rest.substr(0, open));
    const std::string_view why = rest.substr(open + 2, rest.size() - open - 3);
    return std::min(value, text(why, scope));
}

Verdict SentenceReader::related(const Actual& subject, std::string_view rest, const Scope& scope) {
    Verdict best = Verdict::unknown;
    if (std::string_view member = rest; consume(member, w_.among_them))
        best = of_object(subject, Order::in, member, scope);
    if (std::string_view members = rest; !w_.neither.empty() && consume(members, w_.neither))
        best = std::max(
            best, std::max(in_list(subject, Order::not_in, members), none_of(subject, Order::other, members, scope)));
    if (std::string_view members = rest; !w_.without_any.empty() && consume(members, w_.without_any))
        best = std::max(best, none_of(subject, Order::not_in, members, scope));
    for (const auto& [words, order] : w_.after_comma) {
        std::string_view object = rest;
        if (best != Verdict::holds && consume(object, words))
            best = std::max(best, of_object(subject, order, object, scope));
        if (best != Verdict::holds && order == Order::other && object.size() < rest.size() && w_.nor.empty())
            best = std::max(best, none_of(subject, order, object, scope));
    }
    return best;
}

Verdict SentenceReader::none_of(const Actual& subject, Order order, std::string_view members, const Scope& scope) {
    std::vector<std::string_view> each = split(members, w_.nor.empty() ? ", " : w_.nor);
    if (const auto or_else = places(each.back(), w_.either); w_.nor.empty() && !or_else.empty()) {
        const std::string_view last_two = each.back();
        each.back() = last_two.substr(0, or_else.back());
        each.push_back(last_two.substr(or_else.back() + w_.either.size()));
    }
    Verdict whole = each.size() > 1 ? Verdict::holds : Verdict::unknown;
    for (const std::string_view member : each)
        whole = std::min(whole, of_object(subject, order, member, scope));
    return whole;
}

Verdict SentenceReader::of_object(const Actual& subject, Order order, std::string_view object, const Scope& scope) {
    Verdict best = Verdict::unknown;
    for (const Actual& other : objects(object, scope))
        best = std::max(best, holds(subject, order, other));
    if (order == Order::in || order == Order::not_in)
        best = std::max(best, in_list(subject, order, object));
    if (best != Verdict::holds && object.ends_with(')'))
        if (const std::size_t open = object.rfind(" ("); open != std::string_view::npos)
            best = std::max(best, with_margin(subject, order, object.substr(0, open),
                                              object.substr(open + 2, object.size() - open - 3), scope));
    for (const std::size_t colon : places(object, w_.colon))
        if (best != Verdict::holds && w_.value_first)
            best = std::max(best, with_margin(subject, order, object.substr(0, colon),
                                              object.substr(colon + w_.colon.size()), scope));
    return best;
}

Verdict SentenceReader::with_margin(const Actual& subject, Order order, std::string_view object,
                                    std::string_view margin, const Scope& scope) {
    Verdict best = Verdict::unknown;
    for (const Actual& other : objects(object, scope))
        best = std::max(best, std::min(holds(subject, order, other), margin_holds(margin, subject, order, other)));
    return best;
}

std::vector<Actual> SentenceReader::objects(std::string_view text, const Scope& scope) {
    std::vector<Actual> out;
    if (Actual value; literal(text, value))
        out.push_back(value);
    for (const std::string_view value : alone(text))
        for (const auto& [words, lowest] : {std::pair(w_.at_least, true), std::pair(w_.at_most, false)})
            if (std::string_view end = value; consume(end, words))
                add_range(end, lowest, out);
    for (const std::string_view value : alone(text))
        if (value.ends_with(w_.or_later) || value.ends_with(w_.or_earlier))
            add_open_day(value, out);
    for (const std::size_t open : places(text, " (")) {
        if (!text.ends_with(')'))
            break;
        std::string_view name = text.substr(0, open);
        std::string_view value = text.substr(open + 2, text.size() - open - 3);
        if (w_.value_first)
            std::swap(name, value);
        for (const std::string_view way : alone(value))
            for (const Actual& actual : actuals(name, scope))
                if (shows(actual, way) == Verdict::holds || shows(actual, out_of_quotes(way)) == Verdict::holds)
                    out.push_back(as_printed(actual, way));
    }
    return out;
}

void SentenceReader::add_range(std::string_view end, bool lowest, std::vector<Actual>& out) {
    Actual value;
    if (!literal(end, value) || !model::is_quantity(value.type.kind))
        return;
    value.known = false;
    (lowest ? value.high : value.low).reset();
    out.push_back(value);
}

void SentenceReader::add_open_day(std::string_view text, std::vector<Actual>& out) {
    const auto [low, high] = ends_of(text, Kind::date);
    Actual day;
    day.type.kind = Kind::date;
    day.type.many = Many::one;
    day.low = low ? std::optional(low->value) : std::nullopt;
    day.high = high ? std::optional(high->value) : std::nullopt;
    if (day.low || day.high)
        out.push_back(day);
}

std::string_view SentenceReader::out_of_quotes(std::string_view text) const {
    std::string_view inside = text;
    return consume(inside, w_.open_quote) && drop_end(inside, w_.close_quote) ? inside : text;
}

}  // namespace chapeau::properties
