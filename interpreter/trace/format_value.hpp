// Values as people read them, and as a record writes them. For whoever shows a value: traces, failed cases, the
// terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/evaluate/evaluate.hpp"
#include "interpreter/model/model.hpp"
#include "interpreter/record/record.hpp"
#include "interpreter/text/unsafe.hpp"
#include "interpreter/trace/speech.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/values/rational.hpp"

namespace chapeau::trace {

// What has two names, `add_…` and one without, is the same said twice: added to a text, or as a text of its own.

using text::add_escaped;
using text::add_in_quotes;
using text::escaped;
using text::in_quotes;

inline constexpr int cents = 2;

/// `3.5`, `$30.00`, `729 days`, `2024-03-01`. Of numbers places beyond the fourth are rounded and the value is `about`
/// so much; money has `places` of them and says `(rounded)`.
[[nodiscard]] std::string format_quantity(const Words& words, const values::Rational& quantity, model::Kind kind,
                                          int places = cents);
void add_quantity(std::string& to, const Words& words, const values::Rational& quantity, model::Kind kind,
                  int places = cents);

/// Cents, or as many places as it takes not to show amounts that differ as one.
[[nodiscard]] int places_of_money(const std::vector<values::Rational>& amounts);
[[nodiscard]] int places_of_money(const values::Rational& one, const values::Rational& other);

/// A yes/no, date, enum value or NOC code: `yes`, `2024-03-01`, `bachelor's degree`, `NOC 2021 21301`.
[[nodiscard]] std::string format_code(const Speech& speech, const model::Type& type, std::int64_t code);
void add_code(std::string& to, const Speech& speech, const model::Type& type, std::int64_t code);

/// A value that the policy writes or works out alone.
[[nodiscard]] std::string format_literal(const Speech& speech, const model::Type& type, const model::Literal& literal);

/// What an evaluation knows of a value: itself, `between 0 days and 500 days`, or `not known`.
[[nodiscard]] std::string format_value(const Speech& speech, const record::Record& record, const model::Type& type,
                                       const evaluate::Value& value);
void add_value(std::string& to, const Speech& speech, const record::Record& record, const model::Type& type,
               const evaluate::Value& value);

/// What a record says of a single fact or a cell of a list.
[[nodiscard]] std::string format_datum(const Speech& speech, const record::Record& record, const model::Fact& fact,
                                       const record::Datum& datum);
void add_datum(std::string& to, const Speech& speech, const record::Record& record, const model::Fact& fact,
               const record::Datum& datum);

/// `2 qualifications: bachelor's degree (years of study 4, country Mexico); …`; `none`; `not known`.
[[nodiscard]] std::string format_list(const Speech& speech, const record::Record& record, const model::Fact& list);
void add_list(std::string& to, const Speech& speech, const record::Record& record, const model::Fact& list);

/// What follows `in` or `overlaps`: the title of a list that has a name, otherwise its members. A few values of an enum
/// are named all the same.
[[nodiscard]] std::string format_members(const Speech& speech, const model::List& list);
void add_members(std::string& to, const Speech& speech, const model::List& list);

[[nodiscard]] Plain plain_datum(const model::Model& model, const record::Record& record, const model::Fact& fact,
                                const record::Datum& datum);
[[nodiscard]] Plain plain_value(const model::Model& model, const record::Record& record, const model::Type& type,
                                const evaluate::Value& value);

/// The cell of a list's member, and its place among the record's; `column` must be a column.
[[nodiscard]] const record::Datum& cell(const model::Model& model, const record::Record& record,
                                        const model::Fact& column, std::uint32_t member);
[[nodiscard]] std::size_t cell_index(const model::Model& model, const record::Record& record, const model::Fact& column,
                                     std::uint32_t member);

/// Last part of a path in words: `offer.pay.hours_per_week` is `hours per week`.
[[nodiscard]] std::string last_words(std::string_view path);

}  // namespace chapeau::trace
