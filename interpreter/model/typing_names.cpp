// Names in expressions. A path is tried as a variable's field, a fact, then a name of the namespace, then as a NOC
// code's level
// (`occupation.teer`); the first that fits is meant, and names cannot be declared so that two fit. What fits nothing is
// looked at from its longest known part, so that the message can say which word is wrong.
#include <algorithm>

#include "fmt/format.h"
#include "interpreter/model/typing.hpp"

namespace chapeau::model {

namespace {

/// The first `count` parts with dots between.
std::string first_parts(const ast::Path& path, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += (i > 0 ? "." : "") + path.parts[i].text;
    return text;
}

std::optional<Edition> edition_of_level(const ast::Path& path) {
    if (path.parts.size() < 2)
        return std::nullopt;
    if (path.parts.back().text == "teer")
        return Edition::noc2021;
    if (path.parts.back().text == "skill")
        return Edition::noc2016;
    return std::nullopt;
}

}  // namespace

const Typing::Variable* Typing::find_variable(std::string_view name) const {
    for (auto found = variables_.rbegin(); found != variables_.rend(); ++found)
        if (found->name == name)
            return &*found;
    return nullptr;
}

bool Typing::names_something(const ast::Path& path) const {
    if (find_variable(path.parts.front().text) != nullptr || path.parts.size() > 1)
        return true;
    const auto symbol = checking_.names.symbols.find(path.parts.front().text);
    return symbol != checking_.names.symbols.end() && symbol->second.sort == Sort::define;
}

bool Typing::is_loose(const ast::Expression& expression) const {
    if (std::holds_alternative<ast::Number>(expression.node))
        return true;
    const auto* reference = std::get_if<ast::Reference>(&expression.node);
    return reference != nullptr && !names_something(reference->path);
}

Typing::Result Typing::of(const ast::Reference& node, Span span, Wanted wanted) {
    const ast::Path& path = node.path;
    if (wanted.of_enum && path.parts.size() == 1) {
        const std::string& word = path.parts.front().text;
        if (checking_.value_of(*wanted.of_enum, word) || !names_something(path))
            return enum_value(*wanted.of_enum, word, span);
    }
    if (const Variable* variable = find_variable(path.parts.front().text))
        return of_variable(*variable, path);
    const std::string text = path.text();
    if (path.parts.size() > 1)  // as every fact's has
        if (const auto fact = checking_.names.facts.find(text); fact != checking_.names.facts.end())
            return of_fact(fact->second, path);
    if (const auto symbol = checking_.names.symbols.find(text); symbol != checking_.names.symbols.end())
        return of_symbol(symbol->second, path, wanted);
    if (checking_.leads_to_wrong(text))
        return std::nullopt;
    if (edition_of_level(path))
        return of_level(path);
    report_unknown(path);
    return std::nullopt;
}

Typing::Result Typing::of_variable(const Variable& variable, const ast::Path& path) {
    const Fact& list = checking_.model.at(variable.list);
    if (path.parts.size() == 1) {
        checking_.error(code::record_is_no_value, path.span,
                        fmt::format("`{}` is a whole member of `{}`, and a value is due", variable.name, list.path),
                        fmt::format("name one of its fields, as in `{}.…`", variable.name));
        return std::nullopt;
    }
    const std::string column = list.path + path.text().substr(variable.name.size());
    const auto found = checking_.names.facts.find(column);
    const auto depth = static_cast<std::uint32_t>(&variable - variables_.data());
    if (found != checking_.names.facts.end())
        return add(ElementValue{found->second, depth}, checking_.model.at(found->second).type, path.span);
    if (edition_of_level(path) && path.parts.size() > 2)
        return of_level(path);
    if (checking_.leads_to_wrong(column) || variable.hides)
        return std::nullopt;
    report_unknown_field(path, list.path, variable.name);
    return std::nullopt;
}

Typing::Result Typing::of_fact(FactId id, const ast::Path& path) {
    const Fact& fact = checking_.model.at(id);
    if (fact.place != Fact::Place::column)
        return add(FactValue{id}, fact.type, path.span);
    const Fact& list = checking_.model.at(*fact.list);
    checking_
        .error(code::list_is_no_value, path.span,
               fmt::format("`{}` is a field of each member of the list `{}`, not one value", fact.path, list.path),
               fmt::format("say which member, as in `some x in {} where x{} …`", list.path,
                           fact.path.substr(list.path.size())))
        .related.push_back({list.span, "the list"});
    return std::nullopt;
}

Typing::Result Typing::of_level(const ast::Path& path) {
    const Edition edition = *edition_of_level(path);
    ast::Path code{{path.parts.begin(), path.parts.end() - 1},
                   grammar::join(path.parts.front().span, (path.parts.end() - 2)->span)};
    const ast::Reference reference{std::move(code)};
    const Result read_one = of(reference, reference.path.span, {});
    if (!read_one)
        return std::nullopt;
    const std::string& level = path.parts.back().text;
    if (type(*read_one) != plain(Kind::noc)) {
        checking_.error(code::not_a_noc_code, path.parts.back().span,
                        fmt::format("{}, and only a NOC code has a `.{}`", says(*read_one), level),
                        fmt::format("write `.{}` after a fact or define of type `noc`", level));
        return std::nullopt;
    }
    const auto of_enum = edition == Edition::noc2021 ? checking_.model.teer : checking_.model.skill;
    if (!of_enum) {
        checking_.error(code::unknown_type, path.parts.back().span, fmt::format("there is no enum `{}`", level),
                        "declare it, or check the policy together with the standard library");
        return std::nullopt;
    }
    checking_.enum_used[of_enum->index] = true;
    return add(Level{*read_one, edition}, enum_type(*of_enum), path.span);
}

Typing::Result Typing::of_symbol(const Symbol& symbol, const ast::Path& path, Wanted wanted) {
    switch (symbol.sort) {
        case Sort::define: {
            const DefineId id{symbol.index};
            checking_.reads_from(reader_, {Node::Sort::define, id.index}, path.span);
            if (checking_.define_wrong[id.index])
                return std::nullopt;
            return add(DefineValue{id}, checking_.model.at(id).type, path.span);
        }
        case Sort::grant:
            return use_grant(symbol.index, path.span);
        case Sort::list:
            checking_.list_used[symbol.index] = true;
            checking_.error(code::list_is_no_value, path.span,
                            fmt::format("`{}` is a list, and no value by itself", path.text()),
                            fmt::format("ask for membership, as in `… in {}`", path.text()));
            return std::nullopt;
        default:
            return of_clause(symbol, path, wanted);
    }
}

Typing::Result Typing::use_grant(std::uint32_t grant, Span span) {
    checking_.reads_from(reader_, {Node::Sort::grant, grant}, span);
    const ClauseId decision = checking_.model.grants[grant].decision;
    const bool own = reader_.sort == Node::Sort::grant && checking_.model.grants[reader_.index].decision == decision;
    if (where_ != Where::reason && !own)  // what it comes to hangs on the decision; a reason is told after all of them
        checking_.reads_from(reader_, {Node::Sort::clause, decision.index}, span);
    if (checking_.grant_wrong[grant])
        return std::nullopt;
    return add(GrantValue{{grant}}, type(checking_.model.grants[grant].value), span);
}

bool Typing::clauses_allowed(Sort sort, Span span) {
    const std::string words = checking_.words(span);
    if (where_ != Where::condition && where_ != Where::guard) {
        checking_.error(code::clause_outside_conditions, span,
                        fmt::format("`{}` is a {}, and {} holds values only", words, sort_text(sort),
                                    where_ == Where::define  ? "a define"
                                    : where_ == Where::grant ? "a grant"
                                                             : "a reason"),
                        where_ == Where::define ? "make the define a clause: `clause … met when …`"
                                                : "name the facts or defines that matter");
        return false;
    }
    if (variables_.empty())
        return true;
    checking_.error(code::clause_in_quantifier, span,
                    fmt::format("`{}` is a {}, and is the same for every member of a list", words, sort_text(sort)),
                    "name it outside: `… and some x in … where …`");
    return false;
}

Typing::Result Typing::of_clause(const Symbol& symbol, const ast::Path& path, Wanted wanted) {
    const std::string text = path.text();
    const bool decision = symbol.sort == Sort::decision;
    const bool in_clause = where_ == Where::condition || where_ == Where::guard;
    if (wanted.condition && !decision && clauses_allowed(symbol.sort, path.span))
        return member({symbol.index}, path.span);
    checking_.reads_from(reader_, {Node::Sort::clause, symbol.index}, path.span, true);
    if (!in_clause && !wanted.condition)
        static_cast<void>(clauses_allowed(symbol.sort, path.span));
    else if (!wanted.condition)
        checking_.error(code::clause_is_no_value, path.span,
                        fmt::format("`{}` is a {}, and a value is due here", text, sort_text(symbol.sort)),
                        decision ? fmt::format("write `{} is approved` as a condition of its own", text)
                                 : "name it as a condition of its own: it is met or it is not");
    else if (decision)
        checking_.error(code::decision_as_condition, path.span,
                        fmt::format("`{}` is a decision, and no condition by its name alone", text),
                        fmt::format("write `{} is approved`", text));
    return std::nullopt;
}

ExpressionId Typing::member(ClauseId clause, Span span) {
    checking_.reads_from(reader_, {Node::Sort::clause, clause.index}, span);
    if (members_ != nullptr)
        members_->push_back({clause, span.begin});
    return add(ClauseValue{clause}, yes_no_type, span);
}

// ---------------------------------------------------------------- names that stand for nothing

void Typing::report_unknown_field(const ast::Path& path, std::string_view prefix, std::string_view of_what) {
    std::vector<std::string> fields;
    for (const Fact& fact : checking_.model.facts)
        if (fact.path.size() > prefix.size() && fact.path.starts_with(prefix) && fact.path[prefix.size()] == '.')
            fields.push_back(fact.path.substr(prefix.size() + 1));
    const std::string field = path.text().substr(of_what.size() + 1);
    const auto near = checking_.nearest(field, fields);
    checking_.error(code::unknown_fact, path.span, fmt::format("`{}` has no field `{}`", of_what, field),
                    near             ? fmt::format("write `{}.{}`, if that is what is meant", of_what, *near)
                    : fields.empty() ? fmt::format("declare `{}` where the fields of `{}` are declared", field, of_what)
                                     : fmt::format("its fields are {}", quoted(fields, 12)));
}

std::optional<std::string> Typing::nearest_name(const std::string& text) {
    const bool of_clause = reader_.sort == Node::Sort::clause || reader_.sort == Node::Sort::guard;
    std::optional<ClauseId> around = of_clause ? std::optional(ClauseId{reader_.index}) : std::nullopt;
    for (auto outer = around; outer; outer = checking_.model.at(*outer).parent)
        if (std::string label = checking_.model.at(*outer).name + "." + text; checking_.names.symbols.contains(label))
            return label;
    if (checking_.suggestions >= Checking::most_suggestions)
        return std::nullopt;
    if (auto longer = longer_name(text)) {
        ++checking_.suggestions;
        return longer;
    }
    const auto near = checking_.nearest(text, checking_.all_names());
    return near || !around ? near
                           : checking_.nearest(checking_.model.at(*around).name + "." + text, checking_.all_names());
}

/// The one name whose last words these are.
std::optional<std::string> Typing::longer_name(const std::string& text) const {
    const std::string end = "." + text;
    std::optional<std::string> found;
    const auto take = [&](const std::string& name) {
        if (!name.ends_with(end))
            return true;
        const bool first = !found || *found == name;
        found = name;
        return first;
    };
    for (const Variable& variable : variables_) {
        const std::string column = checking_.model.at(variable.list).path + end;
        if (checking_.names.facts.contains(column))
            return std::string(variable.name) + end;
    }
    for (const Fact& fact : checking_.model.facts)
        if (fact.place != Fact::Place::column && !take(fact.path))
            return std::nullopt;
    for (const auto& [name, symbol] : checking_.names.symbols)
        if (!take(name))
            return std::nullopt;
    return found;
}

/// The day on which a record is looked at must not change what comes out.
void Typing::report_clock(const ast::Path& path) {
    const std::string governs = checking_.model.as_of ? checking_.model.at(*checking_.model.as_of).path : std::string();
    checking_.error(code::unknown_name, path.span, fmt::format("nothing is called `{}`", path.text()),
                    governs.empty()
                        ? "a policy has no clock: name a date of the record"
                        : fmt::format("a policy has no clock: name a date of the record, such as `{}`", governs));
}

void Typing::report_unknown(const ast::Path& path) {
    const std::string text = path.text();
    if (text == "today" || text == "now")
        return report_clock(path);
    if (is_variable_elsewhere(path) || is_number_in_words(path) || is_yes_or_no_in_capitals(path))
        return;
    for (std::size_t count = path.parts.size(); count > 0; --count) {
        const std::string prefix = first_parts(path, count);
        if (checking_.names.objects.contains(prefix)) {
            if (count < path.parts.size())
                return report_unknown_field(path, prefix, prefix);
            if (checking_.names_lost)
                return;  // something else of this name may be meant
            checking_.error(code::record_is_no_value, path.span,
                            fmt::format("`{}` is a group of facts, and a value is due", text),
                            fmt::format("name one of its fields, as in `{}.…`", text));
            return;
        }
        if (const auto fact = checking_.names.facts.find(prefix); fact != checking_.names.facts.end()) {
            const Type of_type = checking_.model.at(fact->second).type;
            checking_.error(code::unknown_fact, path.span,
                            fmt::format("`{}` is {} and has no field `{}`", prefix, type_text(checking_.model, of_type),
                                        text.substr(prefix.size() + 1)),
                            of_type.many == Many::list
                                ? fmt::format("say which member, as in `some x in {} where …`", prefix)
                                : fmt::format("write `{}` alone", prefix));
            return;
        }
    }
    if (const auto& enums = checking_.enums_with(text); !enums.empty()) {
        const Enum& of_enum = checking_.model.at(enums.front());
        checking_.enum_used[enums.front().index] = true;
        checking_
            .error(code::value_without_type, path.span,
                   fmt::format("`{}` is a value of `{}`, and nothing here is compared with it", text, of_enum.name),
                   fmt::format("write what it is compared with, as in `… is {}`", text))
            .related.push_back({of_enum.span, fmt::format("`{}` is declared here", of_enum.name)});
        return;
    }
    const std::size_t dot = text.rfind('.');
    if (const auto of_enum = checking_.names.enums.find(std::string_view(text).substr(0, dot));
        dot != std::string::npos && of_enum != checking_.names.enums.end()) {
        checking_.enum_used[of_enum->second.index] = true;
        checking_
            .error(code::unknown_name, path.span, fmt::format("nothing is called `{}`", text),
                   checking_.value_of(of_enum->second, std::string_view(text).substr(dot + 1))
                       ? fmt::format("write `{}` alone: a value is known by what it is compared with",
                                     text.substr(dot + 1))
                       : fmt::format("write one of {}", quoted(checking_.values_of(of_enum->second), 12)))
            .related.push_back({checking_.model.at(of_enum->second).span, "the enum"});
        return;
    }
    const auto near = nearest_name(text);
    if (near)
        mention(*near, path.span);
    if (!checking_.say_unknown(text))
        return;
    checking_.error(code::unknown_name, path.span, fmt::format("nothing is called `{}`", text),
                    suggestion(near, fmt::format("declare `{}`: a fact, a define or a clause", text)));
}

}  // namespace chapeau::model
