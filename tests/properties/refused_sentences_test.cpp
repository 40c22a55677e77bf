// The reader of sentences refuses what is not so: each wrong sentence stands beside the one that is right of the same
// record, so that neither can be taken or refused for another reason.
#include <doctest/doctest.h>

#include <string>

#include "tests/properties/sentence_grammar.hpp"

using namespace chapeau;
using namespace chapeau::properties;

namespace {

constexpr const char* small_policy = R"(policy small
  title "small"
  decides d
  as of app.received_on
enum trade "trade"
  cook "cook"
  mason "mason"
record job
  pay    money "pay"
  trade  trade "trade of the job"
  days   number "days worked"
facts app "the application"
  received_on date "day of receipt"
  experience number "experience"
  required   number "required experience"
  trade      trade "trade"
  jobs       list of job "jobs"
list closed of trade "closed trades"
  mason
define hourly : money
  title "hourly pay"
  = $200.00 / app.required
define floor : money
  title "pay that is needed"
  = $200.00 / app.experience
clause c "experience"
  met when all of
    app.experience is at least app.required
    not (app.trade in closed)
    hourly is at least floor
    some j in app.jobs where j.pay is at least $10.00
decision d "permit"
  approve when c
)";

constexpr const char* record_text =
    R"({"app": {"received_on": "2024-01-01", "experience": 729, "required": 730, "trade": "mason",
        "jobs": [{"pay": 9, "trade": "cook", "days": 3}, {"pay": 12, "trade": "mason", "days": 4}]}})";

struct Small {
    Small() : engine(tests::policy_of(small_policy)), results(engine.program) {
        REQUIRE(tests::errors_of(*engine.policy) == "");
        const auto errors = engine.reader.read(record_text, record);
        REQUIRE(errors.empty());
        evaluate::evaluate(engine.program, record, results);
    }

    tests::Engine engine;
    record::Record record;
    evaluate::Results results;

    [[nodiscard]] Verdict text(std::string_view sentence) {
        return Sentences({engine, record, results, "en"}, english_sentences).text(sentence, evaluate::Status::fail);
    }
    [[nodiscard]] Verdict conclusion(std::string_view sentence) {
        return Sentences({engine, record, results, "en"}, english_sentences).conclusion(sentence);
    }
    [[nodiscard]] Verdict compared(std::string_view left, std::string_view relation, std::string_view right,
                                   std::string_view margin, bool holds) {
        return Sentences({engine, record, results, "en"}, english_sentences)
            .compared(left, relation, right, margin, holds);
    }
};

}  // namespace

TEST_CASE("the reader refuses the relation that the policy has where its opposite holds") {
    Small small;
    CHECK(small.conclusion("trade (mason) is in closed trades") == Verdict::holds);
    CHECK(small.conclusion("trade (mason) is not in closed trades") == Verdict::untrue);
    CHECK(small.text("trade: mason, among closed trades") == Verdict::holds);
    CHECK(small.text("trade: mason, not among closed trades") == Verdict::untrue);
    CHECK(small.conclusion("experience (729) is less than required experience (730), short by 1") == Verdict::holds);
    CHECK(small.conclusion("experience (729) is at least required experience (730), short by 1") == Verdict::untrue);
    CHECK(small.text("experience: 729, not above required experience (730)") == Verdict::holds);
    CHECK(small.text("experience: 729, not below required experience (730)") == Verdict::untrue);
    CHECK(small.compared("729", "is at least", "730", "short by 1", false) == Verdict::holds);
    CHECK(small.compared("729", "is at least", "730", "short by 1", true) == Verdict::untrue);
}

TEST_CASE("the reader refuses values, distances and counts that are not the record's") {
    Small small;
    CHECK(small.conclusion("experience (728) is less than required experience (730)") != Verdict::holds);
    CHECK(small.text("experience: 729, below required experience (730) (short by 2)") == Verdict::untrue);
    CHECK(small.text("jobs: all 2") == Verdict::holds);
    CHECK(small.text("jobs: all 3") != Verdict::holds);
    CHECK(small.text("jobs: none") == Verdict::untrue);
}

TEST_CASE("the reader refuses two operands that differ and print alike") {
    Small small;
    CHECK(small.compared("$0.2740 (rounded)", "is less than", "$0.2743 (rounded)", "", true) == Verdict::holds);
    CHECK(small.compared("$0.27 (rounded)", "is less than", "$0.27 (rounded)", "", true) == Verdict::untrue);
    CHECK(small.conclusion("hourly pay ($0.2740 (rounded)) is less than pay that is needed ($0.2743 (rounded))") ==
          Verdict::holds);
    CHECK(small.conclusion("hourly pay ($0.27 (rounded)) is less than pay that is needed ($0.27 (rounded))") ==
          Verdict::untrue);
}

TEST_CASE("the reader refuses what is said of a member that is not named, or of another") {
    Small small;
    CHECK(small.text("member 1 (jobs): pay: $9.00, below $10.00") == Verdict::holds);
    CHECK(small.text("pay: $9.00, below $10.00") == Verdict::unknown);
    CHECK(small.text("member 2 (jobs): pay: $9.00, below $10.00") == Verdict::untrue);
    CHECK(small.text("jobs 1: pay: $9.00, below $10.00") == Verdict::unknown);
}

TEST_CASE("the reader refuses a sentence that it does not know") {
    Small small;
    CHECK(small.text("experience falls short") == Verdict::unknown);
    CHECK(small.text("app.experience: 729") == Verdict::unknown);
}
