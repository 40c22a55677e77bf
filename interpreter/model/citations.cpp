// Citations: that each rule passage of a source is one clause, and that nothing cites what is not there.
//
// `cites` says that a clause is a passage, so two clauses may not be the same one, and a rule passage that is no clause
// is a rule that the policy leaves out: that is an error, since every status of the passage would be missing from every
// result. Grants cite what they grant, several of them one passage if need be. `see` may point anywhere in a source.
#include <algorithm>

#include "fmt/format.h"
#include "interpreter/model/checking.hpp"
#include "interpreter/model/outline.hpp"
#include "interpreter/text/ascii.hpp"

namespace chapeau::model {

namespace {

std::string_view kind_text(PassageKind kind) {
    switch (kind) {
        case PassageKind::rule:
            return "a rule";
        case PassageKind::guidance:
            return "guidance";
        case PassageKind::grant:
            return "a grant";
        case PassageKind::decision:
            return "a decision";
    }
    return {};
}

class Citations {
  public:
    explicit Citations(Checking& checking) : checking_(checking), model_(checking.model) {}

    void check() {
        if (!checking_.declared.policies.empty())
            for (const ast::Policy::Outline& source : checking_.declared.policies.front()->sources)
                read_source(source);
        cited_by_.resize(model_.passages.size());
        granted_.resize(model_.passages.size(), false);
        excused_.resize(model_.passages.size(), false);
        for (std::uint32_t i = 0; i < model_.clauses.size(); ++i)
            check_clause({i});
        for (std::uint32_t i = 0; i < model_.grants.size(); ++i)
            check_grant(i);
        check_cross_references();
        report_unknown_sources();
        if (!checking_.declarations_lost)
            report_not_cited();
    }

  private:
    // ---------------------------------------------------------------- sources

    void read_source(const ast::Policy::Outline& source) {
        const auto [first, added] = sources_.emplace(source.name.text, source.name.span);
        if (!added) {
            checking_
                .error(code::source_twice, source.name.span,
                       fmt::format("the source `{}` stands here twice", source.name.text),
                       "give one of the two another name, or remove it")
                .related.push_back({first->second, "the first one"});
            return;
        }
        const auto text = checking_.read_beside ? checking_.read_beside(source.file.value) : std::nullopt;
        if (!text) {
            broken_.emplace(source.name.text, true);
            checking_.error(code::outline_unreadable, source.file.span,
                            fmt::format("the outline `{}` can't be read", source.file.value),
                            "put the file beside the policy's files, or correct its name");
            return;
        }
        take_outline(*text, read_outline(*text, source.name.text), source);
    }

    struct Table {
        std::string text;
        Span named;  // in the header
        std::string file;
        std::optional<std::uint32_t> source;  // with the first mistake in it
    };

    /// A place in an outline, which becomes one of the sources then.
    Span place(std::uint32_t table, std::size_t line, std::size_t column, std::size_t width) {
        Table& of = tables_[table];
        if (!of.source)
            of.source = checking_.trees.add_beside(of.file, of.text);
        const grammar::Source& source = checking_.trees.sources[*of.source];
        const std::ptrdiff_t before =
            source.line(static_cast<std::uint32_t>(line)).data() - source.text().data() + std::ptrdiff_t(column);
        const auto begin = static_cast<std::uint32_t>(before);
        return {*of.source, begin, begin + static_cast<std::uint32_t>(width)};
    }

    void take_outline(const std::string& text, const Outline& outline, const ast::Policy::Outline& source) {
        const auto table = static_cast<std::uint32_t>(tables_.size());
        tables_.push_back({text, source.file.span, source.file.value, std::nullopt});
        const bool empty = outline.lines.empty() && outline.mistakes.empty();
        if (!outline.mistakes.empty() || empty)
            broken_.emplace(source.name.text, true);
        if (empty)
            checking_.error(code::outline_line_broken, source.file.span,
                            fmt::format("the outline `{}` has no passages", source.file.value),
                            "write a line for each passage: its id, its kind and what it says, with tabs between");
        for (const OutlineMistake& mistake : outline.mistakes)
            checking_.error(code::outline_line_broken, place(table, mistake.line, mistake.column, mistake.width),
                            mistake.message, mistake.help);
        for (const Outline::Line& line : outline.lines) {
            const PassageId id{static_cast<std::uint32_t>(model_.passages.size())};
            const auto [first, added] = passages_.emplace(line.passage.id, id);
            if (!added) {
                checking_.error(code::outline_id_twice, place(table, line.number, 0, line.passage.id.size()),
                                fmt::format("the passage `{}` stands on line {} already", line.passage.id,
                                            lines_[first->second.index].number),
                                "give each passage one line and an id of its own");
                continue;
            }
            model_.passages.push_back(line.passage);
            lines_.push_back({line.number, table});
        }
    }

    // ---------------------------------------------------------------- citations

    /// Nothing where there is no such passage; that has been reported then.
    std::optional<PassageId> find(const ast::Citation& citation, bool cites = false) {
        if (const auto found = passages_.find(citation.passage); found != passages_.end())
            return found->second;
        const std::string source = citation.passage.substr(0, citation.passage.find('/'));
        if (!sources_.contains(source)) {
            if (!checking_.policy_lost && !checking_.file_lost)
                ++unknown_.try_emplace(source, Unknown{citation.span, 0}).first->second.times;
            return std::nullopt;
        }
        if (broken_.contains(source))
            return std::nullopt;  // it may stand where the outline can't be read
        const auto meant = passage_meant(citation.passage);
        if (meant && cites)
            excuse(*meant);
        checking_.error(code::unknown_passage, citation.span,
                        fmt::format("the source `{}` has no passage `{}`", source, citation.passage),
                        suggestion(meant, "add the passage to the outline, or correct its id"));
        return std::nullopt;
    }

    /// The same in other capitals, otherwise the nearest.
    std::optional<std::string> passage_meant(const std::string& written) {
        const std::string small = text::in_small_letters(written);
        std::vector<std::string> ids;
        for (const Passage& passage : model_.passages) {
            if (text::in_small_letters(passage.id) == small)
                return passage.id;
            ids.push_back(passage.id);
        }
        return checking_.nearest(written, ids);
    }

    /// A passage that is cited wrongly, which is told; that nothing cites it would only follow.
    void excuse(const std::string& passage) {
        if (const auto found = passages_.find(passage); found != passages_.end())
            excused_[found->second.index] = true;
    }

    /// Once for each, however many passages of it are cited: it is one line that is missing.
    void report_unknown_sources() {
        std::vector<std::string> names;
        for (const auto& [name, span] : sources_)
            names.push_back(name);
        std::ranges::sort(names);
        for (const auto& [source, unknown] : unknown_)
            checking_.error(
                code::unknown_source, unknown.first,
                fmt::format("the policy has no source `{}`{}", source,
                            unknown.times > 1 ? fmt::format(", which is named {} times", unknown.times) : ""),
                suggestion(checking_.nearest(source, names),
                           fmt::format("add `source {} \"…\"` to the policy's header", source)));
    }

    void check_clause(ClauseId id) {
        const ast::Parts& parts = *checking_.written[id.index].parts;
        for (std::size_t i = 1; i < parts.cites.size(); ++i)
            checking_
                .error(code::two_citations, parts.cites[i].span,
                       fmt::format("`{}` cites a second passage", model_.at(id).name),
                       "make this passage a clause of its own, or write `see` for a cross reference")
                .related.push_back({parts.cites[0].span, "the first one"});
        for (std::size_t i = 1; i < parts.cites.size(); ++i)
            excuse(parts.cites[i].passage);
        if (!parts.cites.empty())
            cite(id, parts.cites.front());
        for (const ast::Citation& see : parts.sees)
            if (const auto passage = find(see))
                model_.clauses[id.index].sees.push_back(*passage);
    }

    void cite(ClauseId id, const ast::Citation& citation) {
        const auto passage = find(citation, true);
        if (!passage || !suits(id, citation, *passage))
            return;
        const auto& first = cited_by_[passage->index];
        if (!first) {
            cited_by_[passage->index] = citation.span;
            model_.clauses[id.index].cites = passage;
            return;
        }
        checking_
            .error(code::passage_cited_twice, citation.span,
                   fmt::format("`{}` is cited by two clauses", citation.passage),
                   "write `see` in one of them, or merge the two: `cites` says that the clause is the passage")
            .related.push_back({*first, "the other citation"});
    }

    bool suits(ClauseId id, const ast::Citation& citation, PassageId passage) {
        const PassageKind kind = model_.at(passage).kind;
        const bool decision = model_.at(id).role == Role::decision;
        if (kind == PassageKind::rule || (kind == PassageKind::decision && decision))
            return true;
        excuse(citation.passage);
        checking_.error(code::clause_cites_other_kind, citation.span,
                        fmt::format("`{}` is {}, and `{}` is {}", citation.passage, kind_text(kind), model_.at(id).name,
                                    decision ? "a decision" : "a clause"),
                        kind == PassageKind::grant      ? "cite it under the grant that it is about"
                        : kind == PassageKind::decision ? "cite it in the decision"
                                                        : "write `see`: guidance is nothing to be met");
        return false;
    }

    void check_grant(std::uint32_t index) {
        const ast::Grant& written = *checking_.written_grants[index];
        for (const ast::Citation& citation : written.cites) {
            const auto passage = find(citation, true);
            if (!passage)
                continue;
            const PassageKind kind = model_.at(*passage).kind;
            if (kind != PassageKind::grant) {
                checking_.error(code::grant_cites_other_kind, citation.span,
                                fmt::format("`{}` is {}, and `{}` is a grant", citation.passage, kind_text(kind),
                                            model_.grants[index].name),
                                "write `see`, or cite a passage of kind `grant`");
                continue;
            }
            granted_[passage->index] = true;
            model_.grants[index].cites.push_back(*passage);
        }
    }

    void check_cross_references() {
        const auto check = [&](const std::vector<ast::Citation>& sees) {
            for (const ast::Citation& see : sees)
                static_cast<void>(find(see));
        };
        for (const ast::Grant* grant : checking_.written_grants)
            check(grant->sees);
        for (const ast::List* list : checking_.declared.lists)
            check(list->sees);
        for (const ast::Define* define : checking_.declared.defines)
            check(define->sees);
    }

    void report_not_cited() {
        for (std::uint32_t i = 0; i < model_.passages.size(); ++i) {
            const Passage& passage = model_.passages[i];
            const bool cited = passage.kind == PassageKind::grant ? granted_[i] : cited_by_[i].has_value();
            if (cited || excused_[i] || passage.kind == PassageKind::guidance)
                continue;
            const Span span = place(lines_[i].table, lines_[i].number, 0, passage.id.size());
            grammar::Diagnostic& said = say_not_cited(passage, span);
            said.related.push_back({tables_[lines_[i].table].named, "the outline is named here"});
        }
    }

    grammar::Diagnostic& say_not_cited(const Passage& passage, Span span) {
        if (passage.kind == PassageKind::rule)
            return checking_.error(code::passage_not_cited, span,
                                   fmt::format("no clause cites the rule `{}`", passage.id),
                                   fmt::format("write the clause for it, with `cites {}`", passage.id));
        const std::string_view what = passage.kind == PassageKind::decision ? "decision" : "grant";
        return checking_.warning(code::grant_passage_not_cited, span, fmt::format("no {} cites `{}`", what, passage.id),
                                 fmt::format("add `cites {}` to the {}", passage.id, what));
    }

    struct Line {
        std::size_t number = 0;
        std::uint32_t table = 0;
    };
    struct Unknown {
        Span first;
        std::size_t times = 0;
    };
    Checking& checking_;
    Model& model_;
    ByName<Span> sources_;
    ByName<Unknown> unknown_;  // sources that are cited and not there
    ByName<bool> broken_;
    std::vector<Table> tables_;  // the outlines
    ByName<PassageId> passages_;
    std::vector<Line> lines_;                    // by passage
    std::vector<std::optional<Span>> cited_by_;  // by passage
    std::vector<bool> granted_;                  // by passage
    std::vector<bool> excused_;                  // by passage
};

}  // namespace

void check_citations(Checking& checking) {
    Citations(checking).check();
}

}  // namespace chapeau::model
