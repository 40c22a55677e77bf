// The files of a policy on disk.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chapeau::model {

struct PolicyFile {
    std::string name;   // below the folder: `countries/japan.rules`
    std::string shown;  // as given, and the name
    std::string text;
    std::string refused;  // why it was not read; empty if it was
};
struct PolicyFiles {
    std::string folder;             // what the policy names is beside this
    std::string shown;              // what stands before their names when they are shown
    std::vector<PolicyFile> files;  // by name
    /// Why there are none, or not all; empty if all is well.
    std::string refused;
};

/// The `.rules` files below a folder, or the one file given. Links are not followed, depth and number are limited.
[[nodiscard]] PolicyFiles read_policy_files(const std::string& given);

/// A file beside the policy, by the name the policy gives it; nothing for a name that leads out of the folder.
[[nodiscard]] std::optional<std::string> read_beside_policy(const std::string& folder, std::string_view name);

}  // namespace chapeau::model
