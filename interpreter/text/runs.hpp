// How far a text goes on plainly, eight bytes at a time.
//
// Whether one of eight bytes is special is told from all of them at once, in one integer (Warren, Hacker's Delight,
// 6-1): a borrow out of a byte that is 0 sets its highest bit. It may go on into the byte above, so what is found is
// that there is a special one, not which; that is looked for byte by byte.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace chapeau::text {

constexpr std::uint64_t eight_of(unsigned char byte) {
    return byte * std::uint64_t{0x0101010101010101};
}

constexpr std::uint64_t highest_bits = eight_of(0x80);

/// Not 0 if one of the eight bytes is `byte`; all must be below 0x80.
constexpr std::uint64_t any_is(std::uint64_t eight, unsigned char byte) {
    return ((eight ^ eight_of(byte)) - eight_of(1)) & highest_bits;
}

/// Not 0 if one of the eight bytes is a control character or no ASCII.
constexpr std::uint64_t any_unprintable(std::uint64_t eight) {
    return (eight | (eight - eight_of(' '))) & highest_bits;
}

/// Not 0 if one of the eight bytes is DEL or no ASCII.
constexpr std::uint64_t any_delete(std::uint64_t eight) {
    return (eight | (eight + eight_of(1))) & highest_bits;
}

/// Bytes at the front that are not special, as `is_special` says of one and `any_special` (not 0) of eight; where one
/// of the eight is no ASCII, it must say so.
template <class AnySpecial, class IsSpecial>
std::size_t plain_run(std::string_view text, const AnySpecial& any_special, const IsSpecial& is_special) {
    std::size_t at = 0;
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if (any_special(eight) != 0)
            break;
    }
    while (at < text.size() && !is_special(text[at]))
        ++at;
    return at;
}

}  // namespace chapeau::text
