#include "grammar/distances.hpp"

#include <fmt/format.h>

namespace chapeau::grammar {

namespace {

/// How the day compares with the one that lies so far from the anchor. What measures a distance grows away from the
/// anchor: at least 6 months before it is that day or an earlier one. What compares days goes one way on either side.
std::string_view relation(const Distance& distance) {
    const bool after = distance.after;
    switch (distance.comparison) {
        case ast::Comparison::is_at_least:
            return after ? "is on or after" : "is on or before";
        case ast::Comparison::is_at_most:
            return after ? "is on or before" : "is on or after";
        case ast::Comparison::is_more_than:
            return after ? "is after" : "is before";
        case ast::Comparison::is_less_than:
            return after ? "is before" : "is after";
        case ast::Comparison::is_on_or_after:
            return "is on or after";
        case ast::Comparison::is_on_or_before:
            return "is on or before";
        case ast::Comparison::is_after:
            return "is after";
        case ast::Comparison::is_before:
            return "is before";
        case ast::Comparison::is_not:
            return "is not";
        default:
            return "is";
    }
}

}  // namespace

std::string as_days(const Distance& distance) {
    const std::string_view words = relation(distance);
    return distance.after ? fmt::format("{} {} {} + {}", distance.day, words, distance.anchor, distance.length)
                          : fmt::format("{} + {} {} {}", distance.day, distance.length, words, distance.anchor);
}

std::string within_days(const Distance& distance, std::string_view side) {
    Distance limit = distance;
    limit.comparison = ast::Comparison::is_at_most;
    limit.after = side != "before";
    const std::string nearest = as_days(limit);
    if (side == "of") {
        limit.after = false;
        return as_days(limit) + " and " + nearest;
    }
    return limit.after ? fmt::format("{} is on or after {} and {}", distance.day, distance.anchor, nearest)
                       : fmt::format("{} and {} is on or before {}", nearest, distance.day, distance.anchor);
}

}  // namespace chapeau::grammar
