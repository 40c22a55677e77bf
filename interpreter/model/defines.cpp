// Defines: a named value of a declared type, by one expression, by periods of effect, or by the value of an enum. Types
// are declared before any value is read, so that defines can use each other in any order; cycles are found later, in
// the graph of who reads what.
#include "fmt/format.h"
#include "grammar/habits.hpp"
#include "interpreter/model/periods.hpp"
#include "interpreter/model/titles.hpp"
#include "interpreter/model/typing.hpp"
#include "interpreter/model/values_meant.hpp"

namespace chapeau::model {

namespace {

class Defining {
  public:
    Defining(Checking& checking, std::uint32_t define)
        : checking_(checking),
          written_(*checking.declared.defines[define]),
          type_(checking.model.defines[define].type),
          typing_(checking, {Node::Sort::define, define}, Where::define, nullptr) {
        if (!written_.dates.empty())
            typing_.round(rounding_of(written_.dates.front()));
    }

    [[nodiscard]] std::optional<ExpressionId> value() {
        if (!one_way())
            return std::nullopt;
        if (const auto* by = std::get_if<ast::Define::By>(&written_.values.front()))
            return by_selector(*by);
        const auto& first = std::get<ast::Define::Value>(written_.values.front());
        return first.period ? by_period() : single(first.value);
    }

  private:
    /// One `=`, or one `by`, or periods alone.
    bool one_way() {
        std::size_t dated = 0;
        for (const auto& value : written_.values)
            if (const auto* each = std::get_if<ast::Define::Value>(&value))
                dated += each->period ? 1 : 0;
        if (written_.values.size() == 1 || (!written_.values.empty() && dated == written_.values.size()))
            return true;
        const Span span = written_.values.size() < 2 ? written_.name.span : span_of(written_.values[1]);
        if (dated > 0)
            checking_.error(code::dated_and_undated, span,
                            fmt::format("`{}` has a value with a period and one without", written_.name.text),
                            "give every value a period: `until …:` and `from …:`");
        else
            checking_.error(code::values_mixed, span, fmt::format("`{}` has more than one value", written_.name.text),
                            "keep one of `= …`, `by …`, or values with periods");
        return false;
    }

    static Span span_of(const std::variant<ast::Define::Value, ast::Define::By>& value) {
        if (const auto* by = std::get_if<ast::Define::By>(&value))
            return by->span;
        const auto& each = std::get<ast::Define::Value>(value);
        return each.period ? each.period->span : each.value.span;
    }

    std::optional<ExpressionId> single(const ast::Expression& expression) {
        return typing_.value_of_type(expression, type_, fmt::format("`{}`", written_.name.text), written_.type.span);
    }

    std::optional<ExpressionId> by_period() {
        std::vector<Dated> dated;
        std::vector<std::optional<ExpressionId>> values;
        bool good = true;
        for (std::size_t i = 0; i < written_.values.size(); ++i) {
            const auto& each = std::get<ast::Define::Value>(written_.values[i]);
            dated.push_back({&*each.period, i});
            values.push_back(single(each.value));
            good = good && values.back();
        }
        const auto effects = in_order(checking_, dated);
        if (!good || !effects)
            return std::nullopt;
        ByPeriod node;
        for (const Effect& effect : *effects)
            node.branches.push_back({effect.from, effect.until, *values[effect.index]});
        return checking_.add(std::move(node), type_, written_.name.span);
    }

    // ---------------------------------------------------------------- by

    std::optional<ExpressionId> by_selector(const ast::Define::By& by) {
        const auto selector = typing_.value(by.selector);
        std::vector<ExpressionId> branches;
        for (const ast::Define::Branch& branch : by.branches)
            if (const auto value = single(branch.value))
                branches.push_back(*value);
        if (!selector)
            return std::nullopt;
        const Type type = checking_.model.at(*selector).type;
        if (type.kind != Kind::enumeration || type.many != Many::one) {
            const std::string words = checking_.words(by.selector.span);
            checking_.error(
                code::selector_no_enum, by.selector.span,
                fmt::format("`{}` is {}, and `by` wants a value of an enum", words, type_text(checking_.model, type)),
                type == yes_no_type ? help_for_cases(cases_of_yes_no(by))
                                    : "name a fact or define whose type is an enum");
            return std::nullopt;
        }
        const auto branch_of = branches_of_values(by, type.of_enum);
        if (!branch_of || branches.size() != by.branches.size())
            return std::nullopt;
        return checking_.add(BySelector{*selector, std::move(branches), *branch_of}, type_, by.span);
    }

    std::optional<std::vector<std::uint32_t>> branches_of_values(const ast::Define::By& by, EnumId of_enum) {
        const std::size_t count = checking_.model.at(of_enum).values.size();
        std::vector<const ast::Name*> selected(count, nullptr);
        std::vector<std::uint32_t> branch_of(count, 0);
        bool good = true;
        const ast::Name* rest = nullptr;
        for (std::uint32_t i = 0; i < by.branches.size(); ++i)
            for (const ast::Name& select : by.branches[i].selects) {
                const auto value = checking_.value_of(of_enum, select.text);
                good = value && select_once(selected[*value], select) && good;
                if (value)
                    branch_of[*value] = i;
                else if (grammar::habit_of(grammar::HabitPlace::branch, select.text) != nullptr)
                    rest = &select;
                else
                    unknown_value(select, of_enum);
            }
        if (rest != nullptr)
            refuse_rest(by, *rest, of_enum, selected);
        return (nothing_missing(by, of_enum, selected, good) && good) ? std::optional(branch_of) : std::nullopt;
    }

    /// One case of what a choice would be, as a condition: `…` is the comparison with its value.
    [[nodiscard]] std::string in_case(const std::string& condition, const ast::Define::Branch& branch) const {
        return fmt::format("({} and … {})", condition, checking_.words(branch.value.span));
    }

    [[nodiscard]] static std::string help_for_cases(const std::string& cases) {
        return fmt::format(
            "take the definition away, and where a clause would compare it write `{}`, with the comparison in place of "
            "each `…`",
            cases);
    }

    [[nodiscard]] std::string cases_of_yes_no(const ast::Define::By& by) const {
        std::string cases;
        const std::string words = checking_.words(by.selector.span);
        for (const ast::Define::Branch& branch : by.branches)
            cases += (cases.empty() ? "" : " or ") +
                     in_case((branch.selects.front().text == "yes" ? "" : "not ") + words, branch);
        return cases;
    }

    /// The branches that name values, and last that for all others.
    [[nodiscard]] std::string cases_with_rest(const ast::Define::By& by, const ast::Name& rest) const {
        std::string cases;
        std::string named;
        std::string others;
        const std::string words = checking_.words(by.selector.span);
        for (const ast::Define::Branch& branch : by.branches) {
            std::string values;
            for (const ast::Name& select : branch.selects)
                values += (values.empty() ? "" : ", ") + select.text;
            if (&branch.selects.front() <= &rest && &rest <= &branch.selects.back()) {
                others = checking_.words(branch.value.span);
                continue;
            }
            named += (named.empty() ? "" : ", ") + values;
            cases += in_case(fmt::format("{} in {{{}}}", words, values), branch) + " or ";
        }
        return cases + fmt::format("(not {} in {{{}}} and … {})", words, named, others);
    }

    bool select_once(const ast::Name*& selected, const ast::Name& select) {
        if (selected == nullptr) {
            selected = &select;
            return true;
        }
        checking_
            .error(code::by_value_twice, select.span, fmt::format("`{}` has a branch already", select.text),
                   "name each value in one branch")
            .related.push_back({selected->span, "the first one"});
        return false;
    }

    /// A branch for whatever has none: a value added to the enum later would be taken for it without a word.
    void refuse_rest(const ast::Define::By& by, const ast::Name& rest, EnumId of_enum,
                     const std::vector<const ast::Name*>& selected) {
        constexpr std::size_t most_named = 12;
        std::string names;
        std::size_t count = 0;
        for (std::size_t i = 0; i < selected.size(); ++i)
            if (selected[i] == nullptr && ++count <= most_named)
                names += (names.empty() ? "" : ", ") + checking_.model.at(of_enum).values[i].name;
        checking_
            .error(code::unknown_value, rest.span,
                   fmt::format("`{}` is no value of `{}`: each value has its branch", rest.text,
                               checking_.model.at(of_enum).name),
                   count == 0 ? "take the branch away: every value has one already"
                   : count > most_named
                       ? fmt::format("{} values are left: {}", count, help_for_cases(cases_with_rest(by, rest)))
                       : fmt::format("write `{}: …`", names))
            .related.push_back({checking_.model.at(of_enum).span, "the enum"});
    }

    void unknown_value(const ast::Name& select, EnumId of_enum) {
        if (checking_.names.values_lost[of_enum.index])
            return;
        checking_
            .error(code::unknown_value, select.span,
                   fmt::format("`{}` is no value of `{}`", select.text, checking_.model.at(of_enum).name),
                   help_for_value(checking_, of_enum, select.text))
            .related.push_back({checking_.model.at(of_enum).span, "the enum"});
    }

    /// A value misspelt is not also reported as missing.
    bool nothing_missing(const ast::Define::By& by, EnumId of_enum, const std::vector<const ast::Name*>& selected,
                         bool good) {
        std::vector<std::string> missing;
        for (std::size_t i = 0; i < selected.size(); ++i)
            if (selected[i] == nullptr)
                missing.push_back(checking_.model.at(of_enum).values[i].name);
        if (missing.empty() || !good)
            return missing.empty();
        checking_
            .error(code::by_misses_value, by.selector.span,
                   fmt::format("there is no branch for {}", quoted(missing, 12)),
                   "add a branch for each value; several may share one: `week, month: …`")
            .related.push_back({checking_.model.at(of_enum).span, "the enum"});
        return false;
    }

    Checking& checking_;
    const ast::Define& written_;
    Type type_;
    Typing typing_;
};

Define declared(Checking& checking, const ast::Define& written, bool& wrong) {
    Define define;
    define.name = written.name.text;
    define.span = written.name.span;
    checking.only_once(written.titles, "title");
    checking.only_once(written.interpretations, "interpretation");
    checking.only_once(written.dates);
    if (!written.titles.empty())
        define.title = written.titles.front().text.value;
    if (!written.interpretations.empty())
        define.interpretation = written.interpretations.front().text.value;
    const auto type = value_type(checking, written.type, "define");
    wrong = !type;
    define.type = type.value_or(Type{});
    return define;
}

}  // namespace

void declare_defines(Checking& checking) {
    for (const ast::Define* written : checking.declared.defines) {
        bool wrong = false;
        checking.model.defines.push_back(declared(checking, *written, wrong));
        checking.define_wrong.push_back(wrong);
    }
}

void check_defines(Checking& checking) {
    for (std::uint32_t i = 0; i < checking.model.defines.size(); ++i) {
        if (checking.define_wrong[i])
            continue;
        if (const auto& titles = checking.declared.defines[i]->titles; !titles.empty())
            read_title(checking, titles.front().text, {Node::Sort::define, i}, checking.model.defines[i].name);
        const auto value = Defining(checking, i).value();
        checking.define_wrong[i] = !value;
        checking.model.defines[i].value =
            value ? *value : checking.add(Never{}, Type{}, checking.model.defines[i].span);
    }
}

}  // namespace chapeau::model
