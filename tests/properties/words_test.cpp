// What the kernels of this machine do, those for any machine do too, and both what is said of them, row by row.
#include "interpreter/caseload/words.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdint>

using namespace chapeau;
using caseload::Kernels;
using caseload::kernels;
using caseload::portable_kernels;

namespace {

using Rows = std::array<std::int64_t, 64>;
using WordsOfBlock = std::array<std::uint64_t, 64>;

/// Small ones, so that some are the same, and those at the ends.
std::int64_t draw_number() {
    return *rc::gen::weightedOneOf<std::int64_t>(
        {{4, rc::gen::inRange<std::int64_t>(-3, 4)},
         {2, rc::gen::element<std::int64_t>(INT64_MIN, INT64_MIN + 1, INT64_MAX - 1, INT64_MAX)},
         {2, rc::gen::element<std::int64_t>(INT32_MIN, INT32_MAX, std::int64_t{1} << 62, -(std::int64_t{1} << 62))},
         {1, rc::gen::arbitrary<std::int64_t>()}});
}

/// All small, but perhaps for one; or any.
Rows draw_rows() {
    Rows rows{};
    const bool small = *rc::gen::arbitrary<bool>();
    for (std::int64_t& row : rows)
        row = small ? *rc::gen::inRange<std::int64_t>(-1000, 1000) : draw_number();
    if (small && *rc::gen::arbitrary<bool>())
        rows[*rc::gen::inRange<std::size_t>(0, 64)] = draw_number();
    return rows;
}

/// Of many rows, of few, any.
std::uint64_t draw_word() {
    const auto any = [] { return *rc::gen::resize(1000, rc::gen::arbitrary<std::uint64_t>()); };
    switch (*rc::gen::inRange(0, 5)) {
        case 0:
            return 0;
        case 1:
            return ~std::uint64_t{0};
        case 2:
            return any() & any() & any();
        case 3:
            return any() | any() | any();
        default:
            return any();
    }
}

bool has(std::uint64_t word, std::size_t row) {
    return (word >> row & 1U) != 0;
}

/// Of one row what is done to 64; nothing where that is too large.
template <class One, class All>
void hold_together(const One& one, const All& all) {
    const Rows a = draw_rows();
    const Rows b = draw_rows();
    Rows out{};
    const bool fit = all(a.data(), b.data(), out.data());
    bool each_fits = true;
    for (std::size_t row = 0; row < 64; ++row) {
        std::int64_t wanted = 0;
        each_fits = !one(a[row], b[row], &wanted) && each_fits;
        RC_ASSERT(!fit || out[row] == wanted);
    }
    RC_ASSERT(fit == each_fits);
}

}  // namespace

TEST_CASE("comparing 64 rows is comparing each") {
    CHECK(rc::check("less and same", [] {
        const Rows a = draw_rows();
        const Rows b = draw_rows();
        for (const Kernels& each : {kernels, portable_kernels})
            for (std::size_t row = 0; row < 64; ++row) {
                RC_ASSERT(has(each.less(a.data(), b.data()), row) == (a[row] < b[row]));
                RC_ASSERT(has(each.same(a.data(), b.data()), row) == (a[row] == b[row]));
            }
    }));
}

TEST_CASE("choosing among 64 rows is choosing each") {
    CHECK(rc::check("select", [] {
        const Rows from = draw_rows();
        const Rows before = draw_rows();
        const std::uint64_t which = draw_word();
        for (const Kernels& each : {kernels, portable_kernels}) {
            Rows into = before;
            each.select(which, from.data(), into.data());
            for (std::size_t row = 0; row < 64; ++row)
                RC_ASSERT(into[row] == (has(which, row) ? from[row] : before[row]));
        }
    }));
}

TEST_CASE("bits are drawn together and apart again") {
    CHECK(rc::check("draw_together and draw_apart", [] {
        const std::uint64_t bits = draw_word();
        const std::uint64_t places = draw_word();
        for (const Kernels& each : {kernels, portable_kernels}) {
            const std::uint64_t together = each.draw_together(bits, places);
            std::size_t at = 0;
            for (std::size_t place = 0; place < 64; ++place)
                if (has(places, place))
                    RC_ASSERT(has(together, at++) == has(bits, place));
            const bool none_above = at == 64 || together >> at == 0;
            RC_ASSERT(none_above);
            RC_ASSERT(each.draw_apart(together, places) == (bits & places));
            RC_ASSERT(each.draw_apart(bits, places) == portable_kernels.draw_apart(bits, places));
        }
    }));
}

TEST_CASE("gates hold row by row") {
    CHECK(rc::check("both, and_if_chosen", [] {
        struct Plane {
            std::uint64_t yes[8];
            std::uint64_t no[8];
            caseload::YesNo words() { return {yes, no}; }
        };
        constexpr std::size_t fours = 2;
        Plane a{};
        Plane b{};
        Plane before{};
        for (Plane* plane : {&a, &b, &before})
            for (std::size_t word = 0; word < 4 * fours; ++word) {
                plane->yes[word] = draw_word();
                plane->no[word] = draw_word();
            }
        for (const Kernels& each : {kernels, portable_kernels}) {
            Plane both = before;
            Plane anded = before;
            Plane chosen = before;
            each.both(a.words(), b.words(), fours, both.words());
            each.both(anded.words(), a.words(), fours, anded.words());
            each.and_if_chosen(a.words(), b.words(), fours, chosen.words());
            for (std::size_t word = 0; word < 4 * fours; ++word) {
                RC_ASSERT(both.yes[word] == (a.yes[word] & b.yes[word]));
                RC_ASSERT(both.no[word] == (a.no[word] | b.no[word]));
                RC_ASSERT(anded.yes[word] == (before.yes[word] & a.yes[word]));
                RC_ASSERT(anded.no[word] == (before.no[word] | a.no[word]));
                RC_ASSERT(chosen.yes[word] == (before.yes[word] & (a.no[word] | b.yes[word])));
                RC_ASSERT(chosen.no[word] == (before.no[word] & (a.no[word] | b.no[word])));
            }
        }
    }));
}

TEST_CASE("64 words are turned by a quarter") {
    CHECK(rc::check("transpose", [] {
        WordsOfBlock before{};
        for (std::uint64_t& word : before)
            word = draw_word();
        for (const Kernels& each : {kernels, portable_kernels}) {
            std::uint64_t turned[64];
            std::copy(before.begin(), before.end(), turned);
            each.transpose(turned);
            for (std::size_t i = 0; i < 64; ++i)
                for (std::size_t k = 0; k < 64; ++k)
                    RC_ASSERT(has(turned[i], k) == has(before[k], i));
        }
    }));
}

TEST_CASE("bits are made of bytes") {
    CHECK(rc::check("word_where", [] {
        const std::uint64_t word = draw_word();
        RC_ASSERT(caseload::word_where([&](std::size_t row) { return has(word, row); }) == word);
    }));
}

TEST_CASE("arithmetic on 64 rows is that on each, or says that it does not fit") {
    for (const Kernels& each : {kernels, portable_kernels}) {
        CHECK(rc::check("add", [&each] {
            hold_together([](auto a, auto b, auto* out) { return __builtin_add_overflow(a, b, out); }, each.add);
        }));
        CHECK(rc::check("subtract", [&each] {
            hold_together([](auto a, auto b, auto* out) { return __builtin_sub_overflow(a, b, out); }, each.subtract);
        }));
        CHECK(rc::check("multiply", [&each] {
            hold_together([](auto a, auto b, auto* out) { return __builtin_mul_overflow(a, b, out); }, each.multiply);
        }));
        CHECK(rc::check("multiply_by", [&each] {
            const std::int64_t factor = draw_rows()[0];
            hold_together([factor](auto a, auto, auto* out) { return __builtin_mul_overflow(a, factor, out); },
                          [&](auto a, auto, auto* out) { return each.multiply_by(a, factor, out); });
        }));
        CHECK(rc::check("divide", [&each] {
            const Rows a = draw_rows();
            const Rows b = draw_rows();
            Rows above{};
            Rows below{};
            const bool fits = each.divide(a.data(), b.data(), above.data(), below.data());
            RC_ASSERT(fits ||
                      std::count(a.begin(), a.end(), INT64_MIN) + std::count(b.begin(), b.end(), INT64_MIN) > 0);
            for (std::size_t row = 0; fits && row < 64; ++row) {
                RC_ASSERT(below[row] == (b[row] == 0 ? 1 : b[row] < 0 ? -b[row] : b[row]));
                RC_ASSERT(above[row] == (b[row] < 0 ? -a[row] : a[row]));
            }
        }));
    }
}

TEST_CASE("a product that is just too large does not fit") {
    Rows a{};
    Rows b{};
    Rows out{};
    a[17] = -(std::int64_t{1} << 31);
    b[17] = -(std::int64_t{1} << 32);
    for (const Kernels& each : {kernels, portable_kernels}) {
        CHECK_FALSE(each.multiply(a.data(), b.data(), out.data()));
        b[17] += 1;
        CHECK(each.multiply(a.data(), b.data(), out.data()));
        CHECK(out[17] == a[17] * b[17]);
        b[17] -= 1;
    }
}
