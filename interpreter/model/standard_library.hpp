// The standard library, in the binary: a policy's meaning must not depend on where the program is installed.
#pragma once

#include <span>
#include <string_view>

namespace chapeau::model {

struct StandardFile {
    std::string_view path;  // `stdlib/countries.rules`
    std::string_view text;
};

/// By path. The bytes live as long as the program.
[[nodiscard]] std::span<const StandardFile> standard_library();

}  // namespace chapeau::model
