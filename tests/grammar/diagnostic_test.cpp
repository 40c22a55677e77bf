#include "grammar/diagnostic.hpp"

#include <doctest/doctest.h>

#include "tests/grammar/corpus.hpp"

namespace chapeau::grammar {

namespace {

std::string without_escapes(std::string text) {
    for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b')) {
        text.erase(at, text.find('m', at) + 1 - at);
    }
    return text;
}

}  // namespace

TEST_CASE("a diagnostic is drawn with its line, carets, help and notes") {
    Sources sources;
    const std::uint32_t first = sources.add("a.rules", "clause één\n  met when x\n");
    const std::uint32_t second = sources.add("b.rules", "\n\n\n\n\n\n\n\n\nclause één\n");
    const Diagnostic diagnostic{"CH0201",
                                Severity::error,
                                {second, 16, 21},
                                "`één` is declared twice",
                                "give one another name",
                                {{{first, 7, 12}, "first declared here"}}};
    CHECK(render(diagnostic, sources, false) ==
          "b.rules:10:8: error CH0201: `één` is declared twice\n"
          "   |\n"
          "10 | clause één\n"
          "   |        ^^^\n"
          "   = help: give one another name\n"
          "a.rules:1:8: note: first declared here\n"
          "  |\n"
          "1 | clause één\n"
          "  |        ^^^\n");
}

TEST_CASE("warnings say so; an empty span has one caret; a long one stays on its line") {
    Sources sources;
    const std::uint32_t file = sources.add("a.rules", "one\n\ntwo\n");
    CHECK(render({"CH0301", Severity::warning, {file, 3, 3}, "m", "h", {}}, sources, false) ==
          "a.rules:1:4: warning CH0301: m\n  |\n1 | one\n  |    ^\n  = help: h\n");
    CHECK(render({"CH0301", Severity::warning, {file, 1, 8}, "m", "h", {}}, sources, false) ==
          "a.rules:1:2: warning CH0301: m\n  |\n1 | one\n  |  ^^\n  = help: h\n");
    CHECK(render({"CH0301", Severity::warning, {file, 4, 4}, "m", "h", {}}, sources, false) ==
          "a.rules:2:1: warning CH0301: m\n  |\n2 |\n  | ^\n  = help: h\n");
}

TEST_CASE("a long line is cut down to a window around the carets") {
    Sources sources;
    const std::uint32_t file = sources.add("a.rules", std::string(1000, 'a') + "é!" + std::string(1000, 'b'));
    const std::string shown = render({"CH0301", Severity::error, {file, 1000, 1003}, "m", "h", {}}, sources, false);
    const std::string line = "1 | …" + std::string(80, 'a') + "é!" + std::string(78, 'b') + "…\n";
    CHECK(shown.find(line) != std::string::npos);
    CHECK(shown.find("\n  | " + std::string(81, ' ') + "^^\n") != std::string::npos);
}

TEST_CASE("nothing of a file reaches the terminal as a control character") {
    const Parsed result = parsed("a.rules", "clause \x1b[31m\n\x7f\x01 a\nclause a\n  met when \xC2\x9B b\n");
    CHECK(result.rendered().find_first_of("\x1b\x7f\x01") == std::string::npos);
    CHECK(result.rendered().find("\xC2\x9B") == std::string::npos);
}

TEST_CASE("coloured text less its escapes is the plain text") {
    for (const auto& path : rules_below(tests_folder() / "bad")) {
        const Parsed result = parsed("a.rules", read_file(path));
        for (const Diagnostic& diagnostic : result.diagnostics) {
            const std::string colored = render(diagnostic, result.sources, true);
            CHECK(colored != render(diagnostic, result.sources, false));
            CHECK(without_escapes(colored) == render(diagnostic, result.sources, false));
        }
    }
}

TEST_CASE("diagnostics are ordered by place and never said twice") {
    const auto at = [](std::uint32_t file, std::uint32_t begin, const char* code) {
        return Diagnostic{code, Severity::error, {file, begin, begin + 1}, "m", "h", {}};
    };
    Diagnostics all{at(1, 5, "CH0102"), at(0, 9, "CH0102"), at(1, 5, "CH0101"), at(0, 9, "CH0102"), at(1, 2, "CH0109")};
    sort(all);
    std::string order;
    for (const Diagnostic& one : all) {
        order += one.code + "@" + std::to_string(one.span.file) + ":" + std::to_string(one.span.begin) + " ";
    }
    CHECK(order == "CH0102@0:9 CH0109@1:2 CH0101@1:5 CH0102@1:5 ");
    CHECK(has_errors(all));
    all.resize(1);
    all[0].severity = Severity::warning;
    CHECK_FALSE(has_errors(all));
}

TEST_CASE("the nearest word") {
    const std::vector<std::string> words{"bachelor", "secondary", "master", "to"};
    CHECK(nearest("bachelro", words) == "bachelor");    // two neighbours swapped
    CHECK(nearest("bachelors", words) == "bachelor");   // one too many
    CHECK(nearest("mastr", words) == "master");         // one missing
    CHECK(nearest("sekondari", words) == "secondary");  // two replaced
    CHECK(nearest("tu", words) == "to");
    CHECK_FALSE(nearest("doctorate", words));
    CHECK_FALSE(nearest("xx", words));
    CHECK_FALSE(nearest("", {"ab"}));
    CHECK(nearest("ab", {"ac", "ad"}) == "ac");  // ties go to the first
}

}  // namespace chapeau::grammar
