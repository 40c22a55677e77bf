// The checker takes whatever the parser makes: texts cut, spliced, and with words exchanged give diagnostics and
// nothing else; and policies far larger or deeper than people write are checked in step with their size.
#include <doctest/doctest.h>

#include <chrono>
#include <random>

#include "tests/model/corpus.hpp"

namespace chapeau::model {

namespace {

/// All texts of the corpus, and of the repository's policy.
std::vector<std::string> texts() {
    std::vector<std::string> all;
    for (const auto& folder : {tests_folder() / "ok", tests_folder() / "bad", repository() / "policies" / "cptpp"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".rules")
                all.push_back(read_file(entry.path()));
    return all;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
        lines.push_back(text.substr(begin, end - begin + 1));
        begin = end + 1;
    }
    return lines;
}

/// Words exchanged within a text keep it parseable more often than bytes do.
std::string words_exchanged(const std::string& text, std::mt19937& random) {
    std::vector<std::pair<std::size_t, std::size_t>> words;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() &&
               (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '_' || text[end] == '.'))
            ++end;
        if (end > i)
            words.emplace_back(i, end - i);
        i = end + 1;
    }
    std::string changed = text;
    for (int times = 0; times < 3 && !words.empty(); ++times) {
        const auto from = words[random() % words.size()];
        const auto to = words[random() % words.size()];
        if (to.first + to.second <= changed.size())
            changed.replace(to.first, to.second, text.substr(from.first, from.second));
    }
    return changed;
}

std::string lines_exchanged(const std::string& text, std::mt19937& random) {
    std::vector<std::string> lines = lines_of(text);
    if (lines.size() < 2)
        return text;
    std::swap(lines[random() % lines.size()], lines[random() % lines.size()]);
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(random() % lines.size()));
    std::string changed;
    for (const std::string& line : lines)
        changed += line;
    return changed;
}

/// Milliseconds that loading takes.
double time_of(const std::string& text, bool fit = true) {
    const auto start = std::chrono::steady_clock::now();
    const auto policy = checked(text);
    const auto end = std::chrono::steady_clock::now();
    CHECK(policy->fit() == fit);
    return std::chrono::duration<double, std::milli>(end - start).count();
}

constexpr const char* head = "policy p\n  title \"P\"\nfacts a\n  n number\n";

}  // namespace

TEST_CASE("texts with words or lines exchanged give diagnostics and nothing else") {
    std::mt19937 random(11);
    for (const std::string& text : texts())
        for (int round = 0; round < 12; ++round) {
            const auto policy = checked(round % 2 == 0 ? words_exchanged(text, random) : lines_exchanged(text, random));
            for (const grammar::Diagnostic& diagnostic : policy->diagnostics) {
                CHECK_FALSE(diagnostic.help.empty());
                CHECK(diagnostic.span.file < policy->trees.sources.size());
            }
        }
}

TEST_CASE("texts spliced together are one policy with many mistakes") {
    std::mt19937 random(13);
    const std::vector<std::string> all = texts();
    for (int round = 0; round < 60; ++round) {
        const std::string& one = all[random() % all.size()];
        const std::string& other = all[random() % all.size()];
        static_cast<void>(checked(one + other.substr(random() % (other.size() + 1))));
    }
}

TEST_CASE("long chains are refused, and no danger to the stack") {
    constexpr int length = 20000;
    std::string chain = head;
    for (int i = 0; i < length; ++i)
        chain += "define d" + std::to_string(i) + " : number\n  = d" + std::to_string(i + 1) + " + 1\n";
    chain += "define d" + std::to_string(length) + " : number\n  = a.n\ndecision x\n  approve when d0 is 1\n";
    static_cast<void>(time_of(chain, false));
    std::string grants = std::string(head) + "decision x\n  approve when a.n is 1\n  grants\n";
    for (int i = 0; i < length; ++i)
        grants += "    g" + std::to_string(i) + " = x.g" + std::to_string(i + 1) + "\n";
    static_cast<void>(time_of(grants + "    g" + std::to_string(length) + " = a.n\n", false));
}

TEST_CASE("a policy with nothing but mistakes is still checked in a moment") {
    std::string text = head;
    for (int i = 0; i < 5000; ++i)
        text += "clause c" + std::to_string(i) + "\n  met when unknown_" + std::to_string(i) + "\n";
    CHECK(time_of(text + "decision x\n  approve when c0\n", false) < 20000);
}

}  // namespace chapeau::model
