// The comparisons that made clauses fail are gone through as a trace has them, and the nearest are kept.
#include "interpreter/caseload/near.hpp"

#include <algorithm>
#include <map>

#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/nearness.hpp"

namespace chapeau::caseload {

namespace {

using values::Rational;

/// Of a comparison that failed.
std::string_view way_of(model::Relation relation, int sign) {
    if (!model::is_ordering(relation))
        return "off";
    if (sign == 0)
        return "equal";
    return relation == model::Relation::at_least || relation == model::Relation::more ? "short" : "over";
}

std::optional<NearMiss> miss_of(const trace::View& view, model::ClauseId clause, const trace::Compared& compared) {
    const auto failing = compared.turned ? evaluate::Kleene::yes : evaluate::Kleene::no;
    const bool failed = compared.decides && !compared.idle && compared.holds == failing;
    const auto parts = failed ? trace::parts_of(view, compared.condition) : std::nullopt;
    if (!parts || parts->order == nullptr)
        return std::nullopt;
    model::Comparison wanted = *parts->order;
    if (compared.turned) {
        const auto other = model::contrary(wanted.relation);
        if (!other || !model::is_ordering(*other))
            return std::nullopt;  // one value is not to be: there is nothing to be near to
        wanted.relation = *other;
    }
    const auto apart = trace::distance_of(view, wanted);
    std::string margin = apart ? trace::margin_of(view, wanted, *apart) : std::string();
    if (margin.empty())
        return std::nullopt;
    const Rational& size = apart->left_minus_right;
    return NearMiss{clause,
                    std::move(margin),
                    trace::decimal_of(size.sign() < 0 ? size.negated() : size),
                    trace::unit_word(apart->kind),
                    way_of(wanted.relation, size.sign()),
                    apart->least,
                    trace::is_strict(wanted.relation),
                    trace::part_of_limit(view, wanted, *apart)};
}

}  // namespace

std::vector<NearMiss> nearest(trace::View& view, const std::vector<std::uint32_t>& clauses, std::size_t most) {
    std::vector<NearMiss> all;
    trace::Comparisons comparisons(view);
    for (const std::uint32_t clause : clauses) {
        std::map<std::uint32_t, NearMiss> of_clause;  // by condition
        comparisons.go_through({clause}, [&](const trace::Compared& compared) {
            auto miss = miss_of(view, {clause}, compared);
            if (!miss)
                return;
            const auto [known, is_first] = of_clause.try_emplace(compared.condition.index, *miss);
            if (!is_first && miss->part < known->second.part)
                known->second = std::move(*miss);
        });
        for (auto& [condition, miss] : of_clause)
            all.push_back(std::move(miss));
    }
    std::ranges::stable_sort(all, {}, &NearMiss::part);
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most)), all.end());
    return all;
}

}  // namespace chapeau::caseload
