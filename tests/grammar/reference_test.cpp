// Every example in the language reference is what it says: a block ```rules parses without a word, a block
// ```rules bad CH0123 gives that code.
#include <doctest/doctest.h>

#include <sstream>

#include "tests/grammar/corpus.hpp"

namespace chapeau::grammar {

namespace {

struct Block {
    std::string fence;
    std::string text;
    int line = 0;
};

std::vector<Block> blocks_of(const std::string& page) {
    std::vector<Block> blocks;
    std::istringstream lines(page);
    std::string line;
    bool inside = false;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.starts_with("```")) {
            inside = !inside;
            if (inside) {
                blocks.push_back({line.substr(3), {}, number});
            }
        } else if (inside) {
            blocks.back().text += line + "\n";
        }
    }
    return blocks;
}

}  // namespace

TEST_CASE("every example of the reference is what it says") {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (const Block& block : blocks_of(read_file(repository() / "grammar" / "README.md"))) {
        CAPTURE(block.line);
        const Parsed result = parsed("README.md", block.text);
        if (block.fence.starts_with("rules bad ")) {
            CHECK(result.codes() == block.fence.substr(10));
            ++bad;
        } else if (block.fence.starts_with("rules")) {
            CHECK(result.rendered() == "");
            ++good;
        }
    }
    CHECK(good >= 30);
    CHECK(bad > 10);
}

}  // namespace chapeau::grammar
