// Cycles in a directed graph, for every relation that must not have one: records, lists, defines and clauses, samples.
#pragma once

#include <cstdint>
#include <vector>

namespace chapeau::model {

struct Edge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// One shortest cycle for each knot of nodes that reach each other: the indexes of its edges, in order, beginning at
/// the knot's lowest node that lies on a cycle. Linear in the graph; takes no stack for long chains.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> find_cycles(std::uint32_t nodes, const std::vector<Edge>& edges);

/// Every edge that lies on some cycle.
[[nodiscard]] std::vector<std::uint32_t> edges_in_cycles(std::uint32_t nodes, const std::vector<Edge>& edges);

/// The nodes in an order in which every node comes after those its edges go to; edges in cycles are passed over.
[[nodiscard]] std::vector<std::uint32_t> targets_first(std::uint32_t nodes, const std::vector<Edge>& edges);

/// By node, how many edges the longest way from it has; edges in cycles are passed over.
[[nodiscard]] std::vector<std::uint32_t> depths(std::uint32_t nodes, const std::vector<Edge>& edges);

}  // namespace chapeau::model
