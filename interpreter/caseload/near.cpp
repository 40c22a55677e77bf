// Which is nearest is statistics, so it is done in floating point; what is said of it is exact.
#include "interpreter/caseload/near.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "interpreter/trace/comparing.hpp"
#include "interpreter/trace/format_value.hpp"

namespace chapeau::caseload {

namespace {

using model::Kind;
using values::Rational;

double number_of(const Rational& exact) {
    return static_cast<double>(exact.numerator()) / static_cast<double>(exact.denominator());
}

/// What the distance is measured by.
double measure_of(const trace::View& view, const model::Comparison& comparison) {
    constexpr double year = 365;
    const model::Type& type = view.at(comparison.left).type;
    if (type.kind == Kind::date)
        return year;
    if (type.kind == Kind::enumeration)
        return static_cast<double>(view.model.at(type.of_enum).values.size());
    return std::abs(number_of(view.value(comparison.right).low));
}

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
    const double measure = measure_of(view, wanted);
    return NearMiss{clause,
                    std::move(margin),
                    trace::decimal_of(size.sign() < 0 ? size.negated() : size),
                    trace::unit_word(apart->kind),
                    way_of(wanted.relation, size.sign()),
                    apart->least,
                    measure > 0 ? std::abs(number_of(size)) / measure : std::numeric_limits<double>::infinity()};
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
