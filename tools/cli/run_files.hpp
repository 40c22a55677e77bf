// Files that a run must not mix up: what is read is not to be written.
#pragma once

#include <string>

#include "interpreter/model/policy.hpp"

namespace chapeau::cli {

/// The files of a run; a name is empty where there is none.
struct RunFiles {
    const model::Policy* policy = nullptr;
    std::string records = {};  // a file, or `-` for standard input
    std::string records_are = "the records";
    std::string output = {};      // written there, and not to standard output
    std::string checkpoint = {};  // and there
};

/// True, after saying so, where one of them is to be written that is read, be it by standard error, or two are written
/// that are one: by the same name, another path, a symbolic or a hard link. Only of regular files is one lost so; a
/// device may be several.
[[nodiscard]] bool refuse_one_for_two(const RunFiles& files);

}  // namespace chapeau::cli
