// Membership: a value in a list, a set that includes a value or overlaps a list. Values in braces become a list without
// a name, so that evaluation knows one kind of list only.
#include <algorithm>

#include "fmt/format.h"
#include "fmt/ranges.h"
#include "interpreter/model/lists.hpp"
#include "interpreter/model/typing.hpp"
#include "interpreter/model/values_meant.hpp"

namespace chapeau::model {

namespace {

std::vector<std::string> names_of_lists(const Model& model) {
    std::vector<std::string> all;
    for (const List& list : model.lists)
        if (!list.name.empty())
            all.push_back(list.name);
    return all;
}

}  // namespace

std::optional<ListId> Typing::list_operand(const ast::Expression& written, std::string_view word,
                                           const ast::Expression* of) {
    const auto* reference = std::get_if<ast::Reference>(&written.node);
    const std::string words = checking_.words(written.span);
    if (reference != nullptr) {
        const auto symbol = checking_.names.symbols.find(reference->path.text());
        if (symbol != checking_.names.symbols.end() && symbol->second.sort == Sort::list) {
            checking_.list_used[symbol->second.index] = true;
            return checking_.list_wrong[symbol->second.index] ? std::nullopt
                                                              : std::optional(ListId{symbol->second.index});
        }
        const bool known = symbol != checking_.names.symbols.end() ||
                           checking_.names.facts.contains(reference->path.text()) ||
                           find_variable(reference->path.parts.front().text) != nullptr;
        if (checking_.leads_to_wrong(reference->path.text()))
            return std::nullopt;
        if (symbol != checking_.names.symbols.end())
            mention(symbol->second, written.span);
        if (!known) {
            const auto near = checking_.nearest(reference->path.text(), names_of_lists(checking_.model));
            if (near)
                mention(*near, written.span);
            checking_.error(code::unknown_name, written.span, fmt::format("there is no list `{}`", words),
                            suggestion(near, fmt::format("declare it: `list {} of {}`{}", words, listed_type(*of),
                                                         listed_type(*of) == "text"
                                                             ? fmt::format("; or write the text as `{{\"{}\"}}`", words)
                                                             : "")));
            return std::nullopt;
        }
    }
    checking_.error(
        code::not_a_list, written.span,
        fmt::format("`{}` is no list, and `{}` wants a list of the policy or values in braces", words, word),
        word == "in" ? fmt::format("if it is a set of the record, write `{} includes {}`", words,
                                   checking_.whole_words(of->span))
                     : "name a `list`, or write the values as `{a, b}`");
    return std::nullopt;
}

/// What a list would hold of which this is asked; `…` where that is not known.
std::string Typing::listed_type(const ast::Expression& of) const {
    const auto named = type_named(of);
    if (!named)
        return "…";
    return named->kind == Kind::enumeration ? checking_.model.at(named->of_enum).name
           : named->kind == Kind::noc       ? "noc"
           : named->kind == Kind::text      ? "text"
                                            : "…";
}

bool Typing::element_matches(const ast::Expression& value, Type of_value, Type element, Span list_span) {
    if (of_value == element)
        return true;
    const std::string words = checking_.words(value.span);
    const std::string meant = value_words(value, element);
    const auto* text = std::get_if<ast::TextValue>(&value.node);
    checking_.error(code::types_differ, value.span,
                    fmt::format("`{}` is {}, and `{}` holds {}", words, type_text(checking_.model, of_value),
                                checking_.words(list_span), members_text(checking_.model, element)),
                    of_value.many == Many::set ? fmt::format("write `{} overlap {}`", words, checking_.words(list_span))
                    : meant != checking_.whole_words(value.span) ? fmt::format("write `{}`", meant)
                    : text != nullptr && element.kind == Kind::enumeration
                        ? help_for_value(checking_, element.of_enum, text->value)
                        : fmt::format("write something that is {}", type_text(checking_.model, element)));
    return false;
}

Typing::Result Typing::of(const ast::In& node, Span span, Wanted) {
    if (const auto* braces = std::get_if<ast::Braces>(&node.list->node))
        return in_braces(node, *braces, span);
    if (is_value_in_place_of_list(*node.member, *node.list, "in"))
        return std::nullopt;
    const auto list = list_operand(*node.list, "in", node.member.get());
    if (!list) {
        if (!is_loose(*node.member))
            static_cast<void>(read(*node.member, {}));
        return std::nullopt;
    }
    const Type element = checking_.model.at(*list).element;
    const bool is_enum = element.kind == Kind::enumeration;
    const Result member = read(*node.member, {is_enum ? std::optional(element.of_enum) : std::nullopt, false});
    if (!member || !element_matches(*node.member, type(*member), element, node.list->span))
        return std::nullopt;
    return add(InList{*member, *list}, yes_no_type, span);
}

Typing::Result Typing::in_braces(const ast::In& node, const ast::Braces& braces, Span span) {
    const Result member = read(*node.member, {});
    if (!member)
        return std::nullopt;
    const Type element = type(*member);
    const bool can = element.kind == Kind::enumeration || element.kind == Kind::noc || element.kind == Kind::text;
    if (element.many != Many::one || !can) {
        checking_.error(code::list_element, node.member->span,
                        fmt::format("{}, and lists hold NOC codes, values of an enum, or texts", says(*member)),
                        element.many == Many::set
                            ? fmt::format("write `{} overlap {}`", checking_.words(node.member->span),
                                          checking_.words(node.list->span))
                            : help_for_each(node, braces));
        return std::nullopt;
    }
    const auto list = list_of_braces(braces, node.list->span, element);
    return list ? Result(add(InList{*member, *list}, yes_no_type, span)) : std::nullopt;
}

/// `{"AUS", "CHL"}`, `{CAN, CHI}`, `{22300, 22301}`: reports values that are none as they stand, several of them as
/// one slip. Says which.
std::vector<const ast::Expression*> Typing::meant_otherwise(const ast::Braces& braces, Span span, Type element) {
    std::vector<const ast::Expression*> wrong;
    std::vector<const ast::Expression*> unclear;
    for (const ast::Expression& member : braces.members) {
        const auto* reference = std::get_if<ast::Reference>(&member.node);
        const bool is_none = reference != nullptr ? is_no_value(*reference, element)
                                                  : value_words(member, element) != checking_.whole_words(member.span);
        if (is_none)
            wrong.push_back(&member);
        if (is_none && reference != nullptr && !is_value_by_name(*reference, element))
            unclear.push_back(&member);
    }
    if (wrong.empty() || (wrong.size() == 1 && std::holds_alternative<ast::Reference>(wrong.front()->node)))
        return {};  // one name that is no value is told as everywhere
    const ast::Expression& first = *wrong.front();
    const bool one = wrong.size() == 1;
    const std::string ways = in_each_way(unclear, element, [&] {
        std::vector<std::string> values;
        for (const ast::Expression& member : braces.members)
            values.push_back(value_words(member, element));
        return one ? value_words(first, element) : fmt::format("{{{}}}", fmt::join(values, ", "));
    });
    if (ways.empty())
        return {};
    report_no_members(wrong, one ? first.span : span, element, ways);
    return wrong;
}

void Typing::report_no_members(const std::vector<const ast::Expression*>& wrong, Span span, Type element,
                               const std::string& ways) {
    std::vector<std::string> names;
    for (const ast::Expression* each : wrong)
        if (each->node.index() == wrong.front()->node.index())
            names.push_back(checking_.words(each->span));
    const bool one = names.size() == 1;
    const bool number = !std::holds_alternative<ast::TextValue>(wrong.front()->node);
    if (std::holds_alternative<ast::Reference>(wrong.front()->node)) {
        report_no_values(element.of_enum, span, names, "write " + ways);
        return;
    }
    checking_.error(code::member_of_other_type, span,
                    fmt::format("{} {}, beside {}", quoted(names),
                                number ? one ? "is a number" : "are numbers"
                                : one  ? "is a text"
                                       : "are texts",
                                one ? type_text(checking_.model, element) : members_text(checking_.model, element)),
                    "write " + ways);
}

/// `years in {2, 3}`: numbers are compared one by one.
std::string Typing::help_for_each(const ast::In& node, const ast::Braces& braces) const {
    const std::string subject = checking_.whole_words(node.member->span);
    std::vector<std::string> each;
    for (const ast::Expression& value : braces.members)
        each.push_back(fmt::format("{} is {}", subject, checking_.whole_words(value.span)));
    const std::string all = fmt::format("{}", fmt::join(each, " or "));
    return fmt::format("write `{}` in place of `{} in {}`", each.size() == 1 ? all : "(" + all + ")", subject,
                       checking_.whole_words(node.list->span));
}

std::optional<ListId> Typing::list_of_braces(const ast::Braces& braces, Span span, Type element) {
    const std::vector<const ast::Expression*> told = meant_otherwise(braces, span, element);
    List list;
    list.element = element;
    list.span = span;
    const bool is_enum = element.kind == Kind::enumeration;
    bool good = told.empty();
    for (const ast::Expression& written : braces.members) {
        if (std::ranges::find(told, &written) != told.end())
            continue;
        const Result member = read(written, {is_enum ? std::optional(element.of_enum) : std::nullopt, false});
        good = good && member;
        if (!member)
            continue;
        const auto* literal = std::get_if<Literal>(&checking_.model.at(*member).node);
        if (type(*member) != element || literal == nullptr) {
            good = false;
            checking_.error(
                code::member_of_other_type, written.span,
                literal == nullptr && type(*member) == element
                    ? fmt::format("`{}` is no written value, and braces hold those only", checking_.words(written.span))
                    : fmt::format("{}, beside {}", says(*member), type_text(checking_.model, element)),
                literal != nullptr && type(*member).kind == Kind::text && is_enum
                    ? help_for_value(checking_, element.of_enum, literal->text)
                    : fmt::format("write something that is {}, spelled out", type_text(checking_.model, element)));
            continue;
        }
        if (element.kind == Kind::text)
            list.texts.push_back(literal->text);
        else
            list.codes.push_back(literal->code);
    }
    const std::size_t count = list.codes.size() + list.texts.size();
    put_in_order(list);
    if (list.codes.size() + list.texts.size() != count)
        checking_.warning(code::repeated_in_list, span, "a value stands twice in these braces", "write it once");
    if (!good)
        return std::nullopt;
    checking_.model.lists.push_back(std::move(list));
    return ListId{static_cast<std::uint32_t>(checking_.model.lists.size() - 1)};
}

// ---------------------------------------------------------------- sets

const Symbol* Typing::named_list(const ast::Expression& written) const {
    const auto* reference = std::get_if<ast::Reference>(&written.node);
    if (reference == nullptr)
        return nullptr;
    const auto symbol = checking_.names.symbols.find(reference->path.text());
    return symbol != checking_.names.symbols.end() && symbol->second.sort == Sort::list ? &symbol->second : nullptr;
}

Typing::Result Typing::set_operand(const ast::Expression& written, std::string_view word) {
    const Result set = read(written, {});
    if (!set)
        return std::nullopt;
    const Expression& expression = checking_.model.at(*set);
    const bool is_fact =
        std::holds_alternative<FactValue>(expression.node) || std::holds_alternative<ElementValue>(expression.node);
    if (is_fact && expression.type.many == Many::set)
        return set;
    checking_.error(
        code::not_a_set, written.span, fmt::format("{}, and `{}` wants a set of the record", says(*set), word),
        expression.type.many == Many::list ? "say which members matter, as in `some x in list where …`"
        : expression.type == plain(Kind::text)
            ? "nothing searches in a text, which is compared whole: declare a yes/no fact for what it is to hold"
            : "write `is` for one value, or `in` for a value and a list");
    return std::nullopt;
}

Typing::Result Typing::of(const ast::Includes& node, Span span, Wanted) {
    const Result set = set_operand(*node.set, "includes");
    if (!set) {
        if (!is_loose(*node.member))
            static_cast<void>(read(*node.member, {}));
        return std::nullopt;
    }
    const Type element = element_of(type(*set));
    const bool is_enum = element.kind == Kind::enumeration;
    if (const Symbol* list = named_list(*node.member)) {
        mention(*list, node.member->span);
        const std::string words = checking_.words(node.operator_span);
        checking_.error(
            code::list_is_no_value, node.member->span,
            fmt::format("`{}` is a list, and `{}` wants one value", checking_.words(node.member->span), words),
            fmt::format("write `{} {} {}`: a value of the set is in the list", checking_.whole_words(node.set->span),
                        words == "include" ? "overlap" : "overlaps", checking_.words(node.member->span)));
        return std::nullopt;
    }
    if (std::holds_alternative<ast::Braces>(node.member->node)) {
        const std::string words = checking_.words(node.operator_span);
        checking_.error(code::braces_alone, node.member->span,
                        fmt::format("`{}` wants one value, and braces hold several", words),
                        fmt::format("write `{} {} {}` where one of them is enough; where all are needed, ask for each "
                                    "with `{}`, and `and` between",
                                    checking_.words(node.set->span), words == "include" ? "overlap" : "overlaps",
                                    checking_.words(node.member->span), words));
        return std::nullopt;
    }
    const Result member = read(*node.member, {is_enum ? std::optional(element.of_enum) : std::nullopt, false});
    if (!member || !element_matches(*node.member, type(*member), element, node.set->span))
        return std::nullopt;
    return add(Includes{*set, *member}, yes_no_type, span);
}

Typing::Result Typing::of(const ast::Overlaps& node, Span span, Wanted) {
    const Result set = set_operand(*node.set, "overlaps");
    const auto* braces = std::get_if<ast::Braces>(&node.list->node);
    if (braces != nullptr) {
        const auto list = set ? list_of_braces(*braces, node.list->span, element_of(type(*set))) : std::nullopt;
        return list ? Result(add(Overlaps{*set, *list}, yes_no_type, span)) : std::nullopt;
    }
    if (set && is_value_in_place_of_list(*node.set, *node.list, checking_.words(node.operator_span)))
        return std::nullopt;
    const auto list = list_operand(*node.list, "overlaps", node.set.get());
    if (!set || !list)
        return std::nullopt;
    const Type of_list = checking_.model.at(*list).element;
    const Type of_set = element_of(type(*set));
    if (of_list != of_set) {
        checking_.error(code::types_differ, node.operator_span,
                        fmt::format("`{}` holds {}, and `{}` holds {}", checking_.words(node.set->span),
                                    members_text(checking_.model, of_set), checking_.words(node.list->span),
                                    members_text(checking_.model, of_list)),
                        "name a list that holds what the set holds");
        return std::nullopt;
    }
    return add(Overlaps{*set, *list}, yes_no_type, span);
}

}  // namespace chapeau::model
