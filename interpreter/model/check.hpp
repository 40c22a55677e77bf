// Syntax trees to model: names, types, time, citations. The one entry to the checker.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
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
    /// What stands before the names of files beside the policy when they are shown: `policies/cptpp/`, or nothing.
    std::string beside;

    /// Makes a file that the policy names a source, so that its mistakes can be shown where they are.
    [[nodiscard]] std::uint32_t add_beside(const std::string& name, std::string text) {
        files.emplace_back();
        return sources.add(beside + name, std::move(text), name);
    }
};

/// The text of an outline or another file that the policy names; the checker asks for it by the name written. Nothing
/// if it cannot be read.
using ReadBeside = std::function<std::optional<std::string>(const std::string& name)>;

/// Checks all files together and builds what could be made of them. The model is fit for evaluation only if no error
/// was added. Files that the policy names and that have mistakes of their own are added to `trees`. Reports every
/// independent mistake, in any order (sort them); none is thrown.
[[nodiscard]] Model check(Trees& trees, const ReadBeside& read_beside, grammar::Diagnostics& diagnostics);

}  // namespace chapeau::model
