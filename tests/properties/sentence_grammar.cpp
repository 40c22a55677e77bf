// A recursive descent that tries each way to read a text and keeps the best verdict: a text is understood if some way
// reads it, and true if what some way reads holds. Of names that several things have any will do. Nothing here is
// shared with what writes the sentences; the words of both languages stand in sentence_words.cpp once more.
#include "tests/properties/sentence_grammar.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <span>
#include <tuple>

#include "interpreter/values/calendar.hpp"
#include "tests/properties/sentence_words.hpp"

namespace chapeau::properties {

using evaluate::Kleene;
using evaluate::Status;
using model::Kind;
using model::Many;
using values::Rational;

namespace {

// ---------------------------------------------------------------- text

bool consume(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool drop_end(std::string_view& text, std::string_view suffix) {
    if (!text.ends_with(suffix))
        return false;
    text.remove_suffix(suffix.size());
    return true;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// Texts are the same whatever their capitals and Unicode form, and the blanks around and between their words.
std::string folded(std::string_view print) {
    if (!print.starts_with('"'))
        return std::string(print);
    std::string inside(print.substr(1, print.size() - 2));
    replace_all(inside, "\u00a0", " ");
    replace_all(inside, "e\u0300", "\u00e8");
    std::string out;
    for (const char c : inside)
        if (c != ' ' || (!out.empty() && out.back() != ' '))
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    while (out.ends_with(' '))
        out.pop_back();
    return '"' + out + '"';
}

/// Where `what` stands outside parentheses and quotes.
std::vector<std::size_t> places(std::string_view text, std::string_view what) {
    std::vector<std::size_t> out;
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i + what.size() <= text.size(); ++i) {
        if (depth == 0 && !quoted && text.substr(i).starts_with(what))
            out.push_back(i);
        if (text.substr(i).starts_with("«\u00a0") || text.substr(i).starts_with("\u00a0»"))
            depth += text.substr(i).starts_with("«") ? 1 : -1;
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    }
    return out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (const std::size_t place : places(text, at)) {
        if (place < begin)
            continue;
        parts.push_back(text.substr(begin, place - begin));
        begin = place + at.size();
    }
    parts.push_back(text.substr(begin));
    return parts;
}

Rational power_of_ten(int places) {
    Rational power(1);
    for (int i = 0; i < places; ++i)
        power = *multiply(power, Rational(10));
    return power;
}

// ---------------------------------------------------------------- values

/// What something is, whatever it is called.
struct Actual {
    model::Type type;
    bool known = false;
    bool opaque = false;  // worked out from what the text does not say: taken as printed
    std::optional<Rational> low, high;
    Kleene yes = Kleene::unknown;
    std::int64_t code = 0;
    std::vector<std::string> prints;  // of enums, codes, texts; of sets each
    bool stated = false;
    std::string shown;  // what the text shows of it
    Rational slack;     // within which a printed one was rounded
};

/// A printed number: what it is, or lies within half a unit of.
struct Printed {
    Rational value;
    Rational slack;

    [[nodiscard]] bool is(const Rational& actual) const {
        const auto off = subtract(value, actual);
        return off && (off->sign() < 0 ? off->negated() : *off) <= slack;
    }
};

}  // namespace

class SentenceReader {
  public:
    SentenceReader(Sentences& of) : SentenceReader(of, of.world_) {}
    SentenceReader(Sentences& of, const World& world)
        : of_(of), w_(of.words_), world_(world), model_(world_.engine.model()) {}

    struct SpokenOf {
        std::uint32_t member = 0;
        std::string_view list;
    };
    using Scope = std::vector<SpokenOf>;

    // ------------------------------------------------------------ texts of clauses

    Verdict text(std::string_view text, Scope scope) {
        Verdict whole = Verdict::holds;
        for (std::string_view piece : pieces(text))
            whole = std::min(whole, one(piece, scope));
        return whole;
    }

    Verdict conclusion(std::string_view text) {
        Verdict whole = Verdict::holds;
        for (std::string_view piece : split(text, w_.with)) {
            Scope scope;
            take_members(piece, ", ", scope);
            const Verdict verdict = concluded(piece, scope);
            blame(verdict, piece);
            whole = std::min(whole, verdict);
        }
        return whole;
    }

    Verdict sides(std::string_view left, Order order, std::string_view right, std::string_view margin, bool holds) {
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
        return margin.empty() || a.opaque || b.opaque ? Verdict::holds : margin_holds(margin, a, b);
    }

  private:
    static Order opposite(Order order) {
        switch (order) {
            case Order::at_least:
                return Order::below;
            case Order::at_most:
                return Order::above;
            case Order::same:
                return Order::other;
            default:
                return Order::same;  // none that is strict
        }
    }

    void count(const char* kind) { ++of_.kinds[kind]; }

    void blame(Verdict verdict, std::string_view text) {
        if (verdict != Verdict::holds && of_.culprit.empty())
            of_.culprit = text;
    }

    /// A set without something goes on behind the semicolon.
    std::vector<std::string_view> pieces(std::string_view text) {
        std::vector<std::string_view> out;
        for (const std::string_view piece : split(text, w_.with)) {
            const bool goes_on = !out.empty() && piece.starts_with(w_.not_without);
            if (goes_on)
                out.back() = text.substr(static_cast<std::size_t>(out.back().data() - text.data()),
                                         static_cast<std::size_t>(piece.data() + piece.size() - out.back().data()));
            else
                out.push_back(piece);
        }
        return out;
    }

    void take_members(std::string_view& piece, std::string_view after, Scope& scope) {
        while (true) {
            std::string_view rest = piece;
            consume(rest, w_.nearest);
            if (!consume(rest, w_.member) || rest.empty() || !is_digit(rest.front()))
                return;
            std::uint32_t number = 0;
            while (!rest.empty() && is_digit(rest.front())) {
                number = number * 10 + static_cast<std::uint32_t>(rest.front() - '0');
                rest.remove_prefix(1);
            }
            std::string_view list;
            if (const std::size_t end = rest.find(')'); end != std::string_view::npos && rest.starts_with(" (")) {
                list = rest.substr(2, end - 2);
                rest.remove_prefix(end + 1);
            }
            if (!consume(rest, after))
                return;
            scope.push_back({number - 1, list});
            piece = rest;
            count("member");
        }
    }

    Verdict one(std::string_view piece, Scope& scope) {
        for (bool again = true; again;) {
            again = false;
            for (const auto& list : {&w_.openings, &w_.joints})
                for (const std::string_view opening : *list)
                    if (consume(piece, opening)) {
                        again = true;
                        count("opening");
                    }
            // What keeps them from it goes on behind the colon.
            if (std::string_view rest = piece; consume(rest, w_.no_member_applies) && consume(rest, w_.colon)) {
                piece = rest;
                again = true;
                count("opening");
            }
        }
        take_members(piece, w_.colon, scope);
        const Verdict whole = atom(piece, scope);
        if (whole == Verdict::holds)
            return whole;
        const Verdict together = joined(piece, scope);
        const Verdict best = std::max(whole, together);
        blame(best, piece);
        return best;
    }

    /// Exceptions that hold together.
    Verdict joined(std::string_view piece, const Scope& scope) {
        Verdict best = Verdict::unknown;
        for (const std::size_t at : places(piece, w_.conjunction)) {
            std::string_view rest = piece.substr(at + w_.conjunction.size());
            Scope of_rest = scope;
            take_members(rest, w_.colon, of_rest);
            const Verdict right = std::max(atom(rest, of_rest), joined(rest, of_rest));
            best = std::max(best, std::min(right, atom(piece.substr(0, at), scope)));
        }
        return best;
    }

    Verdict atom(std::string_view text, const Scope& scope) {
        Verdict best = Verdict::unknown;
        for (const auto& read : {&SentenceReader::fixed_words, &SentenceReader::of_clause, &SentenceReader::of_list,
                                 &SentenceReader::quoted_clause, &SentenceReader::statement})
            if (best != Verdict::holds)
                best = std::max(best, (this->*read)(text, scope));
        return best;
    }

    Verdict fixed_words(std::string_view text, const Scope& /*scope*/) {
        for (const std::string_view words : {w_.nothing_meets_it, w_.no_member_applies})
            if (text == words)
                return Verdict::holds;
        for (const auto& [words, status] : w_.statuses)
            if (text == words)
                return Verdict::holds;
        std::string_view rest = text;
        if (rest.find(w_.nothing_granted) != std::string_view::npos)
            return nothing_granted(rest.substr(rest.find(w_.nothing_granted) + w_.nothing_granted.size()));
        if (consume(rest, w_.depends_on))
            return Verdict::holds;
        if (consume(rest, w_.whether) && drop_end(rest, w_.whether_end))
            return clause_is(rest, std::nullopt);
        rest = text;
        if (consume(rest, w_.open_quote) && drop_end(rest, w_.does_not_apply_of))
            return clause_is(rest, std::nullopt);
        return clause_is(text, Status::pass);  // what deems another met
    }

    Verdict nothing_granted(std::string_view rest) {
        for (const auto& [words, status] : w_.refusals)
            if (std::string_view title = rest; drop_end(title, words))
                return clause_is(title, status);
        return Verdict::unknown;
    }

    Verdict clause_is(std::string_view title, std::optional<Status> status) {
        Verdict best = Verdict::unknown;
        for (std::uint32_t i = 0; i < model_.clauses.size(); ++i) {
            if (title_of(model_.clauses[i]) != title)
                continue;
            const bool is = !status || evaluate::status_of(world_.engine.program, {i}, world_.results) == *status;
            best = std::max(best, is ? Verdict::holds : Verdict::untrue);
        }
        if (best == Verdict::holds)
            count("clause");
        return best;
    }

    Verdict of_clause(std::string_view text, const Scope& /*scope*/) {
        for (const auto& [words, status] : w_.statuses) {
            std::string_view title = text;
            if (drop_end(title, words) && drop_end(title, w_.colon))
                if (const Verdict verdict = clause_is(title, status); verdict != Verdict::unknown)
                    return verdict;
        }
        return Verdict::unknown;
    }

    /// `“Title” (its text)`, of an exception that holds.
    Verdict quoted_clause(std::string_view text, const Scope& scope) {
        if (!consume(text, w_.open_quote))
            return Verdict::unknown;
        const std::size_t end = text.find(w_.close_quote);
        if (end == std::string_view::npos)
            return Verdict::unknown;
        const std::string_view title = text.substr(0, end);
        text.remove_prefix(end + w_.close_quote.size());
        if (!consume(text, " (") || !drop_end(text, ")"))
            return Verdict::unknown;
        return std::min(clause_is(title, Status::pass), this->text(text, scope));
    }

    /// How many members a list has, or that `every` looks at.
    Verdict of_list(std::string_view text, const Scope& /*scope*/) {
        Verdict best = Verdict::unknown;
        for (const model::Fact& fact : model_.facts) {
            std::string_view rest = text;
            if (fact.place != model::Fact::Place::list || !consume(rest, title_of(fact)) || !consume(rest, w_.colon))
                continue;
            const record::ListDatum& list = world_.record.lists[fact.slot];
            best = std::max(best, said_of_list(rest, list.known, list.count));
        }
        if (best == Verdict::holds)
            count("list");
        return best;
    }

    Verdict said_of_list(std::string_view rest, bool known, std::uint32_t members) {
        const auto so = [](bool holds) { return holds ? Verdict::holds : Verdict::untrue; };
        const std::string of = std::to_string(members);
        if (rest == w_.not_known)
            return Verdict::holds;  // the list, or what is said of its members
        if (rest == w_.none)
            return so(known && members == 0);
        if (rest == w_.stated)
            return so(known);
        if (rest == w_.yes || rest == w_.no)
            return Verdict::holds;
        for (const std::string& all : {std::string(w_.all) + of + std::string(w_.all_end),
                                       std::string(w_.none_counts) + of + std::string(w_.none_counts_end)})
            if (rest == all)
                return so(known && members > 0);
        if (rest.find(w_.that_count) != std::string_view::npos || rest.find(w_.that_may) != std::string_view::npos)
            return so(known && rest.find(of) != std::string_view::npos);
        return rest.starts_with(of + " ") ? so(known) : Verdict::unknown;
    }

    // ------------------------------------------------------------ facts

    /// `d2: not known, not below d3 (not known), whatever the missing facts are`: whatever those may be, as far
    /// as the record was completed.
    Verdict whatever(std::string_view text, std::string_view separator, std::span<const Phrase> relations,
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

    Verdict settled(std::string_view left, Order order, std::string_view right, const Scope& scope) {
        const bool listed = order == Order::in || order == Order::not_in;
        const auto a = named(left, scope);
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

    bool left_open(std::string_view shown) { return shown == w_.not_known || is_range(shown); }

    /// What a relation takes as it stands alone: `a value between 3 and 5` as `between 3 and 5`; itself first.
    std::vector<std::string_view> alone(std::string_view object) const {
        std::vector<std::string_view> out{object};
        for (const std::string_view opening : w_.object_openings)
            if (std::string_view rest = object; consume(rest, opening))
                out.push_back(rest);
        return out;
    }

    struct Named {
        std::string_view name, shown;
    };

    /// `name: value`, `name (value)`, or a value alone, which must be what the record has.
    std::optional<Named> named(std::string_view text, const Scope& scope) {
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
                if (shows(actual, way.shown) == Verdict::holds ||
                    shows(actual, out_of_quotes(way.shown)) == Verdict::holds)
                    return way;
        return std::nullopt;
    }

    /// `what: value`, then how it lies to something else.
    Verdict statement(std::string_view text, const Scope& scope) {
        if (std::string_view rest = text; drop_end(rest, w_.whatever))
            return whatever(rest, ", ", w_.after_comma, scope);
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

    Verdict said(const Actual& subject, std::string_view rest, const Scope& scope) {
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
            const Verdict object =
                of_object(subject, Order::not_in, rest.substr(without.front() + w_.without.size()), scope);
            best = std::max(best, std::min(value, object));
        }
        return best;
    }

    /// `yes (what made it so)`
    Verdict with_why(const Actual& subject, std::string_view rest, const Scope& scope) {
        const std::size_t open = rest.find(" (");
        if (open == std::string_view::npos || !rest.ends_with(')'))
            return Verdict::unknown;
        const Verdict value = shows(subject, rest.substr(0, open));
        const std::string_view why = rest.substr(open + 2, rest.size() - open - 3);
        return std::min(value, text(why, scope));
    }

    Verdict related(const Actual& subject, std::string_view rest, const Scope& scope) {
        Verdict best = Verdict::unknown;
        if (std::string_view member = rest; consume(member, w_.among_them))
            best = of_object(subject, Order::in, member, scope);
        if (std::string_view members = rest; !w_.neither.empty() && consume(members, w_.neither))
            best = std::max(best, std::max(in_list(subject, Order::not_in, members),
                                           none_of(subject, Order::other, members, scope)));
        if (std::string_view members = rest; !w_.without_any.empty() && consume(members, w_.without_any))
            best = std::max(best, none_of(subject, Order::not_in, members, scope));
        for (const auto& [words, order] : w_.after_comma) {
            std::string_view object = rest;
            if (best != Verdict::holds && consume(object, words))
                best = std::max(best, of_object(subject, order, object, scope));
        }
        return best;
    }

    /// Each of several stands to it so.
    Verdict none_of(const Actual& subject, Order order, std::string_view members, const Scope& scope) {
        Verdict whole = Verdict::holds;
        for (const std::string_view member : split(members, w_.nor))
            whole = std::min(whole, of_object(subject, order, member, scope));
        return whole;
    }

    /// What it is compared with, perhaps with the distance behind.
    Verdict of_object(const Actual& subject, Order order, std::string_view object, const Scope& scope) {
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

    Verdict with_margin(const Actual& subject, Order order, std::string_view object, std::string_view margin,
                        const Scope& scope) {
        Verdict best = Verdict::unknown;
        for (const Actual& other : objects(object, scope))
            best = std::max(best, std::min(holds(subject, order, other), margin_holds(margin, subject, other)));
        return best;
    }

    /// A value, or what has it in parentheses behind.
    std::vector<Actual> objects(std::string_view text, const Scope& scope) {
        std::vector<Actual> out;
        if (Actual value; literal(text, value))
            out.push_back(value);
        for (const std::string_view value : alone(text))
            for (const auto& [words, lowest] : {std::pair(w_.at_least, true), std::pair(w_.at_most, false)})
                if (std::string_view end = value; consume(end, words))
                    add_range(end, lowest, out);
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

    /// Of what has no name, since it is the same for every record.
    void add_range(std::string_view end, bool lowest, std::vector<Actual>& out) {
        Actual value;
        if (!literal(end, value) || !model::is_quantity(value.type.kind))
            return;
        value.known = false;
        (lowest ? value.high : value.low).reset();
        out.push_back(value);
    }

    /// A value of an enum behind a verb is set off.
    std::string_view out_of_quotes(std::string_view text) const {
        std::string_view inside = text;
        return consume(inside, w_.open_quote) && drop_end(inside, w_.close_quote) ? inside : text;
    }

    /// What differs is not to be shown alike.
    static bool differs_but_shown_alike(const Actual& a, Order order, const Actual& b) {
        const bool strict = order == Order::below || order == Order::above || order == Order::other;
        return strict && a.known && b.known && !a.shown.empty() && a.shown == b.shown;
    }

    Verdict holds(const Actual& a, Order order, const Actual& b) {
        if (differs_but_shown_alike(a, order, b))
            return Verdict::untrue;
        const auto so = compare(a, order, b);
        if (!so)
            return Verdict::unknown;
        count("relation");
        return *so ? Verdict::holds : Verdict::untrue;
    }

    /// Nothing where the two can't be compared so.
    std::optional<bool> compare(const Actual& a, Order order, const Actual& b) {
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

    std::optional<bool> compare_names(const Actual& a, Order order, const Actual& b) {
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

    static std::string digits(const Actual& noc) {
        return noc.prints.front().substr(noc.prints.front().rfind(' ') + 1);
    }

    /// The place of an enum's value among its own, whatever enum has that word.
    std::optional<std::size_t> rank(const Actual& a) {
        for (const model::Enum& of : model_.enums)
            for (std::size_t i = 0; of.ordered && i < of.values.size(); ++i)
                if (title_of(of, i) == a.prints.front())
                    return i;
        return std::nullopt;
    }

    Verdict margin_holds(std::string_view margin, const Actual& a, const Actual& b) {
        for (const std::string_view equal : w_.equalities)
            if (margin == equal)
                return a.low && b.low && *a.low == *b.low ? Verdict::holds
                       : levels_apart(a, b) == 0          ? Verdict::holds
                                                          : Verdict::untrue;
        std::string_view size = margin;
        for (const auto& list : {&w_.shortages, &w_.surpluses, &w_.margins_of_any})
            for (const std::string_view words : *list)
                consume(size, words);
        for (const std::string_view words :
             {std::string_view(" to spare"), std::string_view(" de trop"), std::string_view(" de marge")})
            drop_end(size, words);
        const bool least = consume(size, w_.at_least);
        count("margin");
        if (const auto levels = levels_apart(a, b); levels && (size.ends_with(w_.level) || size.ends_with(w_.levels)))
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
        const auto off = subtract(*a.low, *b.low);
        return off && printed->is(off->sign() < 0 ? off->negated() : *off) ? Verdict::holds : Verdict::untrue;
    }

    std::optional<int> levels_apart(const Actual& a, const Actual& b) {
        if (a.prints.size() != 1 || b.prints.size() != 1)
            return std::nullopt;
        const auto left = rank(a);
        const auto right = rank(b);
        return left && right ? std::optional(static_cast<int>(*left) - static_cast<int>(*right)) : std::nullopt;
    }

    Verdict in_list(const Actual& subject, Order order, std::string_view name) {
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
        const bool in = std::ranges::any_of(subject.prints,
                                            [&](const std::string& print) { return members.contains(folded(print)); });
        return in == (order == Order::in) ? Verdict::holds : Verdict::untrue;
    }

    /// The last two of a list; titles of values may have the conjunction themselves.
    std::vector<std::string_view> in_two(std::string_view text) {
        for (const std::size_t at : places(text, w_.conjunction))
            if (is_a_print(text.substr(0, at)) && is_a_print(text.substr(at + w_.conjunction.size())))
                return {text.substr(0, at), text.substr(at + w_.conjunction.size())};
        return {text};
    }

    /// Without the article of a country or the quotes of a value; texts as they are written plainly.
    std::string member_named(std::string_view text) {
        if (w_.value_first)
            for (const std::string_view article : {"le ", "la ", "les ", "l’"})
                if (std::string_view name = text; consume(name, article) && is_a_value(name))
                    return std::string(name);
        if (w_.value_first && is_a_value(out_of_quotes(text)))
            return std::string(out_of_quotes(text));
        return folded(plain_text(text));
    }

    bool is_a_value(std::string_view title) const {
        return std::ranges::any_of(model_.enums, [&](const model::Enum& of) {
            for (std::size_t i = 0; i < of.values.size(); ++i)
                if (title_of(of, i) == title)
                    return true;
            return false;
        });
    }

    /// `« mining »` as `"mining"`, which is how the record's are kept here.
    std::string plain_text(std::string_view text) const {
        const std::string_view inside = out_of_quotes(text);
        return w_.value_first && inside.size() < text.size() ? '"' + std::string(inside) + '"' : std::string(text);
    }

    std::string plain_texts(std::string_view texts) const {
        std::string plain(texts);
        if (w_.value_first)
            replace_all(plain, "«\u00a0»", "\"\"");
        if (w_.value_first)
            for (const std::string_view quote : {w_.open_quote, w_.close_quote})
                replace_all(plain, quote, "\"");
        return plain;
    }

    std::set<std::string> members_of(const model::List& list) {
        std::set<std::string> members;
        for (const std::string& text : list.texts)
            members.insert(folded('"' + text + '"'));
        for (const std::int64_t code : list.codes)
            members.insert(print_of(list.element, code));
        return members;
    }

    bool is_a_print(std::string_view text) {
        Actual value;
        return literal(text, value);
    }

    // ------------------------------------------------------------ conclusions

    Verdict concluded(std::string_view text, const Scope& scope) {
        Verdict best = statement(text, scope);
        if (std::string_view rest = text; best != Verdict::holds && drop_end(rest, w_.whatever))
            best = std::max(best, whatever(rest, "", w_.verbs, scope));
        for (const auto& [verb, order] : w_.verbs)
            for (const std::size_t at : places(text, verb)) {
                if (best == Verdict::holds)
                    return best;
                const std::string_view object = text.substr(at + verb.size());
                for (const Actual& subject : objects(text.substr(0, at), scope)) {
                    best = std::max(best, of_object(subject, order, object, scope));
                    for (const std::size_t comma : places(object, ", "))
                        if (best != Verdict::holds)
                            best = std::max(best, with_margin(subject, order, object.substr(0, comma),
                                                              object.substr(comma + 2), scope));
                }
            }
        return best;
    }

    // ------------------------------------------------------------ printed values

    /// Consumes it.
    std::optional<Printed> quantity(std::string_view& text, Kind kind) {
        Printed out;
        if (kind == Kind::date)
            return date(text);
        const bool about = consume(text, w_.about);
        const bool negative = consume(text, "-");
        if (kind == Kind::money && w_.point == '.' && !consume(text, "$"))
            return std::nullopt;
        std::string digits;
        int places = -1;
        while (!text.empty()) {
            if (is_digit(text.front())) {
                digits += text.front();
                places += places >= 0 ? 1 : 0;
                text.remove_prefix(1);
            } else if (text.front() == w_.point && places < 0 && text.size() > 1 && is_digit(text[1])) {
                digits += '.';
                places = 0;
                text.remove_prefix(1);
            } else if (places >= 0 || digits.empty() || !consume_group(text, kind)) {
                break;
            }
        }
        if (kind == Kind::money && w_.point == ',' && !consume(text, "\u00a0$"))
            return std::nullopt;
        const bool rounded = kind == Kind::money && consume(text, w_.rounded);
        if (digits.empty() || (kind == Kind::days && !consume(text, w_.days) && !consume(text, w_.day)))
            return std::nullopt;
        const auto value = parse(digits);
        if (!value)
            return std::nullopt;
        out.value = negative ? value->negated() : *value;
        if (about || rounded)
            out.slack = *divide(Rational(1), *multiply(Rational(2), power_of_ten(std::min(std::max(places, 0), 30))));
        return out;
    }

    /// What stands between groups of three digits.
    bool consume_group(std::string_view& text, Kind kind) const {
        return w_.point == ',' ? consume(text, "\u202f") : kind == Kind::money && consume(text, ",");
    }

    /// Longer ones than a record can hold lose their end, and what they lose is slack.
    static std::optional<Rational> parse(const std::string& digits) {
        if (const auto whole = Rational::parse(digits))
            return whole;
        return Rational::parse(digits.substr(0, 32));
    }

    std::optional<Printed> date(std::string_view& text) {
        int year = 0;
        int month = 0;
        int day = 0;
        if (w_.point == '.') {
            if (text.size() < 10 || text[4] != '-' || text[7] != '-' || !all_digits(text.substr(0, 4)) ||
                !all_digits(text.substr(5, 2)) || !all_digits(text.substr(8, 2)))
                return std::nullopt;
            year = std::stoi(std::string(text.substr(0, 4)));
            month = std::stoi(std::string(text.substr(5, 2)));
            day = std::stoi(std::string(text.substr(8, 2)));
            text.remove_prefix(10);
        } else {
            static constexpr std::array<std::string_view, 12> months{"janvier",   "février", "mars",     "avril",
                                                                     "mai",       "juin",    "juillet",  "août",
                                                                     "septembre", "octobre", "novembre", "décembre"};
            consume(text, "le ");  // behind a relation
            while (!text.empty() && is_digit(text.front())) {
                day = day * 10 + (text.front() - '0');
                text.remove_prefix(1);
            }
            consume(text, "er");
            if (day == 0 || !(consume(text, " ") || consume(text, "\u00a0")))
                return std::nullopt;
            for (std::size_t i = 0; i < months.size() && month == 0; ++i)
                if (consume(text, months[i]))
                    month = static_cast<int>(i) + 1;
            if (month == 0 || !(consume(text, " ") || consume(text, "\u00a0")) || text.size() < 4 ||
                !all_digits(text.substr(0, 4)))
                return std::nullopt;
            year = std::stoi(std::string(text.substr(0, 4)));
            text.remove_prefix(4);
        }
        const auto found = values::day_of(year, month, day);
        return found ? std::optional(Printed{Rational(*found), {}}) : std::nullopt;
    }

    /// Whether the text is how the value is shown.
    Verdict shows(const Actual& actual, std::string_view text) {
        const auto so = [](bool holds) { return holds ? Verdict::holds : Verdict::untrue; };
        if (text == w_.not_known)
            return so(!actual.known || actual.opaque);
        if (text == w_.stated || text == w_.left_blank)
            return so(actual.stated == (text == w_.stated));
        if (actual.type.many != Many::one)
            return so(text == w_.none ? actual.known && actual.prints.empty()
                                      : actual.known && joined_up(actual.prints) == plain_texts(text));
        if (actual.type.kind == Kind::yes_no)
            return text == w_.yes || text == w_.no ? so(actual.yes == (text == w_.yes ? Kleene::yes : Kleene::no))
                                                   : Verdict::unknown;
        if (!model::is_quantity(actual.type.kind))
            return actual.known && actual.prints.front() == plain_texts(text) ? Verdict::holds
                   : is_a_print(text)                                         ? Verdict::untrue
                                                                              : Verdict::unknown;
        return shows_quantity(actual, text);
    }

    /// What only the text says is what it says.
    Actual as_printed(Actual actual, std::string_view text) {
        actual.shown = text;
        if (actual.opaque && model::is_quantity(actual.type.kind))
            std::tie(actual.low, actual.high) = ends_of(text, actual.type.kind);
        return actual;
    }

    using Ends = std::pair<std::optional<Rational>, std::optional<Rational>>;

    /// What a printed value lies between.
    Ends ends_of(std::string_view text, Kind kind) {
        std::string_view rest = text;
        const auto end = [&]() -> std::optional<Rational> {
            const auto printed = quantity(rest, kind);
            return printed ? std::optional(printed->value) : std::nullopt;
        };
        if (const auto value = end(); value && rest.empty())
            return {value, value};
        rest = text;
        if (consume(rest, w_.between)) {
            std::string_view low = rest.substr(0, rest.find(w_.between_and));
            const auto least = quantity(low, kind == Kind::days ? Kind::number : kind);
            rest.remove_prefix(std::min(rest.size(), rest.find(w_.between_and) + w_.between_and.size()));
            return {least ? std::optional(least->value) : std::nullopt, end()};
        }
        if (consume(rest, w_.at_least))
            return {end(), std::nullopt};
        if (consume(rest, w_.at_most))
            return {std::nullopt, end()};
        const bool before = consume(rest, w_.point == '.' ? "before " : "avant le ");
        const bool after = !before && consume(rest, w_.point == '.' ? "after " : "après le ");
        const auto day = end();
        if (before)
            return {std::nullopt, day ? subtract(*day, Rational(1)) : std::nullopt};
        if (after)
            return {day ? values::add(*day, Rational(1)) : std::nullopt, std::nullopt};
        return rest == w_.or_later ? Ends{day, std::nullopt} : Ends{std::nullopt, day};
    }

    Verdict shows_quantity(const Actual& actual, std::string_view text) {
        std::string_view rest = text;
        const Kind kind = actual.type.kind;
        if (const auto printed = quantity(rest, kind); printed && rest.empty())
            return actual.opaque || (actual.known && printed->is(*actual.low)) ? Verdict::holds : Verdict::untrue;
        if (!is_range(text))
            return Verdict::unknown;
        return actual.known && !actual.opaque ? Verdict::untrue : Verdict::holds;
    }

    bool is_range(std::string_view text) {
        const bool outside = text.starts_with(w_.point == '.' ? "after 9999" : "après le 31\u00a0décembre\u00a09999") ||
                             text.starts_with(w_.point == '.' ? "before 0001" : "avant le 1er\u00a0janvier\u00a00001");
        return outside || text.starts_with(w_.between) || text.starts_with(w_.at_least) ||
               text.starts_with(w_.at_most) || text.ends_with(w_.or_later) || text.ends_with(w_.or_earlier);
    }

    static std::string joined_up(const std::vector<std::string>& all) {
        std::string out;
        for (const std::string& one : all)
            out += (out.empty() ? "" : ", ") + one;
        return out;
    }

    /// A value that is written out.
    /// A day that lies beyond the calendar, before or after.
    std::optional<Actual> outside_calendar(std::string_view text) const {
        const bool english = w_.point == '.';
        const bool before = text == (english ? "before 0001-01-01" : "avant le 1er\u00a0janvier\u00a00001");
        if (!before && text != (english ? "after 9999-12-31" : "après le 31\u00a0décembre\u00a09999"))
            return std::nullopt;
        Actual out;
        out.type.kind = Kind::date;
        out.type.many = Many::one;
        out.stated = true;
        if (before)
            out.high = Rational(std::int64_t{values::first_day} - 1);
        else
            out.low = Rational(std::int64_t{values::last_day} + 1);
        return out;
    }

    bool literal(std::string_view text, Actual& out) {
        out = {};
        out.known = out.stated = true;
        out.shown = text;
        out.type.many = Many::one;
        for (const Kind kind : {Kind::date, Kind::money, Kind::days, Kind::number}) {
            std::string_view rest = text;
            const auto printed = quantity(rest, kind);
            if (!printed || !rest.empty())
                continue;
            out.type.kind = kind;
            out.low = out.high = printed->value;
            out.opaque = !printed->slack.is_zero();
            out.slack = printed->slack;
            return true;
        }
        for (const std::string_view way : alone(text))
            if (const auto outside = outside_calendar(way)) {
                out = *outside;
                return true;
            }
        if (years(text, out))
            return true;
        if (text.starts_with(w_.noc2016) || text.starts_with(w_.noc2021)) {
            out.type.kind = Kind::noc;
            out.prints = {std::string(text)};
            return true;
        }
        if (w_.value_first && is_a_value(out_of_quotes(text)))
            text = out_of_quotes(text);
        for (const std::string_view article : {"le ", "la ", "les ", "l’"})
            if (std::string_view name = text; w_.value_first && consume(name, article) && is_a_value(name))
                text = name;
        if (const std::string plain = plain_text(text); plain != text) {
            out.type.kind = Kind::text;
            out.prints = {plain};
            return true;
        }
        if (text.size() > 1 && text.front() == '"' && text.back() == '"' && text.find("\", \"") == text.npos) {
            out.type.kind = Kind::text;
            out.prints = {std::string(text)};
            return true;
        }
        for (const model::Enum& of : model_.enums)
            for (std::size_t i = 0; i < of.values.size(); ++i)
                if (title_of(of, i) == text) {
                    out.type.kind = Kind::enumeration;
                    out.prints = {std::string(text)};
                    return true;
                }
        if (text == w_.no_teer || text == w_.no_skill) {
            out.type.kind = Kind::enumeration;
            out.prints = {std::string(text)};
            return true;
        }
        return false;
    }

    /// `2 years of 365 days`, `2 years of 365 days (730 days)`
    bool years(std::string_view text, Actual& out) {
        std::string_view rest = text;
        const auto number = quantity(rest, Kind::number);
        if (!number || !(consume(rest, w_.years) || consume(rest, " year of ") || consume(rest, "\u00a0an de ")))
            return false;
        const auto each = quantity(rest, Kind::days);
        if (!each)
            return false;
        out.type.kind = Kind::days;
        out.low = out.high = *multiply(number->value, each->value);
        std::string_view value = rest;
        if (!rest.empty() && !(consume(value, " (") && drop_end(value, ")")))
            return false;
        const auto shown = quantity(value, Kind::days);
        return rest.empty() || (shown && shown->is(*out.low));
    }

    // ------------------------------------------------------------ what things are called

    std::string title(std::string_view name, std::string_view otherwise) const {
        for (const model::Translation& translation : model_.translations)
            if (translation.language == world_.language)
                if (const auto found = translation.titles.find(name); found != translation.titles.end())
                    return found->second;
        return std::string(otherwise);
    }
    static std::string in_words(std::string_view name) {
        std::string words(name.substr(name.rfind('.') + 1));
        std::ranges::replace(words, '_', ' ');
        return words;
    }
    std::string title_of(const model::Clause& clause) const {
        return title(clause.name, clause.title.empty() ? in_words(clause.name) : clause.title);
    }
    std::string title_of(const model::Define& define) const {
        return title(define.name, define.title.empty() ? in_words(define.name) : define.title);
    }
    std::string title_of(const model::List& list) const {
        return title(list.name, list.title.empty() ? in_words(list.name) : list.title);
    }
    std::string title_of(const model::Fact& fact) const {
        return title(fact.path, fact.title == fact.path ? in_words(fact.path) : fact.title);
    }
    std::string title_of(const model::Enum& of, std::size_t value) const {
        const model::EnumValue& written = of.values[value];
        std::string out = title(of.name + "." + written.name, written.title);
        std::ranges::replace(out, '_', ' ');
        const bool level =
            (model_.teer && &of == &model_.at(*model_.teer)) || (model_.skill && &of == &model_.at(*model_.skill));
        return level ? out.substr(0, out.find(',')) : out;
    }

    std::string print_of(const model::Type& type, std::int64_t code) {
        if (type.kind == Kind::noc)
            return std::string(model::edition_of(code) == model::Edition::noc2021 ? w_.noc2021 : w_.noc2016) +
                   model::noc_text(code);
        if (code < 0)
            return std::string(type.of_enum == model_.teer ? w_.no_teer : w_.no_skill);
        return title_of(model_.at(type.of_enum), static_cast<std::size_t>(code));
    }

    /// All that is called so, worked out.
    std::vector<Actual> actuals(std::string_view text, const Scope& scope) {
        std::vector<Actual> out;
        if (Actual value; literal(text, value))
            out.push_back(value);
        for (const model::Fact& fact : model_.facts)
            if (title_of(fact) == text)
                add(fact, scope, out);
        for (const model::Define& define : model_.defines)
            if (title_of(define) == text)
                out.push_back(of_define(define));
        for (const model::Grant& grant : model_.grants)
            if (in_words(grant.name) == text) {
                out.push_back(of_expression(grant.value));
                out.push_back(out.back());  // or nothing, while its decision is not approved
                out.back().opaque = true;
            }
        if (out.empty())
            made(text, scope, out);
        return out;
    }

    void add(const model::Fact& fact, const Scope& scope, std::vector<Actual>& out) {
        if (fact.place == model::Fact::Place::single)
            return out.push_back(of_datum(fact, world_.record.singles[fact.slot]));
        if (fact.place == model::Fact::Place::list) {
            Actual out_of_list;
            out_of_list.type = fact.type;
            out_of_list.known = out_of_list.stated = world_.record.lists[fact.slot].known;
            if (world_.record.lists[fact.slot].count > 0)
                out_of_list.prints = {std::string()};  // not none; how many is said otherwise
            return out.push_back(out_of_list);
        }
        const record::ListDatum& list = world_.record.lists[model_.at(*fact.list).slot];
        const std::size_t columns = model_.columns[model_.at(*fact.list).slot].size();
        for (const auto& [member, of] : scope)
            if (list.known && member < list.count && (of.empty() || of == title_of(model_.at(*fact.list))))
                out.push_back(of_datum(fact, world_.record.cells[list.first + member * columns + fact.slot]));
    }

    Actual of_datum(const model::Fact& fact, const record::Datum& datum) {
        Actual out;
        out.type = fact.type;
        out.known = out.stated = datum.known;
        if (!datum.known) {
            // What the declaration says of it holds all the same.
            out.low = fact.bounds.least;
            if (out.low && fact.bounds.above)
                out.low =
                    values::add(*out.low, *divide(Rational(1), power_of_ten(12)));  // more than that, however little
            out.high = fact.bounds.most;
            return out;
        }
        if (fact.type.many == Many::set) {
            for (std::uint32_t i = 0; i < datum.count; ++i) {
                const std::int64_t code = world_.record.codes[static_cast<std::size_t>(datum.code) + i];
                out.prints.push_back(fact.type.kind == Kind::text
                                         ? '"' + world_.record.texts[static_cast<std::size_t>(code)] + '"'
                                         : print_of(fact.type, code));
            }
        } else if (model::is_number(fact.type.kind)) {
            out.low = out.high = world_.record.number(datum);
        } else if (fact.type.kind == Kind::date) {
            out.low = out.high = Rational(datum.code);
        } else if (fact.type.kind == Kind::yes_no) {
            out.yes = datum.code != 0 ? Kleene::yes : Kleene::no;
        } else if (fact.type.kind == Kind::text) {
            const std::string& text = world_.record.text(datum);
            out.prints = {'"' + text + '"'};
            out.stated = text.find_first_not_of(" \t\r\n") != std::string::npos;
        } else {
            out.prints = {print_of(fact.type, datum.code)};
        }
        return out;
    }

    Actual of_define(const model::Define& define) { return of_expression(define.value); }

    Actual of_expression(model::ExpressionId id) {
        const program::Program& program = world_.engine.program;
        const program::NodeIndex index = program.expressions[id.index];
        Actual out;
        out.type = model_.at(id).type;
        if (index == program::no_node) {
            out.opaque = true;
            return out;
        }
        const program::Node& node = program.nodes[index];
        if (program::is_truth(node.op)) {
            out.yes = world_.results.truth(node).satisfied;
            out.known = out.yes != Kleene::unknown;
            return out;
        }
        const evaluate::Value& value = world_.results.value(node);
        out.known = value.known;
        if (model::is_quantity(out.type.kind)) {
            if (value.known || value.has_low)
                out.low = value.low;
            if (value.known)
                out.high = value.low;
            else if (value.has_high)
                out.high = value.high;
        } else if (out.type.kind == Kind::text && value.known) {
            out.prints = {'"' + std::string(value.text) + '"'};
        } else if (value.known) {
            out.prints = {print_of(out.type, value.code)};
        }
        return out;
    }

    /// Calculations, levels, and what is made of lists.
    void made(std::string_view text, const Scope& scope, std::vector<Actual>& out) {
        if (text.size() > 2 && text.front() == '(' && text.back() == ')')
            for (const Actual& inner : actuals(text.substr(1, text.size() - 2), scope))
                out.push_back(inner);
        if (std::string_view code = text; consume(code, w_.level_of) && drop_end(code, w_.level_end))
            return level(code, out);
        if (text.ends_with(w_.in_2016) || text.ends_with(w_.in_2021)) {
            Actual unknown;
            unknown.type.kind = Kind::noc;
            return out.push_back(unknown);
        }
        for (const auto& [begin, middle] : w_.made_of_list)
            if (text.starts_with(begin) && text.find(middle) != std::string_view::npos)
                add_opaque(out);
        if (text.starts_with(w_.earliest_of) || text.starts_with(w_.latest_of) || text.starts_with(w_.depends_on))
            add_opaque(out);
        for (const std::string_view sign : {" + ", " − ", " × ", " / "}) {
            const auto signs = places(text, sign);
            if (signs.empty())
                continue;
            const std::size_t at = signs.back();
            for (const Actual& left : actuals(text.substr(0, at), scope))
                for (const Actual& right : actuals(text.substr(at + sign.size()), scope))
                    calculate(left, sign, right, out);
            steps(text.substr(0, at), scope, out);
        }
    }

    void add_opaque(std::vector<Actual>& out) {
        for (const Kind kind : {Kind::number, Kind::money, Kind::days, Kind::date}) {
            Actual opaque;
            opaque.type.kind = kind;
            opaque.opaque = true;
            out.push_back(opaque);
        }
        count("made of a list");
    }

    void level(std::string_view code, std::vector<Actual>& out) {
        Actual level;
        level.type.kind = Kind::enumeration;
        if (code.starts_with(w_.noc2021)) {
            const char digit = code[w_.noc2021.size() + 1];
            level.known = true;
            level.prints = {digit > '5' ? std::string(w_.no_teer) : std::string(w_.teer) + digit};
            out.push_back(level);
        }
        level.opaque = true;
        level.known = true;
        level.prints = {std::string(w_.no_skill)};
        out.push_back(level);
        for (const model::Enum& of : model_.enums)
            for (std::size_t i = 0; model_.skill && &of == &model_.at(*model_.skill) && i < of.values.size(); ++i) {
                level.known = true;
                level.prints = {title_of(of, i)};
                out.push_back(level);
            }
        level.known = false;
        level.prints = {};
        out.push_back(level);
    }

    /// A day some months from another: the day itself is taken as printed.
    void steps(std::string_view from, const Scope& scope, std::vector<Actual>& out) {
        for (const Actual& day : actuals(from, scope))
            if (day.type.kind == Kind::date) {
                Actual stepped;
                stepped.type.kind = Kind::date;
                stepped.opaque = true;
                out.push_back(stepped);
                return;
            }
    }

    void calculate(const Actual& a, std::string_view sign, const Actual& b, std::vector<Actual>& out) {
        if (!model::is_quantity(a.type.kind) || !model::is_quantity(b.type.kind))
            return;
        Actual made;
        const bool dates = a.type.kind == Kind::date && b.type.kind == Kind::date;
        made.type.kind = dates                                         ? Kind::days
                         : sign == " / " && a.type.kind == b.type.kind ? Kind::number
                         : a.type.kind == Kind::number                 ? b.type.kind
                                                                       : a.type.kind;
        made.opaque = a.opaque || b.opaque || !a.known || !b.known;
        if (!made.opaque) {
            const auto value = sign == " + "   ? values::add(*a.low, *b.low)
                               : sign == " − " ? subtract(*a.low, *b.low)
                               : sign == " × " ? multiply(*a.low, *b.low)
                                               : divide(*a.low, *b.low);
            made.known = value.has_value();
            if (value)
                made.low = made.high = *value;
            count("calculated");
        }
        out.push_back(made);
    }

    Sentences& of_;
    const Lexicon& w_;
    const World& world_;
    const model::Model& model_;
};

Verdict Sentences::text(std::string_view text, Status status) {
    culprit.clear();
    if (text.starts_with(words_.does_not_apply) && status != Status::not_applicable) {
        culprit = text;
        return Verdict::untrue;
    }
    return SentenceReader(*this).text(text, {});
}

Verdict Sentences::conclusion(std::string_view text) {
    culprit.clear();
    return SentenceReader(*this).conclusion(text);
}

Verdict Sentences::compared(std::string_view left, std::string_view relation, std::string_view right,
                            std::string_view margin, bool holds) {
    culprit.clear();
    for (const auto& [verb, order] : words_.verbs)
        if (verb.substr(1, verb.size() - 2) == relation)
            return SentenceReader(*this).sides(left, order, right, margin, holds);
    culprit = relation;
    return Verdict::unknown;
}

}  // namespace chapeau::properties
