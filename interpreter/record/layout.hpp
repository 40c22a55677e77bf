// The facts of a policy, arranged for reading records.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "interpreter/model/model.hpp"
#include "interpreter/record/names.hpp"

namespace chapeau::record {

/// A fact, or a field of a list's members.
struct Leaf {
    const model::Fact* fact = nullptr;
    const model::Enum* vocabulary = nullptr;  // where its values are those of an enum
    const Names* values = nullptr;            // likewise
    std::uint32_t members = 0;                // of a list: the object each member is
    bool is_id = false;
};

struct Object {
    Names names;
    /// By the index in `names`: an object, or a leaf.
    struct Field {
        bool is_object = false;
        std::uint32_t index = 0;
    };
    std::vector<Field> fields;
};

/// Refers into the model, which must outlive it.
struct Layout {
    explicit Layout(const model::Model& model);
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;
    ~Layout() = default;

    const model::Model& model;
    std::vector<Object> objects;  // by ShapeId
    std::vector<Leaf> leaves;     // by FactId
    std::vector<Names> enums;     // by EnumId
    std::uint32_t root = 0;
};

/// The code of a date, a NOC code or a value of an enum, written as JSON has it; nothing where it is none.
[[nodiscard]] std::optional<std::int64_t> code_of(const Leaf& leaf, std::string_view written);
/// Whether the fact may have this value.
[[nodiscard]] bool within_bound(const model::Fact& fact, const values::Rational& number);

/// What may stand for a value of this leaf, one member of it where it is a set or a list.
[[nodiscard]] std::string expected_of(const Leaf& leaf);
/// What may stand for the whole of it.
[[nodiscard]] std::string expected_of_all(const Leaf& leaf);
/// The same where something else was written for a value of an enum, with the value that was meant, perhaps: the
/// nearest in spelling, or the one whose title was written.
[[nodiscard]] std::string expected_value(const Leaf& leaf, std::string_view written);
/// The fields an object may have, with the one that was meant, perhaps.
[[nodiscard]] std::string expected_fields(const Object& object, std::string_view written);

}  // namespace chapeau::record
