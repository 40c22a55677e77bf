// Records that a program already has as arrays, one for each fact.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/record/columns.hpp"
#include "interpreter/record/read.hpp"

namespace chapeau::record {

struct Layout;

/// Arrays of so many rows, by the path of the fact: `offer.pay.amount`. A fact without an array is not known in any
/// row. The arrays are only referred to and must outlive this. Where `known` is null all values are known, otherwise it
/// has as many as there are, and those are known for which it is not 0.
class Arrays {
  public:
    /// Of records of this model, which must outlive it.
    Arrays(const model::Model& model, std::size_t rows);
    ~Arrays();
    Arrays(const Arrays&) = delete;
    Arrays& operator=(const Arrays&) = delete;

    [[nodiscard]] std::size_t rows() const { return rows_; }

    /// How it is with an array that was given; but for `yes`, it was not taken.
    enum class Given : std::uint8_t {
        yes,
        no_fact,      // of that kind in the policy
        wrong_count,  // of values, where there have to be as many as rows
        wrong_unit,
    };

    /// 1 yes, 0 no, less than 0 not known.
    Given yes_no(std::string_view fact, std::span<const std::int8_t> values);
    /// Numbers, amounts and days, in units of 1 / `per_unit`: cents are 100 to the dollar. `per_unit` divides a
    /// million.
    Given numbers(std::string_view fact, std::span<const std::int64_t> values, std::int64_t per_unit,
                  const std::uint8_t* known);
    /// Texts, dates, NOC codes and values of enums as JSON has them; null is not known.
    Given texts(std::string_view fact, std::span<const char* const> values);
    /// The members of row i are those from `first[i]` up to `first[i + 1]`; the last of `first` is only an end. A row
    /// whose offsets decrease or lead beyond the members has a wrong value.
    Given sets(std::string_view fact, std::span<const char* const> members, std::span<const std::size_t> first,
               const std::uint8_t* known);
    /// Likewise; arrays of the members' fields, `applicant.education.country`, then have a value for each member.
    Given list(std::string_view fact, std::span<const std::size_t> first, const std::uint8_t* known);

    /// What is wrong with the value of a row.
    struct Wrong {
        std::size_t row = 0;
        RecordError error;
    };
    /// Fills empty columns with the rows from `first` on, `count` of them and no more than there is room for. A value
    /// that is wrong is left out and reported.
    [[nodiscard]] std::vector<Wrong> fill(std::size_t first, std::size_t count, Columns& into) const;

  private:
    struct Array;
    class Filling;
    [[nodiscard]] Given take(std::string_view fact, model::Many many, std::initializer_list<model::Kind> kinds,
                             const Array& array);

    const model::Model& model_;
    std::size_t rows_;
    std::unique_ptr<Layout> layout_;
    std::vector<Array> arrays_;  // by FactId
};

}  // namespace chapeau::record
