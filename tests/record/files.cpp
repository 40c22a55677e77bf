// A golden that is missing agrees with nothing.

#include "tests/record/files.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace chapeau::tests {

std::vector<std::filesystem::path> json_files(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(CHAPEAU_ROOT "/tests/record/" + folder)) {
        if (entry.path().extension() == ".json")
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

std::string content_of(const std::filesystem::path& file) {
    const std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

bool agrees(const std::filesystem::path& golden, const std::string& text) {
    if (std::getenv("CHAPEAU_ACCEPT") != nullptr)
        std::ofstream(golden, std::ios::binary) << text;
    return std::filesystem::exists(golden) && content_of(golden) == text;
}

}  // namespace chapeau::tests
