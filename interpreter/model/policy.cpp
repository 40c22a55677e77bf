// A policy from files to model: the standard library first, then the policy's own files by name, each parsed, all
// checked together. What is wrong with the files themselves (too large, none at all) is a diagnostic at a source
// without text, so that every tool shows it in the one way it shows mistakes.
#include "interpreter/model/policy.hpp"

#include <map>
#include <utility>

#include "fmt/format.h"
#include "grammar/parse.hpp"
#include "interpreter/model/codes.hpp"
#include "interpreter/model/policy_files.hpp"
#include "interpreter/model/standard_library.hpp"
#include "interpreter/values/digest.hpp"

namespace chapeau::model {

namespace {

/// Names and lengths go in too, so that no two sets of files run together alike.
void add_file(values::Digest& digest, std::string_view name, std::string_view text) {
    digest.add(fmt::format("{} {}\n", name.size(), text.size()));
    digest.add(name);
    digest.add(text);
}

void parse_into(Policy& policy, std::string path, std::string text, std::string name) {
    const std::uint32_t file = policy.trees.sources.add(std::move(path), std::move(text), std::move(name));
    policy.trees.files.push_back(grammar::parse(policy.trees.sources, file, policy.diagnostics));
}

// All policies share the standard library: `shared/countries.rules`. No policy has a folder of that name, so that a
// name means one file.
constexpr std::string_view shared_folder = "shared/";

std::string name_of(const StandardFile& file) {
    return fmt::format("{}{}", shared_folder, file.path.substr(file.path.find('/') + 1));
}

void add_standard_library(Policy& policy, values::Digest& digest) {
    for (const StandardFile& file : standard_library()) {
        add_file(digest, file.path, file.text);
        parse_into(policy, std::string(file.path), std::string(file.text), name_of(file));
    }
    policy.trees.standard = policy.trees.sources.size();
}

/// Says something of a file that has no text to point at.
void say(Policy& policy, grammar::Severity severity, std::string path, code::Code code, std::string message,
         std::string help) {
    const std::uint32_t file = policy.trees.sources.add(std::move(path), "");
    policy.trees.files.emplace_back();
    policy.diagnostics.push_back({std::string(code), severity, {file, 0, 0}, std::move(message), std::move(help), {}});
}

void refuse(Policy& policy, std::string path, code::Code code, std::string message, std::string help) {
    say(policy, grammar::Severity::error, std::move(path), code, std::move(message), std::move(help));
}

void say_what_was_passed_over(Policy& policy, const PolicyFiles& read) {
    for (const PassedOver& link : read.links)
        refuse(policy, link.shown, code::link_not_followed, fmt::format("this link is not followed: it {}", link.why),
               link.help);
    for (const PassedOver& other : read.others)
        say(policy, grammar::Severity::warning, other.shown, code::file_not_read,
            fmt::format("this file is not read: {}", other.why), other.help);
}

void add_file_of(Policy& policy, values::Digest& digest, PolicyFile file) {
    if (!file.refused.empty()) {
        refuse(policy, file.shown, code::unreadable_policy, fmt::format("this file was not read: {}", file.refused),
               "make it readable, or split it into smaller files");
        return;
    }
    if (file.name.starts_with(shared_folder)) {
        refuse(policy, file.shown, code::unreadable_policy,
               "this file was not read: the folder `shared` is the standard library's, by whose names traces call its "
               "files",
               "give the folder another name");
        return;
    }
    add_file(digest, file.name, file.text);
    parse_into(policy, std::move(file.shown), std::move(file.text), std::move(file.name));
}

/// Checks, and notes the outlines' texts on the way: they belong to the digest.
void check_into(Policy& policy, values::Digest& digest, const ReadBeside& read_beside) {
    std::map<std::string, std::string, std::less<>> outlines;
    for (const grammar::ast::File& file : policy.trees.files)
        for (const grammar::ast::Declaration& declaration : file.declarations)
            if (const auto* header = std::get_if<grammar::ast::Policy>(&declaration.node))
                for (const grammar::ast::Policy::Outline& source : header->sources)
                    outlines.emplace(source.file.value, "");
    const ReadBeside noting = [&](const std::string& name) {
        auto text = read_beside ? read_beside(name) : std::nullopt;
        if (const auto outline = outlines.find(name); text && outline != outlines.end())
            outline->second = *text;
        return text;
    };
    policy.model = check(policy.trees, noting, policy.diagnostics);
    for (const auto& [name, text] : outlines)
        add_file(digest, name, text);
    policy.digest = digest.text();
    grammar::sort(policy.diagnostics);
}

}  // namespace

std::unique_ptr<Policy> load(const std::string& folder) {
    auto policy = std::make_unique<Policy>();
    policy->folder = folder;
    values::Digest digest;
    add_standard_library(*policy, digest);
    PolicyFiles read = read_policy_files(folder);
    if (!read.refused.empty())
        refuse(*policy, folder, read.files.empty() ? code::unreadable_policy : code::too_large, read.refused,
               "name a folder that holds the policy's `.rules` files, or one such file");
    say_what_was_passed_over(*policy, read);
    for (PolicyFile& file : read.files)
        add_file_of(*policy, digest, std::move(file));
    if (read.files.empty()) {
        policy->digest = digest.text();
        return policy;
    }
    policy->trees.beside = read.shown;
    check_into(*policy, digest, [&](const std::string& name) { return read_beside_policy(read.folder, name); });
    return policy;
}

std::unique_ptr<Policy> load(const std::vector<std::pair<std::string, std::string>>& files,
                             const ReadBeside& read_beside) {
    auto policy = std::make_unique<Policy>();
    values::Digest digest;
    add_standard_library(*policy, digest);
    for (const auto& [path, text] : files)
        add_file_of(*policy, digest,
                    {path, path, text.size() <= grammar::Sources::largest_file ? text : "",
                     text.size() <= grammar::Sources::largest_file
                         ? ""
                         : fmt::format("it is larger than {} MiB", grammar::Sources::largest_file >> 20U)});
    check_into(*policy, digest, read_beside);
    return policy;
}

}  // namespace chapeau::model
