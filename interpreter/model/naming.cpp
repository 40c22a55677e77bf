// What everything is called in sentences: by its title, or by its name in words; and each fact so that it is told from
// all others, in each language.
//
// Where a record is used for two groups, its fields have one title in both: `reading` of the English and of the French.
// Whoever reads a sentence has to know whose, so facts that would be called alike are called with the titles of the
// object that they stand in, of that which it stands in, and so on, as far as it takes: `English abilities reading`.
// What has no title of its own says nothing there. Where titles do not tell two facts apart that have one `check` asks
// for another, and until then, as where nothing has a title, the path in words does. Two fields of one group that have
// one title are called with their own names.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "fmt/format.h"
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
        add_shapes(model.record, "");
        for (const Fact& fact : model.facts)
            if (fact.place == Fact::Place::list)
                add_shapes(fact.type.of_shape, fact.path + '.');
    }

    std::vector<std::string> names() {
        std::vector<std::string> names;
        for (const Fact& fact : model_.facts)
            names.push_back(title_of(fact));
        for (std::size_t around = 1; around <= deepest(); ++around)
            tell_apart(names, [&](const Fact& fact) { return titles_around(fact, around); });
        for (std::vector<std::size_t>& facts : alike(names))
            if (std::ranges::any_of(facts, [&](std::size_t i) { return has_title(model_.facts[i]); }))
                not_told_apart_.push_back(std::move(facts));
        tell_apart(names, [](const Fact& fact) { return Owners{in_words(without_last(fact.path))}; });
        tell_by_name(names);
        return names;
    }

    /// A group or object that a path leads through.
    struct Place {
        std::string path;
        Span span;
    };
    /// Of each set of facts that titles do not tell apart, though some have one, where their paths part.
    [[nodiscard]] std::vector<std::vector<Place>> wanting() const {
        std::vector<std::vector<Place>> out;
        for (const std::vector<std::size_t>& facts : not_told_apart_) {
            std::vector<Place> places;
            for (const std::size_t i : facts)
                add_parting(model_.facts[facts.front()].path, model_.facts[i].path, places);
            if (places.size() > 1)
                out.push_back(std::move(places));
        }
        return out;
    }

  private:
    /// What they are called that a fact stands in, the nearest first.
    using Owners = std::vector<std::string>;

    void add_shapes(ShapeId id, const std::string& prefix) {
        for (const Shape::Field& field : model_.at(id).fields)
            if (const auto* within = std::get_if<ShapeId>(&field.holds)) {
                shapes_.emplace(prefix + field.name, &model_.at(*within));
                add_shapes(*within, prefix + field.name + '.');
            }
    }

    [[nodiscard]] bool has_title(const Fact& fact) const {
        return fact.title != fact.path || (titles_ != nullptr && titles_->contains(fact.path));
    }

    [[nodiscard]] std::string title_of(const Fact& fact) const {
        if (titles_ != nullptr)
            if (const auto found = titles_->find(fact.path); found != titles_->end())
                return found->second;
        return fact.title == fact.path ? in_words(last_of(fact.path)) : fact.title;
    }

    /// Empty where it has none.
    [[nodiscard]] std::string title_of(const Shape& shape) const {
        if (titles_ != nullptr)
            if (const auto found = titles_->find(shape.name); found != titles_->end())
                return found->second;
        return shape.title;
    }

    [[nodiscard]] std::size_t deepest() const {
        std::size_t dots = 0;
        for (const Fact& fact : model_.facts)
            dots = std::max(dots, static_cast<std::size_t>(std::ranges::count(fact.path, '.')));
        return dots;
    }

    /// Of the nearest `most` that have a title. A member of a list is named beside its fields, so what it stands in
    /// tells nothing.
    [[nodiscard]] Owners titles_around(const Fact& fact, std::size_t most) const {
        Owners out;
        const std::string_view end = fact.list ? std::string_view(model_.at(*fact.list).path) : std::string_view();
        for (std::string_view at = fact.path; at.find('.') != std::string_view::npos && out.size() < most;) {
            at = without_last(at);
            if (at == end)
                break;
            const auto shape = shapes_.find(at);
            if (std::string title = shape == shapes_.end() ? "" : title_of(*shape->second); !title.empty())
                out.push_back(std::move(title));
        }
        return out;
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
            std::set<Owners> owners;
            for (const std::size_t i : facts)
                owners.insert(whose(model_.facts[i]));
            for (const std::size_t i : facts) {
                const Fact& fact = model_.facts[i];
                const bool of_member = fact.list && without_last(fact.path) == model_.at(*fact.list).path;
                if (owners.size() > 1 && !of_member)
                    names[i] = with_owners(title_of(fact), whose(fact));
            }
        }
    }

    /// `English abilities reading`; `lecture (anglais, capacités)`.
    [[nodiscard]] std::string with_owners(std::string what, const Owners& owners) const {
        if (titles_ == nullptr) {
            for (const std::string& owner : owners)
                what = whose_in_english(owner, what);
            return what;
        }
        std::string whose;
        for (const std::string& owner : owners)
            whose = whose.empty() ? owner : owner + ", " + whose;
        return whose.empty() ? what : whose_in_brackets(whose, what);
    }

    void tell_by_name(std::vector<std::string>& names) const {
        for (const std::vector<std::size_t>& facts : alike(names))
            for (const std::size_t i : facts)
                names[i] = whose_in_brackets(in_words(last_of(model_.facts[i].path)), names[i]);
    }

    /// Adds the outermost place that one path leads through and the other does not, the first one's first.
    void add_parting(std::string_view first, std::string_view other, std::vector<Place>& to) const {
        const auto part = static_cast<std::size_t>(std::ranges::mismatch(first, other).in1 - first.begin());
        for (const std::string_view path : {first, other}) {
            const auto shape = shapes_.find(path.substr(0, path.find('.', part)));
            if (part < path.size() && shape != shapes_.end() &&
                std::ranges::find(to, shape->first, &Place::path) == to.end())
                to.push_back({shape->first, shape->second->span});
        }
    }

    const Model& model_;
    const Titles* titles_;
    std::map<std::string, const Shape*, std::less<>> shapes_;  // by path; groups and objects, no lists
    std::vector<std::vector<std::size_t>> not_told_apart_;
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

/// Pairs of places that titles were asked for.
using Asked = std::set<std::pair<std::string, std::string>>;

/// Asks for titles that tell the facts of two groups or objects apart; of each pair in one language only.
void ask_for_titles(Checking& checking, const Calling& calling, const std::string& language, Asked& asked) {
    const std::string in = language.empty() ? "" : fmt::format(" in `{}`", language);
    for (const std::vector<Calling::Place>& places : calling.wanting())
        for (std::size_t i = 1; i < places.size(); ++i) {
            if (!asked.emplace(places.front().path, places[i].path).second)
                continue;
            grammar::Diagnostic& said =
                checking.warning(code::titles_alike, places[i].span,
                                 fmt::format("no title tells the facts of `{}` from those of `{}`{}", places[i].path,
                                             places.front().path, in),
                                 fmt::format("give each of the two a title of its own{}: `\"…\"` behind the name", in));
            said.related.push_back({places.front().span, fmt::format("`{}`", places.front().path)});
        }
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
    Asked asked;
    Calling own(model, nullptr);
    std::vector<std::string> names = own.names();
    ask_for_titles(checking, own, "", asked);
    for (std::size_t i = 0; i < names.size(); ++i)
        model.facts[i].called = std::move(names[i]);
    for (Translation& translation : model.translations) {
        Calling calling(model, &translation.titles);
        translation.facts = calling.names();
        ask_for_titles(checking, calling, translation.language, asked);
    }
    tell_definitions_from_facts(checking);
}

}  // namespace chapeau::model
