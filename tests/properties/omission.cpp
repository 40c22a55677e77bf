// A fact that is not asked for must change nothing however the rest turns out. Completions are drawn rather than
// enumerated; over thousands of records the domains are covered many times. A status that opens because the value tried
// cannot be computed with does not count: a status undetermined for that reason names it, and nothing is reversed.
#include "tests/properties/omission.hpp"

#include <algorithm>
#include <numeric>

namespace chapeau::properties {

namespace {

using evaluate::Status;

std::vector<Place> not_asked_for(const Domains& domains, const Situation& situation,
                                 const std::set<std::string>& asked_for) {
    std::vector<Place> places = unknown_places(situation);
    std::erase_if(places, [&](const Place& place) { return asked_for.contains(path_of(domains, place)); });
    return places;
}

std::vector<std::size_t> values_to_try(std::size_t domain, Choices& choices, const Effort& effort) {
    std::vector<std::size_t> values(domain);
    std::iota(values.begin(), values.end(), std::size_t{0});
    if (domain > effort.values) {
        choices.shuffle(values);
        values.resize(effort.values);
    }
    return values;
}

bool same_place(const Place& a, const Place& b) {
    return a.kind == b.kind && a.slot == b.slot && a.row == b.row && a.column == b.column;
}

struct Trying {
    const tests::Engine& engine;
    const Domains& domains;
    model::ClauseId clause;
    Tried& tried;

    /// A status that is open because something cannot be computed says nothing.
    [[nodiscard]] std::optional<Status> status(const Situation& situation) const {
        ++tried.evaluations;
        const Outcome outcome(engine, record_of(domains, situation));
        const Status came = evaluate::status_of(engine.program, clause, outcome.results);
        if (came == Status::undetermined && has(missing_of(engine, outcome, clause), evaluate::Why::not_computable))
            return std::nullopt;
        return came;
    }

    [[nodiscard]] std::optional<std::string> changed_by(const Place& place, Situation rest,
                                                        const std::vector<std::size_t>& values) const {
        std::optional<Status> first;
        for (const std::size_t value : values) {
            fill(rest, domains, place, value);
            const std::optional<Status> now = status(rest);
            if (first && now && *now != *first)
                return path_of(domains, place) + " makes it " + std::string(tests::text_of(*now)) + " instead of " +
                       std::string(tests::text_of(*first)) + ":\n" + json_of(domains, rest);
            first = now ? now : first;
        }
        return std::nullopt;
    }
};

}  // namespace

std::set<std::string> paths_of(const std::vector<evaluate::Missing>& missing) {
    std::set<std::string> paths;
    for (const evaluate::Missing& each : missing)
        paths.insert(each.path);
    return paths;
}

std::optional<std::string> find_omission(const tests::Engine& engine, const Domains& domains,
                                         const Situation& situation, model::ClauseId clause, Choices& choices,
                                         const Effort& effort, Tried& tried) {
    const Outcome outcome(engine, record_of(domains, situation));
    const auto asked_for = paths_of(missing_of(engine, outcome, clause));
    std::vector<Place> places = not_asked_for(domains, situation, asked_for);
    choices.shuffle(places);
    places.resize(std::min(places.size(), effort.facts));
    const Trying trying{engine, domains, clause, tried};
    for (const Place& place : places) {
        ++tried.facts;
        Situation rest = situation;
        complete(rest, domains, choices, [&](const Place& other) { return same_place(place, other); });
        const auto values = values_to_try(domain_size(domains, place), choices, effort);
        if (auto omitted = trying.changed_by(place, std::move(rest), values))
            return engine.model().at(clause).name + " does not ask for " + *omitted + "\nfrom\n" +
                   json_of(domains, situation);
    }
    return std::nullopt;
}

std::optional<std::string> follow_requests(const tests::Engine& engine, const Domains& domains, Situation situation,
                                           model::ClauseId clause, Choices& choices) {
    constexpr int most_rounds = 20;
    for (int round = 0; round < most_rounds; ++round) {
        const Outcome outcome(engine, record_of(domains, situation));
        if (evaluate::status_of(engine.program, clause, outcome.results) != Status::undetermined)
            return std::nullopt;
        auto missing = missing_of(engine, outcome, clause);
        if (missing.empty())
            return engine.model().at(clause).name + " is undetermined and asks for nothing:\n" +
                   json_of(domains, situation);
        std::erase_if(missing, [](const evaluate::Missing& each) {
            return each.why == evaluate::Why::other_edition || each.why == evaluate::Why::not_computable;
        });
        if (missing.empty())
            return std::nullopt;
        const auto asked_for = paths_of(missing);
        std::size_t filled = 0;
        for (const Place& place : unknown_places(situation))
            if (asked_for.contains(path_of(domains, place))) {
                fill_anyhow(situation, domains, place, choices, 30);
                ++filled;
            }
        if (filled != asked_for.size())
            return engine.model().at(clause).name + " asks for what is given: " + tests::text_of(missing.front()) +
                   " …\n" + json_of(domains, situation);
    }
    return engine.model().at(clause).name + " asks without end:\n" + json_of(domains, situation);
}

}  // namespace chapeau::properties
