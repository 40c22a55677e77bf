// Reads the files of a policy's folder, loads it from memory and evaluates a caseload; prints the policy's digest and a
// line for each record.
//   memory POLICY < CASELOAD
#include <chapeau.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace {

std::string text_of(std::istream& in) {
    return {std::istreambuf_iterator<char>(in), {}};
}

chapeau::Files files_of(const std::filesystem::path& folder) {
    chapeau::Files files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) {
            std::ifstream in(entry.path(), std::ios::binary);
            files.emplace_back(entry.path().lexically_relative(folder).generic_string(), text_of(in));
        }
    return files;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2)
        return 2;
    try {
        const chapeau::Policy policy(files_of(arguments[1]));
        std::cout << policy.digest() << '\n' << policy.caseload(text_of(std::cin), CHAPEAU_WITH_GRANTS);
        chapeau::Evaluator(policy).decided();  // of no record
    } catch (const chapeau::BadCall& error) {
        std::cout << error.what() << '\n';
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
