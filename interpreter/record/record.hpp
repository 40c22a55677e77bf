// One applicant's facts, typed as the policy declares them, each known or not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/values/rational.hpp"

namespace chapeau::record {

/// One value of a record. Yes/no (0, 1), date (Day), enum (index), NOC (noc_value): `code`. Number, money, days: `code`
/// is an index into `Record::numbers`. Text: into `Record::texts`. Set: `Record::codes[code .. code + count)`, sorted,
/// without repetition (texts: indexes into texts).
struct Datum {
    bool known = false;
    std::uint32_t count = 0;
    std::int64_t code = 0;
};

struct ListDatum {
    bool known = false;
    std::uint32_t count = 0;  // members
    std::uint32_t first = 0;  // into `cells`: member m's column c is cells[first + m * columns + c]
};

struct Record {
    std::string id;  // application.id, or whatever text fact the policy's records carry as `….id`; may be empty
    std::vector<Datum> singles;    // by slot of the fact
    std::vector<ListDatum> lists;  // by slot of the list
    std::vector<Datum> cells;
    std::vector<std::int64_t> codes;
    std::vector<values::Rational> numbers;
    std::vector<std::string> texts;

    [[nodiscard]] const values::Rational& number(const Datum& datum) const {
        return numbers[static_cast<std::size_t>(datum.code)];
    }
    [[nodiscard]] const std::string& text(const Datum& datum) const {
        return texts[static_cast<std::size_t>(datum.code)];
    }
};

}  // namespace chapeau::record
