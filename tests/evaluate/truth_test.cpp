// The table of the trace contract, row by row, on all 27 truths: its formulas are written here anew, on numbers -1, 0,
// 1 for no, unknown, yes, and share nothing with the code they check.
#include "interpreter/evaluate/truth.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace chapeau::evaluate;

namespace {

/// A, S, N
struct Row {
    int a = 0;
    int s = 0;
    int n = 0;
};

Kleene kleene_of(int k) {
    return k < 0 ? Kleene::no : k > 0 ? Kleene::yes : Kleene::unknown;
}

Truth truth_of(const Row& row) {
    return {kleene_of(row.a), kleene_of(row.s), kleene_of(row.n)};
}

std::vector<Row> all_rows() {
    std::vector<Row> rows;
    for (const int a : {-1, 0, 1})
        for (const int s : {-1, 0, 1})
            for (const int n : {-1, 0, 1})
                rows.push_back({a, s, n});
    return rows;
}

template <class... Values>
int and_of(Values... values) {
    return std::min({values...});
}
template <class... Values>
int or_of(Values... values) {
    return std::max({values...});
}

Row all_of(const std::vector<Row>& x) {
    int a = -1;
    int s = -1;
    int n = 1;
    for (const Row& each : x) {
        a = or_of(a, each.a);
        s = or_of(s, each.s);
        n = and_of(n, each.n);
    }
    return {a, and_of(a, n, s), n};
}

Row any_of(const std::vector<Row>& x) {
    int a = -1;
    int s = -1;
    int n = 1;
    for (const Row& each : x) {
        a = or_of(a, each.a);
        s = or_of(s, each.s);
        n = and_of(n, each.n);
    }
    return {a, s, or_of(-a, s, n)};
}

Row at_least(int count, const std::vector<Row>& x) {
    int a = -1;
    for (const Row& each : x)
        a = or_of(a, each.a);
    const auto sure = std::count_if(x.begin(), x.end(), [](const Row& each) { return each.s > 0; });
    const auto perhaps = std::count_if(x.begin(), x.end(), [](const Row& each) { return each.s >= 0; });
    const int s = sure >= count ? 1 : perhaps >= count ? 0 : -1;
    return {a, s, or_of(-a, s)};
}

Row opposite(const Row& x) {
    return {x.a, -x.n, -x.s};
}

Gathered gathered(const std::vector<Row>& rows) {
    Gathered all;
    for (const Row& row : rows)
        all.add(truth_of(row));
    return all;
}

/// All pairs and triples.
template <class Check>
void for_members(const Check& check) {
    const std::vector<Row> rows = all_rows();
    for (const Row& x : rows)
        for (const Row& y : rows) {
            check(std::vector<Row>{x, y});
            for (const Row& z : rows)
                check(std::vector<Row>{x, y, z});
        }
}

}  // namespace

TEST_CASE("a condition applies, and is satisfied and not violated where it holds") {
    for (const int c : {-1, 0, 1})
        CHECK(condition(kleene_of(c)) == truth_of({1, c, c}));
}

TEST_CASE("a guard") {
    for (const int g : {-1, 0, 1})
        for (const Row& b : all_rows())
            CHECK(guarded(kleene_of(g), truth_of(b)) == truth_of({and_of(g, b.a), and_of(g, b.s), or_of(-g, b.n)}));
}

TEST_CASE("all of") {
    for_members([](const std::vector<Row>& x) { REQUIRE(gathered(x).all() == truth_of(all_of(x))); });
}

TEST_CASE("any of") {
    for_members([](const std::vector<Row>& x) { REQUIRE(gathered(x).any() == truth_of(any_of(x))); });
}

TEST_CASE("none of is all of the opposites") {
    for_members([](const std::vector<Row>& x) {
        std::vector<Row> opposites;
        Gathered all;
        for (const Row& row : x) {
            opposites.push_back(opposite(row));
            all.add(negated(truth_of(row)));
        }
        REQUIRE(all.all() == truth_of(all_of(opposites)));
    });
}

TEST_CASE("at least n of") {
    for_members([](const std::vector<Row>& x) {
        for (const int n : {1, 2, 3})
            REQUIRE(gathered(x).at_least(static_cast<std::uint32_t>(n)) == truth_of(at_least(n, x)));
    });
}

TEST_CASE("not") {
    for (const Row& x : all_rows()) {
        CHECK(negated(truth_of(x)) == truth_of(opposite(x)));
        CHECK(negated(negated(truth_of(x))) == truth_of(x));
    }
}

TEST_CASE("fails when none applies") {
    for (const Row& b : all_rows())
        CHECK(closed(truth_of(b), Kleene::yes) == truth_of({1, b.s, or_of(b.s, and_of(b.a, b.n))}));
}

TEST_CASE("deemed met") {
    for (const Row& b : all_rows())
        for (const Row& d : all_rows())
            CHECK(deemed(truth_of(b), truth_of(d)) == truth_of({b.a, or_of(b.s, and_of(b.a, d.s)), or_of(b.n, d.s)}));
}

TEST_CASE("except") {
    for (const Row& b : all_rows())
        for (const Row& x : all_rows())
            CHECK(excepted(truth_of(b), truth_of(x)) ==
                  truth_of({b.a, and_of(b.s, -x.s), or_of(-b.a, and_of(b.n, -x.s))}));
}

TEST_CASE("is approved") {
    for (const Row& x : all_rows())
        CHECK(approved(truth_of(x)) == truth_of({1, x.s, x.s}));
}

TEST_CASE("a status is read off the three values") {
    for (const Row& x : all_rows()) {
        const Status expected = x.s > 0   ? Status::pass
                                : x.n < 0 ? Status::fail
                                : x.a < 0 ? Status::not_applicable
                                          : Status::undetermined;
        CHECK(status(truth_of(x)) == expected);
    }
}
