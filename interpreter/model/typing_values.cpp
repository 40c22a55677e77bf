// One value, or several, where a list is due: `residence in AUS or CHL`, `citizenships overlap AUS`. A list or braces
// are due there, and what stands in their place is told from the name of a list by the type of what is asked. With the
// values that stand alone behind it, it is one slip, and is told once.
#include "fmt/format.h"
#include "fmt/ranges.h"
#include "interpreter/model/typing.hpp"
#include "interpreter/model/values_meant.hpp"

namespace chapeau::model {

namespace {

/// What is asked of a list, and the list; null where another thing is asked.
struct AskedOfList {
    const ast::Expression* subject = nullptr;
    const ast::Expression* list = nullptr;
};
AskedOfList asked_of_list(const ast::Expression& written) {
    const ast::Expression* inner = &written;
    while (const auto* negation = std::get_if<ast::Not>(&inner->node))
        inner = negation->operand.get();
    if (const auto* in = std::get_if<ast::In>(&inner->node))
        return {in->member.get(), in->list.get()};
    if (const auto* overlaps = std::get_if<ast::Overlaps>(&inner->node))
        return {overlaps->set.get(), overlaps->list.get()};
    return {};
}

}  // namespace

bool Typing::is_value_for_list(const ast::Expression& value, Type subject) {
    const Type of_value = element_of(subject);
    if (std::holds_alternative<ast::TextValue>(value.node))
        return of_value.kind == Kind::text || of_value.kind == Kind::enumeration;
    if (std::holds_alternative<ast::NocCode>(value.node) || std::holds_alternative<ast::Number>(value.node))
        return of_value.kind == Kind::noc || of_value.kind == Kind::enumeration;
    const auto* reference = std::get_if<ast::Reference>(&value.node);
    return reference != nullptr && named_list(value) == nullptr &&
           (is_value_by_name(*reference, of_value) || is_value_unclear(*reference, of_value));
}

std::size_t Typing::values_for_list(Combining combining, const std::vector<ast::Expression>& members,
                                    std::size_t first) {
    const AskedOfList asked = asked_of_list(members[first]);
    const auto subject = asked.subject == nullptr ? std::nullopt : type_named(*asked.subject);
    if (!subject || subject->many == Many::list || !is_value_for_list(*asked.list, *subject))
        return 0;
    note_asked(members[first], std::nullopt);
    Asked of = asked_.back();
    of.listed = true;
    of.type = element_of(*subject);
    if (of.form == Asked::Form::in && subject->many == Many::set) {
        of.form = Asked::Form::overlaps;
        of.again = "include";
    }
    const bool negated = first + 1 < members.size() && std::holds_alternative<ast::Not>(members[first + 1].node);
    const std::size_t further =
        first + 1 == members.size() || negated ? 0 : run_of_values(of, members, first + 1, true);
    std::vector<const ast::Expression*> values;
    for (std::size_t at = first + 1; at <= first + further; ++at)
        values.push_back(&members[at]);
    report_value_for_list(of, values, combining);
    return 1 + further;
}

void Typing::report_value_for_list(const Asked& of, const std::vector<const ast::Expression*>& values,
                                   Combining combining) {
    const std::string word = checking_.words(of.operator_span);
    const bool other_word = of.form == Asked::Form::overlaps && word == "in";
    const auto say = [&] {
        std::vector<std::string> names;
        for (const ast::Expression* value : values)
            names.push_back(value_words(*value, of.type));
        const std::string value = value_words(*of.value, of.type);
        return !names.empty() ? asked_of_all(of, names, combining, false)
               : other_word   ? fmt::format("{}{} include {}", of.negated ? "not " : "",
                                            checking_.whole_words(of.subject->span), value)
                              : fmt::format("{{{}}}", value);
    };
    std::vector<const ast::Expression*> unclear{of.value};
    unclear.insert(unclear.end(), values.begin(), values.end());
    std::erase_if(unclear, [&](const ast::Expression* value) { return !is_unclear(*value, of.type); });
    if (!unclear.empty())
        return report_unclear(*unclear.front(), *of.type, in_each_way(unclear, *of.type, say));
    checking_.error(code::not_a_list, of.value->span,
                    fmt::format("`{}` is a value, and `{}` wants a list of the policy or values in braces",
                                checking_.words(of.value->span), word),
                    fmt::format("write `{}`", say()));
}

bool Typing::is_value_in_place_of_list(const ast::Expression& subject, const ast::Expression& value,
                                       std::string_view word) {
    const auto named = type_named(subject);
    if (!named || named->many == Many::list || !is_value_for_list(value, *named))
        return false;
    const Type of_value = element_of(*named);
    const auto say = [&] {
        const std::string written = value_words(value, of_value);
        return named->many == Many::set && word == "in"
                   ? fmt::format("{} include {}", checking_.whole_words(subject.span), written)
                   : fmt::format("{{{}}}", written);
    };
    const ast::Expression* const one = &value;
    if (is_unclear(value, of_value))
        report_unclear(value, of_value, in_each_way({&one, 1}, of_value, say));
    else
        checking_.error(code::not_a_list, value.span,
                        fmt::format("`{}` is a value, and `{}` wants a list of the policy or values in braces",
                                    checking_.words(value.span), word),
                        fmt::format("write `{}`", say()));
    return true;
}

}  // namespace chapeau::model
