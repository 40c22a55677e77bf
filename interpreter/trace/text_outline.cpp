// The outline goes down from the decisions through members and references, each clause opened where it is first met, so
// that it reads as the decision was made. In short it opens what decided: of a refusal or an open outcome what stands
// in the way, of an approval the first two levels. In full it opens everything, with all that is known, and ends with
// clauses no decision reaches.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "interpreter/trace/text_parts.hpp"

namespace chapeau::trace {
namespace {

constexpr std::size_t step = 2;
constexpr std::size_t deepest_indent = 24;

std::string version_text(const Version& version) {
    std::string out = "in force ";
    if (!version.from.empty())
        out += "from " + version.from;
    if (!version.until.empty())
        out += (version.from.empty() ? "until " : " until ") + version.until;
    if (version.from.empty() && version.until.empty())
        out += "at all times";
    return fmt::format("{}, as {} is {}", out, version.fact, version.value);
}

std::string missing_text(const MissingFact& missing) {
    const std::string why = missing.why == "not_given"       ? "not given"
                            : missing.why == "finding"       ? "a finding not yet made"
                            : missing.why == "other_edition" ? "in the other edition of the NOC"
                                                             : "not computable";
    return missing.path + ", " + why;
}

class Outline {
  public:
    Outline(Page& page, const Trace& trace, bool full) : page_(page), trace_(trace), full_(full) {}

    void write() {
        go_down(trace_.decision);
        if (!full_)
            return say_what_is_left_out();
        for (const Clause& clause : trace_.clauses)
            if (!shown_.contains(clause.id))
                open(clause, 0, "", true);
    }

  private:
    void go_down(const Decision& decision) {
        if (const Clause* clause = trace_.find(decision.name);
            clause && (full_ || decision.outcome != Status::not_applicable))
            open(*clause, 0, "", decision.outcome == Status::pass);
        for (const Decision& further : decision.further)
            go_down(further);
    }

    void open(const Clause& clause, std::size_t depth, const std::string& prefix, bool approved) {
        const std::size_t indent = step + std::min(depth * step, deepest_indent);
        const bool first = shown_.insert(clause.id).second;
        write_heading_line(page_, indent, clause, prefix);
        if (!first)
            return;
        if (full_)
            write_details(page_, indent + 2, clause);
        for (const std::string& member : clause.members)
            if (const Clause* below = trace_.find(member); below && is_shown(clause, *below, depth, approved))
                open(*below, depth + 1, is_exception(clause, *below) ? "except: " : "", approved);
    }

    static bool is_exception(const Clause& of, const Clause& clause) {
        return std::find(of.exceptions.begin(), of.exceptions.end(), clause.id) != of.exceptions.end();
    }

    [[nodiscard]] bool is_shown(const Clause& of, const Clause& clause, std::size_t depth, bool approved) const {
        if (full_ || depth == 0)
            return true;
        if (!approved)
            return clause.in_the_way && of.in_the_way;
        return depth == 1 && clause.status == Status::pass && !is_exception(of, clause);
    }

    void say_what_is_left_out() {
        const std::size_t left = trace_.clauses.size() - std::min(shown_.size(), trace_.clauses.size());
        if (left == 0)
            return;
        page_.paragraph(step, {{fmt::format("{} of {} clauses; the full trace has all, with facts and comparisons",
                                            shown_.size(), trace_.clauses.size()),
                                Style::dim}});
    }

    Page& page_;
    const Trace& trace_;
    bool full_;
    std::set<std::string> shown_;
};

}  // namespace

void write_heading_line(Page& page, std::size_t indent, const Clause& clause, const std::string& prefix) {
    const Style style = clause.status == Status::not_applicable ? Style::dim : Style::plain;
    page.row(indent, {mark_of(clause.status)}, indent + 2, {{prefix, Style::dim}, {clause.title, style}},
             {{words_of(clause.status), style_of(clause.status)}});
}

void write_details(Page& page, std::size_t indent, const Clause& clause) {
    std::string place = clause.id;
    for (const std::string& passage : clause.cites)
        place += " · " + passage;
    page.paragraph(indent,
                   {{fmt::format("{} · {}:{}", place, clause.location.file, clause.location.line), Style::dim}});
    page.paragraph(indent, {{clause.text, Style::plain}});
    if (clause.met_by == MetBy::deemed)
        page.paragraph(indent, {{"met by deeming", Style::plain}});
    if (!clause.taken_away_by.empty())
        page.paragraph(indent, {{"taken away by " + clause.taken_away_by, Style::bad}});
    for (const MissingFact& missing : clause.missing)
        page.paragraph(indent, {{"wants", Style::open}}, indent + 6, {{missing_text(missing), Style::plain}});
    if (clause.version)
        page.paragraph(indent, {{version_text(*clause.version), Style::dim}});
    if (!clause.interpretation.empty())
        page.paragraph(indent, {{"interpretation: " + clause.interpretation, Style::dim}});
    write_comparisons(page, indent + 2, clause.comparisons);
    write_facts(page, indent + 2, clause.facts, false);
    page.blank();
}

void write_outline(Page& page, const Trace& trace, bool full) {
    Outline(page, trace, full).write();
}

}  // namespace chapeau::trace
