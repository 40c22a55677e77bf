#include "interpreter/record/text_codes.hpp"

#include "interpreter/text/folding.hpp"

namespace chapeau::record {

/// Longer texts have their places by what stands in their middle, too.
std::int32_t TextCodes::of(std::string_view text, const Ends& ends) {
    if (text.size() > longest)
        return none;
    entries_.resize(places);
    const bool is_ends = text.size() <= Ends::all;
    const std::size_t hash = is_ends ? ends.hash() : ends.hash() ^ Ends(text.substr(text.size() / 2 - 4, 8)).hash();
    for (std::size_t i = 0; i < nearest; ++i) {
        const std::size_t place = ((hash >> (Ends::hash_bits - place_bits)) + i) % places;
        Entry& entry = entries_[place];
        if (!entry.used)
            add(place, text, ends);
        else if (entry.ends != ends || (!is_ends && entry.text != text))
            continue;
        return entry.code;
    }
    return none;
}

/// The code of a folded text is its place; the place of any other is that of its folding's code.
void TextCodes::add(std::size_t place, std::string_view text, const Ends& ends) {
    Entry& entry = entries_[place];
    entry = {ends, std::string(text.size() <= Ends::all ? std::string_view() : text), none, true};
    ++used_;
    const std::string folded = text::folded(text);
    entry.code = folded == text ? static_cast<std::int32_t>(place) : of(folded);
}

void TextCodes::make_room() {
    if (used_ <= places / 2)
        return;
    entries_.clear();
    used_ = 0;
}

}  // namespace chapeau::record
