// Things that a sentence may put side by side and that have one title: two values of an enum, two fields of a group or
// record, two parts of a clause, two definitions, two lists, two grants of a decision, a definition and a fact.
// `diploma is not diploma` is true of two of them and helps nobody, so each such pair is a warning; and since a policy
// with warnings is used all the same, what is called alike is called with its name in words too: `diploma (college
// diploma)`. Titles are alike when they are the same folded, as texts of records are. A translation is held to the
// same.
//
// Facts of several groups that are called alike are no fault; `naming.cpp` tells them apart by their group.
#include "interpreter/model/titles_alike.hpp"

#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "fmt/format.h"
#include "interpreter/text/folding.hpp"

namespace chapeau::model {

namespace {

/// What has a title, among others that it must be told from.
struct Titled {
    std::string key;      // what a translation has its words under
    std::string name;     // the last one
    std::string* called;  // null of a fact, which is told apart by `naming.cpp`
    std::string title;
    Span span;
};

class AlikeTitles {
  public:
    explicit AlikeTitles(Checking& checking) : checking_(checking), model_(checking.model) {}

    void tell_apart() {
        for (Enum& of : model_.enums)
            if (!checking_.is_standard(of.span))  // whose values have titles of their own, and are many
                among(values_of(of), fmt::format("values of `{}`", of.name));
        among_facts();
        among_clauses();
        among(all_of(model_.defines), "definitions");
        among(all_of(model_.lists), "lists");
        for (const Decision& decision : model_.decisions)
            among(grants_of(decision), fmt::format("grants of `{}`", model_.at(decision.clause).name));
    }

    void tell_definitions_from_facts() {
        std::vector<std::string> names;
        for (const Fact& fact : model_.facts)
            names.push_back(fact.called);
        for (const auto& [define, fact] : called_as_facts(names, nullptr)) {
            Define& one = model_.defines[define];
            warn(titled(one, one.called), titled(model_.facts[fact], names[fact]), "two", {});
            one.called = apart(titled(one, one.called));
        }
        for (Translation& translation : model_.translations)
            for (const auto& [define, fact] : called_as_facts(translation.facts, &translation.titles)) {
                const Define& one = model_.defines[define];
                std::string& title = translation.titles.find(one.name)->second;
                const Titled translated = titled(one, title);
                warn(translated, titled(model_.facts[fact], translation.facts[fact]), "two", translation.language);
                title = apart(translated);
            }
    }

  private:
    using Titles = std::map<std::string, std::string, std::less<>>;

    static Titled titled(const Define& define, const std::string& title) {
        return {define.name, last_of(define.name), nullptr, title, define.span};
    }
    static Titled titled(const Fact& fact, const std::string& title) {
        return {fact.path, fact.path, nullptr, title, fact.span};
    }

    /// Definitions with a title, in that language, that is what a fact with one is called.
    std::vector<std::pair<std::size_t, std::size_t>> called_as_facts(const std::vector<std::string>& names,
                                                                     const Titles* titles) const {
        std::unordered_map<std::string, std::size_t> by_name;
        for (std::size_t i = 0; i < names.size(); ++i)
            if (model_.facts[i].title != model_.facts[i].path)
                by_name.emplace(text::folded(names[i]), i);
        std::vector<std::pair<std::size_t, std::size_t>> out;
        for (std::size_t i = 0; i < model_.defines.size(); ++i) {
            const Define& define = model_.defines[i];
            const bool has_title = titles == nullptr ? !define.title.empty() : titles->contains(define.name);
            if (!has_title)
                continue;
            const std::string& title = titles == nullptr ? define.called : titles->find(define.name)->second;
            if (const auto found = by_name.find(text::folded(title)); found != by_name.end())
                out.emplace_back(i, found->second);
        }
        return out;
    }

    // ---------------------------------------------------------------- what stands beside what

    static std::vector<Titled> values_of(Enum& of) {
        std::vector<Titled> out;
        out.reserve(of.values.size());
        for (EnumValue& value : of.values)
            out.push_back({of.name + "." + value.name, value.name, &value.called, value.called, value.span});
        return out;
    }

    template <class All>
    static std::vector<Titled> all_of(All& all) {
        std::vector<Titled> out;
        for (auto& one : all)
            if (!one.name.empty())
                out.push_back({one.name, last_of(one.name), &one.called, one.called, one.span});
        return out;
    }

    std::vector<Titled> grants_of(const Decision& decision) {
        std::vector<Titled> out;
        for (const GrantId id : decision.grants) {
            Grant& grant = model_.grants[id.index];
            const std::string name = last_of(grant.name);
            out.push_back({model_.at(decision.clause).name + "." + grant.name, name, &grant.title,
                           grant.title.empty() ? in_words(name) : grant.title, grant.span});
        }
        return out;
    }

    /// Of one group, object or list.
    void among_facts() {
        std::unordered_map<std::string, std::vector<Titled>> by_place;
        for (const Fact& fact : model_.facts) {
            const std::size_t dot = std::min(fact.path.rfind('.'), fact.path.size());
            const std::string name = last_of(fact.path);
            by_place[fact.path.substr(0, dot)].push_back(
                {fact.path, name, nullptr, fact.title == fact.path ? in_words(name) : fact.title, fact.span});
        }
        for (const Fact& fact : model_.facts)  // in the order declared
            if (const auto found = by_place.find(fact.path.substr(0, std::min(fact.path.rfind('.'), fact.path.size())));
                found != by_place.end()) {
                among(std::move(found->second), fmt::format("facts of `{}`", found->first));
                by_place.erase(found);
            }
    }

    /// Parts of one clause, and clauses that are part of none.
    void among_clauses() {
        std::vector<std::vector<Titled>> by_parent(model_.clauses.size() + 1);
        for (Clause& clause : model_.clauses)
            by_parent[clause.parent ? clause.parent->index : model_.clauses.size()].push_back(
                {clause.name, last_of(clause.name), &clause.called, clause.called, clause.span});
        for (std::size_t i = 0; i < by_parent.size(); ++i)
            among(std::move(by_parent[i]), i < model_.clauses.size()
                                               ? fmt::format("parts of `{}`", model_.clauses[i].name)
                                               : std::string("clauses"));
    }

    // ---------------------------------------------------------------- alike

    /// `what` they are, several of them.
    void among(std::vector<Titled> all, const std::string& what) {
        if (all.size() < 2)
            return;
        for (const auto& [one, other] : alike(all))
            warn(all[one], all[other], what, {});
        for (const std::size_t i : renamed_)
            if (all[i].called != nullptr)
                *all[i].called = apart(all[i]);
        for (Translation& translation : model_.translations)
            among(all, what, translation);
    }

    void among(const std::vector<Titled>& all, const std::string& what, Translation& translation) {
        std::vector<Titled> translated = all;
        for (Titled& one : translated)
            if (const auto found = translation.titles.find(one.key); found != translation.titles.end())
                one.title = found->second;
        for (const auto& [one, other] : alike(translated))
            if (!text::same(all[one].title, all[other].title))
                warn(translated[one], translated[other], what, translation.language);
        for (const std::size_t i : renamed_)
            if (all[i].called != nullptr && translation.titles.contains(all[i].key))
                translation.titles[all[i].key] = apart(translated[i]);
    }

    /// Pairs of an earlier and a later one with the same title. All that are in one are in `renamed_`.
    std::vector<std::pair<std::size_t, std::size_t>> alike(const std::vector<Titled>& all) {
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        std::unordered_map<std::string, std::size_t> first;
        renamed_.clear();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto [known, is_first] = first.emplace(text::folded(all[i].title), i);
            if (is_first)
                continue;
            pairs.emplace_back(known->second, i);
            renamed_.push_back(known->second);
            renamed_.push_back(i);
        }
        return pairs;
    }

    static std::string apart(const Titled& one) { return fmt::format("{} ({})", one.title, in_words(one.name)); }

    void warn(const Titled& one, const Titled& other, const std::string& what, const std::string& language) {
        // What was declared twice is an error already, and fields of a record are facts wherever it is used.
        if (one.key == other.key || !warned_.emplace(other.span.file, other.span.begin, language).second)
            return;
        const std::string in = language.empty() ? "" : fmt::format(" in `{}`", language);
        grammar::Diagnostic& said = checking_.warning(
            code::titles_alike, other.span,
            fmt::format("`{}` has the title of `{}`{}: \"{}\"", other.name, one.name, in, other.title),
            fmt::format("give each of the {} a title of its own{}", what, in));
        said.related.push_back({one.span, fmt::format("`{}`", one.name)});
    }

    static std::string last_of(std::string_view name) { return std::string(name.substr(name.rfind('.') + 1)); }

    Checking& checking_;
    Model& model_;
    std::vector<std::size_t> renamed_;
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>> warned_;  // by place and language
};

}  // namespace

void tell_titles_apart(Checking& checking) {
    AlikeTitles(checking).tell_apart();
}

void tell_definitions_from_facts(Checking& checking) {
    AlikeTitles(checking).tell_definitions_from_facts();
}

}  // namespace chapeau::model
