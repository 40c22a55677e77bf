// The catalogue tells the truth: each text before shows its code and no other, each text after shows none; and it is
// complete: every code of the messages is in it and in a file of bad/.
#include "grammar/catalogue.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/grammar/corpus.hpp"

namespace chapeau::grammar {

namespace {

/// Every `CH` with four digits after it.
std::set<std::string> codes_in(const std::string& text) {
    std::set<std::string> found;
    for (std::size_t at = text.find("CH"); at != std::string::npos; at = text.find("CH", at + 2)) {
        const std::string code = text.substr(at, 6);
        if (code.find_first_not_of("0123456789", 2) == std::string::npos && code.size() == 6) {
            found.insert(code);
        }
    }
    return found;
}

/// Too large to be written down; robustness_test.cpp shows them.
bool is_about_size(std::string_view code) {
    return code == "CH0102" || code == "CH0103";
}

}  // namespace

TEST_CASE("each example shows its code and, mended, none") {
    for (const CatalogueEntry& entry : syntax_catalogue()) {
        CAPTURE(entry.code);
        CHECK_FALSE(entry.title.empty());
        CHECK_FALSE(entry.title.ends_with('.'));
        CHECK(entry.title.size() <= 100);
        CHECK(entry.explanation.ends_with('.'));
        CHECK_FALSE(entry.before.empty());
        CHECK_FALSE(entry.after.empty());
        CHECK(entry.sketched == is_about_size(entry.code));
        if (!entry.sketched) {
            CHECK(parsed("before.rules", std::string(entry.before)).codes() == entry.code);
            CHECK(parsed("after.rules", std::string(entry.after)).rendered() == "");
        }
    }
}

TEST_CASE("the catalogue is in order and has every code of the messages") {
    std::set<std::string> codes;
    std::string last;
    for (const CatalogueEntry& entry : syntax_catalogue()) {
        CHECK(last < entry.code);
        last = entry.code;
        codes.insert(last);
    }
    const auto grammar = repository() / "grammar";
    CHECK(codes == codes_in(read_file(grammar / "messages.hpp") + read_file(grammar / "messages_of_habits.hpp") +
                            read_file(grammar / "habits.cpp")));
}

TEST_CASE("every code has a file in bad/ that shows it") {
    std::set<std::string> shown{"CH0102", "CH0103"};
    for (const auto& path : rules_below(tests_folder() / "bad")) {
        shown.merge(codes_in(read_file(std::filesystem::path(path).replace_extension(".out"))));
    }
    for (const CatalogueEntry& entry : syntax_catalogue()) {
        CHECK_MESSAGE(shown.count(std::string(entry.code)) == 1, entry.code << " is shown by no file");
    }
}

}  // namespace chapeau::grammar
