// The outline goes down from the decisions through members and references, each clause opened where it is first met, so
// that it reads as the decision was made. In short it opens what decided: of a refusal or an open outcome what stands
// in the way, of an approval the first two levels. In full it opens everything, with all that is known, and ends with
// clauses no decision reaches.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "interpreter/trace/phrases.hpp"
#include "interpreter/trace/telling.hpp"
#include "interpreter/trace/text_parts.hpp"

namespace chapeau::trace {
namespace {

constexpr std::size_t step = 2;
constexpr std::size_t deepest_indent = 24;

std::string missing_text(const Words& words, const MissingFact& missing, bool as_of_known) {
    return fmt::format("{}, {}", missing.path, missing_words(words, missing, as_of_known));
}

class Outline {
  public:
    Outline(Page& page, const Trace& trace, bool full) : page_(page), trace_(trace), full_(full) {
        for (const Clause& clause : trace.clauses)
            by_id_.emplace(clause.id, &clause);
    }

    void write() {
        if (!full_)
            choose_depth();
        go_down(trace_.decision);
        for (const Decision& beside : trace_.beside)
            go_down(beside);
        if (!full_)
            return say_what_is_left_out();
        for (const Clause& clause : trace_.clauses)
            if (!shown_.contains(clause.id))
                open(clause, 0, false, true);
    }

  private:
    void go_down(const Decision& decision) {
        if (const Clause* clause = trace_.find(decision.name);
            clause && (full_ || decision.outcome != Status::not_applicable))
            open(*clause, 0, false, decision.outcome == Status::pass);
        for (const Decision& further : decision.further)
            go_down(further);
    }

    void open(const Clause& clause, std::size_t depth, bool exception, bool approved) {
        const std::size_t indent = step + std::min(depth * step, deepest_indent);
        const bool first = shown_.insert(clause.id).second;
        if (after_details_)
            page_.blank();
        after_details_ = full_ && first;
        write_heading_line(page_, *trace_.words, indent, clause, exception);
        if (!first)
            return;
        if (full_)
            write_details(page_, indent + 2, trace_, clause, exception);
        for (const std::string& member : clause.members)
            if (const Clause* below = by_id_.at(member); is_shown(clause, *below, depth, approved))
                open(*below, depth + 1, is_exception(clause, *below), approved);
    }

    static bool is_exception(const Clause& of, const Clause& clause) {
        return std::find(of.exceptions.begin(), of.exceptions.end(), clause.id) != of.exceptions.end();
    }

    [[nodiscard]] bool is_shown(const Clause& of, const Clause& clause, std::size_t depth, bool approved) const {
        if (full_ || depth == 0)
            return true;
        if (!approved)
            return depth <= deepest_ && clause.in_the_way && of.in_the_way && !clause.harmless;
        return depth == 1 && clause.status == Status::pass && !is_exception(of, clause);
    }

    /// Where nearly everything is in the way, the outline stops at the members of the decision.
    void choose_depth() {
        const auto in_the_way =
            std::count_if(trace_.clauses.begin(), trace_.clauses.end(), [](const Clause& c) { return c.in_the_way; });
        deepest_ = in_the_way > most_in_the_way ? 0 : SIZE_MAX;
    }

    void say_what_is_left_out() {
        const std::size_t left = trace_.clauses.size() - std::min(shown_.size(), trace_.clauses.size());
        if (left == 0)
            return;
        page_.paragraph(step, {{filled(trace_.words->clauses_shown, {how_many(*trace_.words, shown_.size()),
                                                                     how_many(*trace_.words, trace_.clauses.size())}),
                                Style::dim}});
    }

    Page& page_;
    const Trace& trace_;
    bool full_;
    std::size_t deepest_ = SIZE_MAX;
    std::unordered_map<std::string_view, const Clause*> by_id_;
    std::set<std::string_view> shown_;
    bool after_details_ = false;
};

}  // namespace

void write_heading_line(Page& page, const Words& words, std::size_t indent, const Clause& clause, bool exception) {
    const Status status = clause.status;
    const Style style = status == Status::not_applicable ? Style::dim : Style::plain;
    Piece mark = mark_of(status);
    Piece right{std::string(words.status.of(status)), style_of(status)};
    if (clause.met_by == MetBy::deemed)
        right.text = words.deemed;
    if (clause.harmless && !exception)
        right = {std::string(words.holds_nothing_up), Style::dim};
    if (exception && status == Status::pass) {
        mark = mark_of(Status::fail);
        right = {std::string(words.exception_holds), Style::bad};
    }
    if (exception && status == Status::fail) {
        mark = mark_of(Status::pass);
        right = {std::string(words.exception_does_not_hold), Style::plain};
    }
    page.row(indent, {mark}, indent + 2,
             {{std::string(exception ? words.exception : std::string_view()), Style::dim}, {clause.title, style}},
             {right});
}

void write_details(Page& page, std::size_t indent, const Trace& trace, const Clause& clause, bool exception) {
    const Words& words = *trace.words;
    std::string place = clause.id;
    for (const std::string& passage : clause.cites)
        place += " · " + passage;
    page.paragraph(indent,
                   {{fmt::format("{} · {}:{}", place, clause.location.file, clause.location.line), Style::dim}});
    page.paragraph(indent, {{clause.text, Style::plain}});
    for (const MissingFact& missing : clause.missing)
        if (is_wanted(missing))
            page.paragraph(indent, {{std::string(words.wants), Style::open}}, indent + words.wants.size() + 1,
                           {{missing_text(words, missing, !trace.as_of.empty()), Style::plain}});
    for (const NotComputable& one : clause.not_computable)
        if (!one.granted && clause.members.empty())
            page.paragraph(indent, {{not_computable_text(words, one), Style::plain}});
    if (clause.version)
        page.paragraph(indent, {{version_text(words, *clause.version), Style::dim}});
    if (!clause.interpretation.empty())
        page.paragraph(indent, {{filled(words.interpretation, {clause.interpretation}), Style::dim}});
    write_comparisons(page, words, indent + 2, clause.comparisons, clause.status, exception);
    write_facts(page, words, indent + 2, clause.facts, clause.counted, false);
}

void write_outline(Page& page, const Trace& trace, bool full) {
    Outline(page, trace, full).write();
}

}  // namespace chapeau::trace
