// Two values that differ are printed so that their digits say which is the greater. Pairs are drawn that lie near one
// another, since others are told apart by anything: the digits of a fraction cut off, as somebody copies them from a
// calculator, or a fraction and its neighbour. What is printed is read as text, digit by digit, without the numbers.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/trace/format_value.hpp"

using namespace chapeau;
using model::Kind;
using values::Rational;

namespace {

/// What a reader sees of a number.
struct Seen {
    std::string digits;  // with its point and sign
    bool rounded = false;
};

Seen seen(std::string text) {
    Seen out;
    out.rounded = text.find("rounded") != std::string::npos || text.find("about") != std::string::npos;
    for (const char c : text)
        if ((c >= '0' && c <= '9') || c == '.' || c == '-')
            out.digits += c;
    return out;
}

std::size_t places(const std::string& digits) {
    const std::size_t point = digits.find('.');
    return point == std::string::npos ? 0 : digits.size() - point - 1;
}

/// Both sides as long before and behind the point as the longer one, and no sign.
std::string padded(const std::string& digits, std::size_t before, std::size_t behind) {
    const std::string plain = digits.substr(digits.starts_with('-') ? 1 : 0);
    const std::size_t point = std::min(plain.find('.'), plain.size());
    std::string out(before - point, '0');
    out += plain.substr(0, point);
    out += point < plain.size() ? plain.substr(point + 1) : "";
    out.append(behind - places(plain), '0');
    return out;
}

/// Below 0, 0 or above, as the digits say.
int order_seen(const Seen& one, const Seen& other) {
    const std::size_t behind = std::max(places(one.digits), places(other.digits));
    const std::size_t before = std::max(one.digits.size(), other.digits.size());
    const std::string left = padded(one.digits, before, behind);
    const std::string right = padded(other.digits, before, behind);
    const auto sign = [](const Seen& of, const std::string& digits) {
        return digits.find_first_not_of('0') == std::string::npos ? 0 : of.digits.starts_with('-') ? -1 : 1;
    };
    if (sign(one, left) != sign(other, right))
        return sign(one, left) - sign(other, right);
    return left.compare(right) * (sign(one, left) < 0 ? -1 : 1);
}

rc::Gen<std::int64_t> whole_below(std::int64_t most) {
    return rc::gen::inRange<std::int64_t>(1, most);
}

rc::Gen<Rational> fractions() {
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange<std::int64_t>(-100'000'000, 100'000'000),
                                       rc::gen::oneOf(whole_below(100), whole_below(100'000'000))),
                        [](const std::tuple<std::int64_t, std::int64_t>& of) {
                            return *divide(Rational(std::get<0>(of)), Rational(std::get<1>(of)));
                        });
}

/// The same, cut off or rounded behind so many places; one further or less in the last of them.
Rational copied(const Rational& from, int behind, int off) {
    std::string digits = from.fixed(behind);
    const char last = digits.back();
    digits.back() = static_cast<char>(std::clamp<int>(last + off, '0', '9'));
    return Rational::parse(digits).value_or(from);
}

/// By one part of a large number more.
Rational neighbour(const Rational& of, std::int64_t part) {
    return add(of, *divide(Rational(1), Rational(part))).value_or(of);
}

Rational near(const Rational& one) {
    const int way = *rc::gen::inRange(0, 4);
    if (way == 0)
        return *fractions();
    if (way == 1)
        return neighbour(one, *whole_below(1'000'000'000'000'000'000));
    if (way == 2)
        return one.negated();
    return copied(one, *rc::gen::inRange(0, 26), *rc::gen::inRange(-1, 2));
}

std::vector<Seen> printed(const std::vector<Rational>& all, Kind kind) {
    const int places = trace::places_apart(all, kind);
    std::vector<Seen> out;
    for (const Rational& one : all)
        out.push_back(seen(trace::format_quantity(trace::english, one, kind, places)));
    return out;
}

void check_apart(const std::vector<Rational>& all, Kind kind) {
    const std::vector<Seen> sides = printed(all, kind);
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const int order = all[i] < all[j] ? -1 : all[i] > all[j] ? 1 : 0;
            const int shown = order_seen(sides[i], sides[j]);
            RC_ASSERT(order * shown > 0 || (order == 0 && shown == 0));
            if (order == 0 || sides[i].rounded == sides[j].rounded)
                continue;
            // One that is rounded to fewer places than the other has might lie on either side of it.
            const Seen& rounded = sides[sides[i].rounded ? i : j];
            const Seen& whole = sides[sides[i].rounded ? j : i];
            RC_ASSERT(places(rounded.digits) >= places(whole.digits));
        }
}

}  // namespace

TEST_CASE("two values that differ are printed in their order") {
    for (const Kind kind : {Kind::number, Kind::money, Kind::days})
        CHECK(rc::check([kind] {
            const Rational one = *fractions();
            check_apart({one, near(one)}, kind);
        }));
}

TEST_CASE("so are a value and both ends of a range, and more in a reason") {
    CHECK(rc::check([] {
        const Rational one = *fractions();
        check_apart({one, near(one), near(one), *fractions()}, Kind::money);
    }));
}

TEST_CASE("fractions as long as can be are printed apart too") {
    const Rational ninths = divide(Rational(1), Rational::parse("9999999999999999999999999999999999").value()).value();
    for (const Kind kind : {Kind::number, Kind::money}) {
        const Rational third = divide(Rational(1), Rational(3)).value();
        const std::vector<Seen> sides = printed({third, add(third, ninths).value()}, kind);
        CHECK(order_seen(sides[0], sides[1]) < 0);
    }
}
