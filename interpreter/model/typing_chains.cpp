// Chains of `and` and `or`, and values that stand alone in them: `category is a or b`, `set includes a and b`.
//
// After a comparison a value alone reads as another value to compare with, but is no condition; and where a clause has
// its name, it would silently be that clause. So it is refused, wherever in the chain the comparison stands before it,
// with what to write for it: braces where they say it, otherwise the comparison again. Behind `not` it is the same.
// A clause that is meant can stand before the comparison, where its name reads as no value.
#include <algorithm>

#include "fmt/format.h"
#include "grammar/filled_codes.hpp"
#include "interpreter/model/typing.hpp"
#include "interpreter/model/values_meant.hpp"

namespace chapeau::model {

namespace {

/// What is denied, and whether it is, an odd number of times.
std::pair<const ast::Expression*, bool> without_not(const ast::Expression& written) {
    const ast::Expression* inner = &written;
    bool negated = false;
    while (const auto* negation = std::get_if<ast::Not>(&inner->node)) {
        inner = negation->operand.get();
        negated = !negated;
    }
    return {inner, negated};
}

/// The type of the values that a comparison or a question for membership is about.
std::optional<Type> type_asked(const Model& model, ExpressionId id) {
    const auto& node = model.at(id).node;
    if (const auto* negation = std::get_if<Not>(&node))
        return type_asked(model, negation->operand);
    if (const auto* comparison = std::get_if<Comparison>(&node))
        return model.at(comparison->left).type;
    if (const auto* in = std::get_if<InList>(&node))
        return model.at(in->member).type;
    if (const auto* includes = std::get_if<Includes>(&node))
        return model.at(includes->member).type;
    const auto* overlaps = std::get_if<Overlaps>(&node);
    return overlaps != nullptr ? std::optional(element_of(model.at(overlaps->set).type)) : std::nullopt;
}

const Comparison* comparison_within(const Model& model, ExpressionId id) {
    const auto* negation = std::get_if<Not>(&model.at(id).node);
    return negation != nullptr ? comparison_within(model, negation->operand)
                               : std::get_if<Comparison>(&model.at(id).node);
}

/// Whether braces can hold such values.
bool is_listed(Type type) {
    return type.kind == Kind::enumeration || type.kind == Kind::noc || type.kind == Kind::text;
}

}  // namespace

Typing::Result Typing::combine(Combining combining, const std::vector<ast::Expression>& members, Span span) {
    Combination combination{combining, 0, {}};
    const std::size_t around = asked_.size();
    for (std::size_t i = 0; i < members.size();) {
        const std::size_t alone = values_alone(combining, members, i);
        if (const std::size_t values = alone > 0 ? alone : values_for_list(combining, members, i); values > 0) {
            i += values;
            continue;
        }
        if (is_named_by_title(members, i)) {
            ++i;
            continue;
        }
        if (combining == Combining::any && i > 0 && is_open_end(members[i - 1], members[i])) {
            ++i;
            continue;
        }
        const Result each = condition(members[i]);
        if (each)
            combination.members.push_back(*each);
        note_asked(members[i], each);
        ++i;
    }
    asked_.resize(around);
    if (combination.members.size() != members.size())
        return std::nullopt;
    return add(std::move(combination), yes_no_type, span);
}

/// `residence is Chile` before `or Peru`, `residence is CHI` likewise: what is told of the values behind it gives its
/// own value by its name too.
bool Typing::is_named_by_title(const std::vector<ast::Expression>& members, std::size_t at) {
    const std::size_t asked = asked_.size();
    note_asked(members[at], std::nullopt);
    if (asked_.size() == asked)
        return false;
    Asked& of = asked_.back();
    const auto* value = std::get_if<ast::Reference>(&of.value->node);
    const bool is_enum = of.type && of.type->kind == Kind::enumeration && of.listed;
    const bool otherwise = of.type && of.listed && (value == nullptr || of.type->kind == Kind::text) &&
                           value_words(*of.value, of.type) != checking_.whole_words(of.value->span);
    const bool by_title =
        otherwise || (is_enum && value != nullptr && !checking_.value_of(of.type->of_enum, value->path.text()) &&
                      (is_value_by_name(*value, *of.type) || is_value_unclear(*value, *of.type)));
    if (by_title && at + 1 < members.size() && run_of_values(of, members, at + 1, true) > 0) {
        of.good = true;
        return true;
    }
    asked_.pop_back();
    return false;
}

void Typing::note_asked(const ast::Expression& member, Result read_member) {
    const auto [written, negated] = without_not(member);
    Asked asked;
    asked.negated = negated;
    asked.good = read_member.has_value();
    if (read_member)
        asked.type = type_asked(checking_.model, *read_member);
    if (const auto* compare = std::get_if<ast::Compare>(&written->node)) {
        asked.subject = compare->left.get();
        asked.value = compare->right.get();
        asked.operator_span = compare->operator_span;
        const Comparison* compared = read_member ? comparison_within(checking_.model, *read_member) : nullptr;
        const auto is_literal = [&](ExpressionId id) {
            return std::holds_alternative<Literal>(checking_.model.at(id).node);
        };
        const bool is_not = compare->comparison == ast::Comparison::is_not;
        const bool same = is_not || compare->comparison == ast::Comparison::is;
        if (same && compared != nullptr && is_literal(compared->left) && !is_literal(compared->right))
            std::swap(asked.subject, asked.value);
        asked.negated = negated != is_not;
        asked.again = !same ? "" : is_not ? "is not" : "is";
        asked.listed = same && (!asked.type || is_listed(*asked.type)) &&
                       (compared == nullptr || is_literal(compared->left) || is_literal(compared->right));
    } else if (const auto* in = std::get_if<ast::In>(&written->node)) {
        asked.form = Asked::Form::in;
        asked.subject = in->member.get();
        asked.value = in->list.get();
        asked.operator_span = in->operator_span;
        asked.again = "is";
        asked.listed = std::holds_alternative<ast::Braces>(in->list->node);
    } else if (const auto* includes = std::get_if<ast::Includes>(&written->node)) {
        asked.form = Asked::Form::includes;
        asked.subject = includes->set.get();
        asked.value = includes->member.get();
        asked.operator_span = includes->operator_span;
        asked.listed = true;
    } else if (const auto* overlaps = std::get_if<ast::Overlaps>(&written->node)) {
        asked.form = Asked::Form::overlaps;
        asked.subject = overlaps->set.get();
        asked.value = overlaps->list.get();
        asked.operator_span = overlaps->operator_span;
        asked.again = checking_.words(overlaps->operator_span) == "overlap" ? "include" : "includes";
        asked.listed = std::holds_alternative<ast::Braces>(overlaps->list->node);
    } else {
        return;
    }
    if (!asked.type)
        asked.type = type_asked_of(*asked.subject, asked.form);
    asked_.push_back(asked);
}

/// Of a fact, a field of a member, a definition or a code's level that is named alone; nothing is said.
std::optional<Type> Typing::type_named(const ast::Expression& subject) const {
    const auto* reference = std::get_if<ast::Reference>(&subject.node);
    if (reference == nullptr)
        return std::nullopt;
    std::string path = reference->path.text();
    const std::string& first = reference->path.parts.front().text;
    if (const Variable* variable = find_variable(first))
        path = checking_.model.at(variable->list).path + path.substr(first.size());
    if (const auto fact = checking_.names.facts.find(path); fact != checking_.names.facts.end())
        return checking_.model.at(fact->second).type;
    const auto symbol = checking_.names.symbols.find(path);
    if (symbol != checking_.names.symbols.end() && symbol->second.sort == Sort::define &&
        !checking_.define_wrong[symbol->second.index])
        return checking_.model.at(DefineId{symbol->second.index}).type;
    if (path.ends_with(".teer") && checking_.model.teer)
        return enum_type(*checking_.model.teer);
    return path.ends_with(".skill") && checking_.model.skill ? std::optional(enum_type(*checking_.model.skill))
                                                             : std::nullopt;
}

/// What a question that could not be read is about, as far as its subject alone says: of a set, its values.
std::optional<Type> Typing::type_asked_of(const ast::Expression& subject, Asked::Form form) const {
    const auto named = type_named(subject);
    const bool of_set = form == Asked::Form::includes || form == Asked::Form::overlaps;
    const bool fits = named && named->many == (of_set ? Many::set : Many::one);
    return fits ? std::optional(element_of(*named)) : std::nullopt;
}

/// Reports the values alone that stand at `first` and after it, and says how many there are.
std::size_t Typing::values_alone(Combining combining, const std::vector<ast::Expression>& members, std::size_t first) {
    const Span before = first > 0 ? members[first - 1].span : Span{};
    for (std::size_t i = asked_.size(); i-- > 0;) {
        const Asked of = asked_[i];
        const bool adjacent = first > 0 && before.begin <= of.operator_span.begin && of.operator_span.end <= before.end;
        const std::size_t count = run_of_values(of, members, first, adjacent);
        if (count == 0)
            continue;
        if (adjacent && !of.good)
            return count;  // which only goes on with what was wrong
        std::vector<const ast::Expression*> values;
        for (std::size_t at = first; at < first + count; ++at)
            values.push_back(without_not(members[at]).first);
        report_values_alone(of, values, combining, without_not(members[first]).second, adjacent,
                            members.size() > count + 1);
        return count;
    }
    return 0;
}

void Typing::report_values_alone(const Asked& of, const std::vector<const ast::Expression*>& values,
                                 Combining combining, bool denied, bool adjacent, bool joined) {
    const std::string_view word = combining == Combining::any ? "or" : "and";
    const bool as_one = adjacent && (denied ? of.negated && combining == Combining::all : true);
    const auto say = [&] {
        std::vector<std::string> names;
        std::vector<std::string> each;
        for (const ast::Expression* value : values) {
            names.push_back(value_words(*value, of.type));
            each.push_back(asked_again(of, names.back(), denied || (adjacent && of.negated)));
        }
        const std::string all = as_one ? asked_of_all(of, names, combining, denied) : std::string();
        const bool otherwise = joined && combining == Combining::any && all.find(" and ") != std::string::npos;
        return otherwise ? fmt::format("({})", all)
               : as_one  ? all
                         : fmt::format("{}", fmt::join(each, fmt::format(" {} ", word)));
    };
    std::vector<const ast::Expression*> unclear;
    if (as_one && is_unclear(*of.value, of.type))
        unclear.push_back(of.value);
    std::ranges::copy_if(values, std::back_inserter(unclear),
                         [&](const ast::Expression* value) { return is_unclear(*value, of.type); });
    if (unclear.empty())
        return report_value_alone(*values.front(), of.type, word, fmt::format("write `{}`", say()));
    report_unclear(*unclear.front(), *of.type, in_each_way(unclear, *of.type, say));
}

/// How many members from `first` on are values alone, all of them denied or none.
std::size_t Typing::run_of_values(const Asked& of, const std::vector<ast::Expression>& members, std::size_t first,
                                  bool adjacent) {
    const bool denied = without_not(members[first]).second;
    std::size_t end = first;
    for (; end < members.size(); ++end) {
        const auto [value, value_denied] = without_not(members[end]);
        if (value_denied != denied || !is_value_alone(*value, of.type, adjacent))
            break;
    }
    return end - first;
}

/// A value that is no condition; or that is one by its name alone, but not after what compares with such values. Only
/// directly behind that is any value taken for one.
bool Typing::is_value_alone(const ast::Expression& value, std::optional<Type> left, bool adjacent) {
    const auto* reference = std::get_if<ast::Reference>(&value.node);
    if (reference == nullptr)
        return adjacent &&
               (std::holds_alternative<ast::TextValue>(value.node) ||
                std::holds_alternative<ast::NocCode>(value.node) || std::holds_alternative<ast::Number>(value.node) ||
                std::holds_alternative<ast::Money>(value.node) || std::holds_alternative<ast::Date>(value.node) ||
                std::holds_alternative<ast::Duration>(value.node));
    const std::string word = reference->path.text();
    if (left && left->kind == Kind::text)
        return adjacent && is_bare_text(*reference);
    if (left)
        return is_value_by_name(*reference, *left) || (adjacent && is_value_unclear(*reference, *left));
    return adjacent && !names_something(reference->path) && !checking_.names.symbols.contains(word) &&
           !checking_.enums_with(word).empty();
}

bool Typing::is_name(const ast::Path& path) const {
    const std::string word = path.text();
    return path.parts.size() > 1 || names_something(path) || checking_.names.symbols.contains(word) ||
           checking_.names.objects.contains(word);
}

/// A word that nothing has for its name, and that is no slip in one.
bool Typing::is_bare_text(const ast::Reference& value) const {
    const std::string word = value.path.text();
    return !is_name(value.path) && !checking_.leads_to_wrong(word) && !word.empty() && word.front() >= 'A' &&
           word.front() <= 'Z';
}

bool Typing::is_value_by_name(const ast::Reference& value, Type left) const {
    return left.kind == Kind::enumeration && find_variable(value.path.text()) == nullptr &&
           (checking_.value_of(left.of_enum, value.path.text()).has_value() || named_by_title(value, left).has_value());
}

/// `CHI`, which begins several countries; or what lies near some value and near to no other name.
bool Typing::is_value_unclear(const ast::Reference& value, Type left) {
    const std::string word = value.path.text();
    const bool taken = is_name(value.path) || checking_.leads_to_wrong(word);
    if (left.kind != Kind::enumeration || taken || is_value_by_name(value, left))
        return false;
    const Likeness likeness = likeness_to_values(checking_, left.of_enum, word);
    return likeness == Likeness::sure || (likeness == Likeness::near && !nearest_name(word));
}

bool Typing::is_no_value(const ast::Reference& value, Type left) const {
    const std::string word = value.path.text();
    const bool taken = is_name(value.path) || checking_.leads_to_wrong(word);
    return !taken && left.kind == Kind::enumeration && !checking_.value_of(left.of_enum, word) &&
           !checking_.names.values_lost[left.of_enum.index];
}

bool Typing::is_unclear(const ast::Expression& value, std::optional<Type> left) const {
    const auto* reference = std::get_if<ast::Reference>(&value.node);
    return reference != nullptr && left && left->kind == Kind::enumeration && !is_value_by_name(*reference, *left);
}

std::string Typing::in_each_way(std::span<const ast::Expression* const> unclear, Type left,
                                const std::function<std::string()>& say) {
    constexpr std::size_t most = 6;
    constexpr std::size_t most_unclear = 3;
    std::vector<std::string> ways;
    if (unclear.size() <= most_unclear)
        add_ways(unclear, left, "", say, ways);
    return ways.size() > most ? std::string() : fmt::format("{}", fmt::join(ways, " or "));
}

void Typing::add_ways(std::span<const ast::Expression* const> unclear, Type left, const std::string& titles,
                      const std::function<std::string()>& say, std::vector<std::string>& ways) {
    if (unclear.empty()) {
        ways.push_back(fmt::format("`{}`{}{}", say(), titles.empty() ? "" : " for ", titles));
        return;
    }
    const std::string word = std::get<ast::Reference>(unclear.front()->node).path.text();
    for (const MeantValue& meant : candidates_for(checking_, left.of_enum, word)) {
        stand_for_.emplace_back(unclear.front(), meant.name);
        add_ways(unclear.subspan(1), left,
                 titles + (titles.empty() || meant.title.empty() ? "" : " and ") + meant.title, say, ways);
        stand_for_.pop_back();
    }
}

/// A value that is none as it stands: which are meant, and what to write of each.
void Typing::report_unclear(const ast::Expression& value, Type left, const std::string& ways) {
    const std::string word = std::get<ast::Reference>(value.node).path.text();
    if (ways.empty()) {
        static_cast<void>(enum_value(left.of_enum, word, value.span));
        return;
    }
    report_no_values(left.of_enum, value.span, {word}, "write " + ways);
}

/// `Peru` for `PER`, where nothing else is called so.
std::optional<std::string> Typing::named_by_title(const ast::Reference& value, Type left) const {
    const std::string word = value.path.text();
    return is_name(value.path) || left.kind != Kind::enumeration ? std::nullopt
                                                                 : value_called(checking_, left.of_enum, word);
}

/// `22300-22303`, which reads as a subtraction.
bool Typing::is_from_code_to_code(const ast::Expression& value) const {
    const auto* taken = std::get_if<ast::Binary>(&value.node);
    const auto is_code = [&](const ast::ExpressionPtr& side) {
        return std::holds_alternative<ast::Number>(side->node) && parse_noc(checking_.words(side->span));
    };
    return taken != nullptr && taken->operation == ast::Arithmetic::subtract && is_code(taken->left) &&
           is_code(taken->right);
}

/// Without the parentheses that may stand around a name, and the quotes that a value of an enum has not; of an enum's
/// value by its name, whatever it was called.
std::string Typing::value_words(const ast::Expression& value, std::optional<Type> left) const {
    const auto said = std::ranges::find(stand_for_, &value, [](const auto& each) { return each.first; });
    if (said != stand_for_.end())
        return said->second;
    if (const auto* reference = std::get_if<ast::Reference>(&value.node)) {
        if (left && *left == plain(Kind::text) && is_bare_text(*reference))
            return fmt::format("\"{}\"", reference->path.text());
        const auto called = left ? named_by_title(*reference, *left) : std::nullopt;
        return called.value_or(reference->path.text());
    }
    const std::string words = checking_.whole_words(value.span);
    if (std::holds_alternative<ast::Number>(value.node) && left && left->kind == Kind::noc)
        return spelled_code(words).value_or(words);
    if (left && left->kind == Kind::noc && is_from_code_to_code(value))
        return grammar::noc_values(words);
    const auto* text = std::get_if<ast::TextValue>(&value.node);
    if (text != nullptr && left && left->kind == Kind::enumeration)
        return value_called(checking_, left->of_enum, text->value).value_or(words);
    if (text != nullptr && left && left->kind == Kind::noc)
        return spelled_code(text->value).value_or(words);
    return words;
}

/// The same asked of one other value: `category is b`, `not set includes b`.
std::string Typing::asked_again(const Asked& of, const std::string& value, bool negated) const {
    const std::string subject = checking_.whole_words(of.subject->span);
    const bool plain = of.form == Asked::Form::in || of.again == "is" || of.again == "is not";
    if (plain)
        return fmt::format("{} {} {}", subject, negated ? "is not" : "is", value);
    const std::string said = of.again.empty() ? checking_.words(of.operator_span) : std::string(of.again);
    return fmt::format("{}{} {} {}", negated ? "not " : "", subject, said, value);
}

/// The same asked of all these values together with the one, or those, that it is asked of already. What is denied asks
/// for none of them; but where each was to be in a set, not for all.
std::string Typing::asked_of_all(const Asked& of, const std::vector<std::string>& values, Combining combining,
                                 bool denied) const {
    const std::string subject = checking_.whole_words(of.subject->span);
    const std::string said = checking_.words(of.operator_span);
    const bool set = of.form == Asked::Form::includes || of.form == Asked::Form::overlaps;
    const bool each = set && combining == Combining::all && !denied;
    const bool braces_due = of.form == Asked::Form::overlaps && !std::holds_alternative<ast::Braces>(of.value->node);
    std::string first = value_words(*of.value, of.type);
    if (!each && !of.listed)
        return asked_without_braces(of, first, values, combining);
    if (each) {
        std::string all = fmt::format("{} {} {}", subject, braces_due && of.listed ? of.again : said, first);
        for (const std::string& value : values)
            all += fmt::format(" and {}", asked_again(of, value, false));
        return of.negated ? fmt::format("not ({})", all) : all;
    }
    if (const auto* braces = std::get_if<ast::Braces>(&of.value->node)) {
        first.clear();
        for (const ast::Expression& member : braces->members)
            first += (first.empty() ? "" : ", ") + value_words(member, of.type);
    }
    const std::string_view verb = !set ? "in" : said == "include" || said == "overlap" ? "overlap" : "overlaps";
    const std::string all = fmt::format("{} {} {{{}, {}}}", subject, verb, first, fmt::join(values, ", "));
    return !of.negated ? all : set ? fmt::format("not {}", all) : fmt::format("not ({})", all);
}

/// What is denied is none of the values, in whichever way they are joined: `is not 1 or 2`, `is not before one day or
/// another`.
std::string Typing::asked_without_braces(const Asked& of, const std::string& first,
                                         const std::vector<std::string>& values, Combining combining) const {
    constexpr std::string_view denial = "is not";
    const std::string subject = checking_.whole_words(of.subject->span);
    std::string said = checking_.words(of.operator_span);
    const bool same = !of.again.empty();
    const bool neither = of.again == denial && of.negated;
    const bool turned = said.starts_with(denial) && !neither;
    if (turned)
        said = "is" + said.substr(denial.size());
    const bool negated = !neither && of.negated != (turned && !same);
    std::string all = fmt::format("{} {} {}", subject, said, first);
    for (const std::string& value : values)
        all += fmt::format(" {} {}", neither || (combining == Combining::all && !negated) ? "and" : "or",
                           same ? asked_again(of, value, neither) : fmt::format("{} {} {}", subject, said, value));
    return negated ? fmt::format("not ({})", all) : all;
}

void Typing::report_value_alone(const ast::Expression& value, std::optional<Type> left, std::string_view word,
                                std::string help) {
    const auto* reference = std::get_if<ast::Reference>(&value.node);
    const std::string words = reference != nullptr ? reference->path.text() : value_words(value, left);
    const auto symbol = checking_.names.symbols.find(words);
    if (symbol == checking_.names.symbols.end()) {
        checking_.error(code::condition_due, value.span,
                        fmt::format("a condition is due here, and `{}` is a value", words), std::move(help));
        return;
    }
    mention(symbol->second, value.span);
    checking_.error(code::condition_due, value.span,
                    fmt::format("`{}` alone after `{}` would be the {} of this name, and is a value of `{}` too", words,
                                word, sort_text(symbol->second.sort), checking_.model.at(left->of_enum).name),
                    fmt::format("{}; if the {} is meant, name it first", help, sort_text(symbol->second.sort)));
}

}  // namespace chapeau::model
