// The outline goes down from the decisions through members and references, as the text's does (text_outline.cpp), and
// ends with clauses that no decision reaches. Every clause is told where it is first met and has its address there;
// where it comes up again a link says so.
//
// All is unfolded: a reader without scripts, or on paper, has the whole trace. The script folds what did not decide.
#include <algorithm>

#include "fmt/format.h"
#include "interpreter/trace/html_parts.hpp"
#include "interpreter/trace/phrases.hpp"

namespace chapeau::trace {
namespace {

/// What the clause looks like where it stands: of an exception that holds, like something that failed.
struct Look {
    std::string_view tone;
    Said words;
};

Look look_of(const Sheet& sheet, const Clause& clause, bool exception) {
    if (exception && clause.status == Status::pass)
        return {"fail", sheet.words[&Words::exception_holds]};
    if (exception && clause.status == Status::fail)
        return {"pass", sheet.words[&Words::exception_does_not_hold]};
    if (clause.harmless && !exception)
        return {"not_applicable", sheet.words[&Words::holds_nothing_up]};
    const bool deemed = clause.met_by == MetBy::deemed;
    return {status_word(clause.status),
            deemed ? Said(sheet.words[&Words::deemed]) : by_status(sheet.words[&Words::status], clause.status)};
}

bool is_missing(const Clause& clause, const std::string& path) {
    return std::any_of(clause.missing.begin(), clause.missing.end(),
                       [&](const MissingFact& one) { return one.path == path; });
}

/// The missing facts but for those of its members, which tell of them.
std::vector<Twin<MissingFact>> missing_of(const Sheet& sheet, Twin<Clause> clause) {
    std::vector<Twin<MissingFact>> out;
    const std::vector<std::string>& members = clause.first.members;
    for (const Twin<MissingFact>& one : each(clause[&Clause::missing]))
        if (is_wanted(one.first) && std::none_of(members.begin(), members.end(), [&](const std::string& member) {
                return is_missing(clause_of(sheet, member).first, one.first.path);
            }))
            out.push_back(one);
    return out;
}

/// In a line for each reason why they are missing.
void write_missing(const Sheet& sheet, Twin<Clause> clause) {
    const std::vector<Twin<MissingFact>> missing = missing_of(sheet, clause);
    const bool known = !sheet.trace.first.as_of.empty();
    std::set<std::string> told;
    for (const Twin<MissingFact>& one : missing) {
        if (!told.insert(one.first.why).second)
            continue;
        const Tag line(sheet.html, "p", {{"class", "wants"}});
        sheet.html.leaf("b", {}, sheet.page[&PageWords::wanted]);
        if (one.first.why != "not_given") {
            sheet.html.raw(", ");
            sheet.html.text({std::string(missing_words(sheet.words.first, one.first, known)),
                             std::string(missing_words(sheet.words.second, one.first, known))});
        }
        sheet.html.text(sheet.words[&Words::colon]);
        const char* before = "";
        for (const Twin<MissingFact>& other : missing)
            if (other.first.why == one.first.why) {
                sheet.html.raw(std::exchange(before, ", "));
                sheet.html.text(other[&MissingFact::title]);
                sheet.html.raw(" ");
                sheet.html.leaf("code", {}, other.first.path);
            }
    }
    if (clause.first.members.empty())
        for (const Twin<NotComputable>& one : each(clause[&Clause::not_computable]))
            sheet.html.leaf("p", {{"class", "wants"}}, phrased(sheet, not_computable_text, one));
}

void write_taken_away(const Sheet& sheet, Twin<Clause> clause) {
    if (clause.first.taken_away_by.empty())
        return;
    const Said by = clause[&Clause::taken_away];
    sheet.html.leaf("p", {{"class", "note"}, told_as(sheet, "note")}, filled(sheet.page[&PageWords::taken_away], by));
}

void write_deemed(const Sheet& sheet, const Clause& clause) {
    if (clause.met_by != MetBy::deemed)
        return;
    const Tag line(sheet.html, "p", {{"class", "note"}, told_as(sheet, "note")});
    sheet.html.text(sheet.page[&PageWords::deemed_met]);
    for (const std::string& id : clause.deeming)
        if (const Twin<Clause> by = clause_of(sheet, id); by.first.status == Status::pass) {
            sheet.html.raw(" ");
            write_link(sheet, by);
        }
}

void write_version(const Sheet& sheet, Twin<Clause> clause) {
    if (!clause.first.version)
        return;
    const Twin<Version> version{*clause.first.version,
                                clause.second.version ? *clause.second.version : *clause.first.version};
    sheet.html.leaf("p", {{"class", "note"}, told_as(sheet, "note")}, phrased(sheet, version_text, version));
}

/// Where the clause stands in the policy, with its text.
void write_source(const Sheet& sheet, const Clause& clause) {
    const std::string place = fmt::format("{}:{}", clause.location.file, clause.location.line);
    const Tag folded(sheet.html, "details", {{"class", "src"}, {"open"}});
    sheet.html.leaf("summary", {}, place);
    const Tag text(sheet.html, "pre");
    for (const std::string& line : clause.source) {
        sheet.html.text(line);
        sheet.html.raw("\n");
    }
}

void write_place(const Sheet& sheet, const Clause& clause) {
    const Tag line(sheet.html, "p", {{"class", "cites"}});
    sheet.html.leaf("a", {{"href", "#c-" + clause.id}}, clause.id);
    for (const std::string& passage : clause.cites) {
        sheet.html.raw(" · ");
        sheet.html.text(passage);
    }
}

/// Of a clause that does not apply those that say so: what else it would have wanted was never asked.
std::vector<Twin<Comparison>> comparisons_of(Twin<Clause> clause) {
    std::vector<Twin<Comparison>> out;
    for (const Twin<Comparison>& one : each(clause[&Clause::comparisons]))
        if (clause.first.status != Status::not_applicable || one.first.guards)
            out.push_back(one);
    return out;
}

/// Without the fact that chose the version and those that are missing, which are told with that.
std::vector<Twin<FactRead>> facts_of(Twin<Clause> clause) {
    std::vector<Twin<FactRead>> out;
    for (const Twin<FactRead>& fact : each(clause[&Clause::facts]))
        if (!is_missing(clause.first, fact.first.path) &&
            (!clause.first.version || clause.first.version->fact != fact.first.path))
            out.push_back(fact);
    return out;
}

/// Says no more than that its members are open, which stand below it.
bool lists_members(const Sheet& sheet, const Clause& clause) {
    return clause.status == Status::undetermined &&
           std::any_of(clause.members.begin(), clause.members.end(), [&](const std::string& member) {
               return clause.text.starts_with(clause_of(sheet, member).first.title + ':');
           });
}

void write_details(const Sheet& sheet, Twin<Clause> clause, bool exception) {
    const Tag body(sheet.html, "div", {told_as(sheet, "telling")});
    write_place(sheet, clause.first);
    if (!lists_members(sheet, clause.first))
        sheet.html.leaf_if("p", {told_as(sheet, "text")}, clause[&Clause::text]);
    write_taken_away(sheet, clause);
    write_deemed(sheet, clause.first);
    if (!clause.first.interpretation.empty())
        sheet.html.leaf("p", {{"class", "note"}, told_as(sheet, "note")},
                        filled(sheet.words[&Words::interpretation], clause[&Clause::interpretation]));
    write_version(sheet, clause);
    write_missing(sheet, clause);
    write_evidence(sheet, {comparisons_of(clause), facts_of(clause), each(clause[&Clause::counted]),
                           clause.first.status, exception});
    if (sheet.input.source || sheet.input.fragment)
        write_source(sheet, clause.first);
}

class Outline {
  public:
    explicit Outline(const Sheet& sheet) : sheet_(sheet) {
        const auto& clauses = sheet.trace.first.clauses;
        const auto in_the_way =
            std::count_if(clauses.begin(), clauses.end(), [](const Clause& c) { return c.in_the_way; });
        deepest_ = in_the_way > most_in_the_way ? 0 : SIZE_MAX;
    }

    void write() {
        const Tag tree(sheet_.html, "ul", {{"class", "tree"}});
        go_down(sheet_.trace.first.decision);
        for (const Decision& beside : sheet_.trace.first.beside)
            go_down(beside);
        for (const Clause& clause : sheet_.trace.first.clauses)
            if (!shown_.contains(clause.id))
                open(clause, {});
    }

  private:
    /// How the clause was come to.
    struct From {
        std::size_t depth = 0;
        bool exception = false;
        bool approved = false;
        bool decides = false;
    };

    void go_down(const Decision& decision) {
        if (const Clause* clause = sheet_.trace.first.find(decision.name))
            open(*clause, {0, false, decision.outcome == Status::pass, decision.outcome != Status::not_applicable});
        for (const Decision& further : decision.further)
            go_down(further);
    }

    void open(const Clause& of, From from) {
        const Twin<Clause> clause = clause_of(sheet_, of.id);
        const Look look = look_of(sheet_, of, from.exception);
        const Tag item(sheet_.html, "li");
        if (!shown_.insert(of.id).second)
            return write_again(clause, look, from.exception);
        const std::string address = "c-" + of.id;
        sheet_.html.open("details", {{"id", address}, {"data-status", status_word(of.status)}, {"open"}});
        write_heading(clause, look, from);
        write_details(sheet_, clause, from.exception);
        write_members(of, from);
        sheet_.html.close("details");
    }

    void write_heading(Twin<Clause> clause, const Look& look, From from) {
        const Tag heading(sheet_.html, "summary",
                          {{"class", look.tone},
                           {from.decides ? "data-decides" : ""},
                           told_as(sheet_, "look"),
                           for_programs(sheet_, "data-tone", look.tone)});
        {
            const Tag title(sheet_.html, "span");
            write_exception(from.exception);
            sheet_.html.text(clause[&Clause::title]);
        }
        sheet_.html.leaf("b", {told_as(sheet_, "words")}, look.words);
    }

    void write_exception(bool exception) {
        if (exception)
            sheet_.html.text(sheet_.words[&Words::exception]);
    }

    /// A clause that is told above.
    void write_again(Twin<Clause> clause, const Look& look, bool exception) {
        const Tag line(sheet_.html, "p", {{"class", look.tone}});
        {
            const Tag title(sheet_.html, "span");
            write_exception(exception);
            write_link(sheet_, clause);
        }
        sheet_.html.leaf("b", {}, look.words);
    }

    void write_members(const Clause& of, From from) {
        if (of.members.empty())
            return;
        const Tag list(sheet_.html, "ul");
        for (const std::string& name : of.members) {
            const Clause& member = clause_of(sheet_, name).first;
            const bool exception = among(name, of.exceptions);
            open(member,
                 {from.depth + 1, exception, from.approved, from.decides && decides(of, member, from, exception)});
        }
    }

    [[nodiscard]] bool decides(const Clause& of, const Clause& member, From from, bool exception) const {
        if (from.approved)
            return from.depth <= 1 && member.status == Status::pass && !exception;
        return from.depth <= deepest_ && member.in_the_way && of.in_the_way && !member.harmless;
    }

    const Sheet& sheet_;
    std::size_t deepest_ = 0;
    std::set<std::string> shown_;
};

}  // namespace

void write_clauses(const Sheet& sheet) {
    const Tag section(sheet.html, "section", {{"id", "clauses"}});
    sheet.html.leaf("h2", {}, sheet.page[&PageWords::clauses]);
    write_tools(sheet);
    Outline(sheet).write();
}

}  // namespace chapeau::trace
