// Quantifiers and aggregates over the lists of a record. Opening one puts its variable in scope at the next depth; two
// depths are the most, so that an evaluation costs at most the product of two lists. The condition after `where`
// belongs to the member; `up to` of a cover of days stands outside.
#include "fmt/format.h"
#include "interpreter/model/typing.hpp"

namespace chapeau::model {

namespace {

constexpr std::size_t most_depth = 2;

std::vector<std::string> lists_of(const Model& model) {
    std::vector<std::string> all;
    for (const FactId list : model.lists_of_record)
        all.push_back(model.at(list).path);
    return all;
}

}  // namespace

std::optional<FactId> Typing::range_list(const ast::Path& path) {
    const std::string text = path.text();
    const auto found = checking_.names.facts.find(text);
    const bool is_variable = find_variable(path.parts.front().text) != nullptr;
    if (found != checking_.names.facts.end() && !is_variable) {
        const Fact& fact = checking_.model.at(found->second);
        if (fact.place == Fact::Place::list)
            return found->second;
        checking_
            .error(code::range_is_no_list, path.span,
                   fmt::format("`{}` is {}, and a list of records is due", text, type_text(checking_.model, fact.type)),
                   fact.type.many == Many::set ? fmt::format("write `{} includes …` or `{} overlaps …`", text, text)
                                               : "name a fact whose type is `list of …`")
            .related.push_back({fact.span, "declared here"});
        return std::nullopt;
    }
    if (checking_.leads_to_wrong(text))
        return std::nullopt;
    if (is_variable || checking_.names.symbols.contains(text) || checking_.names.objects.contains(text)) {
        checking_.error(code::range_is_no_list, path.span, fmt::format("`{}` is no list of the record", text),
                        "name a fact whose type is `list of …`");
        return std::nullopt;
    }
    const std::vector<std::string> lists = lists_of(checking_.model);
    checking_.error(code::unknown_fact, path.span, fmt::format("there is no fact `{}`", text),
                    suggestion(checking_.nearest(text, lists),
                               lists.empty() ? "declare a fact whose type is `list of …`"
                                             : fmt::format("the lists of the record are {}", quoted(lists))));
    return std::nullopt;
}

std::optional<Typing::Opened> Typing::open(const ast::Range& range, Span span) {
    const auto list = range_list(range.list);
    if (!list)
        return std::nullopt;
    if (variables_.size() == most_depth) {
        checking_.error(code::quantifiers_too_deep, span, "this asks about a list within a list within a list",
                        "ask about one of the lists in a define of its own");
        return std::nullopt;
    }
    const Variable* const outer = find_variable(range.variable.text);
    const bool taken =
        checking_.names.groups.contains(range.variable.text) || checking_.names.symbols.contains(range.variable.text);
    if (outer != nullptr)
        checking_
            .error(code::variable_hides, range.variable.span,
                   fmt::format("`{}` is the name of a member already", range.variable.text),
                   "choose another name for one of them")
            .related.push_back({outer->span, "the member of this name"});
    else if (taken)
        checking_.error(code::variable_hides, range.variable.span,
                        fmt::format("`{}` is the name of something else in this policy", range.variable.text),
                        "choose another name for the member");
    Opened opened{*list, static_cast<std::uint32_t>(variables_.size()), std::nullopt, true};
    variables_.push_back({range.variable.text, *list, range.variable.span, outer != nullptr || taken});
    if (range.where != nullptr) {
        opened.where = condition(*range.where);
        opened.good = opened.where.has_value();
    }
    return opened;
}

Typing::Result Typing::of(const ast::Quantified& node, Span span, Wanted) {
    const auto opened = open(*node.range, span);
    if (!opened)
        return std::nullopt;
    Result satisfies;
    if (node.satisfies != nullptr)
        satisfies = condition(*node.satisfies);
    close();
    if (!opened->good || (node.satisfies != nullptr && !satisfies))
        return std::nullopt;
    const Quantifier quantifier = node.quantifier == ast::Quantifier::some ? Quantifier::some : Quantifier::every;
    return add(Quantified{quantifier, opened->list, opened->depth, opened->where, satisfies}, yes_no_type, span);
}

Typing::Result Typing::aggregate_value(const ast::Aggregate& node) {
    if (node.aggregation != ast::Aggregation::sum)
        return date(*node.value);
    const Result summed = read(*node.value, {});
    if (!summed)
        return std::nullopt;
    const Type of_type = type(*summed);
    if (of_type == plain(Kind::number) || of_type == plain(Kind::money) || of_type == plain(Kind::days))
        return summed;
    checking_.error(code::no_sum, node.value->span, fmt::format("{}, which has no sum", says(*summed)),
                    "sum a number, an amount of money or a number of days");
    return std::nullopt;
}

Typing::Result Typing::of(const ast::Aggregate& node, Span span, Wanted) {
    const auto around = std::exchange(counting_, &node);
    const Span counted = std::exchange(counted_, span);
    const auto opened = open(*node.range, span);
    counting_ = around;
    counted_ = counted;
    if (!opened)
        return std::nullopt;
    Aggregate aggregate{Aggregation::count, opened->list, opened->depth, std::nullopt, opened->where};
    Type of_type = plain(Kind::number);
    if (node.value != nullptr) {
        aggregate.value = aggregate_value(node);
        if (aggregate.value)
            of_type = type(*aggregate.value);
    }
    close();
    if (!opened->good || (node.value != nullptr && !aggregate.value))
        return std::nullopt;
    switch (node.aggregation) {
        case ast::Aggregation::count:
            break;
        case ast::Aggregation::sum:
            aggregate.aggregation = Aggregation::sum;
            break;
        case ast::Aggregation::earliest:
            aggregate.aggregation = Aggregation::earliest;
            break;
        case ast::Aggregation::latest:
            aggregate.aggregation = Aggregation::latest;
            break;
    }
    return add(aggregate, of_type, span);
}

Typing::Result Typing::of(const ast::DaysCovered& node, Span span, Wanted) {
    const auto opened = open(*node.range, span);
    if (!opened)
        return std::nullopt;
    const Result from = date(*node.from);
    const Result to = date(*node.to);
    close();
    const Result up_to = node.up_to != nullptr ? date(*node.up_to) : std::nullopt;
    if (!opened->good || !from || !to || (node.up_to != nullptr && !up_to))
        return std::nullopt;
    return add(DaysCovered{opened->list, opened->depth, *from, *to, opened->where, up_to}, plain(Kind::days), span);
}

}  // namespace chapeau::model
