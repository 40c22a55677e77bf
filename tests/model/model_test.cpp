// NOC codes as text and number, and what holds of every model: operands before the expressions that use them, parents
// before their members, bases before what builds on them.
#include <doctest/doctest.h>

#include "tests/model/corpus.hpp"

namespace chapeau::model {

namespace {

/// Whether every operand of an expression stands before it.
struct OperandsBefore {
    std::uint32_t self;

    bool ok(ExpressionId id) const { return id.index < self; }
    bool ok(std::optional<ExpressionId> id) const { return !id || ok(*id); }
    bool ok(const std::vector<ExpressionId>& ids) const {
        for (const ExpressionId id : ids)
            if (!ok(id))
                return false;
        return true;
    }

    template <class Leaf>
    bool operator()(const Leaf&) const {
        return true;
    }
    bool operator()(const Calculation& node) const { return ok(node.left) && ok(node.right); }
    bool operator()(const StepMonths& node) const { return ok(node.date); }
    bool operator()(const ReadIn& node) const { return ok(node.code); }
    bool operator()(const Level& node) const { return ok(node.code); }
    bool operator()(const Extreme& node) const { return ok(node.members); }
    bool operator()(const Aggregate& node) const { return ok(node.value) && ok(node.where); }
    bool operator()(const DaysCovered& node) const {
        return ok(node.from) && ok(node.to) && ok(node.where) && ok(node.up_to);
    }
    bool operator()(const ByPeriod& node) const {
        for (const ByPeriod::Branch& branch : node.branches)
            if (!ok(branch.value))
                return false;
        return true;
    }
    bool operator()(const BySelector& node) const { return ok(node.selector) && ok(node.branches); }
    bool operator()(const Comparison& node) const { return ok(node.left) && ok(node.right); }
    bool operator()(const InList& node) const { return ok(node.member); }
    bool operator()(const Includes& node) const { return ok(node.set) && ok(node.member); }
    bool operator()(const Overlaps& node) const { return ok(node.set); }
    bool operator()(const IsStated& node) const { return ok(node.fact); }
    bool operator()(const Quantified& node) const { return ok(node.where) && ok(node.satisfies); }
    bool operator()(const Combination& node) const { return ok(node.members); }
    bool operator()(const Not& node) const { return ok(node.operand); }
    bool operator()(const FailsWhenNoneApplies& node) const { return ok(node.operand); }
};

void check_order(const Model& model) {
    for (std::uint32_t i = 0; i < model.expressions.size(); ++i)
        CHECK(std::visit(OperandsBefore{i}, model.expressions[i].node));
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
        if (model.clauses[i].parent)
            CHECK(model.clauses[i].parent->index < i);
    std::vector<bool> seen(model.clauses.size(), false);
    for (const Decision& decision : model.decisions) {
        CHECK((!decision.base || seen[decision.base->index]));
        seen[decision.clause.index] = true;
    }
}

}  // namespace

TEST_CASE("a NOC code is its digits and its edition") {
    CHECK(noc_text(*parse_noc("0213")) == "0213");
    CHECK(noc_text(*parse_noc("00013")) == "00013");
    CHECK(noc_text(*parse_noc("21301")) == "21301");
    CHECK(edition_of(*parse_noc("4112")) == Edition::noc2016);
    CHECK(edition_of(*parse_noc("00013")) == Edition::noc2021);
    CHECK(*parse_noc("0001") != *parse_noc("00001"));
    for (const char* wrong : {"", "1", "123", "123456", "12a4", "-123", "1234 ", " 1234"})
        CHECK_FALSE(parse_noc(wrong));
}

TEST_CASE("clauses and facts are found by name") {
    const auto policy = load((repository() / "policies" / "cptpp").string());
    const Model& model = policy->model;
    for (std::uint32_t i = 0; i < model.clauses.size(); ++i)
        CHECK(model.find_clause(model.clauses[i].name) == ClauseId{i});
    for (std::uint32_t i = 0; i < model.facts.size(); ++i)
        CHECK(model.find_fact(model.facts[i].path) == FactId{i});
    CHECK_FALSE(model.find_clause("nothing"));
    CHECK_FALSE(model.find_fact("offer"));
}

TEST_CASE("everything stands in an order in which it can be worked out") {
    check_order(load((repository() / "policies" / "cptpp").string())->model);
    for (const auto& path : policies_in(tests_folder() / "ok"))
        check_order(checked_at(path)->model);
}

}  // namespace chapeau::model
