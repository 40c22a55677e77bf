// What every code of the checker means, at length: for `chapeau explain CH0213`.
#pragma once

#include <span>

#include "grammar/catalogue.hpp"

namespace chapeau::model {

/// The codes of meaning, CH0200 to CH0499, in order. An example that needs a file beside it says what the file holds in
/// a comment:
/// `# s.outline.tsv holds:` and its lines, each after `#   `. Where no text can show the mistake, both examples are
/// empty.
[[nodiscard]] std::span<const grammar::CatalogueEntry> model_catalogue();

}  // namespace chapeau::model
