// Codes for texts, so that columns of texts are compared as columns of codes are. Texts that are the same folded have
// the same code; each is folded once, when it first comes.
//
// The texts that policies compare are words of a trade (a sector, a city) and few of them come again and again. But
// whoever writes records may write any others, as many as they like, so the table has a bound, no text is looked for
// in more than a few places, and one that finds no place simply has no code: it is compared as it stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/record/names.hpp"

namespace chapeau::record {

class TextCodes {
  public:
    static constexpr std::int32_t none = -1;

    /// The code of the text folded, the same each time; or none. Two texts of which one has none may still be the same.
    [[nodiscard]] std::int32_t of(std::string_view text) { return of(text, Ends(text)); }
    /// The same for a text from the beginning of which eight bytes may be looked at.
    [[nodiscard]] std::int32_t of_text_within(std::string_view text) { return of(text, Ends::of_text_within(text)); }

    /// To be called while no code is in use: forgets all texts if they have become many.
    void make_room();

  private:
    static constexpr unsigned place_bits = 12;
    static constexpr std::size_t places = std::size_t{1} << place_bits;
    static constexpr std::size_t nearest = 4;  // places in which a text may stand
    static constexpr std::size_t longest = 64;
    struct Entry {
        Ends ends;
        std::string text;  // where its ends are not all of it
        std::int32_t code = none;
        bool used = false;
    };

    [[nodiscard]] std::int32_t of(std::string_view text, const Ends& ends);
    void add(std::size_t place, std::string_view text, const Ends& ends);

    std::vector<Entry> entries_;
    std::size_t used_ = 0;
};

}  // namespace chapeau::record
