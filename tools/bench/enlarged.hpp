// A policy of any size, to see how costs grow with it.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace chapeau::bench {

struct Enlarged {
    std::vector<std::pair<std::string, std::string>> files;  // path and text, as model::load takes them
    std::string outline;
    std::vector<std::string> records;  // JSON, no two alike
};

/// A policy of `folds` parts, each about the size of the T52 policy (some sixty clauses, eighty lists, forty facts) and
/// with names, codes, constants and passages of its own; the clauses of a part also refer to those of the part before.
[[nodiscard]] Enlarged enlarged_policy(unsigned folds);

}  // namespace chapeau::bench
