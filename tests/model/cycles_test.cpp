// Cycles: shown whole and shortest, one for each knot; chains of any length are no danger to the stack.
#include "interpreter/model/cycles.hpp"

#include <doctest/doctest.h>

#include <random>

namespace chapeau::model {

namespace {

using Cycle = std::vector<std::uint32_t>;

/// Whether the edges of a cycle follow one another and come back.
bool closes(const Cycle& cycle, const std::vector<Edge>& edges) {
    for (std::size_t i = 0; i < cycle.size(); ++i)
        if (edges[cycle[i]].to != edges[cycle[(i + 1) % cycle.size()]].from)
            return false;
    return !cycle.empty();
}

/// Whether taking the targets-first order contradicts no edge.
bool acyclic(std::uint32_t nodes, const std::vector<Edge>& edges) {
    std::vector<std::uint32_t> place(nodes);
    const auto order = targets_first(nodes, edges);
    for (std::uint32_t i = 0; i < order.size(); ++i)
        place[order[i]] = i;
    for (const Edge& edge : edges)
        if (place[edge.to] >= place[edge.from])
            return false;
    return true;
}

}  // namespace

TEST_CASE("cycles are found, shortest first step at the lowest node") {
    CHECK(find_cycles(0, {}).empty());
    CHECK(find_cycles(3, {{0, 1}, {1, 2}, {0, 2}}).empty());
    CHECK(find_cycles(1, {{0, 0}}) == std::vector<Cycle>{{0}});
    CHECK(find_cycles(3, {{0, 1}, {1, 2}, {2, 1}, {2, 0}}) == std::vector<Cycle>{{0, 1, 3}});
    CHECK(find_cycles(4, {{0, 1}, {1, 0}, {2, 3}, {3, 2}}).size() == 2);
    CHECK(edges_in_cycles(4, {{0, 1}, {1, 2}, {2, 1}, {2, 3}}) == Cycle{1, 2});
}

TEST_CASE("on random graphs cycles close, and none are found exactly where there is an order") {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        const auto nodes = static_cast<std::uint32_t>(1 + random() % 12);
        std::vector<Edge> edges;
        for (auto i = random() % 16; i > 0; --i)
            edges.push_back(
                {static_cast<std::uint32_t>(random() % nodes), static_cast<std::uint32_t>(random() % nodes)});
        const auto cycles = find_cycles(nodes, edges);
        for (const Cycle& cycle : cycles)
            CHECK(closes(cycle, edges));
        CHECK(cycles.empty() == acyclic(nodes, edges));
        CHECK(cycles.empty() == edges_in_cycles(nodes, edges).empty());
        CHECK(targets_first(nodes, edges).size() == nodes);
    }
}

TEST_CASE("a chain of a million is no danger to the stack") {
    constexpr std::uint32_t nodes = 1'000'000;
    std::vector<Edge> edges;
    for (std::uint32_t i = 0; i + 1 < nodes; ++i)
        edges.push_back({i, i + 1});
    CHECK(find_cycles(nodes, edges).empty());
    edges.push_back({nodes - 1, 0});
    CHECK(find_cycles(nodes, edges).front().size() == nodes);
}

}  // namespace chapeau::model
