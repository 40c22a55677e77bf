// What stays settled when some facts of a record are taken as open.
#pragma once

#include <functional>

#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// A record of which some facts are open, and what comes of it.
struct Supposed {
    record::Record record;
    evaluate::Results results;
};

/// The record with every fact not known of which `keep` says no; of a list that is kept, its members' fields one by
/// one. A list that is not kept, but has a field that is fixed, keeps its members, and beside them may have any others:
/// it is given so many of which nothing is known that no count of the policy needs more (10,000 at most). What is
/// settled in the results is settled whatever the open facts are, since learning a fact never reverses a result.
[[nodiscard]] Supposed keeping_only(const View& view, const std::function<bool(const model::Fact&)>& keep);

}  // namespace chapeau::trace
