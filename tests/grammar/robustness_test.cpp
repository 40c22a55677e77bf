// Any bytes whatever give a tree and diagnostics, in time linear in their number: no crash, no hang, no exception. The
// random bytes are the same on every run.
#include <doctest/doctest.h>

#include <ctime>
#include <random>

#include "tests/grammar/corpus.hpp"

namespace chapeau::grammar {

namespace {

/// Parses, draws what is wrong, and checks what must hold for every text.
std::size_t survives(const std::string& text) {
    const Parsed result = parsed("any.rules", text);
    for (const Diagnostic& diagnostic : result.diagnostics) {
        REQUIRE(diagnostic.code.starts_with("CH01"));
        REQUIRE(diagnostic.span.begin <= diagnostic.span.end);
        REQUIRE(diagnostic.span.end <= text.size());
        REQUIRE_FALSE(diagnostic.message.empty());
        REQUIRE_FALSE(diagnostic.help.empty());
        REQUIRE(diagnostic.message.size() < 400);
        REQUIRE(render(diagnostic, result.sources, false).size() < 4000);
    }
    return result.diagnostics.size();
}

std::vector<std::string> corpus() {
    std::vector<std::string> texts;
    for (const char* folder : {"tests/grammar/ok", "tests/grammar/bad", "policies", "stdlib"}) {
        for (const auto& path : rules_below(repository() / folder)) {
            texts.push_back(read_file(path));
        }
    }
    return texts;
}

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + piece.size());
    while (text.size() < bytes) {
        text += piece;
    }
    return text;
}

/// A whole file of one hostile pattern.
struct Hostile {
    const char* what;
    std::string head;
    std::string piece;
    std::string tail;
};

const std::vector<Hostile>& hostile() {
    static const std::vector<Hostile> patterns{
        {"open parentheses", "define d : number\n  = ", "(", ""},
        {"open braces", "define d : number\n  = ", "{", ""},
        {"open lists", "sample s like t\n  a = ", "[", ""},
        {"open records", "sample s like t\n  a = ", "{a: ", ""},
        {"nots", "define d : yes/no\n  = ", "not ", ""},
        {"minus signs", "define d : number\n  = ", "- ", ""},
        {"a sum", "define d : number\n  = 1", " + 1", ""},
        {"a conjunction", "define d : yes/no\n  = a", " and a", ""},
        {"quantifiers", "define d : yes/no\n  = ", "some a in b where ", ""},
        {"sums of sums", "define d : number\n  = ", "sum of ", ""},
        {"the day before", "define d : number\n  = ", "the day before ", ""},
        {"one line of blanks", "define d : number\n  = 1", " ", ""},
        {"blank lines", "define d : number\n  = 1", "\n", "    + 1"},
        {"comments", "define d : number\n  = (((((((1", "\n# a comment", "\n    + 1)))))))"},
        {"comments that end nothing", "define d : number\n  = (((((((1", "\n# a comment", ""},
        {"a comment", "define d : number\n  = 1 #", "#", ""},
        {"digits", "define d : number\n  = ", "1", ""},
        {"one name", "define d : number\n  = ", "a", ""},
        {"a path", "define d : number\n  = a", ".a", ""},
        {"one text", "clause c\n  title \"", "a", "\""},
        {"backslashes", "clause c\n  title \"", "\\\\", "\""},
        {"open texts", "", "\"", ""},
        {"lines of column 1", "", "a\n", ""},
        {"declarations without a word", "", "clause\n", ""},
        {"declarations", "", "clause c\n  met when a\n", ""},
        {"parts", "clause c\n", "  title \"a\"\n", ""},
        {"members", "clause c\n  met when all of\n", "    a\n", ""},
        {"codes", "list l of noc\n  NOC 2021:", " 41101", ""},
        {"codes on lines", "list l of noc\n  NOC 2021: 41101", "\n    41101", ""},
        {"dashes", "define d : number\n  = ", "1-", ""},
        {"numbers with commas", "define d : number\n  = $1", ",111", ""},
        {"members of the earliest", "define d : date\n  = the earliest of", "\n      a", ""},
        {"passages", "clause c\n  cites T52", "/a", ""},
        {"tabs", "clause c\n", "\t", "a"},
        {"returns", "clause c\n  met when a", "\r", ""},
        {"a reason", "clause c\n  met when a\n  reason \"", "{", "\""},
        {"nothing", "", std::string(1, '\0'), ""},
    };
    return patterns;
}

/// Members in members, each a step deeper: the most depth for its bytes that layout can have.
std::string staircase(std::size_t depth) {
    std::string text = "clause c\n  met when all of\n";
    for (std::size_t step = 0; step < depth; ++step) {
        text += std::string(4 + step, ' ') + "any of\n";
    }
    return text;
}

/// Of the processor's time, so that other programs at work do no harm.
double seconds(const std::string& text) {
    const std::clock_t begin = std::clock();
    survives(text);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("every beginning of every file") {
    for (const std::string& text : corpus()) {
        const std::size_t step = 1 + text.size() / 150;
        for (std::size_t end = 0; end < text.size(); end += step) {
            survives(text.substr(0, end));
        }
    }
}

TEST_CASE("files with bytes changed, taken out and put in") {
    std::mt19937 random(20221116);
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    static const std::string likely = "()[]{}\"\\#:,.=<>-+*/ \n\t\r$%'0aé_\xFF";
    for (const std::string& text : corpus()) {
        for (int round = 0; round < 40; ++round) {
            std::string changed = text.substr(0, 6000);
            for (std::size_t count = 1 + below(4); count > 0 && !changed.empty(); --count) {
                const std::size_t at = below(changed.size());
                switch (below(3)) {
                    case 0:
                        changed[at] = likely[below(likely.size())];
                        break;
                    case 1:
                        changed.erase(at, 1 + below(5));
                        break;
                    default:
                        changed.insert(at, 1, likely[below(likely.size())]);
                }
            }
            survives(changed);
        }
    }
}

TEST_CASE("random bytes and random words") {
    std::mt19937 random(52);
    static const std::vector<std::string> words{
        "clause ", "define ", "met when ",  "all of\n",   "any of\n", "\n  ",  "\n    ", "\n",     "(x) ",
        "a.b ",    "is ",     "and ",       "or ",        "not ",     "( ",    ") ",     "{",      "}",
        "\"",      "1 ",      "2022-11-16", ": number\n", "= ",       "some ", "in ",    "where ", "the earliest of\n",
        "title ",  "case ",   "sample ",    "[",          "]"};
    for (int round = 0; round < 400; ++round) {
        std::string bytes;
        std::string mixed;
        for (int count = 0; count < 200; ++count) {
            bytes += static_cast<char>(random() % 256);
            mixed += words[random() % words.size()];
        }
        survives(bytes);
        survives(mixed);
    }
}

TEST_CASE("large hostile files are read in a moment") {
    for (const Hostile& pattern : hostile()) {
        CAPTURE(std::string(pattern.what));
        CHECK(seconds(pattern.head + repeated(pattern.piece, std::size_t{1} << 18U) + pattern.tail) < 10.0);
    }
    CHECK(seconds(staircase(700)) < 10.0);
}

TEST_CASE("a hundred thousand parentheses are one mistake") {
    const Parsed result =
        parsed("a.rules", "define d : number\n  = " + std::string(100000, '(') + "1\nclause c\n  never met\n");
    CHECK(result.codes() == "CH0109");
    CHECK(result.file.declarations.size() == 1);
}

TEST_CASE("a file larger than 16 MiB is refused, one of 16 MiB is read") {
    const std::string line = "# all of this is a comment, and so is the next line of it\n";
    std::string text = repeated(line, Sources::largest_file);
    CHECK(parsed("a.rules", text).codes() == "CH0102");
    text.resize(Sources::largest_file);
    CHECK(parsed("a.rules", text).codes() == "");
}

TEST_CASE("after two hundred mistakes the rest of a file is not read") {
    const Parsed result = parsed("a.rules", repeated("clause\n", 7 * 1000));
    CHECK(result.diagnostics.size() == 201);
    CHECK(result.diagnostics.back().code == "CH0103");
}

TEST_CASE("lines in column 1 that are no declarations are one mistake in a row, but those like one") {
    const Parsed result =
        parsed("a.json", "{\n}\n{\n  \"a\": 1\n}\nclauze c\n  never met\nclause d\n  never met\nwhat\n");
    CHECK(result.codes() == "CH0111 CH0111 CH0111");
    CHECK(result.file.declarations.size() == 1);
}

}  // namespace chapeau::grammar
