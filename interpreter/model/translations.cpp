// Translations: the words of the other official language, by the names of the policy.
//
// A name is a clause, a list, a define, a decision or grant, a fact by its path, a field of a record for all facts made
// from it, a group of facts, a record, an enum or one of its values as `enum.value`, or the policy itself. Where a
// policy has a language at all, what has words of its own and none in that language is a warning: the trace falls back
// on the first language there.
#include <algorithm>
#include <iterator>
#include <set>

#include "fmt/format.h"
#include "grammar/parse.hpp"
#include "interpreter/model/checking.hpp"
#include "interpreter/model/reasons.hpp"
#include "interpreter/model/titles.hpp"

namespace chapeau::model {

namespace {

class Translations {
  public:
    explicit Translations(Checking& checking) : checking_(checking), model_(checking.model) {}

    void check() {
        for (const ast::Translation* written : checking_.declared.translations)
            for (const ast::Translated& entry : written->entries)
                check_entry(entry, language(*written));
        for (std::size_t i = 0; i < model_.translations.size(); ++i)
            if (own_[i] && !checking_.declarations_lost)
                warn_of_missing(i);
    }

  private:
    std::size_t language(const ast::Translation& written) {
        const std::string& code = written.language.text;
        const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
        if (code.size() != 2 || !std::ranges::all_of(code, small))
            checking_.error(code::no_language, written.language.span,
                            fmt::format("`{}` is no code of a language", code),
                            "write the two small letters of the language, as in `translation fr`");
        const auto [found, added] = languages_.emplace(written.language.text, model_.translations.size());
        if (added) {
            model_.translations.push_back({written.language.text, {}, {}, {}, {}, {}});
            seen_.emplace_back();
            own_.push_back(false);
        }
        own_[found->second] = own_[found->second] || !checking_.is_standard(written.language.span);
        return found->second;
    }

    // ---------------------------------------------------------------- entries

    void check_entry(const ast::Translated& entry, std::size_t language) {
        const std::string name = entry.name.text();
        const std::vector<std::string> keys = keys_of(name);
        if (keys.empty())
            return is_lost(name) || !checking_.say_unknown(name) ? void() : report_unknown(entry.name);
        const auto [first, added] = seen_[language].emplace(name, entry.name.span);
        // Words of the standard library give way to the policy's own, which are read after them.
        const bool gives_way =
            !added && checking_.is_standard(first->second) && !checking_.is_standard(entry.name.span);
        if (gives_way)
            first->second = entry.name.span;
        if (!added && !gives_way) {
            checking_
                .error(code::translated_twice, entry.name.span, fmt::format("`{}` is translated twice", name),
                       "keep one of the two")
                .related.push_back({first->second, "the first one"});
            return;
        }
        checking_.only_once(entry.reasons, "reason");
        checking_.only_once(entry.interpretations, "interpretation");
        Translation& into = model_.translations[language];
        for (const std::string& key : keys) {
            if (entry.title)
                into.titles.insert_or_assign(key, entry.title->value);
            if (!entry.interpretations.empty())
                into.interpretations.insert_or_assign(key, entry.interpretations.front().text.value);
        }
        if (const auto reader = entry.title ? node_of_name(checking_, name) : std::nullopt)
            read_title(checking_, *entry.title, *reader, name, language);
        if (!entry.reasons.empty())
            check_reason(entry.reasons.front(), name, language);
    }

    void check_reason(const ast::Note& reason, const std::string& name, std::size_t language) {
        if (checking_.leads_to_wrong(name))
            return;
        const auto symbol = checking_.names.symbols.find(name);
        const bool clause = symbol != checking_.names.symbols.end() &&
                            (symbol->second.sort == Sort::clause || symbol->second.sort == Sort::decision);
        if (!clause || model_.clauses[symbol->second.index].reason.empty()) {
            grammar::Diagnostic& said = checking_.error(
                code::reason_not_here, reason.keyword, fmt::format("`{}` gives no reason in the policy", name),
                clause ? "write its `reason` in the policy too, or take this one out"
                       : "take it out: only a clause gives a reason");
            if (clause)
                said.related.push_back({symbol->second.span, "the clause"});
            return;
        }
        const std::size_t said = checking_.diagnostics.size();
        Reason read = read_reason(checking_, reason.text, {Node::Sort::clause, symbol->second.index});
        if (checking_.diagnostics.size() == said) {
            check_values(reason.text, symbol->second.index, language);
            share_values(reason.text, symbol->second.index, read);
        }
        model_.translations[language].reasons.insert_or_assign(name, std::move(read));
    }

    /// Both languages print the same values, in whatever order: the same words of the policy stand in braces.
    void check_values(const ast::Text& reason, std::uint32_t clause, std::size_t language) {
        const ast::Text& original = checking_.written[clause].parts->reasons.front().text;
        const std::set<std::string> wanted = values_of(original);
        const std::set<std::string> printed = values_of(reason);
        std::vector<std::string> missing;
        std::vector<std::string> added;
        std::ranges::set_difference(wanted, printed, std::back_inserter(missing));
        std::ranges::set_difference(printed, wanted, std::back_inserter(added));
        if (missing.empty() && added.empty())
            return;
        const std::string& name = model_.clauses[clause].name;
        checking_
            .warning(code::reason_prints_other, reason.span,
                     missing.empty() ? fmt::format("the reason of `{}` prints {} in `{}` alone", name, quoted(added),
                                                   model_.translations[language].language)
                                     : fmt::format("the reason of `{}` does not print {} in `{}`", name,
                                                   quoted(missing), model_.translations[language].language),
                     "print the same values in both languages")
            .related.push_back({original.span, "the reason in the policy"});
    }

    /// What stands in the same words in the policy's reason is the same, and worked out once.
    void share_values(const ast::Text& reason, std::uint32_t clause, Reason& read) {
        const auto words = words_of(reason);
        const auto original = words_of(checking_.written[clause].parts->reasons.front().text);
        const Reason& from = model_.clauses[clause].reason;
        if (words.size() != read.size() || original.size() != from.size())
            return;
        for (std::size_t i = 0; i < read.size(); ++i)
            for (std::size_t j = 0; j < from.size(); ++j)
                if (!words[i].empty() && words[i] == original[j])
                    read[i].value = from[j].value;
    }

    /// By piece, what stands in its braces; empty where it has none.
    std::vector<std::string> words_of(const ast::Text& reason) const {
        grammar::Diagnostics said_elsewhere;
        std::vector<std::string> words;
        for (const grammar::ReasonPiece& piece : grammar::parse_reason(checking_.trees.sources, reason, said_elsewhere))
            words.push_back(piece.value ? checking_.words(piece.value->span) : std::string());
        return words;
    }

    /// What stands in the braces of a reason; what is wrong with it is said elsewhere.
    std::set<std::string> values_of(const ast::Text& reason) const {
        std::set<std::string> values;
        for (std::string& words : words_of(reason))
            if (!words.empty())
                values.insert(std::move(words));
        return values;
    }

    /// What the translation is kept under; empty where there is no such name.
    std::vector<std::string> keys_of(const std::string& name) const {
        const Names& names = checking_.names;
        if (names.symbols.contains(name) || names.facts.contains(name) || names.objects.contains(name) ||
            names.enums.contains(name) || names.records.contains(name) || name == model_.name ||
            (name == model_.name_of_authority() && !model_.authority.empty()))
            return {name};
        if (const auto facts = checking_.facts_of_field.find(name); facts != checking_.facts_of_field.end()) {
            std::vector<std::string> paths;
            for (const FactId fact : facts->second)
                paths.push_back(model_.at(fact).path);
            return paths;
        }
        const std::size_t dot = name.rfind('.');
        if (dot == std::string::npos)
            return {};
        const auto of_enum = names.enums.find(std::string_view(name).substr(0, dot));
        if (of_enum != names.enums.end() && checking_.value_of(of_enum->second, std::string_view(name).substr(dot + 1)))
            return {name};
        return {};
    }

    /// Without the policy's head its own name is not known.
    [[nodiscard]] bool is_lost(const std::string& name) const {
        return checking_.leads_to_wrong(name) || checking_.is_lost_type(name) ||
               (checking_.policy_lost && !checking_.knows_first_word(name)) || is_of_lost_value(name);
    }

    [[nodiscard]] bool is_of_lost_value(const std::string& name) const {
        const auto of_enum = checking_.names.enums.find(std::string_view(name).substr(0, name.rfind('.')));
        return of_enum != checking_.names.enums.end() && checking_.names.values_lost[of_enum->second.index];
    }

    void report_unknown(const ast::Path& path) {
        const std::string name = path.text();
        std::vector<std::string> known = checking_.all_names();
        for (const Enum& each : model_.enums)
            if (name.starts_with(each.name + "."))
                for (const EnumValue& value : each.values)
                    known.push_back(each.name + "." + value.name);
        checking_.error(
            code::translates_nothing, path.span, fmt::format("nothing is called `{}`", name),
            suggestion(checking_.nearest(name, known),
                       "name a clause, a list, a define, a decision, a grant, a fact, or a value as `enum.value`"));
    }

    // ---------------------------------------------------------------- what is missing

    void want(std::size_t language, const std::string& name, Span span) {
        const Translation& translation = model_.translations[language];
        if (translation.titles.contains(name) || checking_.is_standard(span))
            return;
        checking_.warning(code::translation_missing, span,
                          fmt::format("`{}` has no words in `{}`", name, translation.language),
                          fmt::format("add `{} \"…\"` to the translation", name));
    }

    void want_interpretation(std::size_t language, const std::string& written, const std::string& name, Span span) {
        const Translation& translation = model_.translations[language];
        if (written.empty() || translation.interpretations.contains(name))
            return;
        checking_.warning(code::translation_missing, span,
                          fmt::format("the interpretation of `{}` has no words in `{}`", name, translation.language),
                          fmt::format("add a line `interpretation \"…\"` under `{}` in the translation", name));
    }

    void warn_of_missing(std::size_t language) {
        if (!model_.title.empty())
            want(language, model_.name, model_.span);
        if (!model_.authority.empty())
            want(language, model_.name_of_authority(), model_.span);
        for (const Clause& clause : model_.clauses) {
            if (!clause.title.empty())
                want(language, clause.name, clause.span);
            want_interpretation(language, clause.interpretation, clause.name, clause.span);
            if (!clause.reason.empty() && !model_.translations[language].reasons.contains(clause.name))
                checking_.warning(code::reason_not_translated, clause.span,
                                  fmt::format("the reason of `{}` is not given in `{}`", clause.name,
                                              model_.translations[language].language),
                                  fmt::format("add a line `reason \"…\"` under `{}` in the translation", clause.name));
        }
        for (const Grant& grant : model_.grants) {
            const std::string name = name_of_grant(model_, grant);
            if (!grant.title.empty())
                want(language, name, grant.span);
            want_interpretation(language, grant.interpretation, name, grant.span);
        }
        for (const Define& define : model_.defines)
            if (!define.title.empty())
                want(language, define.name, define.span);
        for (const List& list : model_.lists)
            if (!list.title.empty())
                want(language, list.name, list.span);
        for (const Enum& each : model_.enums) {
            if (!each.title.empty())
                want(language, each.name, each.span);
            for (const EnumValue& value : each.values)
                if (value.title != value.name)
                    want(language, each.name + "." + value.name, value.span);
        }
        warn_of_facts(language);
        warn_of_shapes(language);
    }

    /// A field of a record is one line to write, however many facts are made from it.
    void warn_of_facts(std::size_t language) {
        std::vector<std::string> fields;
        for (const auto& [field, facts] : checking_.facts_of_field)
            fields.push_back(field);
        std::ranges::sort(fields);
        for (const std::string& field : fields)
            for (const FactId id : checking_.facts_of_field.find(field)->second) {
                const Fact& fact = model_.at(id);
                if (fact.title == fact.path || model_.translations[language].titles.contains(fact.path))
                    continue;
                want(language, field, fact.span);
                break;
            }
    }

    /// Groups of facts, objects within, and what members of lists are called: each once.
    void warn_of_shapes(std::size_t language) {
        std::set<std::string> seen;
        for (const Shape& shape : model_.shapes)
            if (!shape.title.empty() && seen.insert(shape.name).second)
                want(language, shape.name, shape.span);
    }

    Checking& checking_;
    Model& model_;
    ByName<std::size_t> languages_;
    std::vector<ByName<Span>> seen_;  // by language
    std::vector<bool> own_;           // by language: the policy has it, not the standard library alone
};

}  // namespace

void check_translations(Checking& checking) {
    Translations(checking).check();
}

}  // namespace chapeau::model
