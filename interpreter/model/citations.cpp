// Citations: that each rule passage of a source is one clause, and that nothing cites what is not there.
//
// `cites` says that a clause is a passage, so two clauses may not be the same one, and a rule passage that is no clause
// is a rule that the policy leaves out: that is an error, since every status of the passage would be missing from every
// result. Grants cite what they grant, several of them one passage if need be. `see` may point anywhere in a source.
#include "fmt/format.h"
#include "interpreter/model/checking.hpp"
#include "interpreter/model/outline.hpp"

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
        for (std::uint32_t i = 0; i < model_.clauses.size(); ++i)
            check_clause({i});
        for (std::uint32_t i = 0; i < model_.grants.size(); ++i)
            check_grant(i);
        check_cross_references();
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
        take_outline(read_outline(*text, source.name.text), source);
    }

    void take_outline(const Outline& outline, const ast::Policy::Outline& source) {
        for (const OutlineMistake& mistake : outline.mistakes) {
            broken_.emplace(source.name.text, true);
            checking_.error(code::outline_line_broken, source.file.span,
                            fmt::format("line {} of `{}`: {}", mistake.line, source.file.value, mistake.message),
                            mistake.help);
        }
        for (const Outline::Line& line : outline.lines) {
            const PassageId id{static_cast<std::uint32_t>(model_.passages.size())};
            const auto [first, added] = passages_.emplace(line.passage.id, id);
            if (!added) {
                checking_.error(code::outline_id_twice, source.file.span,
                                fmt::format("line {} of `{}`: the passage `{}` stands on line {} already", line.number,
                                            source.file.value, line.passage.id, lines_[first->second.index].number),
                                "give each passage one line and an id of its own");
                continue;
            }
            model_.passages.push_back(line.passage);
            lines_.push_back({line.number, source.file.span});
        }
    }

    // ---------------------------------------------------------------- citations

    /// Nothing where there is no such passage; that has been reported then.
    std::optional<PassageId> find(const ast::Citation& citation) {
        if (const auto found = passages_.find(citation.passage); found != passages_.end())
            return found->second;
        const std::string source = citation.passage.substr(0, citation.passage.find('/'));
        if (!sources_.contains(source) && checking_.policy_lost)
            return std::nullopt;
        if (!sources_.contains(source)) {
            report_unknown_source(citation, source);
            return std::nullopt;
        }
        if (broken_.contains(source))
            return std::nullopt;  // it may stand where the outline can't be read
        std::vector<std::string> ids;
        for (const Passage& passage : model_.passages)
            ids.push_back(passage.id);
        checking_.error(
            code::unknown_passage, citation.span,
            fmt::format("the source `{}` has no passage `{}`", source, citation.passage),
            suggestion(checking_.nearest(citation.passage, ids), "add the passage to the outline, or correct its id"));
        return std::nullopt;
    }

    void report_unknown_source(const ast::Citation& citation, const std::string& source) {
        std::vector<std::string> names;
        for (const auto& [name, span] : sources_)
            names.push_back(name);
        checking_.error(code::unknown_source, citation.span, fmt::format("the policy has no source `{}`", source),
                        names.empty()
                            ? fmt::format("add `source {} \"…\"` to the policy's header", source)
                            : suggestion(checking_.nearest(source, names),
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
        if (!parts.cites.empty())
            cite(id, parts.cites.front());
        for (const ast::Citation& see : parts.sees)
            if (const auto passage = find(see))
                model_.clauses[id.index].sees.push_back(*passage);
    }

    void cite(ClauseId id, const ast::Citation& citation) {
        const auto passage = find(citation);
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
            const auto passage = find(citation);
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
            const std::string place = fmt::format("line {} of the outline", lines_[i].number);
            if (passage.kind == PassageKind::rule && !cited_by_[i])
                checking_.error(code::passage_not_cited, lines_[i].source,
                                fmt::format("no clause cites the rule `{}` ({})", passage.id, place),
                                fmt::format("write the clause for it, with `cites {}`", passage.id));
            else if (passage.kind == PassageKind::decision && !cited_by_[i])
                checking_.warning(code::grant_passage_not_cited, lines_[i].source,
                                  fmt::format("no decision cites `{}` ({})", passage.id, place),
                                  fmt::format("add `cites {}` to the decision", passage.id));
            else if (passage.kind == PassageKind::grant && !granted_[i])
                checking_.warning(code::grant_passage_not_cited, lines_[i].source,
                                  fmt::format("no grant cites `{}` ({})", passage.id, place),
                                  fmt::format("add `cites {}` to the grant", passage.id));
        }
    }

    struct Line {
        std::size_t number = 0;
        Span source;
    };
    Checking& checking_;
    Model& model_;
    ByName<Span> sources_;
    ByName<bool> broken_;
    ByName<PassageId> passages_;
    std::vector<Line> lines_;                    // by passage
    std::vector<std::optional<Span>> cited_by_;  // by passage
    std::vector<bool> granted_;                  // by passage
};

}  // namespace

void check_citations(Checking& checking) {
    Citations(checking).check();
}

}  // namespace chapeau::model
