// What everything is called in sentences: by its title, or by its name in words; and each fact so that it is told from
// all others, in each language.
//
// Where a record is used for two groups, its fields have one title in both: `reading` of the English and of the French.
// Whoever reads a sentence has to know whose, so facts that would be called alike are called with the group or object
// that they stand in, and where that has the same title too, with its path in words. Two fields of one group that have
// one title are called with their own names.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "interpreter/model/checking.hpp"
#include "interpreter/model/titles_alike.hpp"

namespace chapeau::model {

namespace {

using Titles = std::map<std::string, std::string, std::less<>>;

std::string_view last_of(std::string_view path) {
    return path.substr(path.rfind('.') + 1);
}

std::string_view without_last(std::string_view path) {
    return path.substr(0, std::min(path.rfind('.'), path.size()));
}

/// `the applicant` and `reading`: `reading of the applicant`; `English`: `English reading`.
std::string whose_in_english(const std::string& whose, const std::string& what) {
    const bool article = whose.starts_with("the ") || whose.starts_with("a ") || whose.starts_with("an ");
    return article ? what + " of " + whose : whose + " " + what;
}

/// In languages whose grammar this does not know: `lecture (anglais)`.
std::string whose_in_brackets(const std::string& whose, const std::string& what) {
    return what + " (" + whose + ")";
}

class Calling {
  public:
    /// `titles` are those of a translation; null of the policy's own language.
    Calling(const Model& model, const Titles* titles) : model_(model), titles_(titles) {
        for (const Shape& shape : model.shapes)
            shapes_.emplace(shape.name, &shape);
    }

    std::vector<std::string> names() {
        std::vector<std::string> names;
        for (const Fact& fact : model_.facts)
            names.push_back(title_of(fact));
        tell_apart(names, [this](const Fact& fact) { return container(without_last(fact.path)); });
        tell_apart(names, [](const Fact& fact) { return in_words(without_last(fact.path)); });
        tell_by_name(names);
        return names;
    }

  private:
    [[nodiscard]] std::string title_of(const Fact& fact) const {
        if (titles_ != nullptr)
            if (const auto found = titles_->find(fact.path); found != titles_->end())
                return found->second;
        return fact.title == fact.path ? in_words(last_of(fact.path)) : fact.title;
    }

    /// What the group or object at a path is called.
    [[nodiscard]] std::string container(std::string_view path) const {
        if (titles_ != nullptr)
            if (const auto found = titles_->find(path); found != titles_->end())
                return found->second;
        const auto shape = shapes_.find(path);
        return shape == shapes_.end() || shape->second->title.empty() ? in_words(last_of(path)) : shape->second->title;
    }

    /// By what facts are called, those that are called so. A member of a list is named beside its fields, so they need
    /// differ from each other alone.
    [[nodiscard]] std::vector<std::vector<std::size_t>> alike(const std::vector<std::string>& names) const {
        std::map<std::pair<std::int64_t, std::string_view>, std::vector<std::size_t>> called;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto& list = model_.facts[i].list;
            called[{list ? std::int64_t{list->index} : -1, names[i]}].push_back(i);
        }
        std::vector<std::vector<std::size_t>> out;
        for (auto& [name, facts] : called)
            if (facts.size() > 1)
                out.push_back(std::move(facts));
        return out;
    }

    /// Those of one owner are not told apart by it.
    template <class Whose>
    void tell_apart(std::vector<std::string>& names, const Whose& whose) const {
        for (const std::vector<std::size_t>& facts : alike(names)) {
            std::set<std::string> owners;
            for (const std::size_t i : facts)
                owners.insert(whose(model_.facts[i]));
            for (const std::size_t i : facts) {
                const Fact& fact = model_.facts[i];
                const bool of_member = fact.list && without_last(fact.path) == model_.at(*fact.list).path;
                if (owners.size() > 1 && !of_member)
                    names[i] = (titles_ == nullptr ? whose_in_english : whose_in_brackets)(whose(fact), title_of(fact));
            }
        }
    }

    void tell_by_name(std::vector<std::string>& names) const {
        for (const std::vector<std::size_t>& facts : alike(names))
            for (const std::size_t i : facts)
                names[i] = whose_in_brackets(in_words(last_of(model_.facts[i].path)), names[i]);
    }

    const Model& model_;
    const Titles* titles_;
    std::map<std::string_view, const Shape*> shapes_;
};

}  // namespace

std::string in_words(std::string_view name) {
    std::string words(name);
    std::ranges::replace_if(
        words, [](char c) { return c == '_' || c == '.'; }, ' ');
    return words;
}

bool is_within(std::string_view path, std::string_view place) {
    return path.starts_with(place) &&
           (path.size() == place.size() || path[place.size()] == '.' || path[place.size()] == '[');
}

namespace {

template <class All>
void call_by_title(All& all) {
    for (auto& one : all)
        one.called = one.title.empty() || one.title == one.name ? in_words(last_of(one.name)) : one.title;
}

}  // namespace

void name_in_words(Checking& checking) {
    Model& model = checking.model;
    call_by_title(model.clauses);
    call_by_title(model.defines);
    call_by_title(model.lists);
    for (Enum& of : model.enums)
        call_by_title(of.values);
    tell_titles_apart(checking);
    std::vector<std::string> names = Calling(model, nullptr).names();
    for (std::size_t i = 0; i < names.size(); ++i)
        model.facts[i].called = std::move(names[i]);
    for (Translation& translation : model.translations)
        translation.facts = Calling(model, &translation.titles).names();
}

}  // namespace chapeau::model
