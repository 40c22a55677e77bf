// A model as text, for goldens: what names were resolved to, which types were found, how conditions are combined.
#pragma once

#include <string>

#include "interpreter/model/model.hpp"

namespace chapeau::model {

[[nodiscard]] std::string dump(const Model& model);
/// An expression on one line, every operator written out: `all(less(applicant.age, 18), adult)`.
[[nodiscard]] std::string dump(const Model& model, ExpressionId id);
/// `credential`, `set of country`, `list`.
[[nodiscard]] std::string dump(const Model& model, Type type);

}  // namespace chapeau::model
