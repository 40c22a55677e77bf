// How far off something is, as cases write it and as traces say it.
#pragma once

#include <optional>
#include <string>

#include "grammar/ast.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/values/rational.hpp"

namespace chapeau::cases {

/// `1 day`, `$0.01`, `0.5`
struct Amount {
    enum class Of : std::uint8_t { number, money, days };
    values::Rational size;
    Of of = Of::number;

    friend bool operator==(const Amount& a, const Amount& b) { return a.of == b.of && a.size == b.size; }
};

/// The amount that an expectation writes; nothing where it is no plain amount.
[[nodiscard]] std::optional<Amount> amount_of(const grammar::ast::Expression& written);
/// Exactly how far a trace says that something is off.
[[nodiscard]] Amount amount_of(const trace::Distance& distance);
/// A size that no decimal is, as the fraction that it is: `5/13`; otherwise empty.
[[nodiscard]] std::string fraction_of(const values::Rational& size);

}  // namespace chapeau::cases
