// What stays settled when some facts of a record are taken as open.
#pragma once

#include <functional>

#include "interpreter/trace/view.hpp"

namespace chapeau::trace {

/// The results of the record with every fact not known of which `keep` says no; of a list that is kept, its members'
/// fields one by one. What is settled in them is settled whatever the open facts are, since learning a fact never
/// reverses a result.
[[nodiscard]] evaluate::Results keeping_only(const View& view, const std::function<bool(const model::Fact&)>& keep);

}  // namespace chapeau::trace
