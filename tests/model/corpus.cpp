// Policies of the corpus are loaded from memory under their short names, so that goldens are the same wherever the
// repository is.
#include "tests/model/corpus.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

namespace chapeau::model {

namespace fs = std::filesystem;

fs::path repository() {
    return CHAPEAU_ROOT;
}
fs::path tests_folder() {
    return repository() / "tests" / "model";
}

std::vector<fs::path> policies_in(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_directory() || entry.path().extension() == ".rules")
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, std::string> files_beside(const std::string& text) {
    std::map<std::string, std::string> files;
    std::string* open = nullptr;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        constexpr std::string_view holds = " holds:";
        if (line.starts_with("# ") && line.ends_with(holds))
            open = &files[line.substr(2, line.size() - 2 - holds.size())];
        else if (open != nullptr && line.starts_with("#   "))
            *open += line.substr(4) + "\n";
        else
            open = nullptr;
    }
    return files;
}

namespace {

ReadBeside reading(std::map<std::string, std::string> files) {
    return [files = std::move(files)](const std::string& name) -> std::optional<std::string> {
        const auto found = files.find(name);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    };
}

}  // namespace

std::unique_ptr<Policy> checked(const std::string& text) {
    return load({{"policy.rules", text}}, reading(files_beside(text)));
}

std::unique_ptr<Policy> checked_at(const fs::path& path) {
    if (!fs::is_directory(path)) {
        const std::string text = read_file(path);
        return load({{path.filename().string(), text}}, reading(files_beside(text)));
    }
    std::vector<std::pair<std::string, std::string>> rules;
    std::map<std::string, std::string> beside;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
        const std::string name = entry.path().lexically_relative(path).generic_string();
        if (entry.path().extension() == ".rules")
            rules.emplace_back(name, read_file(entry.path()));
        else if (entry.is_regular_file())
            beside.emplace(name, read_file(entry.path()));
    }
    std::sort(rules.begin(), rules.end());
    return load(rules, reading(std::move(beside)));
}

std::string rendered(const Policy& policy) {
    std::string text;
    for (const grammar::Diagnostic& diagnostic : policy.diagnostics)
        text += grammar::render(diagnostic, policy.trees.sources, false);
    return text;
}

std::string codes(const Policy& policy, bool errors_only) {
    std::string text;
    for (const grammar::Diagnostic& diagnostic : policy.diagnostics)
        if (!errors_only || diagnostic.severity == grammar::Severity::error)
            text += (text.empty() ? "" : " ") + diagnostic.code;
    return text;
}

std::string golden(const fs::path& path, const std::string& now) {
    if (std::getenv("CHAPEAU_ACCEPT") != nullptr)
        std::ofstream(path, std::ios::binary) << now;
    return read_file(path);
}

}  // namespace chapeau::model
