// Membership: a value in a list, a set that includes a value or overlaps a list. Values in braces become a list without
// a name, so that evaluation knows one kind of list only.
#include "fmt/format.h"
#include "interpreter/model/lists.hpp"
#include "interpreter/model/typing.hpp"

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

bool Typing::element_matches(Type value, Span value_span, Type element, Span list_span) {
    if (value == element)
        return true;
    checking_.error(
        code::types_differ, value_span,
        fmt::format("`{}` is {}, and `{}` holds {}", checking_.words(value_span), type_text(checking_.model, value),
                    checking_.words(list_span), members_text(checking_.model, element)),
        value.many == Many::set
            ? fmt::format("write `{} overlap {}`", checking_.words(value_span), checking_.words(list_span))
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
    if (!member || !element_matches(type(*member), node.member->span, element, node.list->span))
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
                            : "compare it with each value, with `or` between");
        return std::nullopt;
    }
    const auto list = list_of_braces(braces, node.list->span, element);
    return list ? Result(add(InList{*member, *list}, yes_no_type, span)) : std::nullopt;
}

std::optional<ListId> Typing::list_of_braces(const ast::Braces& braces, Span span, Type element) {
    List list;
    list.element = element;
    list.span = span;
    const bool is_enum = element.kind == Kind::enumeration;
    bool good = true;
    for (const ast::Expression& written : braces.members) {
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
                element.kind == Kind::noc && std::holds_alternative<ast::Number>(written.node)
                    ? fmt::format("write codes with their edition: `{}`", value_words(written, element))
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
    checking_.error(code::not_a_set, written.span,
                    fmt::format("{}, and `{}` wants a set of the record", says(*set), word),
                    expression.type.many == Many::list ? "say which members matter, as in `some x in list where …`"
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
    if (!member || !element_matches(type(*member), node.member->span, element, node.set->span))
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
