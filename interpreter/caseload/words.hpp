// Kernels: what is done to the 64 rows of one word of a plane, at once where the machine can.
//
// Whole columns are made of them. They are written twice, over plain C++ and with the instructions that newer
// processors of the x86-64 kind have (AVX2 works on four 64-bit numbers at a time, BMI2 draws bits together and apart);
// which of the two, is found out once, when the program runs. Both do the same, and a test holds them together.
//
// A column that is worked on by words has room for whole words of 64 rows. What stands behind its last row is worked
// out with the others and may be anything.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace chapeau::caseload {

inline constexpr std::uint64_t all_ones = ~std::uint64_t{0};

/// The words of a plane and of its opposite: the rows of which it is yes, and no.
struct YesNo {
    std::uint64_t* yes = nullptr;
    std::uint64_t* no = nullptr;
};

struct Kernels {
    // Of whole planes, `fours` times four words of each.
    /// Yes where both are, no where one is; `out` perhaps one of them.
    void (*both)(YesNo a, YesNo b, std::size_t fours, YesNo out);
    /// Takes from `out`, where `chosen` is not no, what `value` is not; `out` neither of them.
    void (*and_if_chosen)(YesNo chosen, YesNo value, std::size_t fours, YesNo out);
    /// The rows, 64 of each, of which a is less than b; of which they are the same.
    std::uint64_t (*less)(const std::int64_t* a, const std::int64_t* b);
    std::uint64_t (*same)(const std::int64_t* a, const std::int64_t* b);
    /// 64 rows: `from` where `which` has the row's bit.
    void (*select)(std::uint64_t which, const std::int64_t* from, std::int64_t* into);
    // Arithmetic of 64 rows, `out` perhaps one of the operands. False if a result is too large; then `out` holds
    // anything.
    bool (*add)(const std::int64_t* a, const std::int64_t* b, std::int64_t* out);
    bool (*subtract)(const std::int64_t* a, const std::int64_t* b, std::int64_t* out);
    bool (*multiply)(const std::int64_t* a, const std::int64_t* b, std::int64_t* out);
    bool (*multiply_by)(const std::int64_t* a, std::int64_t factor, std::int64_t* out);
    /// a over b as fractions with denominators above 0; where b is 0, over 1.
    bool (*divide)(const std::int64_t* a, const std::int64_t* b, std::int64_t* numerators, std::int64_t* denominators);
    /// The bits that stand where `of` has bits, drawn together to the low end; and the reverse.
    std::uint64_t (*draw_together)(std::uint64_t bits, std::uint64_t of);
    std::uint64_t (*draw_apart)(std::uint64_t bits, std::uint64_t to);
    /// Bit i of word k becomes bit k of word i.
    void (*transpose)(std::uint64_t (&words)[64]);
};

/// For any machine.
extern const Kernels portable_kernels;
/// For this one.
[[nodiscard]] const Kernels& kernels_of_machine();
inline const Kernels& kernels = kernels_of_machine();

/// The word whose bits are 64 bytes, each 0 or 1.
[[nodiscard]] std::uint64_t word_of(const std::uint8_t* bytes);

/// The word of the 64 rows of which it is true.
template <class IsTrue>
[[nodiscard]] inline std::uint64_t word_where(const IsTrue& is_true) {
    std::uint8_t bytes[64];
    for (std::size_t i = 0; i < 64; ++i)
        bytes[i] = is_true(i) ? 1 : 0;
    return word_of(bytes);
}

/// Of the 64 rows of the word, those that there are.
[[nodiscard]] inline std::uint64_t rows_inside(std::size_t word, std::uint32_t rows) {
    const std::size_t left = rows - word * 64;
    return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
}

/// Calls `each` with the place of every bit that is set, in order.
template <class Each>
void for_bits(std::uint64_t word, const Each& each) {
    for (; word != 0; word &= word - 1)
        each(static_cast<std::uint32_t>(std::countr_zero(word)));
}

}  // namespace chapeau::caseload
