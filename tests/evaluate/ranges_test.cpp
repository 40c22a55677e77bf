// Range arithmetic against all the numbers that the ranges hold: a result leaves none of them out, is as tight as it
// can be where both operands end on both sides, and never settles a comparison that some of them would decide
// otherwise.
#include "interpreter/evaluate/ranges.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace chapeau::evaluate;
using chapeau::values::Rational;

namespace {

constexpr int far = 12;  // stands for no end

Value range(std::optional<int> low, std::optional<int> high) {
    Value value;
    if ((value.has_low = low.has_value()))
        value.low = *low;
    if ((value.has_high = high.has_value()))
        value.high = *high;
    return settled(value);
}

std::vector<Value> ranges() {
    const std::vector<std::optional<int>> ends{std::nullopt, -3, -1, 0, 1, 2, 5};
    std::vector<Value> all;
    for (const auto low : ends)
        for (const auto high : ends)
            if (!low || !high || *low <= *high)
                all.push_back(range(low, high));
    return all;
}

bool holds(const Value& value, const Rational& number) {
    return (!value.has_low || value.low <= number) && (!value.has_high || number <= value.high);
}

std::vector<int> numbers_in(const Value& value) {
    std::vector<int> numbers;
    for (int i = -far; i <= far; ++i)
        if (holds(value, i))
            numbers.push_back(i);
    return numbers;
}

bool bounded(const Value& value) {
    return value.has_low && value.has_high;
}

template <class OnRanges, class OnNumbers>
void compare_with_numbers(const OnRanges& on_ranges, const OnNumbers& on_numbers) {
    for (const Value& a : ranges())
        for (const Value& b : ranges()) {
            const Value result = on_ranges(a, b);
            std::vector<Rational> results;
            for (const int x : numbers_in(a))
                for (const int y : numbers_in(b))
                    if (const std::optional<Rational> each = on_numbers(x, y))
                        results.push_back(*each);
            for (const Rational& each : results)
                REQUIRE(holds(result, each));
            if (!bounded(a) || !bounded(b) || !bounded(result))
                continue;
            CHECK(result.low == *std::min_element(results.begin(), results.end()));
            CHECK(result.high == *std::max_element(results.begin(), results.end()));
            CHECK(result.known == (result.low == result.high));
        }
}

bool holds_zero(const Value& value) {
    return holds(value, 0);
}

}  // namespace

TEST_CASE("sums, differences and products of ranges hold those of their numbers") {
    compare_with_numbers([](const Value& a, const Value& b) { return add(a, b); },
                         [](int x, int y) { return std::optional<Rational>(x + y); });
    compare_with_numbers([](const Value& a, const Value& b) { return subtract(a, b); },
                         [](int x, int y) { return std::optional<Rational>(x - y); });
    compare_with_numbers([](const Value& a, const Value& b) { return multiply(a, b); },
                         [](int x, int y) { return std::optional<Rational>(x * y); });
}

TEST_CASE("quotients too, and nothing is known where the divisor may be 0") {
    compare_with_numbers([](const Value& a, const Value& b) { return divide(a, b); },
                         [](int x, int y) { return divide(Rational(x), Rational(y)); });
    for (const Value& a : ranges())
        for (const Value& b : ranges())
            if (holds_zero(b)) {
                const Value quotient = divide(a, b);
                CHECK_FALSE((quotient.known || quotient.has_low || quotient.has_high));
            }
}

TEST_CASE("the smaller, the larger and what holds both") {
    compare_with_numbers([](const Value& a, const Value& b) { return smaller(a, b); },
                         [](int x, int y) { return std::optional<Rational>(std::min(x, y)); });
    compare_with_numbers([](const Value& a, const Value& b) { return larger(a, b); },
                         [](int x, int y) { return std::optional<Rational>(std::max(x, y)); });
    for (const Value& a : ranges())
        for (const Value& b : ranges()) {
            const Value both_held = hull(a, b, true);
            for (int i = -far; i <= far; ++i)
                if (holds(a, i) || holds(b, i))
                    REQUIRE(holds(both_held, i));
        }
}

TEST_CASE("sums of ranges that end on both sides end on both sides") {
    for (const Value& a : ranges())
        for (const Value& b : ranges())
            if (bounded(a) && bounded(b)) {
                CHECK(bounded(add(a, b)));
                CHECK(bounded(subtract(a, b)));
                CHECK(bounded(multiply(a, b)));
                CHECK(bounded(divide(a, b)) == !holds_zero(b));
            }
}

TEST_CASE("comparisons are settled exactly where all numbers agree") {
    for (const Value& a : ranges())
        for (const Value& b : ranges()) {
            bool some_less = false;
            bool some_not_less = false;
            bool some_same = false;
            bool some_different = false;
            for (const int x : numbers_in(a))
                for (const int y : numbers_in(b)) {
                    (x < y ? some_less : some_not_less) = true;
                    (x == y ? some_same : some_different) = true;
                }
            const Kleene is_less = some_less && some_not_less ? Kleene::unknown : kleene(some_less);
            const Kleene is_same = some_same && some_different ? Kleene::unknown : kleene(some_same);
            if (bounded(a) && bounded(b)) {
                CHECK(Pair{a, b}.less() == is_less);
                CHECK(Pair{a, b}.same() == is_same);
            }
            if (Pair{a, b}.less() != Kleene::unknown)
                CHECK(Pair{a, b}.less() == is_less);
            if (Pair{a, b}.same() != Kleene::unknown)
                CHECK(Pair{a, b}.same() == is_same);
        }
}

TEST_CASE("nothing is known of what overflows, and an end that overflows is left out") {
    const Rational huge = *Rational::parse("1e33");
    const Value large = known_quantity(huge);
    CHECK_FALSE(multiply(large, large).known);
    CHECK_FALSE(multiply(large, large).has_low);
    Value from_one;
    from_one.has_low = from_one.has_high = true;
    from_one.low = 1;
    from_one.high = huge;
    const Value product = multiply(from_one, large);
    CHECK(product.has_low);
    CHECK(product.low == huge);
    CHECK_FALSE(product.has_high);
}
