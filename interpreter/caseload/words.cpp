// Bits are built of bytes, a byte a row, since those the compiler turns into vectors; a multiplication then draws the
// low bits of eight bytes together (Hacker's Delight, 7-4, the other way about).
#include "interpreter/caseload/words.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define CHAPEAU_KERNELS_OF_X86 1
#endif

namespace chapeau::caseload {

namespace {

static_assert(std::endian::native == std::endian::little, "the first of eight bytes is the lowest");

constexpr std::uint64_t bits_of(std::int64_t number) {
    return static_cast<std::uint64_t>(number);
}
constexpr std::int64_t number_of(std::uint64_t bits) {
    return static_cast<std::int64_t>(bits);
}
constexpr bool is_negative(std::uint64_t bits) {
    return number_of(bits) < 0;
}

// ---------------------------------------------------------------- any machine

std::uint64_t less(const std::int64_t* a, const std::int64_t* b) {
    return word_where([=](std::size_t i) { return a[i] < b[i]; });
}

std::uint64_t same(const std::int64_t* a, const std::int64_t* b) {
    return word_where([=](std::size_t i) { return a[i] == b[i]; });
}

void select(std::uint64_t which, const std::int64_t* from, std::int64_t* into) {
    for (std::size_t i = 0; i < 64; ++i)
        into[i] = (which >> i & 1U) != 0 ? from[i] : into[i];
}

// Compiled for any machine, and once more for AVX2.

[[gnu::always_inline]] inline void both_each(YesNo a, YesNo b, std::size_t fours, YesNo out) {
#pragma GCC ivdep  // a plane is another one or the same, never in part
    for (std::size_t word = 0; word < 4 * fours; ++word) {
        out.yes[word] = a.yes[word] & b.yes[word];
        out.no[word] = a.no[word] | b.no[word];
    }
}

[[gnu::always_inline]] inline void and_if_chosen_each(YesNo chosen, YesNo value, std::size_t fours, YesNo out) {
    std::uint64_t* __restrict yes = out.yes;
    std::uint64_t* __restrict no = out.no;
    for (std::size_t word = 0; word < 4 * fours; ++word) {
        yes[word] &= chosen.no[word] | value.yes[word];
        no[word] &= chosen.no[word] | value.no[word];
    }
}

[[gnu::always_inline]] inline bool add_each(const std::int64_t* a, const std::int64_t* b, std::int64_t* out) {
    std::uint64_t over = 0;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint64_t left = bits_of(a[i]);
        const std::uint64_t right = bits_of(b[i]);
        const std::uint64_t sum = left + right;
        over |= (left ^ sum) & (right ^ sum);
        out[i] = number_of(sum);
    }
    return !is_negative(over);
}

[[gnu::always_inline]] inline bool subtract_each(const std::int64_t* a, const std::int64_t* b, std::int64_t* out) {
    std::uint64_t over = 0;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint64_t left = bits_of(a[i]);
        const std::uint64_t right = bits_of(b[i]);
        const std::uint64_t difference = left - right;
        over |= (left ^ right) & (left ^ difference);
        out[i] = number_of(difference);
    }
    return !is_negative(over);
}

[[gnu::always_inline]] inline bool divide_each(const std::int64_t* a, const std::int64_t* b, std::int64_t* numerators,
                                               std::int64_t* denominators) {
    std::uint64_t over = 0;  // the smallest number has no opposite
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint64_t turned = 0 - (bits_of(b[i]) >> 63U);
        const std::uint64_t above = (bits_of(a[i]) ^ turned) - turned;
        const std::uint64_t below = (bits_of(b[i]) ^ turned) - turned;
        over |= below | (bits_of(a[i]) & turned & above);
        numerators[i] = number_of(above);
        const std::uint64_t is_zero = 1 - ((below | (0 - below)) >> 63U);
        denominators[i] = number_of(below + is_zero);
    }
    return !is_negative(over);
}

bool multiply_each(const std::int64_t* a, const std::int64_t* b, std::int64_t* out) {
    bool over = false;
    for (std::size_t i = 0; i < 64; ++i)
        over |= __builtin_mul_overflow(a[i], b[i], &out[i]);
    return !over;
}

bool multiply_each_by(const std::int64_t* a, std::int64_t factor, std::int64_t* out) {
    bool over = false;
    for (std::size_t i = 0; i < 64; ++i)
        over |= __builtin_mul_overflow(a[i], factor, &out[i]);
    return !over;
}

void both(YesNo a, YesNo b, std::size_t fours, YesNo out) {
    both_each(a, b, fours, out);
}
void and_if_chosen(YesNo chosen, YesNo value, std::size_t fours, YesNo out) {
    and_if_chosen_each(chosen, value, fours, out);
}
bool add(const std::int64_t* a, const std::int64_t* b, std::int64_t* out) {
    return add_each(a, b, out);
}
bool subtract(const std::int64_t* a, const std::int64_t* b, std::int64_t* out) {
    return subtract_each(a, b, out);
}
bool divide(const std::int64_t* a, const std::int64_t* b, std::int64_t* numerators, std::int64_t* denominators) {
    return divide_each(a, b, numerators, denominators);
}

std::uint64_t draw_together(std::uint64_t bits, std::uint64_t of) {
    std::uint64_t drawn = 0;
    for (unsigned place = 0; of != 0; of &= of - 1, ++place)
        drawn |= (bits >> static_cast<unsigned>(std::countr_zero(of)) & 1U) << place;
    return drawn;
}

std::uint64_t draw_apart(std::uint64_t bits, std::uint64_t to) {
    std::uint64_t drawn = 0;
    for (; to != 0; to &= to - 1, bits >>= 1U)
        drawn |= (bits & 1U) << static_cast<unsigned>(std::countr_zero(to));
    return drawn;
}

/// Swaps the bits of the words k and k + distance that `mask` and `mask << distance` have, for every k without the bit
/// `distance`.
template <unsigned distance>
void swap_halves(std::uint64_t (&words)[64], std::uint64_t mask) {
    for (unsigned block = 0; block < 64; block += 2 * distance)
        for (unsigned k = block; k < block + distance; ++k) {
            const std::uint64_t swapped = ((words[k] >> distance) ^ words[k + distance]) & mask;
            words[k] ^= swapped << distance;
            words[k + distance] ^= swapped;
        }
}

/// Hacker's Delight, 7-3.
void transpose(std::uint64_t (&words)[64]) {
    swap_halves<32>(words, 0x00000000FFFFFFFFU);
    swap_halves<16>(words, 0x0000FFFF0000FFFFU);
    swap_halves<8>(words, 0x00FF00FF00FF00FFU);
    swap_halves<4>(words, 0x0F0F0F0F0F0F0F0FU);
    swap_halves<2>(words, 0x3333333333333333U);
    swap_halves<1>(words, 0x5555555555555555U);
}

// ---------------------------------------------------------------- x86-64

#ifdef CHAPEAU_KERNELS_OF_X86

template <class Number>
[[gnu::target("avx2")]] inline __m256i four_at(const Number* numbers) {
    static_assert(sizeof(Number) == 8);
    __m256i four;
    std::memcpy(&four, numbers, sizeof four);
    return four;
}

template <class Number>
[[gnu::target("avx2")]] inline void put_four(__m256i four, Number* words) {
    static_assert(sizeof(Number) == 8);
    std::memcpy(words, &four, sizeof four);
}

/// The highest bits of four numbers.
[[gnu::target("avx2")]] inline std::uint64_t signs(__m256i four) {
    return static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(four))));
}

[[gnu::target("avx2")]] std::uint64_t less_avx2(const std::int64_t* a, const std::int64_t* b) {
    std::uint64_t word = 0;
    for (unsigned i = 0; i < 64; i += 4)
        word |= signs(_mm256_cmpgt_epi64(four_at(b + i), four_at(a + i))) << i;
    return word;
}

[[gnu::target("avx2")]] std::uint64_t same_avx2(const std::int64_t* a, const std::int64_t* b) {
    std::uint64_t word = 0;
    for (unsigned i = 0; i < 64; i += 4)
        word |= signs(_mm256_cmpeq_epi64(four_at(b + i), four_at(a + i))) << i;
    return word;
}

[[gnu::target("avx2")]] void select_avx2(std::uint64_t which, const std::int64_t* from, std::int64_t* into) {
    const __m256i shifts = _mm256_set_epi64x(60, 61, 62, 63);
    for (unsigned i = 0; i < 64; i += 4) {
        // each lane's bit at the top, where the blend looks
        const __m256i chosen = _mm256_sllv_epi64(_mm256_set1_epi64x(static_cast<std::int64_t>(which >> i)), shifts);
        const __m256d blended = _mm256_blendv_pd(_mm256_castsi256_pd(four_at(into + i)),
                                                 _mm256_castsi256_pd(four_at(from + i)), _mm256_castsi256_pd(chosen));
        std::memcpy(into + i, &blended, sizeof blended);
    }
}

[[gnu::target("avx2")]] void both_avx2(YesNo a, YesNo b, std::size_t fours, YesNo out) {
    both_each(a, b, fours, out);
}
[[gnu::target("avx2")]] void and_if_chosen_avx2(YesNo chosen, YesNo value, std::size_t fours, YesNo out) {
    and_if_chosen_each(chosen, value, fours, out);
}
[[gnu::target("avx2")]] bool add_avx2(const std::int64_t* a, const std::int64_t* b, std::int64_t* out) {
    return add_each(a, b, out);
}
[[gnu::target("avx2")]] bool subtract_avx2(const std::int64_t* a, const std::int64_t* b, std::int64_t* out) {
    return subtract_each(a, b, out);
}
[[gnu::target("avx2")]] bool divide_avx2(const std::int64_t* a, const std::int64_t* b, std::int64_t* numerators,
                                         std::int64_t* denominators) {
    return divide_each(a, b, numerators, denominators);
}

/// How many bits the largest of some numbers takes, given all of them or-ed, the negative ones turned: they are less
/// than 2 to that power, and not less than its opposite.
[[gnu::target("avx2")]] inline unsigned width_of(__m256i turned) {
    std::uint64_t words[4];
    put_four(turned, words);
    return static_cast<unsigned>(std::bit_width(words[0] | words[1] | words[2] | words[3]));
}

[[gnu::target("avx2")]] inline __m256i turned(__m256i four) {
    return _mm256_xor_si256(four, _mm256_cmpgt_epi64(_mm256_setzero_si256(), four));
}

[[gnu::target("avx2")]] inline unsigned width_of(const std::int64_t* numbers) {
    __m256i all = _mm256_setzero_si256();
    for (unsigned i = 0; i < 64; i += 4)
        all = _mm256_or_si256(all, turned(four_at(numbers + i)));
    return width_of(all);
}

/// The low halves' product, and above it those of a low and a high half; what would stand higher, the widths exclude.
/// `swapped` is `right` with its halves swapped.
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i product_of(__m256i left, __m256i right, __m256i swapped) {
    const __m256i crosswise = _mm256_mullo_epi32(left, swapped);
    const __m256i high = _mm256_add_epi32(crosswise, _mm256_slli_epi64(crosswise, 32));
    const __m256i high_halves = _mm256_blend_epi32(_mm256_setzero_si256(), high, 0xAA);
    return _mm256_add_epi64(_mm256_mul_epu32(left, right), high_halves);
}

constexpr unsigned widest_product = 62;

[[gnu::target("avx2")]] bool multiply_avx2(const std::int64_t* a, const std::int64_t* b, std::int64_t* out) {
    if (width_of(a) + width_of(b) > widest_product)
        return multiply_each(a, b, out);
    for (unsigned i = 0; i < 64; i += 4) {
        const __m256i right = four_at(b + i);
        put_four(product_of(four_at(a + i), right, _mm256_shuffle_epi32(right, 0xB1)), out + i);
    }
    return true;
}

[[gnu::target("avx2")]] bool multiply_by_avx2(const std::int64_t* a, std::int64_t factor, std::int64_t* out) {
    const __m256i right = _mm256_set1_epi64x(factor);
    if (width_of(a) + width_of(turned(right)) > widest_product)
        return multiply_each_by(a, factor, out);
    const __m256i swapped = _mm256_shuffle_epi32(right, 0xB1);
    for (unsigned i = 0; i < 64; i += 4)
        put_four(product_of(four_at(a + i), right, swapped), out + i);
    return true;
}

[[gnu::target("bmi2")]] std::uint64_t draw_together_bmi2(std::uint64_t bits, std::uint64_t of) {
    return _pext_u64(bits, of);
}

[[gnu::target("bmi2")]] std::uint64_t draw_apart_bmi2(std::uint64_t bits, std::uint64_t to) {
    return _pdep_u64(bits, to);
}

/// Four words of each.
template <int distance>
[[gnu::target("avx2"), gnu::always_inline]] inline void swap_halves(__m256i& a, __m256i& b, __m256i mask) {
    const __m256i swapped = _mm256_and_si256(_mm256_xor_si256(_mm256_srli_epi64(a, distance), b), mask);
    a = _mm256_xor_si256(a, _mm256_slli_epi64(swapped, distance));
    b = _mm256_xor_si256(b, swapped);
}

template <int distance>
[[gnu::target("avx2"), gnu::always_inline]] inline void swap_halves_avx2(std::uint64_t (&words)[64],
                                                                         std::int64_t mask) {
    const __m256i masks = _mm256_set1_epi64x(mask);
    for (unsigned block = 0; block < 64; block += 2 * distance)
        for (unsigned k = block; k < block + distance; k += 4) {
            __m256i a = four_at(words + k);
            __m256i b = four_at(words + k + distance);
            swap_halves<distance>(a, b, masks);
            put_four(a, words + k);
            put_four(b, words + k + distance);
        }
}

/// Word i of row k becomes word k of row i.
[[gnu::target("avx2"), gnu::always_inline]] inline void turn(__m256i (&rows)[4]) {
    const __m256i low_01 = _mm256_unpacklo_epi64(rows[0], rows[1]);
    const __m256i high_01 = _mm256_unpackhi_epi64(rows[0], rows[1]);
    const __m256i low_23 = _mm256_unpacklo_epi64(rows[2], rows[3]);
    const __m256i high_23 = _mm256_unpackhi_epi64(rows[2], rows[3]);
    rows[0] = _mm256_permute2x128_si256(low_01, low_23, 0x20);
    rows[1] = _mm256_permute2x128_si256(high_01, high_23, 0x20);
    rows[2] = _mm256_permute2x128_si256(low_01, low_23, 0x31);
    rows[3] = _mm256_permute2x128_si256(high_01, high_23, 0x31);
}

/// Words beside each other stand in one register, and are turned so that they stand in several.
[[gnu::target("avx2"), gnu::always_inline]] inline void swap_neighbours(std::uint64_t* sixteen) {
    __m256i rows[4] = {four_at(sixteen), four_at(sixteen + 4), four_at(sixteen + 8), four_at(sixteen + 12)};
    turn(rows);
    const __m256i twos = _mm256_set1_epi64x(0x3333333333333333);
    swap_halves<2>(rows[0], rows[2], twos);
    swap_halves<2>(rows[1], rows[3], twos);
    const __m256i ones = _mm256_set1_epi64x(0x5555555555555555);
    swap_halves<1>(rows[0], rows[1], ones);
    swap_halves<1>(rows[2], rows[3], ones);
    turn(rows);
    for (unsigned i = 0; i < 4; ++i)
        put_four(rows[i], sixteen + std::size_t{4} * i);
}

[[gnu::target("avx2")]] void transpose_avx2(std::uint64_t (&words)[64]) {
    swap_halves_avx2<32>(words, 0x00000000FFFFFFFF);
    swap_halves_avx2<16>(words, 0x0000FFFF0000FFFF);
    swap_halves_avx2<8>(words, 0x00FF00FF00FF00FF);
    swap_halves_avx2<4>(words, 0x0F0F0F0F0F0F0F0F);
    for (unsigned k = 0; k < 64; k += 16)
        swap_neighbours(words + k);
}

#endif

}  // namespace

std::uint64_t word_of(const std::uint8_t* bytes) {
    std::uint64_t word = 0;
    for (unsigned i = 0; i < 64; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes + i, sizeof eight);
        word |= (eight * 0x0102040810204080U) >> 56U << i;
    }
    return word;
}

const Kernels portable_kernels{.both = both,
                               .and_if_chosen = and_if_chosen,
                               .less = less,
                               .same = same,
                               .select = select,
                               .add = add,
                               .subtract = subtract,
                               .multiply = multiply_each,
                               .multiply_by = multiply_each_by,
                               .divide = divide,
                               .draw_together = draw_together,
                               .draw_apart = draw_apart,
                               .transpose = transpose};

const Kernels& kernels_of_machine() {
#ifdef CHAPEAU_KERNELS_OF_X86
    static const Kernels of_x86{.both = both_avx2,
                                .and_if_chosen = and_if_chosen_avx2,
                                .less = less_avx2,
                                .same = same_avx2,
                                .select = select_avx2,
                                .add = add_avx2,
                                .subtract = subtract_avx2,
                                .multiply = multiply_avx2,
                                .multiply_by = multiply_by_avx2,
                                .divide = divide_avx2,
                                .draw_together = draw_together_bmi2,
                                .draw_apart = draw_apart_bmi2,
                                .transpose = transpose_avx2};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
        return of_x86;
#endif
    return portable_kernels;
}

}  // namespace chapeau::caseload
