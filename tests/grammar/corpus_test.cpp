// The files in ok/ parse without a word and make the tree that stands beside them; those in bad/ give the diagnostics
// that stand beside them, each on the line that announces it, `# error: CH0123 "words of the message"`, or, where no
// comment can stand on that line, on the one above it, `# error below: …`.
#include "tests/grammar/corpus.hpp"

#include <doctest/doctest.h>

#include <map>
#include <sstream>

#include "tests/grammar/dump.hpp"

namespace chapeau::grammar {

namespace {

struct Announced {
    std::string code;
    std::string words;
};

/// The announcements of a file by their line.
std::multimap<std::uint32_t, Announced> announced(const std::string& text) {
    std::multimap<std::uint32_t, Announced> found;
    std::istringstream lines(text);
    std::string line;
    for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
        const std::string_view rest(line);
        for (std::size_t at = rest.find("# error"); at != std::string_view::npos; at = rest.find("# error", at + 1)) {
            const bool below = rest.substr(at).starts_with("# error below: ");
            const std::size_t code = at + (below ? 15 : 9);
            const std::size_t words = code + 8;
            const std::string_view said = rest.substr(words, rest.find('"', words) - words);
            found.insert({number + (below ? 1U : 0U), {line.substr(code, 6), std::string(said)}});
        }
    }
    return found;
}

bool take_announced(std::multimap<std::uint32_t, Announced>& left, std::uint32_t line, const Diagnostic& diagnostic) {
    const auto [first, last] = left.equal_range(line);
    for (auto one = first; one != last; ++one) {
        if (one->second.code == diagnostic.code && diagnostic.message.find(one->second.words) != std::string::npos) {
            left.erase(one);
            return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("ok: every file parses and makes its tree") {
    for (const auto& path : rules_below(tests_folder() / "ok")) {
        CAPTURE(path.filename().string());
        const Parsed result = parsed(path.filename().string(), read_file(path));
        CHECK(result.rendered() == "");
        const std::string tree = dump(result.file);
        CHECK(tree == golden(std::filesystem::path(path).replace_extension(".tree"), tree));
    }
}

TEST_CASE("bad: every file gives its diagnostics") {
    for (const auto& path : rules_below(tests_folder() / "bad")) {
        CAPTURE(path.filename().string());
        const std::string text = read_file(path);
        const Parsed result = parsed(path.filename().string(), text);
        const std::string shown = result.rendered();
        CHECK(shown == golden(std::filesystem::path(path).replace_extension(".out"), shown));

        auto left = announced(text);
        for (const Diagnostic& diagnostic : result.diagnostics) {
            const std::uint32_t line = result.sources[0].place(diagnostic.span.begin).line;
            CHECK_MESSAGE(take_announced(left, line, diagnostic),
                          line << ": not announced: " << diagnostic.code << " " << diagnostic.message);
            CHECK_FALSE(diagnostic.help.empty());
        }
        for (const auto& [line, one] : left) {
            FAIL_CHECK(line << ": announced, but not given: " << one.code << " " << one.words);
        }
    }
}

TEST_CASE("every policy and the standard library parse") {
    for (const char* folder : {"policies", "stdlib"}) {
        for (const auto& path : rules_below(repository() / folder)) {
            const Parsed result = parsed(std::filesystem::relative(path, repository()).string(), read_file(path));
            CHECK(result.rendered() == "");
        }
    }
}

}  // namespace chapeau::grammar
