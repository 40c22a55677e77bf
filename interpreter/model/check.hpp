// Syntax trees to model: names, types, time, citations. The one entry to the checker.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"
#include "interpreter/model/model.hpp"

namespace chapeau::model {

/// The files of one policy: `files[i]` is the tree of source i.
struct Trees {
    grammar::Sources sources;
    std::vector<grammar::ast::File> files;
    /// The first so many are the standard library's: what is unused or untranslated in them is nobody's mistake.
    std::uint32_t standard = 0;
};

/// The text of an outline or another file that the policy names; the checker asks for it by the name written. Nothing
/// if it cannot be read.
using ReadBeside = std::function<std::optional<std::string>(const std::string& name)>;

/// Checks all files together and builds what could be made of them. The model is fit for evaluation only if no error
/// was added. Reports every independent mistake, in any order (sort them); none is thrown.
[[nodiscard]] Model check(const Trees& trees, const ReadBeside& read_beside, grammar::Diagnostics& diagnostics);

}  // namespace chapeau::model
