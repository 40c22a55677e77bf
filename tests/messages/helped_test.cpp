// What the help of a message says, followed to the letter, gives what was meant: the words that were put in are those
// of the help, the mended policy checks without a word, and its own cases, which say what was meant, all hold.
#include "tests/messages/helped.hpp"

#include <doctest/doctest.h>

#include <regex>

#include "interpreter/cases/cases.hpp"
#include "interpreter/program/program.hpp"
#include "tests/model/corpus.hpp"

namespace chapeau::messages {

namespace {

using grammar::Diagnostic;

struct Announced {
    std::size_t line;
    std::string code;
    std::string words;
};

std::vector<Announced> announced(const std::vector<Line>& round) {
    static const std::regex shape(R"re(# error( below)?: (CH\d{4}) "([^"]*)")re");
    std::vector<Announced> found;
    for (std::size_t i = 0; i < round.size(); ++i) {
        if (is_mend(round[i].text))
            continue;
        for (std::sregex_iterator match(round[i].text.begin(), round[i].text.end(), shape), end; match != end; ++match)
            found.push_back({i + (match->length(1) > 0 ? 1U : 0U), (*match)[2], (*match)[3]});
    }
    return found;
}

/// By line, counted from 0, what is said of it.
std::multimap<std::size_t, const Diagnostic*> by_line(const model::Policy& policy) {
    std::multimap<std::size_t, const Diagnostic*> found;
    for (const Diagnostic& each : policy.diagnostics)
        found.emplace(policy.trees.sources[each.span.file].place(each.span.begin).line - 1, &each);
    return found;
}

void check_announced(const std::vector<Line>& round, const std::multimap<std::size_t, const Diagnostic*>& said) {
    std::vector<Announced> left = announced(round);
    for (const auto& [line, diagnostic] : said) {
        const auto one = std::ranges::find_if(left, [&](const Announced& each) {
            return each.line == line && each.code == diagnostic->code &&
                   diagnostic->message.find(each.words) != std::string::npos;
        });
        CHECK_MESSAGE(one != left.end(), (line + 1)
                                             << ": not announced: " << diagnostic->code << " " << diagnostic->message);
        if (one != left.end())
            left.erase(one);
    }
    for (const Announced& one : left)
        FAIL_CHECK((one.line + 1) << ": announced, but not given: " << one.code << " " << one.words);
}

/// A line that is mended has a message of its own, or one elsewhere tells of it.
void check_help(const std::vector<Line>& round, const std::multimap<std::size_t, const Diagnostic*>& said) {
    for (std::size_t i = 0; i < round.size(); ++i) {
        if (!round[i].next)
            continue;
        const bool own = said.contains(i);
        const bool told = std::ranges::any_of(said, [&](const auto& each) {
            return (!own || each.first == i) && tells(each.second->help, round[i].text, *round[i].next);
        });
        CHECK_MESSAGE(told, (i + 1) << ": no help says so: " << round[i].text << " -> "
                                    << (round[i].next->empty() ? "" : round[i].next->front()));
    }
}

void check_cases(const model::Policy& policy, const std::string& text) {
    const auto files = model::files_beside(text);
    const model::ReadBeside beside = [&](const std::string& name) -> std::optional<std::string> {
        const auto found = files.find(name);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    };
    cases::run(
        policy, program::lower(policy.model), beside, [](const std::string&) { return true; },
        [](const cases::Result& result) {
            for (const cases::Failure& failure : result.failures)
                FAIL_CHECK(result.written.title.value << ": " << failure.subject << " " << failure.expected << ", but "
                                                      << failure.came);
        });
}

}  // namespace

TEST_CASE("the help of every message, followed, gives what was meant") {
    const auto folder = model::repository() / "tests" / "messages" / "helped";
    for (const auto& path : model::policies_in(folder)) {
        CAPTURE(path.filename().string());
        const std::string text = model::read_file(path);
        const auto rounds = rounds_of(text);
        REQUIRE(rounds.size() > 1);
        std::string shown;
        for (const auto& round : rounds) {
            const auto policy = model::checked(text_of(round));
            shown += model::rendered(*policy);
            const auto said = by_line(*policy);
            CAPTURE(&round - rounds.data());
            check_announced(round, said);
            check_help(round, said);
            if (&round != &rounds.back())
                continue;
            CHECK(model::rendered(*policy) == "");
            if (policy->fit())
                check_cases(*policy, text);
        }
        CHECK(shown == model::golden(std::filesystem::path(path).replace_extension(".out"), shown));
    }
}

TEST_CASE("help is held against the words that were put in") {
    CHECK(tells("write `is more than`", "  met when a exceeds 5  # error", {"  met when a is more than 5"}));
    CHECK_FALSE(tells("write `is less than`", "met when a exceeds 5", {"met when a is more than 5"}));
    CHECK(tells("take the `.` away", "met when a.", {"met when a"}));
    CHECK_FALSE(tells("write the decimals", "met when a.", {"met when a"}));
    CHECK_FALSE(tells("say of `a` whether `b` is meant", "met when a b", {"met when a"}));
    CHECK_FALSE(tells("take it away", "met when a b", {"met when a"}));
    CHECK(tells("leave out `b`", "met when a b", {"met when a"}));
    CHECK(tells("write `a` alone", "met when a is met", {"met when a"}));
    CHECK(tells("write `not a in` in place of `a not in`", "met when a not in b", {"met when not a in b"}));
    CHECK_FALSE(tells("write `not a in` in place of `a not in`", "met when a not in b", {"met when not a is b"}));
    CHECK(tells("write `a is 1`", "met when a is TEER 1", {"met when a is 1"}));
    CHECK_FALSE(tells("write `a is at least 1`", "met when b is 1 and c", {"met when b and a is at least 1 or c"}));
    CHECK_FALSE(tells("", "met when a", {"met when a"}));
}

}  // namespace chapeau::messages
