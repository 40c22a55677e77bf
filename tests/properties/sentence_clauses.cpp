// What is said of clauses and lists, and how the pieces of a text and of a conclusion hang together.
#include <algorithm>

#include "tests/properties/sentence_reader.hpp"
#include "tests/properties/sentence_text.hpp"

namespace chapeau::properties {

using evaluate::Kleene;
using evaluate::Status;
using model::Kind;
using model::Many;
using values::Rational;

Verdict SentenceReader::text(std::string_view text, Scope scope) {
    Verdict whole = Verdict::holds;
    const std::size_t around = scope.size();
    for (const std::string_view piece : pieces(text))
        whole = std::min(whole, behind(piece, around, scope));
    return whole;
}

/// What stands behind a semicolon goes on with the member before it, or with one around that.
Verdict SentenceReader::behind(std::string_view piece, std::size_t around, Scope& scope) {
    Scope here = scope;
    Verdict best = one(piece, here);
    for (std::size_t size = scope.size(); best != Verdict::holds && size-- > around;) {
        Scope outer(scope.begin(), scope.begin() + static_cast<std::ptrdiff_t>(size));
        if (const Verdict verdict = one(piece, outer); verdict > best) {
            best = verdict;
            here = outer;
        }
    }
    scope = here;
    return best;
}

Verdict SentenceReader::conclusion(std::string_view text) {
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

std::vector<std::string_view> SentenceReader::pieces(std::string_view text) {
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

void SentenceReader::take_members(std::string_view& piece, std::string_view after, Scope& scope) {
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

Verdict SentenceReader::one(std::string_view piece, Scope& scope) {
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

/// `scope` becomes that of the last of them.
Verdict SentenceReader::joined(std::string_view piece, Scope& scope) {
    Verdict best = Verdict::unknown;
    const Scope around = scope;
    for (const std::size_t at : places(piece, w_.conjunction)) {
        std::string_view rest = piece.substr(at + w_.conjunction.size());
        Scope of_rest = around;
        take_members(rest, w_.colon, of_rest);
        const Verdict last = atom(rest, of_rest);
        const Verdict right = std::max(last, last == Verdict::holds ? last : joined(rest, of_rest));
        const Verdict both = std::min(right, atom(piece.substr(0, at), around));
        if (both > best) {
            best = both;
            scope = of_rest;
        }
    }
    return best;
}

Verdict SentenceReader::atom(std::string_view text, const Scope& scope) {
    Verdict best = Verdict::unknown;
    for (const auto& read : {&SentenceReader::fixed_words, &SentenceReader::of_clause, &SentenceReader::of_list,
                             &SentenceReader::quoted_clause, &SentenceReader::statement})
        if (best != Verdict::holds)
            best = std::max(best, (this->*read)(text, scope));
    return best;
}

/// What chooses is not known, or a code without a level.
Verdict SentenceReader::is_open(std::string_view name, const Scope& scope) {
    Verdict best = Verdict::unknown;
    for (const Actual& actual : actuals(name, scope)) {
        const bool none =
            !actual.prints.empty() && (actual.prints.front() == w_.no_teer || actual.prints.front() == w_.no_skill);
        best = std::max(best, !actual.known || actual.opaque || none ? Verdict::holds : Verdict::untrue);
    }
    return best;
}

Verdict SentenceReader::fixed_words(std::string_view text, const Scope& scope) {
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
        return is_open(rest, scope);
    if (consume(rest, w_.whether) && drop_end(rest, w_.whether_end))
        return clause_is(rest, std::nullopt);
    rest = text;
    if (consume(rest, w_.open_quote) && drop_end(rest, w_.does_not_apply_of))
        return clause_is(rest, std::nullopt);
    return clause_is(text, Status::pass);  // what deems another met
}

Verdict SentenceReader::nothing_granted(std::string_view rest) {
    for (const auto& [words, status] : w_.refusals)
        if (std::string_view title = rest; drop_end(title, words))
            return clause_is(title, status);
    return Verdict::unknown;
}

Verdict SentenceReader::clause_is(std::string_view title, std::optional<Status> status) {
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

Verdict SentenceReader::of_clause(std::string_view text, const Scope& /*scope*/) {
    for (const auto& [words, status] : w_.statuses) {
        std::string_view title = text;
        if (drop_end(title, words) && drop_end(title, w_.colon))
            if (const Verdict verdict = clause_is(title, status); verdict != Verdict::unknown)
                return verdict;
    }
    return Verdict::unknown;
}

Verdict SentenceReader::quoted_clause(std::string_view text, const Scope& scope) {
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

Verdict SentenceReader::of_list(std::string_view text, const Scope& /*scope*/) {
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

Verdict SentenceReader::said_of_list(std::string_view rest, bool known, std::uint32_t members) {
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

Verdict SentenceReader::concluded(std::string_view text, const Scope& scope) {
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

}  // namespace chapeau::properties
