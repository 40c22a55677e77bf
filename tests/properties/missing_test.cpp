// What an undetermined status asks for: nothing that matters is left out, and giving it settles the matter.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>

#include "tests/properties/omission.hpp"

using namespace chapeau;
using namespace chapeau::properties;

namespace {

/// Whether a path with an index names a member that the record has.
bool exists(const Domains& domains, const record::Record& record, const std::string& path) {
    const std::size_t open = path.find('[');
    if (open == std::string::npos)
        return domains.model->find_fact(path).has_value();
    const auto list = domains.model->find_fact(path.substr(0, open));
    return list && std::stoul(path.substr(open + 1)) < record.lists[domains.model->at(*list).slot].count;
}

/// What the policy alone leaves without a value is named by the definition or the clause that it is in.
bool is_in_policy(const model::Model& model, const evaluate::Missing& missing) {
    const auto named = [&](const auto& each) { return each.name == missing.path; };
    return missing.by_policy && missing.why == evaluate::Why::not_computable &&
           (std::ranges::any_of(model.defines, named) || std::ranges::any_of(model.clauses, named));
}

template <class Each>
bool on_partial_records(const char* what, const Each& each) {
    return rc::check(what, [&each] {
        Generated generated = draw_policy();
        for (const std::size_t percent_unknown : {15U, 30U, 50U, 100U}) {
            const Situation situation = draw_situation(generated.domains, generated.choices, percent_unknown);
            for (std::uint32_t i = 0; i < generated.engine.model().clauses.size(); ++i)
                each(generated, situation, model::ClauseId{i});
        }
    });
}

}  // namespace

TEST_CASE("no fact that could change a status is left out of what it asks for") {
    Tried tried;
    CHECK(on_partial_records(
        "nothing is left out", [&tried](Generated& generated, const Situation& situation, model::ClauseId clause) {
            const Effort effort{3, 12};
            const auto omitted =
                find_omission(generated.engine, generated.domains, situation, clause, generated.choices, effort, tried);
            if (omitted)
                RC_FAIL(*omitted);
        }));
    MESSAGE(tried.facts << " facts tried in " << tried.evaluations << " evaluations");
    CHECK(tried.facts > 10000);
}

TEST_CASE("giving what is asked for settles a status") {
    CHECK(on_partial_records("requests lead to the end", [](Generated& generated, const Situation& situation,
                                                            model::ClauseId clause) {
        const auto wrong = follow_requests(generated.engine, generated.domains, situation, clause, generated.choices);
        if (wrong)
            RC_FAIL(*wrong);
    }));
}

TEST_CASE("what is asked for exists, and each is asked for once for each reason") {
    CHECK(
        on_partial_records("paths exist", [](Generated& generated, const Situation& situation, model::ClauseId clause) {
            const Outcome outcome = outcome_of(generated, situation);
            const auto missing = missing_of(generated.engine, outcome, clause);
            for (auto each = missing.begin(); each != missing.end(); ++each) {
                if (!each->grant && !is_in_policy(generated.engine.model(), *each) &&
                    !exists(generated.domains, outcome.record, each->path))
                    RC_FAIL(each->path + " does not exist in\n" + json_of(generated.domains, situation));
                RC_ASSERT(std::find(std::next(each), missing.end(), *each) == missing.end());
            }
        }));
}
