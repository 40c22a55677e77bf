// The catalogue is written in several files by topic, so that none is too long to read; whoever asks sees one.
#include "grammar/catalogue.hpp"

#include <algorithm>
#include <vector>

#include "grammar/catalogue_parts.hpp"

namespace chapeau::grammar {

std::span<const CatalogueEntry> syntax_catalogue() {
    static const std::vector<CatalogueEntry> all = [] {
        std::vector<CatalogueEntry> entries;
        for (const auto part :
             {layout_catalogue(), expressions_catalogue(), clauses_catalogue(), declarations_catalogue()}) {
            entries.insert(entries.end(), part.begin(), part.end());
        }
        std::ranges::sort(entries, {}, &CatalogueEntry::code);
        return entries;
    }();
    return all;
}

}  // namespace chapeau::grammar
