// An open-addressed table of a power of two, at most half full, probed one after the other: names are few, short and
// all known before the first record comes, so a look-up is one hash and almost always one comparison. Both look at a
// text's ends first, eight bytes each, which tell most names apart; names come from the policy, so nobody who writes a
// record can make them collide.
//
// The nearest name is looked for only when one was not found, without regard to case. Whoever writes a record may write
// names of any length; beyond a bound nothing is near, so that a hostile one costs no more than another.

#include "interpreter/record/names.hpp"

#include <algorithm>
#include <bit>

#include "grammar/diagnostic.hpp"
#include "interpreter/text/ascii.hpp"

namespace chapeau::record {

namespace {

constexpr std::size_t longest_compared = 64;

}  // namespace

Names::Names(std::vector<std::string_view> names)
    : names_(std::move(names)), table_(std::bit_ceil(std::max<std::size_t>(names_.size() * 2, 2))) {
    const std::size_t mask = table_.size() - 1;
    for (std::uint32_t index = 0; index < names_.size(); ++index) {
        const Ends ends(names_[index]);
        std::size_t place = ends.hash() & mask;
        while (table_[place].number != 0)
            place = (place + 1) & mask;
        table_[place] = {ends, index + 1};
    }
}

std::optional<std::uint32_t> Names::nearest(std::string_view wrong) const {
    if (wrong.size() < 2 || wrong.size() > longest_compared)
        return std::nullopt;
    std::vector<std::string> candidates;
    for (const std::string_view name : names_)
        candidates.push_back(text::in_small_letters(name));
    const auto near = grammar::nearest(text::in_small_letters(wrong), candidates);
    if (!near)
        return std::nullopt;
    return static_cast<std::uint32_t>(std::ranges::find(candidates, *near) - candidates.begin());
}

bool same_letters(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return text::small_letter(x) == text::small_letter(y); });
}

std::string either_of(const Names& names) {
    std::string text;
    for (std::size_t index = 0; index < names.size(); ++index) {
        if (index > 0)
            text += index + 1 == names.size() ? " or " : ", ";
        text.append("`").append(names[index]).append("`");
    }
    return text;
}

}  // namespace chapeau::record
