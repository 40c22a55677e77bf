// A policy folder may come from anywhere, so reading one is bounded: so many files, so deep, so large each, and nothing
// outside it.
//
// Folders are laid out with links, too: a mounted ConfigMap has `a.rules -> ..data/a.rules` and `..data ->
// ..2024_03_01`. So a link is followed to where it really leads, which has to lie in the folder and must not be a
// folder that the link stands in. What the folder has without links comes first; then what links add, each real file
// once, under the name by which it was come to. So neither the model nor the digest hangs on how the same files under
// the same names are kept.
#include "interpreter/model/policy_files.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>

#include "fmt/format.h"
#include "grammar/source.hpp"
#include "interpreter/text/ascii.hpp"

namespace chapeau::model {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 10000;
constexpr int deepest_folder = 16;
constexpr std::string_view ending = ".rules";

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

bool is_within(const fs::path& folder, const fs::path& path) {
    const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

/// `a.RULES`, `a.rules.txt`, `a.rules~`: meant for rules once, or by whoever named it.
bool looks_like_rules(std::string_view as_named) {
    const std::string name = text::in_small_letters(as_named);
    return name.find(ending) != std::string::npos || name.ends_with(".rule");
}

class Search {
  public:
    /// `shown` stands before names where they are shown.
    Search(fs::path root, std::string shown, PolicyFiles& into)
        : root_(std::move(root)), shown_(std::move(shown)), into_(into) {}

    std::vector<std::string> run() {
        std::error_code failed;
        real_root_ = fs::canonical(root_, failed);
        if (failed)
            refuse(root_);
        else
            look_into({"", real_root_}, 1);
        // What a link leads to may hold links: they come behind.
        for (std::size_t i = 0; i < links_.size() && into_.refused.empty(); ++i)
            follow(Entry(links_[i]));
        std::ranges::sort(names_);
        return std::move(names_);
    }

  private:
    /// A name below the folder, and where it really stands.
    struct Entry {
        std::string name;
        fs::path real;
    };

    void refuse(const fs::path& folder) {
        into_.refused = fmt::format("the folder `{}` can't be read", folder.string());
    }

    void look_into(const Entry& folder, int depth) {
        std::error_code failed;
        std::vector<std::string> here;
        if (!is_first_time(folder.real))
            return;
        fs::directory_iterator entries(folder.real, failed);
        for (; !failed && entries != fs::directory_iterator(); entries.increment(failed))
            here.push_back(entries->path().filename().string());
        if (failed)
            return refuse(folder.name.empty() ? root_ : root_ / folder.name);
        std::ranges::sort(here);
        std::vector<Entry> folders;
        for (const std::string& name : here)
            if (!name.starts_with('.'))
                look_at({folder.name + name, folder.real / name}, folders);
        for (const Entry& each : folders)
            if (into_.refused.empty())
                go_down(each, depth);
    }

    void look_at(const Entry& entry, std::vector<Entry>& folders) {
        std::error_code failed;
        const fs::file_status status = fs::symlink_status(entry.real, failed);
        if (fs::is_symlink(status))
            links_.push_back(entry);
        else if (fs::is_directory(status))
            folders.push_back(entry);
        else
            take(entry, fs::is_regular_file(status));
    }

    void go_down(const Entry& folder, int depth) {
        if (depth >= deepest_folder)
            into_.refused = fmt::format("folders stand within folders more than {} deep", deepest_folder);
        else
            look_into({folder.name + '/', folder.real}, depth + 1);
    }

    void take(const Entry& entry, bool plain) {
        const std::string as_named = fs::path(entry.name).filename().string();
        const bool rules = fs::path(as_named).extension() == ending;
        if (!plain) {
            if (rules)
                into_.others.push_back(
                    {shown_ + entry.name, "it is no plain file", "put a file of rules in its place"});
        } else if (!rules) {
            if (looks_like_rules(as_named))
                into_.others.push_back({shown_ + entry.name, "its name does not end with `.rules`",
                                        "give it a name that ends with `.rules`, or move it out of the folder"});
        } else if (names_.size() == most_files) {
            into_.refused = fmt::format("the folder holds more than {} files of rules", most_files);
        } else if (is_first_time(entry.real)) {
            names_.push_back(entry.name);
        }
    }

    void follow(const Entry& link) {
        std::error_code failed;
        const fs::path target = fs::canonical(link.real, failed);
        const bool folder = !failed && fs::is_directory(target, failed);
        const bool matters = folder || looks_like_rules(fs::path(link.name).filename().string());
        if (failed) {  // what it was to lead to may be a folder of rules
            refuse_link(link, "leads to nothing", "remove the link, or put there what it leads to");
        } else if (!is_within(real_root_, target)) {
            if (matters)
                refuse_link(link, "leads out of the policy's folder", "put a copy in its place");
        } else if (folder && is_within(target, link.real.parent_path())) {
            refuse_link(link, "leads to a folder that it stands in", "remove the link");
        } else if (folder) {
            look_into({link.name + '/', target}, depth_of(link.name) + 1);
        } else {
            take({link.name, target}, fs::is_regular_file(target, failed));
        }
    }

    static int depth_of(const std::string& name) { return 1 + static_cast<int>(std::ranges::count(name, '/')); }

    void refuse_link(const Entry& link, std::string_view why, std::string_view help) {
        into_.links.push_back({shown_ + link.name, std::string(why), std::string(help)});
    }

    /// Of a file or folder, under whichever name.
    bool is_first_time(const fs::path& path) {
        struct stat found {};
        return stat(path.c_str(), &found) != 0 || seen_.insert({found.st_dev, found.st_ino}).second;
    }

    fs::path root_;
    fs::path real_root_;
    std::string shown_;
    PolicyFiles& into_;
    std::vector<std::string> names_;
    std::vector<Entry> links_;
    std::set<std::pair<dev_t, ino_t>> seen_;
};

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
    std::string shown = given;
    while (shown.size() > 1 && shown.ends_with('/'))
        shown.pop_back();
    if (!shown.ends_with('/'))
        shown += '/';
    read.shown = given == "." ? "" : shown;
    for (std::string& name : Search(given, read.shown, read).run()) {
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
    if (relative.is_absolute() || std::ranges::find(relative, "..") != relative.end())
        return std::nullopt;
    std::error_code failed;
    const fs::path root = fs::canonical(folder, failed);
    const fs::path real = failed ? fs::path() : fs::canonical(root / relative, failed);
    if (failed || !is_within(root, real) || !fs::is_regular_file(real, failed))
        return std::nullopt;
    std::string text;
    return read_bytes(real, text).empty() ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace chapeau::model
