// Values of a record as tests write them, against the shape of the record.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "interpreter/model/checking.hpp"

namespace chapeau::model {

/// What a path into a record leads to: a fact, or an object of several.
using RecordPlace = std::variant<FactId, ShapeId>;

/// Reports a path that leads nowhere.
[[nodiscard]] std::optional<RecordPlace> find_place(Checking& checking, const ast::DataPath& path);

/// Reports every part of `value` that the place can't hold.
void check_datum(Checking& checking, const ast::Data& value, const RecordPlace& place);

/// Reports a value that is not of a type of one value; `what` names what holds it.
void check_single(Checking& checking, const ast::Data& value, Type type, const std::string& what);

/// The changes that a sample or a case makes to a record.
void check_changes(Checking& checking, const std::vector<ast::Change>& changes);

}  // namespace chapeau::model
