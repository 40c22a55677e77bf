#include "interpreter/record/blank.hpp"

#include <algorithm>
#include <iterator>

namespace chapeau::record {

bool blank_throughout(std::string_view text) {
    // What Unicode calls white space, and characters of no width.
    constexpr std::string_view empty[] = {" ",      "\u0085", "\u00a0", "\u00ad", "\u1680", "\u180e", "\u2000",
                                          "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007",
                                          "\u2008", "\u2009", "\u200a", "\u200b", "\u200c", "\u200d", "\u2028",
                                          "\u2029", "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff"};
    while (!text.empty()) {
        const auto* const found =
            std::find_if(std::begin(empty), std::end(empty), [text](auto each) { return text.starts_with(each); });
        const bool control = text.front() >= 0 && text.front() < ' ';
        if (found == std::end(empty) && !control)
            return false;
        text.remove_prefix(control ? 1 : found->size());
    }
    return true;
}

}  // namespace chapeau::record
