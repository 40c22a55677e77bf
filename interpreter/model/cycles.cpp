// Tarjan's strongly connected components, with a stack of its own instead of recursion: a policy may hold a chain of a
// hundred thousand clauses, and checking it must not depend on the depth of the machine's stack. A component with more
// than one node, or an edge from a node to itself, is a knot; people want to see one way round it, the shortest, so a
// breadth first search within the knot finds that. Components come out targets first, which is also the order of
// evaluation.
#include "interpreter/model/cycles.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace chapeau::model {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// The edges of each node, as ranges of one array.
struct Adjacency {
    std::vector<std::uint32_t> first;  // by node, and one more
    std::vector<std::uint32_t> edges;  // indexes into the graph's edges

    Adjacency(std::uint32_t nodes, const std::vector<Edge>& all) : first(nodes + 1, 0), edges(all.size()) {
        for (const Edge& edge : all)
            ++first[edge.from + 1];
        for (std::uint32_t i = 0; i < nodes; ++i)
            first[i + 1] += first[i];
        std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
        for (std::uint32_t i = 0; i < all.size(); ++i)
            edges[next[all[i].from]++] = i;
    }
};

class Components {
  public:
    Components(std::uint32_t nodes, const std::vector<Edge>& edges)
        : edges_(edges), adjacency_(nodes, edges), order_(nodes, none), low_(nodes, 0), component_(nodes, none) {
        next_.assign(adjacency_.first.begin(), adjacency_.first.end() - 1);
        for (std::uint32_t node = 0; node < nodes; ++node)
            if (order_[node] == none)
                search_from(node);
    }

    [[nodiscard]] bool within(const Edge& edge) const { return component_[edge.from] == component_[edge.to]; }
    [[nodiscard]] std::uint32_t of(std::uint32_t node) const { return component_[node]; }
    [[nodiscard]] const Adjacency& adjacency() const { return adjacency_; }
    /// Nodes, component by component, targets first.
    [[nodiscard]] const std::vector<std::uint32_t>& finished() const { return finished_; }

  private:
    void enter(std::uint32_t node) {
        order_[node] = low_[node] = count_++;
        open_.push_back(node);
        path_.push_back(node);
    }

    void search_from(std::uint32_t root) {
        enter(root);
        while (!path_.empty()) {
            const std::uint32_t node = path_.back();
            if (next_[node] < adjacency_.first[node + 1])
                follow(node, edges_[adjacency_.edges[next_[node]++]].to);
            else
                leave(node);
        }
    }

    void follow(std::uint32_t node, std::uint32_t target) {
        if (order_[target] == none)
            enter(target);
        else if (component_[target] == none)
            low_[node] = std::min(low_[node], order_[target]);
    }

    void leave(std::uint32_t node) {
        path_.pop_back();
        if (!path_.empty())
            low_[path_.back()] = std::min(low_[path_.back()], low_[node]);
        if (low_[node] != order_[node])
            return;
        std::uint32_t member = none;
        do {
            member = open_.back();
            open_.pop_back();
            component_[member] = components_;
            finished_.push_back(member);
        } while (member != node);
        ++components_;
    }

    const std::vector<Edge>& edges_;
    Adjacency adjacency_;
    std::vector<std::uint32_t> order_, low_, component_, next_, open_, path_, finished_;
    std::uint32_t count_ = 0;
    std::uint32_t components_ = 0;
};

/// The shortest way from `start` back to itself within its component. `came_by` is scratch, all `none` outside.
std::vector<std::uint32_t> shortest_round(const Components& components, const std::vector<Edge>& edges,
                                          std::uint32_t start, std::vector<std::uint32_t>& came_by) {
    std::vector<std::uint32_t> queue{start};
    std::optional<std::uint32_t> closing;
    const Adjacency& adjacency = components.adjacency();
    for (std::size_t i = 0; i < queue.size() && !closing; ++i)
        for (std::uint32_t at = adjacency.first[queue[i]]; at < adjacency.first[queue[i] + 1] && !closing; ++at) {
            const std::uint32_t edge = adjacency.edges[at];
            const std::uint32_t target = edges[edge].to;
            if (!components.within(edges[edge]))
                continue;
            if (target == start)
                closing = edge;
            else if (came_by[target] == none) {
                came_by[target] = edge;
                queue.push_back(target);
            }
        }
    std::vector<std::uint32_t> round;
    for (std::uint32_t edge = closing.value_or(none); edge != none; edge = came_by[edges[edge].from])
        round.push_back(edge);
    std::reverse(round.begin(), round.end());
    return round;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> find_cycles(std::uint32_t nodes, const std::vector<Edge>& edges) {
    const Components components(nodes, edges);
    std::vector<std::uint32_t> starts;
    for (const Edge& edge : edges)
        if (components.within(edge))
            starts.push_back(edge.from);
    std::sort(starts.begin(), starts.end());
    std::vector<bool> told(nodes, false);
    std::vector<std::uint32_t> came_by(nodes, none);
    std::vector<std::vector<std::uint32_t>> cycles;
    for (const std::uint32_t start : starts) {
        if (told[components.of(start)])
            continue;
        told[components.of(start)] = true;
        cycles.push_back(shortest_round(components, edges, start, came_by));
    }
    return cycles;
}

std::vector<std::uint32_t> edges_in_cycles(std::uint32_t nodes, const std::vector<Edge>& edges) {
    const Components components(nodes, edges);
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < edges.size(); ++i)
        if (components.within(edges[i]))
            found.push_back(i);
    return found;
}

std::vector<std::uint32_t> targets_first(std::uint32_t nodes, const std::vector<Edge>& edges) {
    return Components(nodes, edges).finished();
}

std::vector<std::uint32_t> depths(std::uint32_t nodes, const std::vector<Edge>& edges) {
    const Components components(nodes, edges);
    const Adjacency& adjacency = components.adjacency();
    std::vector<std::uint32_t> depth(nodes, 0);
    for (const std::uint32_t node : components.finished())
        for (std::uint32_t at = adjacency.first[node]; at < adjacency.first[node + 1]; ++at)
            if (const Edge& edge = edges[adjacency.edges[at]]; !components.within(edge))
                depth[node] = std::max(depth[node], depth[edge.to] + 1);
    return depth;
}

}  // namespace chapeau::model
