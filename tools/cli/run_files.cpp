// Two names are one file where the system says that they lead to the same place on the same disk. A file that is not
// there yet is known by its folder's place and its name in it. Standard error is written to in any run, and may be what
// standard output is.
//
// This is looked at before anything is opened for writing, since opening may empty a file.
#include "tools/cli/run_files.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <vector>

#include "tools/cli/beside.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/kept_ids.hpp"

namespace chapeau::cli {

namespace {

struct Identity {
    dev_t device = 0;
    ino_t place = 0;
    std::string name;  // in the folder of that place, of a file that is not there yet

    [[nodiscard]] bool operator==(const Identity&) const = default;
};

struct RunFile {
    std::string role;
    std::string name;
    std::optional<Identity> identity;  // none: no regular file
};

std::optional<Identity> identity_of(const struct stat& found) {
    if (!S_ISREG(found.st_mode))
        return std::nullopt;
    return Identity{found.st_dev, found.st_ino, {}};
}

std::optional<Identity> identity_of(int descriptor) {
    struct stat found {};
    return fstat(descriptor, &found) == 0 ? identity_of(found) : std::nullopt;
}

std::optional<Identity> identity_of(const std::string& name) {
    struct stat found {};
    if (stat(name.c_str(), &found) == 0)
        return identity_of(found);
    const std::filesystem::path path = through_links(name);
    const std::string folder = path.parent_path().empty() ? "." : path.parent_path().string();
    if (stat(folder.c_str(), &found) != 0)
        return std::nullopt;
    return Identity{found.st_dev, found.st_ino, path.filename().string()};
}

/// The outlines and records that the policy's own files name.
std::vector<std::string> named_by(const model::Policy& policy) {
    std::vector<std::string> names;
    for (const grammar::ast::File& file : policy.trees.files)
        for (const grammar::ast::Declaration& declaration : file.declarations) {
            if (const auto* header = std::get_if<grammar::ast::Policy>(&declaration.node))
                for (const grammar::ast::Policy::Outline& outline : header->sources)
                    names.push_back(policy.trees.beside + outline.file.value);
            if (const auto* sample = std::get_if<grammar::ast::Sample>(&declaration.node); sample && sample->file)
                names.push_back(policy.trees.beside + sample->file->value);
        }
    return names;
}

std::vector<std::string> files_of(const model::Policy& policy) {
    std::vector<std::string> names = named_by(policy);
    for (auto file = policy.trees.standard; file < policy.trees.sources.size(); ++file)
        names.push_back(policy.trees.sources[file].path());
    return names;
}

std::vector<RunFile> read_by(const RunFiles& files) {
    std::vector<RunFile> read;
    if (files.records == "-")
        read.push_back({files.records_are, "standard input", identity_of(STDIN_FILENO)});
    else if (!files.records.empty())
        read.push_back({files.records_are, files.records, identity_of(files.records)});
    for (std::string& name : files_of(*files.policy)) {
        auto identity = identity_of(name);
        read.push_back({"a file of the policy", std::move(name), std::move(identity)});
    }
    return read;
}

std::vector<RunFile> written_by(const RunFiles& files) {
    std::vector<RunFile> written;
    if (files.output.empty())
        written.push_back({"standard output", "", identity_of(STDOUT_FILENO)});
    else
        written.push_back({"the output", files.output, identity_of(files.output)});
    if (!files.checkpoint.empty()) {
        const std::string ids = KeptIds::beside(files.checkpoint);
        written.push_back({"the checkpoint", files.checkpoint, identity_of(files.checkpoint)});
        written.push_back({"the checkpoint with its `.ids`", ids, identity_of(ids)});
    }
    return written;
}

/// A file that is not there yet, and that the policy's folder would be read with.
bool would_be_read(const RunFile& written, const model::Policy& policy) {
    namespace fs = std::filesystem;
    std::error_code failed;
    if (written.name.empty() || !written.identity || written.identity->name.empty() ||
        !fs::is_directory(policy.folder, failed))
        return false;
    const fs::path path = through_links(written.name);
    const fs::path within = fs::weakly_canonical(path, failed).lexically_relative(fs::canonical(policy.folder, failed));
    return !failed && path.extension() == ".rules" && !within.empty() && *within.begin() != "..";
}

void say(const RunFile& one, const RunFile& other) {
    complain(fmt::format("`{}` is both {} and {}", one.name, one.role, other.role),
             other.name.empty()
                 ? "write to another file; a shell that is told `> FILE` empties it before chapeau begins"
                 : fmt::format("name another file for {}; nothing has been written", other.role));
}

const RunFile* same_file(const std::vector<RunFile>& some, const RunFile& written) {
    const auto found = std::ranges::find_if(
        some, [&](const RunFile& one) { return one.identity && one.identity == written.identity; });
    return found == some.end() ? nullptr : &*found;
}

/// What is read is not written to even to say so: it is said on standard output, unless that is the same file too.
bool refuse_standard_error(const std::vector<RunFile>& read) {
    const RunFile* same = same_file(read, {"standard error", "", identity_of(STDERR_FILENO)});
    if (same == nullptr)
        return false;
    if (same->identity != identity_of(STDOUT_FILENO)) {
        const std::string said = complaint(fmt::format("`{}` is both {} and standard error", same->name, same->role),
                                           "send standard error to another file; nothing has been written");
        std::fwrite(said.data(), 1, said.size(), stdout);
    }
    return true;
}

}  // namespace

bool refuse_one_for_two(const RunFiles& files) {
    std::vector<RunFile> before = read_by(files);
    if (refuse_standard_error(before))
        return true;
    for (RunFile& written : written_by(files)) {
        if (would_be_read(written, *files.policy)) {
            complain(fmt::format("`{}` would be a file of the policy", written.name),
                     fmt::format("name a file elsewhere for {}: all `.rules` in the policy's folder are read; nothing "
                                 "has been written",
                                 written.role));
            return true;
        }
        if (const RunFile* same = same_file(before, written)) {
            say(*same, written);
            return true;
        }
        before.push_back(std::move(written));
    }
    return false;
}

}  // namespace chapeau::cli
