// The real policy against brute force: records that come from the shared and the sample ones by changing and forgetting
// facts, with each enum value, both sides of each constant and of each date and amount that occurs, and codes of both
// editions.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "interpreter/values/calendar.hpp"
#include "tests/properties/omission.hpp"

using namespace chapeau;
using namespace chapeau::properties;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::uint64_t seed = 20221116;
constexpr int records = 10000;

/// What stands at `offer.pay.per`; null where nothing does.
Json at(const Json& object, const std::string& path) {
    const std::size_t dot = path.find('.');
    const auto found = object.find(path.substr(0, dot));
    if (found == object.end() || found->is_null())
        return nullptr;
    return dot == std::string::npos ? *found : at(*found, path.substr(dot + 1));
}

struct Policy {
    Policy() : engine(model::load(CHAPEAU_ROOT "/policies/cptpp")), domains(domains_of(engine)) {
        std::ifstream shared(CHAPEAU_ROOT "/tests/policies/t52/records.jsonl");
        for (std::string line; std::getline(shared, line);)
            situations.push_back(situation_of(Json::parse(line)));
        for (const auto& file : std::filesystem::directory_iterator(CHAPEAU_ROOT "/policies/cptpp/samples")) {
            std::stringstream text;
            text << std::ifstream(file.path()).rdbuf();
            situations.push_back(situation_of(Json::parse(text.str())));
        }
        for (Domain& domain : domains.singles)
            add_neighbours(domain);
        for (std::vector<Domain>& columns : domains.columns)
            for (Domain& domain : columns)
                add_neighbours(domain);
    }

    Situation situation_of(const Json& record) {
        Situation situation;
        const model::Model& model = engine.model();
        for (Domain& domain : domains.singles)
            situation.singles.push_back(choice_of(domain, at(record, model.at(domain.fact).path)));
        for (std::size_t list = 0; list < domains.columns.size(); ++list) {
            const std::string& path = model.at(model.lists_of_record[list]).path;
            const Json rows = at(record, path);
            if (rows.is_null()) {
                situation.lists.emplace_back();
                continue;
            }
            auto& written = situation.lists.emplace_back(std::in_place);
            for (const Json& row : rows) {
                Situation::Row& made = written->emplace_back();
                for (Domain& domain : domains.columns[list])
                    made.push_back(choice_of(domain, at(row, model.at(domain.fact).path.substr(path.size() + 1))));
            }
        }
        return situation;
    }

    Choice choice_of(Domain& domain, const Json& value) {
        return value.is_null() ? Choice() : Choice(place_of(domain, value.dump(), engine));
    }

    /// The day before and after each day, a cent less and more than each amount.
    void add_neighbours(Domain& domain) {
        const model::Kind kind = engine.model().at(domain.fact).type.kind;
        const std::vector<Sampled> values = domain.values;
        for (const Sampled& value : values)
            for (const int step : {-1, 1}) {
                if (kind == model::Kind::date)
                    place_of(domain, "\"" + values::text_of(static_cast<values::Day>(value.datum.code + step)) + "\"",
                             engine);
                if (kind == model::Kind::money)
                    place_of(domain, add(value.number, *divide(values::Rational(step), 100))->text(), engine);
            }
    }

    /// One of the records with up to five facts changed and some forgotten.
    Situation draw(Choices& choices) const {
        Situation situation = choices.of(situations);
        for (std::size_t changes = choices.below(6); changes > 0; --changes)
            change(situation, choices);
        const std::size_t percent = choices.of(std::vector<std::size_t>{3, 10, 25, 60});
        for (Choice& single : situation.singles)
            forget(single, choices, percent);
        for (auto& rows : situation.lists) {
            forget(rows, choices, percent);
            for (std::size_t row = 0; rows && row < rows->size(); ++row)
                for (Choice& cell : (*rows)[row])
                    forget(cell, choices, percent);
        }
        return situation;
    }

    void change(Situation& situation, Choices& choices) const {
        Place place{Place::Kind::single, static_cast<std::uint32_t>(choices.below(situation.singles.size())), 0, 0};
        if (choices.one_in(3)) {
            place = {Place::Kind::list, static_cast<std::uint32_t>(choices.below(situation.lists.size())), 0, 0};
            const auto& rows = situation.lists[place.slot];
            if (rows && !rows->empty())
                place = {Place::Kind::cell, place.slot, static_cast<std::uint32_t>(choices.below(rows->size())),
                         static_cast<std::uint32_t>(choices.below(rows->front().size()))};
        }
        fill_anyhow(situation, domains, place, choices);
    }

    template <class Known>
    static void forget(std::optional<Known>& known, Choices& choices, std::size_t percent) {
        if (choices.below(100) < percent)
            known.reset();
    }

    tests::Engine engine;
    Domains domains;
    std::vector<Situation> situations;
};

Policy& policy() {
    static Policy loaded;
    return loaded;
}

std::vector<model::ClauseId> decisions() {
    std::vector<model::ClauseId> clauses;
    for (const model::Decision& decision : policy().engine.model().decisions)
        clauses.push_back(decision.clause);
    return clauses;
}

}  // namespace

TEST_CASE("the policy's requests leave out nothing that could change its outcome") {
    Choices choices = Choices::endless(seed);
    Tried tried;
    int undetermined = 0;
    for (int i = 0; i < records; ++i) {
        const Situation situation = policy().draw(choices);
        const Outcome outcome(policy().engine, record_of(policy().domains, situation));
        for (const model::ClauseId decision : decisions()) {
            const auto status = evaluate::status_of(policy().engine.program, decision, outcome.results);
            undetermined += status == evaluate::Status::undetermined ? 1 : 0;
            const auto omitted =
                find_omission(policy().engine, policy().domains, situation, decision, choices, {6, 8}, tried);
            REQUIRE_MESSAGE(!omitted, *omitted);
        }
    }
    MESSAGE(tried.facts << " facts tried in " << tried.evaluations << " evaluations; " << undetermined
                        << " outcomes undetermined");
    CHECK(undetermined > records / 2);
}

TEST_CASE("giving what the policy asks for settles its outcome") {
    Choices choices = Choices::endless(seed + 1);
    for (int i = 0; i < records / 5; ++i) {
        const Situation situation = policy().draw(choices);
        for (const model::ClauseId decision : decisions()) {
            const auto wrong = follow_requests(policy().engine, policy().domains, situation, decision, choices);
            REQUIRE_MESSAGE(!wrong, *wrong);
        }
    }
}

TEST_CASE("learning a fact never changes what the policy has settled") {
    Choices choices = Choices::endless(seed + 2);
    const tests::Engine& engine = policy().engine;
    for (int i = 0; i < records / 5; ++i) {
        Situation situation = policy().draw(choices);
        auto before = statuses(engine, Outcome(engine, record_of(policy().domains, situation)).results);
        for (auto places = unknown_places(situation); !places.empty(); places = unknown_places(situation)) {
            choices.shuffle(places);
            places.resize(1 + choices.below(places.size()));
            for (const Place& place : places)
                fill_anyhow(situation, policy().domains, place, choices, 20);
            const auto after = statuses(engine, Outcome(engine, record_of(policy().domains, situation)).results);
            for (std::size_t clause = 0; clause < before.size(); ++clause)
                REQUIRE_MESSAGE((before[clause] == after[clause] || before[clause] == evaluate::Status::undetermined),
                                differences(engine, before, after) << json_of(policy().domains, situation));
            before = after;
        }
    }
}
