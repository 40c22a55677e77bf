// Declarations refer only to what was drafted before them, so a drafted policy has no cycle; in which order they are
// written is another matter.
#include "tests/properties/draft.hpp"

#include <algorithm>
#include <utility>

#include "tests/properties/phrases.hpp"

namespace chapeau::properties {

namespace {

using Texts = std::vector<std::string>;

struct Selector {
    std::string value;
    std::vector<Texts> values;  // some ways to share branches
};

const std::vector<Selector> selectors{
    {"app.color", {{"red", "green", "blue"}, {"red", "green, blue"}}},
    {"app.grade", {{"low", "middle", "high"}, {"low, high", "middle"}}},
    {"app.pay.per", {{"red", "green", "blue"}, {"red, green", "blue"}}},
    {"app.noc.teer", {{"0, 1", "2, 3", "4, 5"}, {"0, 1, 2, 3, 4", "5"}}},
    {"app.noc.skill", {{"0, A", "B", "C, D"}}},
};

const std::vector<Texts> periods{
    {"until 2022-11-15: ", "from 2022-11-16: "},
    {"until 2022-11-15: ", "from 2022-11-16 until 2023-01-31: ", "from 2023-02-01: "},
};

constexpr Sort sorts[] = {Sort::number, Sort::money, Sort::days,  Sort::date,
                          Sort::text,   Sort::color, Sort::grade, Sort::noc};

class Drafting {
  public:
    explicit Drafting(Choices& choices) : choices_(choices), phrases_(choices) {}

    Draft run() {
        const std::size_t defines = choices_.below(7);
        for (std::size_t i = 0; i < defines; ++i)
            draft_.defines.push_back(define("d" + std::to_string(i)));
        const std::size_t clauses = 1 + choices_.below(4);
        for (std::size_t i = 0; i < clauses; ++i) {
            const std::string name = "c" + std::to_string(i);
            draft_.clauses.push_back(clause(name, name, 3));
        }
        draft_.decisions = {first_decision(), second_decision(), third_decision()};
        return std::move(draft_);
    }

  private:
    // ------------------------------------------------------------ defines

    std::string define(const std::string& name) {
        const std::size_t kind = choices_.below(std::size(sorts) + 1);
        if (kind == std::size(sorts)) {
            std::string text =
                "define " + name + " : yes/no\n" + values([this] { return text_of(phrases_.condition(2)); });
            phrases_.add_yes_no(name);
            return text;
        }
        const Sort sort = sorts[kind];
        std::string text = "define " + name + " : " + std::string(type_name(sort)) + "\n" + value(sort);
        phrases_.add_define(sort, name);
        return text;
    }

    std::string value(Sort sort) {
        if (sort == Sort::days && choices_.one_in(2))
            return "  = " + phrases_.days_covered(2) + "\n";
        if (sort == Sort::date && choices_.one_in(2))
            return extreme("  = ", "      ");
        return values([this, sort] { return phrases_.value(sort, 2); });
    }

    std::string extreme(const std::string& before, const std::string& indent) {
        std::string text = before + choices_.of(Texts{"the earliest of\n", "the latest of\n"});
        const std::size_t count = 1 + choices_.below(3);
        for (std::size_t i = 0; i < count; ++i)
            text += indent + phrases_.value(Sort::date, 2) + "\n";
        return text;
    }

    template <class Next>
    std::string values(const Next& next) {
        switch (choices_.below(3)) {
            case 0:
                return "  = " + next() + "\n";
            case 1:
                return branches("  ", choices_.of(periods), next);
            default: {
                const Selector& selector = choices_.of(selectors);
                Texts heads = choices_.of(selector.values);
                for (std::string& head : heads)
                    head += ": ";
                return "  by " + selector.value + "\n" + branches("    ", heads, next);
            }
        }
    }

    template <class Next>
    std::string branches(const std::string& indent, const Texts& heads, const Next& next) {
        std::string text;
        for (const std::string& head : heads)
            text += indent + head + next() + "\n";
        return text;
    }

    // ------------------------------------------------------------ clauses

    Clause clause(const std::string& name, const std::string& path, int depth) {
        Clause made{name, {}, {}, {}, {}};
        labels_.push_back(0);
        if (choices_.one_in(3))
            made.guard = body(1, false, path);
        made.met = versions(depth, path);
        made.closed = has_members(made) && choices_.one_in(2);
        if (choices_.one_in(3))
            made.deemed = body(1, true, path);
        if (choices_.one_in(depth > 0 ? 2 : 4))
            made.except = exception(depth, path);
        labels_.pop_back();
        phrases_.add_clause(path);
        return made;
    }

    static bool has_members(const Clause& clause) {
        return std::ranges::any_of(clause.met, [](const Clause::Version& version) {
            return version.body && version.body->kind != Body::Kind::condition;
        });
    }

    std::vector<Clause::Version> versions(int depth, const std::string& path) {
        const std::size_t kind = choices_.below(10);
        if (kind == 9)
            return {{"", std::nullopt}};
        if (kind < 7)
            return {{"", body(depth, true, path)}};
        std::vector<Clause::Version> made;
        for (const std::string& period : choices_.of(periods)) {
            const bool never = choices_.one_in(5);
            made.push_back({period, never ? std::nullopt : std::optional(body(1, false, path))});
        }
        return made;
    }

    Body body(int depth, bool labels, const std::string& path) {
        if (depth == 0 || choices_.below(3) == 0)
            return {Body::Kind::condition, phrases_.condition(2), 0, {}};
        constexpr Body::Kind kinds[] = {Body::Kind::all, Body::Kind::any, Body::Kind::none, Body::Kind::at_least};
        Body made{kinds[choices_.below(4)], {}, 0, {}};
        const std::size_t count = 2 + choices_.below(2);
        for (std::size_t i = 0; i < count; ++i)
            made.members.push_back(member(depth - 1, labels, path));
        made.count = 1 + choices_.below(count);
        return made;
    }

    /// A condition, or a member of its own that may have an exception in turn.
    Body exception(int depth, const std::string& path) {
        if (depth == 0 || choices_.below(3) == 0)
            return body(1, true, path);
        const std::string label = next_label();
        return {Body::Kind::any, {}, 0, {{{clause(label, path + "." + label, depth - 1)}, {}}, member(0, true, path)}};
    }

    std::string next_label() { return "m" + std::to_string(labels_.back()++); }

    Member member(int depth, bool labels, const std::string& path) {
        if (!labels || choices_.below(2) == 0)
            return {{}, body(depth, labels, path)};
        const std::string label = next_label();
        return {{clause(label, path + "." + label, depth)}, {}};
    }

    // ------------------------------------------------------------ decisions

    Decision first_decision() {
        Decision made{{"first", {}, {}, {}, {}}, "", {}};
        made.clause.met = {{"", all_clauses({})}};
        made.clause.closed = choices_.one_in(4);
        if (choices_.one_in(4))
            made.clause.except = body(1, false, "first");
        made.grants = {"limit = " + extreme("", "        "), "amount = " + phrases_.value(Sort::money, 2) + "\n",
                       "place = app.place\n", "sure = app.flag\n"};
        return made;
    }

    Decision second_decision() {
        Decision made{{"second", {}, {}, {}, {}}, "first", {}};
        if (choices_.one_in(2))
            made.clause.guard = body(0, false, "second");
        made.clause.met = {
            {"", all_clauses({{}, {Body::Kind::condition, {Condition::Kind::plain, "first is approved", {}}, 0, {}}})}};
        made.grants = {"limit = first.limit\n"};
        return made;
    }

    /// Stands on its own, and reads what the others grant, whether they are approved or not.
    Decision third_decision() {
        static const Texts conditions{"first.amount is at least $20",
                                      "first.limit is on or after app.starts",
                                      "first.place is app.place",
                                      "first.sure",
                                      "not first.sure",
                                      "second.limit - 30 days is before app.ends",
                                      "first.amount + $5 is less than $40 or app.flag"};
        Decision made{{"third", {}, {}, {}, {}}, "", {}};
        if (choices_.one_in(3))
            made.clause.guard =
                Body{Body::Kind::condition, {Condition::Kind::plain, choices_.of(conditions), {}}, 0, {}};
        const Member reads{{}, {Body::Kind::condition, {Condition::Kind::plain, choices_.of(conditions), {}}, 0, {}}};
        Body body{choices_.one_in(2) ? Body::Kind::all : Body::Kind::any, {}, 0, {reads}};
        body.members.push_back({{}, {Body::Kind::condition, phrases_.condition(1), 0, {}}});
        made.clause.met = {{"", std::move(body)}};
        made.grants = {"limit = second.limit\n"};
        return made;
    }

    /// `all of` some condition, if one is given, and the clauses.
    Body all_clauses(Member first) {
        Body made{Body::Kind::all, {}, 0, {}};
        if (first.body.condition.text != "yes")
            made.members.push_back(std::move(first));
        else
            made.members.push_back({{}, {Body::Kind::condition, phrases_.condition(1), 0, {}}});
        for (const Clause& each : draft_.clauses)
            made.members.push_back({{}, {Body::Kind::condition, {Condition::Kind::plain, each.name, {}}, 0, {}}});
        return made;
    }

    Choices& choices_;
    Phrases phrases_;
    Draft draft_;
    std::vector<int> labels_;  // the next label's number, by clause being drafted
};

}  // namespace

Draft draft_policy(Choices& choices) {
    return Drafting(choices).run();
}

}  // namespace chapeau::properties
