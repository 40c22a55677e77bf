// Records written in tests, and records with facts that an officer found: the text of a record with changes made to it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "grammar/ast.hpp"
#include "interpreter/model/model.hpp"
#include "interpreter/record/read.hpp"

namespace chapeau::record {

using Changes = std::span<const grammar::ast::Change>;

/// What is wrong with one change of a test, and where it is written; a fault of the record's own text has an empty
/// span.
struct ChangeError {
    grammar::Span span;
    RecordError error;
};

/// The JSON text of a record after `changes`, in the order given (a sample's own after those of the one it is like, a
/// case's last). `json` is the text of one object, `{}` where a sample names no file; what no change touches keeps
/// its digits and letters. Values are written as their facts want them: digits as a text where a NOC code or
/// a value of an enum is due, dates and names as texts, numbers with the digits as written. Only paths and
/// malformed JSON are faults here; whether a value suits its fact is the Reader's to say.
[[nodiscard]] std::variant<std::string, std::vector<ChangeError>> with_changes(const model::Model& model,
                                                                               std::string_view json,
                                                                               std::span<const Changes> changes);

/// A value for one place of a record; null where what stands there is not known.
struct PlacedValue {
    std::string path;   // `applicant.licences[2].occupation`
    std::string value;  // its JSON text
};
/// What is wrong with one of several, by its number; with the record's own text where there is none.
struct PlacedError {
    std::optional<std::size_t> value;
    RecordError error;
};

/// The same with values of JSON, each put in its place in the order given.
[[nodiscard]] std::variant<std::string, std::vector<PlacedError>> with_values(const model::Model& model,
                                                                              std::string_view json,
                                                                              std::span<const PlacedValue> values);

}  // namespace chapeau::record
