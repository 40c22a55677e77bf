// Models for these tests, laid out by hand: the record and its reading are tested without the language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/model/model.hpp"

namespace chapeau::tests {

/// Facts added one by one, with the objects on their way.
class Draft {
  public:
    Draft();

    model::EnumId vocabulary(std::string name, const std::vector<std::pair<std::string, std::string>>& values);
    /// Returns the fact, for a bound.
    model::Fact& fact(std::string_view path, model::Type type);
    void list(std::string_view path);
    /// A field of the members of the list added last.
    model::Fact& column(std::string_view name, model::Type type);

    model::Model model;

  private:
    model::ShapeId shape_at(std::string_view path);
    model::Fact& place(model::ShapeId shape, std::string_view field, std::string path, model::Type type);
};

[[nodiscard]] model::Type one(model::Kind kind);
[[nodiscard]] model::Type one(model::EnumId of_enum);
[[nodiscard]] model::Type set_of(model::Type member);

/// A record much like an applicant's: groups of facts, an object within one, lists, sets, and every kind of value.
[[nodiscard]] const model::Model& applicants();

}  // namespace chapeau::tests
