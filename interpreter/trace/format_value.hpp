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
/// Cents of money, four places of other numbers.
inline constexpr int usual_places = 0;

/// `3.5`, `$30.00`, `729 days`, `2024-03-01`. What a record could hold is shown with all its digits. Of a fraction
/// without end there are `places` at least the usual ones, and the value is `about` so much; money says `(rounded)`.
[[nodiscard]] std::string format_quantity(const Words& words, const values::Rational& quantity, model::Kind kind,
                                          int places = usual_places);
void add_quantity(std::string& to, const Words& words, const values::Rational& quantity, model::Kind kind,
                  int places = usual_places);

/// As many places as it takes to show of quantities that differ which is the greater, by their digits alone.
[[nodiscard]] int places_apart(const std::vector<values::Rational>& quantities, model::Kind kind);

/// How far two quantities of the kind are apart, `size` being above 0: `1 day`, `about $0.38`; never rounded to
/// nothing.
[[nodiscard]] std::string format_size(const Words& words, const values::Rational& size, model::Kind kind);

/// A yes/no, date, enum value or NOC code: `yes`, `2024-03-01`, `bachelor's degree`, `NOC 2021 21301`.
[[nodiscard]] std::string format_code(const Speech& speech, const model::Type& type, std::int64_t code);
void add_code(std::string& to, const Speech& speech, const model::Type& type, std::int64_t code);

/// The same as what a verb takes: `n’est pas le Chili`, `n’est pas « technicien »`.
void add_object_code(std::string& to, const Speech& speech, const model::Type& type, std::int64_t code);

/// A value that the policy writes or works out alone.
[[nodiscard]] std::string format_literal(const Speech& speech, const model::Type& type, const model::Literal& literal);

/// What an evaluation knows of a value: itself, `between 0 days and 500 days`, or `not known`.
[[nodiscard]] std::string format_value(const Speech& speech, const record::Record& record, const model::Type& type,
                                       const evaluate::Value& value);
void add_value(std::string& to, const Speech& speech, const record::Record& record, const model::Type& type,
               const evaluate::Value& value, int places = usual_places);

/// What is known of a value that is not known, as what a relation takes: `a value of at least 4`.
void add_open_object(std::string& to, const Words& words, model::Kind kind, const evaluate::Value& value, int places);

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
/// Whether that names its members.
[[nodiscard]] bool names_members(const model::List& list);
/// Whether it names one alone, which nothing can be among.
[[nodiscard]] bool names_one(const model::List& list);
/// Whether the language says `is neither … nor …` of a value that the list has not.
[[nodiscard]] bool is_told_by_neither(const Words& words, const model::List& list);
/// Its members as what is told of a value that is none of them: `ni l’Australie ni le Chili`, without the first `ni`.
[[nodiscard]] std::string format_none_of(const Speech& speech, const model::List& list);
/// A text of a record or of the policy, in the quotes of the language.
void add_text(std::string& to, const Words& words, std::string_view text);

/// Exact: a number that ends as its digits, a quotient that does not as a fraction.
[[nodiscard]] Decimal decimal_of(const values::Rational& number);
/// As JSON: a number, or `{"fraction": "36728/3", "about": 12242.67}`; `about` has two places, or as many more as four
/// significant digits take.
template <class To>
void add_json(To& to, const Decimal& number) {
    if (number.fraction.empty()) {
        to += number.digits;
        return;
    }
    to += R"({"fraction":")";
    to += number.fraction;
    to += R"(","about":)";
    to += number.about;
    to += '}';
}

[[nodiscard]] Plain plain_datum(const model::Model& model, const record::Record& record, const model::Fact& fact,
                                const record::Datum& datum);
[[nodiscard]] Plain plain_value(const model::Model& model, const record::Record& record, const model::Type& type,
                                const evaluate::Value& value);

/// The cell of a list's member, and its place among the record's; `column` must be a column.
[[nodiscard]] const record::Datum& cell(const model::Model& model, const record::Record& record,
                                        const model::Fact& column, std::uint32_t member);
[[nodiscard]] std::size_t cell_index(const model::Model& model, const record::Record& record, const model::Fact& column,
                                     std::uint32_t member);

/// Escaped.
[[nodiscard]] std::string title_or_name(const Speech& speech, const model::Grant& grant);
/// Last part of a path in words: `offer.pay.hours_per_week` is `hours per week`.
[[nodiscard]] std::string last_words(std::string_view path);

}  // namespace chapeau::trace
