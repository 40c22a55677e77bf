// Records in the making: for each fact of a policy which value of its domain it has, if it is known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/properties/choices.hpp"
#include "tests/properties/domains.hpp"

namespace chapeau::properties {

/// An index into a fact's domain, or nothing.
using Choice = std::optional<std::size_t>;

struct Situation {
    std::vector<Choice> singles;  // by slot
    using Row = std::vector<Choice>;
    std::vector<std::optional<std::vector<Row>>> lists;  // by slot
};

/// Something in a situation that can be unknown: a fact, a list, a field of a list's member.
struct Place {
    enum class Kind { single, list, cell };
    Kind kind = Kind::single;
    std::uint32_t slot = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};

/// In a hundred facts about `percent_unknown` are left open.
[[nodiscard]] Situation draw_situation(const Domains& domains, Choices& choices, std::size_t percent_unknown);

[[nodiscard]] std::vector<Place> unknown_places(const Situation& situation);
[[nodiscard]] std::string path_of(const Domains& domains, const Place& place);
/// How many values there are to try at a place; a list has a few made up for it.
[[nodiscard]] std::size_t domain_size(const Domains& domains, const Place& place);
void fill(Situation& situation, const Domains& domains, const Place& place, std::size_t value);
/// Any value; a list gets members with about `percent_unknown` of their fields open.
void fill_anyhow(Situation& situation, const Domains& domains, const Place& place, Choices& choices,
                 std::size_t percent_unknown = 0);
/// Fills in every place but those that `keep` is true of, and what opens up behind them.
template <class Keep>
void complete(Situation& situation, const Domains& domains, Choices& choices, const Keep& keep) {
    for (const Place& place : unknown_places(situation))
        if (!keep(place))
            fill_anyhow(situation, domains, place, choices);
}

/// The record that the reader would make of it.
[[nodiscard]] record::Record record_of(const Domains& domains, const Situation& situation);
/// Its text; with `order`, keys stand in any order and some unknown facts are left out, others null.
[[nodiscard]] std::string json_of(const Domains& domains, const Situation& situation, Choices* order = nullptr);

}  // namespace chapeau::properties
