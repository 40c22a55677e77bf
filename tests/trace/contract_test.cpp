// JSON traces against the contract, over the whole caseload and the examples.
#include "contract.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "explained.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/json_traces.hpp"

using namespace chapeau::trace;
using namespace chapeau::trace::test;
using Json = nlohmann::ordered_json;

namespace {

std::vector<std::string> all_records() {
    std::vector<std::string> all = caseload();
    for (const Example& example : examples())
        all.push_back(patched(example.sample, example.patch));
    return all;
}

/// The value of a record at `applicant.education[0].credential`; null where there is none.
Json value_at(const Json& record, const std::string& path) {
    std::string pointer = "/" + path;
    for (char& c : pointer)
        c = c == '.' || c == '[' ? '/' : c;
    std::erase(pointer, ']');
    const Json::json_pointer at(pointer);
    return record.contains(at) ? record.at(at) : Json();
}

bool same(const Json& traced, Json given) {
    if (!given.is_array())
        return traced == given;
    if (traced.is_number())
        return traced == given.size();
    return std::set<std::string>(traced.begin(), traced.end()) == std::set<std::string>(given.begin(), given.end());
}

}  // namespace

TEST_CASE("every trace of the cases keeps the contract") {
    const std::vector<std::string> records = records_of_cases();
    CHECK(records.size() > 200);
    for (const std::string& record : records)
        for (const std::string& breach : breaches(json_of(t52(), record)))
            FAIL_CHECK(breach << '\n' << record);
}

TEST_CASE("what the officer found and what is supposed stand behind the record") {
    const RecordSource source{.digest = {},
                              .found = {{"offer.noc", "offer of employment", "2026-11-30T10:00:00Z", "A. Roy"}, {"a"}},
                              .assumed = {"offer.city"}};
    const Json json = Json::parse(json_text_of(t52(), patched("mexican-engineer", "{}"), source));
    CHECK(json["found"][1] == Json{{"path", "a"}, {"where", nullptr}, {"at", nullptr}, {"by", nullptr}});
    CHECK(json["assumed"] == Json{"offer.city"});
    CHECK(std::next(json.begin(), 4).key() == "found");
    Json alone = json;
    alone.erase("found");
    alone.erase("assumed");
    CHECK(alone == json_of(t52(), patched("mexican-engineer", "{}")));
}

TEST_CASE("every trace keeps the contract") {
    for (const std::string& record : all_records()) {
        const Json json = json_of(t52(), record);
        CAPTURE(json["record"]["id"].dump());
        for (const std::string& breach : breaches(json))
            FAIL_CHECK(breach);
    }
}

TEST_CASE("a trace is the same whatever was written in the room before") {
    const JsonTraces traces(*t52().policy, t52().program);
    JsonTraces::Room room;
    for (const std::string& record : all_records()) {
        Evaluated one = evaluated(t52(), record);
        for (int again = 0; again < 2; ++again)
            CHECK(traces.of(one.record, one.results, {one.digest}, room) == json_text_of(t52(), record));
    }
}

TEST_CASE("JSON says of clauses and the decision what the text is made of") {
    for (const std::string& record : all_records()) {
        const Trace trace = explained(t52(), record, Mending::leave);
        const Json json = json_of(t52(), record);
        REQUIRE(json["clauses"].size() == trace.clauses.size());
        for (std::size_t i = 0; i < trace.clauses.size(); ++i) {
            const Clause& clause = trace.clauses[i];
            const Json& written = json["clauses"][i];
            CHECK(written["id"] == clause.id);
            CHECK(written["status"] == status_word(clause.status));
            CHECK(written["text"] == clause.text);
            REQUIRE(written["facts"].size() == clause.facts.size());
            for (std::size_t f = 0; f < clause.facts.size(); ++f)
                CHECK(written["facts"][f]["path"] == clause.facts[f].path);
            std::vector<Comparison> comparisons = clause.comparisons;
            std::erase_if(comparisons, [](const Comparison& one) { return one.plain; });
            REQUIRE(written["comparisons"].size() == comparisons.size());
            for (std::size_t c = 0; c < comparisons.size(); ++c) {
                const Comparison& comparison = comparisons[c];
                const Json& compared = written["comparisons"][c];
                CHECK(compared["left"]["value"] == comparison.left.value);
                CHECK(compared["right"]["text"] == comparison.right.text);
                CHECK(compared.value("margin", "") == comparison.margin);
                CHECK(compared.value("member", "") == comparison.member);
                CHECK(compared.value("within", std::vector<std::string>()) == comparison.within);
            }
            REQUIRE(written["missing"].size() == clause.missing.size());
        }
        CHECK(json["decision"]["reasons"].size() == trace.decision.reasons.size());
        CHECK(json["decision"]["requests"].size() == trace.decision.requests.size());
    }
}

TEST_CASE("the checker finds what is wrong") {
    Json json = json_of(t52(), patched("mexican-engineer", "{}"));
    REQUIRE(breaches(json).empty());
    json["clauses"][0]["colour"] = "red";
    json["clauses"][1]["status"] = "perhaps";
    json["decision"]["outcome"] = "refuse";
    json["decision"]["requests"].push_back(
        {{"fact", "x"}, {"kind", "rumour"}, {"text", ""}, {"clauses", Json::array()}});
    CHECK(breaches(json).size() >= 6);
}

TEST_CASE("facts are what the record says") {
    for (const std::string& record : all_records()) {
        const Json given = Json::parse(record);
        const Json trace = json_of(t52(), record);
        for (const Json& clause : trace["clauses"])
            for (const Json& fact : clause["facts"])
                CHECK_MESSAGE(same(fact["value"], value_at(given, fact["path"])), clause["id"].dump(), fact.dump());
    }
}

TEST_CASE("statuses, outcomes and last days agree with the caseload") {
    const std::vector<std::string> records = caseload();
    const std::vector<std::string> expected = lines_of(read_file("tests/policies/t52/expected.jsonl"));
    REQUIRE(records.size() == expected.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Json want = Json::parse(expected[i]);
        const Json got = json_of(t52(), records[i]);
        CAPTURE(want["id"].dump());
        CHECK(got["decision"]["outcome"] == want["outcome"]);
        const Json& grants = got["decision"]["grants"];
        CHECK((grants.is_null() ? Json() : grants["valid_until"]) == want["valid_until"]);
        std::map<std::string, std::string> statuses;
        for (const Json& clause : got["clauses"])
            for (const Json& passage : clause["cites"])
                statuses[passage] = clause["status"];
        for (const auto& each : want["statuses"].items()) {
            const std::string& passage = each.key();
            CHECK_MESSAGE(statuses[passage] == each.value(), passage);
        }
    }
}

TEST_CASE("reasons are the deepest that failed") {
    for (const std::string& record : all_records()) {
        const Trace trace = explained(t52(), record, Mending::leave);
        for (const Reason& reason : trace.decision.reasons) {
            const Clause* clause = trace.find(reason.clause);
            for (const std::string& member : clause->members) {
                const bool exception =
                    std::find(clause->exceptions.begin(), clause->exceptions.end(), member) != clause->exceptions.end();
                CHECK_MESSAGE((exception || trace.find(member)->status != Status::fail), member);
            }
            if (!clause->taken_away_by.empty())
                CHECK(reason.text.find("closed by the exception") != std::string::npos);
        }
    }
}

TEST_CASE("what failed under a clause that is still open is no reason") {
    const auto reasons = [](const char* record) {
        std::string names;
        for (const Reason& reason : explained(t52(), record, Mending::leave).decision.reasons)
            names += reason.clause + " ";
        return names;
    };
    // Permanent residence is not known, so that the Australian technicians' list may still open.
    CHECK(reasons(R"({"application": {"category": "technician"}, "applicant": {"citizenships": ["BRN"]},
                      "officer": {"duties_align": false}})") == "offer_review.duties ");
    // The degree is deemed no longer, but may be met by its own.
    CHECK(reasons(R"({"application": {"category": "professional"},
                      "applicant": {"citizenships": ["AUS"],
                                    "education": [{"country": "MEX", "credential": "bachelor"}]},
                      "officer": {"duties_align": false}})") == "offer_review.duties ");
}

TEST_CASE("numbers of any size stay exact, and are numbers") {
    const auto written = [](const std::string& amount) {
        const std::string text = json_text_of(
            t52(), R"({"offer": {"pay": {"per": "hour", "amount": )" + amount + R"(, "non_monetary": 0}}})");
        const std::string before = R"("path":"offer.pay.amount","value":)";
        const std::size_t begin = text.find(before) + before.size();
        return text.substr(begin, text.find('}', begin) - begin);
    };
    CHECK(written("30") == "30");
    CHECK(written("30.10") == "30.1");
    CHECK(written("0.1234567890123456789012345678901") == "0.1234567890123456789012345678901");
    CHECK(written("12345678901234567890123") == "12345678901234567890123");
}

TEST_CASE("a quotient that does not end is its fraction and about what it is") {
    const auto written = [](chapeau::values::Rational number) {
        std::string text;
        add_json(text, decimal_of(number));
        return text;
    };
    CHECK(written(ratio(36728, 3)) == R"({"fraction":"36728/3","about":12242.67})");
    CHECK(written(ratio(-80, 6)) == R"({"fraction":"-40/3","about":-13.33})");
    CHECK(written(ratio(1, 300)) == R"({"fraction":"1/300","about":0.003333})");
    CHECK(written(ratio(1, std::int64_t{1} << 60)) == "0.000000000000000000867361737988403547205962240695953369140625");
    CHECK(written(ratio(-1, 8)) == "-0.125");
}
