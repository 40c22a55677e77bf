// What an officer would write into the case: no outline and no marks, but sentences, since the note is read by people
// who never see a trace, a client or a court among them. A refusal says of each clause that it is not met, why, from
// which facts and by which comparison; an open outcome is a list that can go into a letter; an approval is the fields.

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_set>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/officer.hpp"
#include "interpreter/trace/page_words.hpp"
#include "interpreter/trace/phrases.hpp"
#include "interpreter/trace/telling.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {
namespace {

class Note {
  public:
    Note(const Trace& trace, const NoteOptions& options) : trace_(trace), words_(*trace.words), options_(options) {}

    std::string whole() {
        if (!options_.assumed.empty())
            paragraph(fmt::format("{} {}", words_.hypothesis_not_note, assumed_text(trace_, options_.assumed)));
        head();
        found();
        decision(trace_.decision, nullptr);
        for (const Decision& beside : trace_.beside)
            decision(beside, nullptr);
        decided();
        paragraph(words_.note_recommends);
        return std::move(out_);
    }

  private:
    void line(std::string_view text) {
        out_ += text;
        out_ += '\n';
    }
    /// With a blank line before it, unless it is the first.
    void paragraph(std::string_view text) {
        out_ += out_.empty() ? "" : "\n";
        line(text);
    }

    void head() {
        std::string application =
            trace_.record_id.empty() ? std::string(words_.no_identifier) : escaped(trace_.record_id);
        if (!trace_.record_kinds.empty())
            application += fmt::format(" ({})", fmt::join(trace_.record_kinds, ", "));
        const std::string authority = trace_.authority.empty() ? "" : ", " + trace_.authority;
        std::string text = filled(words_.note_assessed, {application, trace_.policy_title + authority});
        if (!trace_.as_of.empty())
            add_filled(text, words_.note_as_of, {trace_.as_of, trace_.as_of_title});
        paragraph(text + '.');
    }

    void found() {
        if (options_.found.empty())
            return;
        paragraph(before_list(words_, std::string(words_.officer_found)));
        for (const FoundFact& fact : options_.found)
            line("- " + found_text(trace_, fact));
    }

    void decided() {
        const std::string recorded = fmt::format("{}{}", page_words_of(words_).recorded, words_.colon);
        for (const OfficerDecision& officer : options_.decisions) {
            const std::string_view standing = standing_text(trace_, officer);
            paragraph(fmt::format("{}{}.{}{}", recorded, decided_text(trace_, officer), standing.empty() ? "" : " ",
                                  standing));
            rationale(officer);
        }
        if (!options_.decisions.empty())
            for (const Decision* open : undecided(trace_, options_.decisions))
                paragraph(fmt::format("{}{} ({}).", recorded, page_words_of(words_).not_decided,
                                      quoted(words_, open->title)));
    }

    /// Its further lines are set in, so that none passes for one of the note's own.
    void rationale(const OfficerDecision& officer) {
        const std::vector<std::string_view> lines = rationale_lines(officer);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string lead =
                i == 0 ? fmt::format("{}{}", page_words_of(words_).rationale, words_.colon) : std::string("  ");
            const std::string text = lead + escaped(lines[i]);
            line(i + 1 == lines.size() ? sentence(text) : text);
        }
    }

    /// With those that build on it. `base` is the one that it builds on itself: what that one told is not told again.
    void decision(const Decision& of, const Decision* base) {
        paragraph(sentence(filled(words_.note_outcome.of(of.outcome), {quoted(words_, of.title)})));
        if (base != nullptr)
            if (const std::string bearing = bearing_text(words_, *base, of); !bearing.empty())
                line(bearing);
        grounds(grounds_of(trace_, to_tell(of, base)));
        requests(to_ask(of, base));
        for (const NotComputable& one : of.not_computable)
            paragraph(not_computable_text(words_, one));
        if (of.outcome == Status::pass && !of.interpretation.empty())
            line(sentence(filled(words_.interpretation, {of.interpretation})));
        if (of.grants && !of.grants->empty())
            fields(*of.grants);
        if (options_.full || (options_.reasons && of.outcome == Status::pass))
            met(of);
        for (const Decision& further : of.further)
            if (further.outcome != Status::not_applicable)
                decision(further, &of);
    }

    // ------------------------------------------------------------ refusal

    void grounds(const std::vector<Ground>& all) {
        if (all.empty())
            return;
        line(all.size() == 1 ? std::string(words_.note_one_not_met)
                             : filled(words_.note_not_met, {how_many(words_, all.size())}));
        std::size_t number = 0;
        for (const Ground& ground : all)
            clause_not_met(ground, ++number);
    }

    void clause_not_met(const Ground& ground, std::size_t number) {
        std::string text = filled(words_.note_clause, {quoted(words_, ground.clause->title)});
        if (const std::string citations = citations_of(ground); !citations.empty())
            text += fmt::format(" ({})", citations);
        paragraph(fmt::format("{}. {}. {}", number, text, sentence(ground.clause->text)));
        for (const Clause* clause : clauses_of(ground))
            if (!clause->interpretation.empty())
                line(filled(words_.note_interpreted, {clause->interpretation}));
        const std::string facts = facts_considered(ground);
        if (!facts.empty())
            line(filled(words_.note_considered, {facts}));
        if (const std::string comparisons = comparisons_made(ground); !comparisons.empty())
            line(filled(words_.note_reached, {comparisons}));
        else if (!facts.empty())
            line(words_.note_by_finding);
    }

    /// The fields of a list's member stand together, with the days that it adds.
    [[nodiscard]] std::string facts_considered(const Ground& ground) const {
        std::vector<std::string> facts;
        std::string member;
        for (const FactRead& fact : facts_of(ground)) {
            const bool goes_on = !fact.member.empty() && fact.member == member;
            const std::string told = filled(words_.field, {fact.field, fact.shown});
            if (goes_on)
                facts.back() += ", " + told;
            else
                facts.push_back(fmt::format("{}{}{}", fact.member.empty() ? fact.title : fact.member, words_.colon,
                                            fact.member.empty() ? fact.shown : told));
            member = fact.member;
        }
        for (const Counted& counted : ground.clause->counted)
            facts.push_back(counted.whole_line(words_));
        return fmt::format("{}", fmt::join(facts, words_.with));
    }

    [[nodiscard]] std::string comparisons_made(const Ground& ground) const {
        std::vector<std::string> made;
        std::unordered_set<std::string> told;
        for (const Comparison& one : deciding_ones(ground))
            if (std::string text = sentence_of(words_, one); told.insert(text).second)
                made.push_back(std::move(text));
        return fmt::format("{}", fmt::join(made, words_.with));
    }

    // ------------------------------------------------------------ undetermined

    void requests(const std::vector<const Request*>& all) {
        if (std::ranges::any_of(all, [](const Request* one) { return one->kind != Asked::finding; })) {
            paragraph(words_.note_please_provide);
            for (const std::string& document : documents_of(all))
                items(all, before_list(words_, filled(words_.from, {document})),
                      [&](const Request& one) { return one.kind == Asked::document && one.document == document; });
            items(all, std::string(words_.note_information),
                  [](const Request& one) { return one.kind == Asked::fact; });
        }
        items(all, std::string(words_.note_findings), [](const Request& one) { return one.kind == Asked::finding; });
    }

    template <class Belongs>
    void items(const std::vector<const Request*>& all, const std::string& head, const Belongs& belongs) {
        bool first = true;
        for (const Request* request : all) {
            if (!belongs(*request))
                continue;
            if (first)
                paragraph(head);
            first = false;
            line("- " + request->title);
        }
    }

    // ------------------------------------------------------------ approval

    void fields(const std::vector<Granted>& grants) {
        paragraph(words_.note_fields);
        for (const Granted& grant : grants) {
            std::string text = label_of(grant) + std::string(words_.colon) + grant.shown;
            if (!grant.missing.empty() && grant.shown != words_.not_given)
                text += wanting_text(words_, grant);
            line("- " + text);
        }
    }

    /// Those that the decision it builds on told are not told again.
    void met(const Decision& of) {
        bool first = true;
        for (const Clause* clause : clauses_met(trace_, of)) {
            if (!met_.insert(clause).second)
                continue;
            if (first)
                paragraph(words_.note_met);
            first = false;
            const std::string cites = clause->cites.empty() ? "" : fmt::format(" ({})", citation_of(*clause));
            line(fmt::format("- {}{}{}{}", clause->title, cites, words_.colon, clause->text));
        }
    }

    const Trace& trace_;
    const Words& words_;
    const NoteOptions& options_;
    std::set<const Clause*> met_;  // that were told
    std::string out_;
};

}  // namespace

std::string render_note(const Trace& trace, const NoteOptions& options) {
    return Note(trace, options).whole();
}

}  // namespace chapeau::trace
