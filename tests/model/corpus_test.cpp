// The policies in ok/ check without a word and make the model that stands beside them; those in bad/ give the
// diagnostics that stand beside them, each on the line that announces it, `# error: CH0213 "words of the message"`, or,
// where no comment can stand on that line, on the one above it, `# error below: …`; `# warning: …` likewise.
#include "tests/model/corpus.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <sstream>
#include <tuple>

#include "tests/model/dump.hpp"

namespace chapeau::model {

namespace {

struct Announced {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
    bool warning = false;
    std::string code;
    std::string words;
};

std::vector<Announced> announced(const grammar::Sources& sources) {
    static const std::regex shape(R"re(# (error|warning)( below)?: (CH\d{4}) "([^"]*)")re");
    std::vector<Announced> found;
    for (std::uint32_t file = 0; file < sources.size(); ++file) {
        std::istringstream lines{std::string(sources[file].text())};
        std::string line;
        for (std::uint32_t number = 1; std::getline(lines, line); ++number)
            for (std::sregex_iterator match(line.begin(), line.end(), shape), end; match != end; ++match)
                found.push_back({file, number + (match->length(2) > 0 ? 1U : 0U), (*match)[1] == "warning", (*match)[3],
                                 (*match)[4]});
    }
    return found;
}

bool take(std::vector<Announced>& left, std::uint32_t line, const grammar::Diagnostic& diagnostic) {
    for (auto one = left.begin(); one != left.end(); ++one)
        if (one->file == diagnostic.span.file && one->line == line && one->code == diagnostic.code &&
            one->warning == (diagnostic.severity == grammar::Severity::warning) &&
            diagnostic.message.find(one->words) != std::string::npos) {
            left.erase(one);
            return true;
        }
    return false;
}

void check_announced(const Policy& policy) {
    std::vector<Announced> left = announced(policy.trees.sources);
    for (const grammar::Diagnostic& diagnostic : policy.diagnostics) {
        const std::uint32_t line = policy.trees.sources[diagnostic.span.file].place(diagnostic.span.begin).line;
        CHECK_MESSAGE(take(left, line, diagnostic),
                      line << ": not announced: " << diagnostic.code << " " << diagnostic.message);
        CHECK_FALSE(diagnostic.help.empty());
    }
    for (const Announced& one : left)
        FAIL_CHECK(one.line << ": announced, but not given: " << one.code << " " << one.words);
}

bool in_file_order(const grammar::Diagnostics& diagnostics) {
    const auto place = [](const grammar::Diagnostic& each) { return std::tie(each.span.file, each.span.begin); };
    for (std::size_t i = 1; i < diagnostics.size(); ++i)
        if (place(diagnostics[i]) < place(diagnostics[i - 1]))
            return false;
    return true;
}

std::filesystem::path beside(const std::filesystem::path& path, const char* extension) {
    return std::filesystem::path(path).replace_extension(extension);
}

}  // namespace

TEST_CASE("ok: every policy checks and makes its model") {
    for (const auto& path : policies_in(tests_folder() / "ok")) {
        CAPTURE(path.filename().string());
        const auto policy = checked_at(path);
        CHECK(rendered(*policy) == "");
        const std::string model = dump(policy->model);
        CHECK(model == golden(beside(path, ".model"), model));
    }
}

TEST_CASE("bad: every policy gives its diagnostics, in file order") {
    for (const auto& path : policies_in(tests_folder() / "bad")) {
        CAPTURE(path.filename().string());
        const auto policy = checked_at(path);
        const std::string shown = rendered(*policy);
        CHECK(shown == golden(beside(path, ".out"), shown));
        CHECK(in_file_order(policy->diagnostics));
        check_announced(*policy);
    }
}

TEST_CASE("the policy of the repository checks") {
    const auto policy = load((repository() / "policies" / "cptpp").string());
    CHECK(rendered(*policy) == "");
    CHECK(policy->fit());
}

}  // namespace chapeau::model
