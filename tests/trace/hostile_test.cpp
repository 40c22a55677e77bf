// Text of a record must not act on the terminal that shows it.
#include <doctest/doctest.h>

#include "explained.hpp"
#include "interpreter/text/utf8.hpp"
#include "interpreter/trace/format_value.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

bool harmless(const std::string& text) {
    for (const unsigned char c : text)
        if ((c < 0x20 && c != '\n') || c == 0x7f)
            return false;
    return text == text::valid_utf8(text);
}

}  // namespace

TEST_CASE("escapes are written out") {
    CHECK(escaped("plain \u00e9\u6f22") == "plain \u00e9\u6f22");
    CHECK(escaped("\x1b[31m") == "\\x1b[31m");
    CHECK(escaped("a\nb\tc") == "a\\nb\\tc");
    CHECK(escaped("a\u202eb") == "a\\u{202e}b");
    CHECK(escaped("\xff\xc3") == "\\xff\\xc3");
    CHECK(escaped("\xc0\x80") == "\\xc0\\x80");
    CHECK(escaped("\u0085") == "\\x85");
    CHECK(in_quotes("say \"no\"") == "\"say \\\"no\\\"\"");
    CHECK(in_quotes("a\\n\n") == "\"a\\\\n\\n\"");
    CHECK(escaped(std::string_view("\0", 1)) == "\\x00");
}

TEST_CASE("a record full of terminal commands") {
    const std::string bad = R"(\u001b]0;pwned\u0007\u001b[2J\r\n\u202eabc \u0000)";
    const std::string long_word(500, 'x');
    const std::string record =
        patched("mexican-engineer", R"({"application": {"id": ")" + bad + R"(", "lmia_exempt_number": ")" + bad +
                                        R"("}, "offer": {"job_title": ")" + bad + long_word + R"(", "employer": ")" +
                                        bad + R"(", "sector": ")" + bad + R"(", "province": ")" + long_word + R"("}})");
    const Trace trace = explained(t52(), record);
    for (const bool full : {false, true}) {
        const std::string text = render_text(trace, {.full = full});
        CHECK(harmless(text));
        for (const std::string& line : lines_of(text))
            CHECK_MESSAGE(text::width_of(line) <= 80, line);
        CHECK(without_escapes(render_text(trace, {.full = full, .color = true})) == text);
    }
    CHECK(json_of(t52(), record)["record"]["id"].get<std::string>() ==
          nlohmann::json::parse('"' + bad + '"').get<std::string>());
}

namespace {

/// Definitions as deep as they may refer to each other, each reading the two before it, so that there are as many ways
/// through them as there are particles; `joined` says how.
std::string many_ways(const std::string& type, const std::string& first, const std::string& second,
                      const std::string& joined, const std::string& condition) {
    constexpr int deepest = 990;
    std::string rules = "policy p\n  title \"P\"\nrecord job\n  ok yes/no\nfacts a\n  jobs list of job\n  n number\n";
    const auto define = [&](int i, const std::string& value) {
        rules += "define d" + std::to_string(i) + " : " + type + "\n  = " + value + "\n";
    };
    define(0, first);
    define(1, second);
    for (int i = 2; i < deepest; ++i)
        define(i, "d" + std::to_string(i - 1) + joined + "d" + std::to_string(i - 2));
    return rules + "clause c\n  title \"C\"\n  met when " + condition + "\ndecision x\n  approve when c\n";
}

}  // namespace

TEST_CASE("definitions that can be reached on any number of ways are gone through once") {
    for (const std::string& rules :
         {many_ways("yes/no", "a.n is 1", "a.n is 2", " and ", "d989"),
          many_ways("yes/no", "a.n is 1", "a.n is 2", " or ", "d989"),
          many_ways("yes/no", "a.n is 1", "a.n is 2", " and ", "some job in a.jobs where job.ok and d989"),
          many_ways("number", "a.n", "a.n + 1", " + ", "d989 is 1"),
          many_ways("number", "1", "2", " - ", "a.n is d989")}) {
        const Ready policy = ready(rules);
        for (const std::string record :
             {R"({"a": {}})", R"({"a": {"n": 1, "jobs": [{"ok": true}, {"ok": false}, {}]}})",
              R"({"a": {"n": 3, "jobs": []}})"}) {
            const Trace trace = explained(policy, record);
            CHECK(render_text(trace, {.full = true}).size() < 200000);
            CHECK(json_text_of(policy, record).size() < 500000);
        }
    }
}
