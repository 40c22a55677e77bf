// What stands in the files, sorted by sort, and the header of the policy. Order between declarations never matters to
// the meaning; what order is kept is that of the files' paths and of the lines in them, because people read results in
// it.
#include <type_traits>

#include "fmt/format.h"
#include "interpreter/model/checking.hpp"

namespace chapeau::model {

namespace {

void gather_one(Declarations& declared, const ast::Declaration& declaration) {
    std::visit(
        [&](const auto& node) {
            using Node = std::decay_t<decltype(node)>;
            if constexpr (std::is_same_v<Node, ast::Policy>)
                declared.policies.push_back(&node);
            else if constexpr (std::is_same_v<Node, ast::Enum>)
                declared.enums.push_back(&node);
            else if constexpr (std::is_same_v<Node, ast::Record>)
                declared.records.push_back(&node);
            else if constexpr (std::is_same_v<Node, ast::Facts>)
                declared.facts.push_back(&node);
            else if constexpr (std::is_same_v<Node, ast::List>)
                declared.lists.push_back(&node);
            else if constexpr (std::is_same_v<Node, ast::Define>)
                declared.defines.push_back(&node);
            else if constexpr (std::is_same_v<Node, ast::ClauseDeclaration>)
                declared.provisions.emplace_back(&node.clause);
            else if constexpr (std::is_same_v<Node, ast::Decision>)
                declared.provisions.emplace_back(&node);
            else if constexpr (std::is_same_v<Node, ast::Sample>)
                declared.samples.push_back(&node);
            else if constexpr (std::is_same_v<Node, ast::Case>)
                declared.cases.push_back(&node);
            else
                declared.translations.push_back(&node);
        },
        declaration.node);
}

/// Where a policy that lacks a header is told so: the first file that is the analyst's own.
Span start_of_policy(const Checking& checking) {
    const std::uint32_t own = checking.trees.standard;
    return {own < checking.trees.sources.size() ? own : 0, 0, 0};
}

void report_second_policies(Checking& checking) {
    const auto& policies = checking.declared.policies;
    for (std::size_t i = 1; i < policies.size(); ++i)
        checking
            .error(code::second_policy, policies[i]->name.span,
                   fmt::format("a second policy, `{}`, in one folder", policies[i]->name.text()),
                   "keep one `policy` declaration, or move the other policy's files to a folder of their own")
            .related.push_back({policies[0]->name.span, "the first one"});
}

template <class Part, class SpanOf>
void report_repeated(Checking& checking, const std::vector<Part>& parts, std::string_view keyword, SpanOf span_of) {
    for (std::size_t i = 1; i < parts.size(); ++i)
        checking
            .error(code::part_twice, span_of(parts[i]), fmt::format("`{}` stands here a second time", keyword),
                   "keep one of the two")
            .related.push_back({span_of(parts[0]), "the first one"});
}

void check_title(Checking& checking, const ast::Policy& policy) {
    checking.model.span = policy.name.span;
    checking.only_once(policy.titles, "title");
    if (policy.titles.empty())
        checking.error(code::policy_without_title, policy.name.span,
                       fmt::format("the policy `{}` has no title", policy.name.text()),
                       "add a line `title \"…\"` under it: traces and letters begin with it");
    else
        checking.model.title = policy.titles.front().text.value;
    checking.only_once(policy.authorities, "authority");
    if (!policy.authorities.empty())
        checking.model.authority = policy.authorities.front().text.value;
}

std::vector<std::string> dates_of_record(const Model& model) {
    std::vector<std::string> dates;
    for (const Fact& fact : model.facts)
        if (fact.place == Fact::Place::single && fact.type == Type{Kind::date, Many::one, {}, {}})
            dates.push_back(fact.path);
    return dates;
}

void check_as_of(Checking& checking, const ast::Path& path) {
    const auto found = checking.names.facts.find(path.text());
    if (found == checking.names.facts.end()) {
        checking.as_of_wrong = true;
        if (checking.leads_to_wrong(path.text()))
            return;
        const std::vector<std::string> dates = dates_of_record(checking.model);
        checking.error(code::unknown_fact, path.span, fmt::format("there is no fact `{}`", path.text()),
                       suggestion(checking.nearest(path.text(), dates),
                                  dates.empty() ? "declare a fact of type `date` for it"
                                                : fmt::format("name a date of the record: {}", quoted(dates))));
        return;
    }
    const Fact& fact = checking.model.at(found->second);
    const Type date{Kind::date, Many::one, {}, {}};
    if (fact.type == date && fact.place == Fact::Place::single) {
        checking.model.as_of = found->second;
        return;
    }
    checking.as_of_wrong = true;
    checking
        .error(code::as_of_not_a_date, path.span,
               fmt::format("`{}` is {}{}, and the day that governs must be a date", fact.path,
                           type_text(checking.model, fact.type),
                           fact.place == Fact::Place::column ? " in each member of a list" : ""),
               fmt::format("name a date of the record: {}", quoted(dates_of_record(checking.model))))
        .related.push_back({fact.span, "declared here"});
}

}  // namespace

void gather(Checking& checking) {
    for (const ast::File& file : checking.trees.files)
        for (const ast::Declaration& declaration : file.declarations)
            gather_one(checking.declared, declaration);
    checking.model.samples = checking.declared.samples;
    checking.model.cases = checking.declared.cases;
}

void check_header(Checking& checking) {
    if (checking.declared.policies.empty()) {
        if (!checking.policy_lost && !checking.file_lost)
            checking.error(code::no_policy, start_of_policy(checking), "no file declares the policy",
                           "begin one file with `policy` and a name, and a line `title \"…\"` under it");
        checking.policy_lost = true;
        return;
    }
    report_second_policies(checking);
    const ast::Policy& policy = *checking.declared.policies.front();
    checking.model.name = policy.name.text();
    check_title(checking, policy);
    report_repeated(checking, policy.as_of, "as of", [](const ast::Path& path) { return path.span; });
    checking.only_once(policy.dates);
    report_repeated(checking, policy.decides, "decides", [](const ast::Name& decided) { return decided.span; });
    if (!policy.as_of.empty())
        check_as_of(checking, policy.as_of.front());
    checking.rounding_declared = !policy.dates.empty();
    if (checking.rounding_declared)
        checking.model.rounding = rounding_of(policy.dates.front());
}

}  // namespace chapeau::model
