// Exact fractions: the laws of a field wherever results fit, and Python's answers where they are large or do not.
#include "interpreter/values/rational.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <utility>

using chapeau::values::add;
using chapeau::values::Int128;
using chapeau::values::multiply;
using chapeau::values::Rational;

namespace {

using Maybe = std::optional<Rational>;

Rational number(std::string_view text) {
    const Maybe value = Rational::parse(text);
    REQUIRE(value.has_value());
    return *value;
}

/// `n/d`, parts of at most 34 digits.
Rational fraction(const std::string& text) {
    const std::size_t slash = text.find('/');
    const Maybe value = divide(number(text.substr(0, slash)), number(text.substr(slash + 1)));
    REQUIRE(value.has_value());
    return *value;
}

std::string digits_of(Int128 value) {
    if (value < 0) {
        return "-" + digits_of(-value);
    }
    const std::string last(1, static_cast<char>('0' + static_cast<int>(value % 10)));
    return value < 10 ? last : digits_of(value / 10) + last;
}

Int128 common_divisor(Int128 a, Int128 b) {
    return b == 0 ? a : common_divisor(b, a % b);
}

/// n/d in lowest terms, whatever terms the value is kept in.
std::string written(const Rational& value) {
    Int128 divisor = common_divisor(value.numerator(), value.denominator());
    divisor = divisor < 0 ? -divisor : divisor;
    return digits_of(value.numerator() / divisor) + "/" + digits_of(value.denominator() / divisor);
}

std::string result_of(char operation, Rational a, Rational b) {
    if (operation == '?') {
        return a < b ? "<" : a > b ? ">" : "=";
    }
    const Maybe result = operation == '+'   ? add(a, b)
                         : operation == '-' ? subtract(a, b)
                         : operation == '*' ? multiply(a, b)
                                            : divide(a, b);
    return result ? written(*result) : "none";
}

/// Small and large, of either sign, in lowest terms or not.
rc::Gen<Rational> any_fraction() {
    const auto part = rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-100, 100), rc::gen::arbitrary<std::int64_t>(),
                                     rc::gen::element<std::int64_t>(INT64_MIN, INT64_MAX, 0, 1));
    return rc::gen::map(rc::gen::pair(part, rc::gen::distinctFrom(part, 0)),
                        [](std::pair<std::int64_t, std::int64_t> parts) {
                            return *divide(Rational(parts.first), Rational(parts.second));
                        });
}

Maybe twice(const Maybe& a, const Maybe& b, Maybe (*operation)(Rational, Rational)) {
    return a && b ? operation(*a, *b) : std::nullopt;
}

bool agree(const Maybe& a, const Maybe& b) {
    return !a || !b || *a == *b;
}

bool holds(const std::function<void()>& property) {
    return rc::check(property);
}

}  // namespace

TEST_CASE("sums and products commute, and fit either way round") {
    CHECK(holds([] {
        const Rational a = *any_fraction();
        const Rational b = *any_fraction();
        RC_ASSERT(add(a, b) == add(b, a));
        RC_ASSERT(multiply(a, b) == multiply(b, a));
    }));
}

TEST_CASE("sums and products associate and distribute where they fit") {
    CHECK(holds([] {
        const Rational a = *any_fraction();
        const Rational b = *any_fraction();
        const Rational c = *any_fraction();
        RC_ASSERT(agree(twice(add(a, b), c, add), twice(a, add(b, c), add)));
        RC_ASSERT(agree(twice(multiply(a, b), c, multiply), twice(a, multiply(b, c), multiply)));
        RC_ASSERT(agree(twice(a, add(b, c), multiply), twice(multiply(a, b), multiply(a, c), add)));
    }));
}

TEST_CASE("every fraction has its negative and every one but 0 its inverse") {
    CHECK(holds([] {
        const Rational a = *any_fraction();
        RC_ASSERT(add(a, a.negated()) == Rational(0));
        RC_ASSERT(subtract(a, a) == Rational(0));
        RC_ASSERT(add(a, 0) == a);
        RC_ASSERT(multiply(a, 1) == a);
        RC_ASSERT(a.negated().negated() == a);
        RC_ASSERT(divide(a, 0) == std::nullopt);
        RC_PRE(!a.is_zero());
        RC_ASSERT(divide(a, a) == Rational(1));
    }));
}

TEST_CASE("the order is total and goes with sums") {
    CHECK(holds([] {
        const Rational a = *any_fraction();
        const Rational b = *any_fraction();
        RC_ASSERT((a < b) + (a == b) + (a > b) == 1);
        RC_ASSERT((a < b) == (b > a));
        RC_ASSERT((a < b) == (a.negated() > b.negated()));
        const Maybe difference = subtract(a, b);
        RC_PRE(difference.has_value());
        RC_ASSERT((difference->sign() < 0) == (a < b));
        RC_ASSERT(difference->is_zero() == (a == b));
    }));
}

TEST_CASE("the whole part and what is left of it make the number") {
    CHECK(holds([] {
        const Rational a = *any_fraction();
        const auto whole = a.floor();
        if (!whole) {  // -2^63 / -1, say
            RC_ASSERT(a >= *add(Rational(INT64_MAX), 1) || a < Rational(INT64_MIN));
            return;
        }
        const Maybe rest = subtract(a, *whole);
        RC_ASSERT(rest.has_value());
        RC_ASSERT(*rest >= Rational(0));
        RC_ASSERT(*rest < Rational(1));
    }));
}

TEST_CASE("what is printed exactly reads back as the same number") {
    CHECK(holds([] {
        const auto cents = *rc::gen::arbitrary<std::int64_t>();
        const Rational money = *divide(Rational(cents), 100);
        bool exact = false;
        RC_ASSERT(Rational::parse(money.text(2, &exact)) == money);
        RC_ASSERT(exact);
        RC_ASSERT(Rational::parse(money.fixed(2)) == money);
    }));
}

TEST_CASE("Python agrees, also on what does not fit") {
    std::ifstream cases(CHAPEAU_ROOT "/tests/values/rational_cases.tsv");
    REQUIRE(cases.is_open());
    int count = 0;
    for (std::string line; std::getline(cases, line); ++count) {
        CAPTURE(line);
        std::istringstream columns(line);
        std::string operation;
        std::string left;
        std::string right;
        std::string expected;
        columns >> operation >> left >> right >> expected;
        CHECK(result_of(operation[0], fraction(left), fraction(right)) == expected);
    }
    CHECK(count == 3000);
}

TEST_CASE("results fit by their value, not by the way they were reached") {
    const Rational tenth = *divide(Rational(1), 10);
    Rational sum = 0;
    for (int i = 0; i < 1000; ++i) {
        sum = *add(sum, *divide(tenth, i % 7 + 1));
        sum = *multiply(sum, *divide(Rational(7), 7));
    }
    Rational product = 1;
    for (int i = 1; i <= 200; ++i) {
        product = *divide(*multiply(product, i + 1), i);
    }
    CHECK(product == Rational(201));
    CHECK(sum.sign() == 1);
    const Rational largest_read = number("9999999999999999999999999999999999");
    CHECK(multiply(largest_read, largest_read) == std::nullopt);
    CHECK(divide(largest_read, largest_read) == Rational(1));
}

TEST_CASE("numbers are read as JSON writes them") {
    CHECK(number("0") == Rational(0));
    CHECK(number("-0") == Rational(0));
    CHECK(number("-0.0e7").sign() == 0);
    CHECK(number("0e999999999999999999999").is_zero());
    CHECK(number("30.00") == Rational(30));
    CHECK(number("6369.99") == *divide(Rational(636999), 100));
    CHECK(number("-12.5") == *divide(Rational(-25), 2));
    CHECK(number("1.5e2") == Rational(150));
    CHECK(number("15E-1") == *divide(Rational(3), 2));
    CHECK(number("1e+3") == Rational(1000));
    CHECK(number("9223372036854775807") == Rational(INT64_MAX));
    CHECK(number("-9223372036854775808") == Rational(INT64_MIN));
    CHECK(number("1e33") == number("1000000000000000000000000000000000"));
    CHECK(number("1e-34").denominator() == number("1e33").numerator() * 10);
    CHECK(number("0.0000000000000000000000000000000001") == number("1e-34"));
    CHECK(number("0000000000000000000000000000000000000000012.50000000000000000000000000000000000000000") ==
          number("12.5"));
}

TEST_CASE("what is no such number, or has too many digits, is not read") {
    for (const char* text : {"",
                             "-",
                             "+1",
                             ".5",
                             "5.",
                             "1.e3",
                             "1e",
                             "1e+",
                             "1e1.5",
                             "0x10",
                             " 1",
                             "1 ",
                             "1,5",
                             "--1",
                             "NaN",
                             "Infinity",
                             "1e34",
                             "1e-35",
                             "1e999999999999999999999999",
                             "1.2.3",
                             "1-",
                             "-e5"}) {
        CAPTURE(text);
        CHECK_FALSE(Rational::parse(text).has_value());
    }
    CHECK(Rational::parse(std::string(34, '9')).has_value());
    CHECK_FALSE(Rational::parse(std::string(35, '9')).has_value());
    CHECK_FALSE(Rational::parse(std::string(34, '9') + ".5").has_value());
    CHECK(Rational::parse("0." + std::string(34, '9')).has_value());
    CHECK_FALSE(Rational::parse("0." + std::string(35, '9')).has_value());
}

TEST_CASE("finite decimals are printed without trailing zeros, others rounded half away from zero") {
    bool exact = false;
    CHECK(number("30.00").text(6, &exact) == "30");
    CHECK(exact);
    CHECK(number("-0.125").text() == "-0.125");
    CHECK(divide(Rational(1), 3)->text(6, &exact) == "0.333333");
    CHECK_FALSE(exact);
    CHECK(divide(Rational(2), 3)->text() == "0.666667");
    CHECK(divide(Rational(-2), 3)->text(2) == "-0.67");
    CHECK(number("0.0000005").text() == "0.000001");
    CHECK(number("-0.0000005").text() == "-0.000001");
    CHECK(number("0.00000049").text(6, &exact) == "0.000000");
    CHECK_FALSE(exact);
    CHECK(number("-0.00000049").text() == "0.000000");
    CHECK(number("999.9999999").text() == "1000.000000");
    CHECK(number("2.5").text(0) == "3");
    CHECK(number("9999999999999999999999999999999999").text() == "9999999999999999999999999999999999");
    CHECK(divide(number("1e33"), number("9999999999999999999999999999999999"))->text() == "0.100000");
}

TEST_CASE("money is printed with its cents") {
    CHECK(Rational(30).fixed(2) == "30.00");
    CHECK(number("29.995").fixed(2) == "30.00");
    CHECK(number("29.994999").fixed(2) == "29.99");
    CHECK(number("-29.995").fixed(2) == "-30.00");
    CHECK(number("-0.004").fixed(2) == "0.00");
    CHECK(number("0.05").fixed(1) == "0.1");
    CHECK(number("0.5").fixed(0) == "1");
}

TEST_CASE("the whole part is towards minus infinity") {
    CHECK(number("2.9").floor() == 2);
    CHECK(number("-2.1").floor() == -3);
    CHECK(number("-2").floor() == -2);
    CHECK(number("0").floor() == 0);
    CHECK(number("9223372036854775807.9").floor() == INT64_MAX);
    CHECK(number("-9223372036854775808").floor() == INT64_MIN);
    CHECK_FALSE(number("9223372036854775808").floor().has_value());
    CHECK_FALSE(number("-9223372036854775808.1").floor().has_value());
}
