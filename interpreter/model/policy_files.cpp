// A policy folder may come from anywhere, so reading one is bounded: so many files, so deep, so large each, and no link
// is followed, neither among the rules nor for what a policy names beside itself.
#include "interpreter/model/policy_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "fmt/format.h"
#include "grammar/source.hpp"

namespace chapeau::model {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 10000;
constexpr int deepest_folder = 16;

/// The bytes of a plain file, or why not.
std::string read_bytes(const fs::path& path, std::string& text) {
    std::error_code failed;
    const auto size = fs::file_size(path, failed);
    if (failed)
        return "it can't be read";
    if (size > grammar::Sources::largest_file)
        return fmt::format("it is larger than {} MiB", grammar::Sources::largest_file >> 20U);
    std::ifstream in(path, std::ios::binary);
    text.resize(size);
    if (!in.read(text.data(), static_cast<std::streamsize>(size)) && size > 0)
        return "it can't be read";
    return {};
}

bool is_plain_file(const fs::path& path) {
    std::error_code failed;
    return fs::is_regular_file(fs::symlink_status(path, failed)) && !failed;
}

bool is_plain_folder(const fs::path& path) {
    std::error_code failed;
    return fs::is_directory(fs::symlink_status(path, failed)) && !failed;
}

/// Names of the `.rules` files below `folder`; says in `refused` if the search was cut short.
void find_rules(const fs::path& folder, const std::string& prefix, int depth, std::vector<std::string>& names,
                std::string& refused) {
    std::error_code failed;
    fs::directory_iterator entries(folder, failed);
    if (failed)
        refused = fmt::format("the folder `{}` can't be read", folder.string());
    for (; !failed && entries != fs::directory_iterator() && refused.empty(); entries.increment(failed)) {
        const std::string name = prefix + entries->path().filename().string();
        if (is_plain_folder(entries->path())) {
            if (depth == deepest_folder)
                refused = fmt::format("folders stand within folders more than {} deep", deepest_folder);
            else
                find_rules(entries->path(), name + "/", depth + 1, names, refused);
        } else if (entries->path().extension() == ".rules" && is_plain_file(entries->path())) {
            if (names.size() == most_files)
                refused = fmt::format("the folder holds more than {} files of rules", most_files);
            else
                names.push_back(name);
        }
    }
}

PolicyFile read_one(const fs::path& folder, std::string name, std::string shown) {
    PolicyFile file{std::move(name), std::move(shown), {}, {}};
    file.refused = read_bytes(folder / file.name, file.text);
    if (!file.refused.empty())
        file.text.clear();
    return file;
}

PolicyFiles read_folder(const std::string& given) {
    PolicyFiles read;
    read.folder = given;
    std::vector<std::string> names;
    find_rules(given, "", 1, names, read.refused);
    std::ranges::sort(names);
    std::string shown = given;
    while (shown.size() > 1 && shown.ends_with('/'))
        shown.pop_back();
    if (!shown.ends_with('/'))
        shown += '/';
    read.shown = given == "." ? "" : shown;
    for (std::string& name : names) {
        std::string shown_name = read.shown + name;
        read.files.push_back(read_one(given, std::move(name), std::move(shown_name)));
    }
    if (read.files.empty() && read.refused.empty())
        read.refused = "there is no `.rules` file in this folder";
    return read;
}

}  // namespace

PolicyFiles read_policy_files(const std::string& given) {
    std::error_code failed;
    const fs::path path(given);
    if (fs::is_directory(path, failed))
        return read_folder(given);
    PolicyFiles read;
    read.folder = path.has_parent_path() ? path.parent_path().string() : ".";
    read.shown = path.has_parent_path() ? read.folder + "/" : "";
    if (fs::is_regular_file(path, failed))
        read.files.push_back(read_one(read.folder, path.filename().string(), given));
    else
        read.refused = "there is no such folder or file";
    return read;
}

std::optional<std::string> read_beside_policy(const std::string& folder, std::string_view name) {
    if (name.empty() || name.find('\0') != std::string_view::npos)
        return std::nullopt;
    const fs::path relative{std::string(name)};
    if (relative.is_absolute())
        return std::nullopt;
    fs::path path(folder);
    for (auto part = relative.begin(); part != relative.end(); ++part) {
        path /= *part;
        const bool last = std::next(part) == relative.end();
        if (*part == ".." || !(last ? is_plain_file(path) : is_plain_folder(path)))
            return std::nullopt;
    }
    std::string text;
    return read_bytes(path, text).empty() ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace chapeau::model
