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
/// Something in the folder that is none of its files.
struct PassedOver {
    std::string shown;
    std::string why;
    std::string help;
};
struct PolicyFiles {
    std::string folder;             // what the policy names is beside this
    std::string shown;              // what stands before their names when they are shown
    std::vector<PolicyFile> files;  // by name
    /// Links that are not followed, of which nobody can tell what was meant.
    std::vector<PassedOver> links;
    /// Files that look like rules by their names and are not read.
    std::vector<PassedOver> others;
    /// Why there are none, or not all; empty if all is well.
    std::string refused;
};

/// The `.rules` files below a folder, or the one file given. Names that begin with a dot are left out. Links within the
/// folder are followed, whatever they lead through, and each file is read once. Depth and number are limited.
[[nodiscard]] PolicyFiles read_policy_files(const std::string& given);

/// A file beside the policy, by the name the policy gives it; nothing for a name that leads out of the folder.
[[nodiscard]] std::optional<std::string> read_beside_policy(const std::string& folder, std::string_view name);

}  // namespace chapeau::model
