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

constexpr const char* counting_policy = R"(policy counting
  title "counting"
  decides d
  as of app.received_on
record job
  hours  number at most 60 "hours"
  begins date "start"
  ends   date "end"
facts app "the application"
  received_on date "day of receipt"
  jobs        list of job "jobs"
  posts       list of job "posts"
define full : days
  title "full-time days"
  = days covered by j.begins to j.ends for j in app.jobs where j.hours is at least 30 up to app.received_on
define part : days
  title "part-time days"
  = days covered by j.begins to j.ends for j in app.jobs where j.hours is less than 30
clause c "experience"
  met when all of
    full - part is at least 100 days
    (sum of j.hours for j in app.jobs) is at least 200
    some j in app.jobs where some p in app.posts where p.hours is more than j.hours
decision d "permit"
  approve when c
)";

constexpr const char* counting_record = R"({"app": {"received_on": "2024-01-15", "jobs": [
    {"hours": 20, "begins": "2024-01-01", "ends": "2024-01-10"},
    {"hours": 40, "begins": "2024-01-01", "ends": "2024-01-10"},
    {"hours": 40, "begins": "2024-01-06", "ends": "2024-01-20"},
    {"hours": 40, "begins": "2024-02-01", "ends": "2024-02-20"}],
    "posts": [{"hours": 30, "begins": "2024-01-01", "ends": "2024-01-10"}, {"begins": "2024-01-01"}]}})";

struct Small {
    explicit Small(const char* policy = small_policy, const char* read = record_text)
        : engine(tests::policy_of(policy)), results(engine.program) {
        REQUIRE(tests::errors_of(*engine.policy) == "");
        const auto errors = engine.reader.read(read, record);
        REQUIRE(errors.empty());
        evaluate::evaluate(engine.program, record, results);
    }

    tests::Engine engine;
    record::Record record;
    evaluate::Results results;

    [[nodiscard]] Verdict text(std::string_view sentence) {
        return Sentences({engine, record, results, "en"}, english_sentences).text(sentence, evaluate::Status::fail);
    }
    [[nodiscard]] Verdict side(std::string_view source, std::string_view value,
                               const std::vector<std::string>& members = {}) {
        return Sentences({engine, record, results, "en"}, english_sentences).side(source, value, members);
    }
    [[nodiscard]] Verdict counts(const std::vector<std::string>& lines) {
        return Sentences({engine, record, results, "en"}, english_sentences).counts(engine.model().clauses[0], lines);
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

TEST_CASE("the reader refuses a distance that would only reach a limit that is to be passed") {
    Small small;
    CHECK(small.text("experience: 729, not above required experience (730) (short by more than 1)") == Verdict::holds);
    CHECK(small.text("experience: 729, not above required experience (730) (short by 1)") == Verdict::untrue);
    CHECK(small.text("experience: 729, not above required experience (730) (over by more than 1)") == Verdict::untrue);
    CHECK(small.text("experience: 729, not above required experience (730) (short by more than 2)") == Verdict::untrue);
    CHECK(small.text("experience: 729, below required experience (730) (short by more than 1)") == Verdict::untrue);
    CHECK(small.compared("729", "is more than", "730", "short by more than 1", false) == Verdict::holds);
    CHECK(small.compared("729", "is more than", "730", "short by 1", false) == Verdict::untrue);
    CHECK(small.compared("729", "is less than", "730", "less than 1 to spare", true) == Verdict::holds);
    CHECK(small.compared("729", "is less than", "730", "1 to spare", true) == Verdict::untrue);
    CHECK(small.compared("729", "is at most", "730", "1 to spare", true) == Verdict::holds);
    CHECK(small.compared("731", "is less than", "730", "over by more than 1", false) == Verdict::holds);
    CHECK(small.compared("731", "is less than", "730", "over by 1", false) == Verdict::untrue);
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

TEST_CASE("the reader refuses a count line with the wrong verdict, number, reason or member") {
    Small small(counting_policy, counting_record);
    const std::vector<std::string> right{
        "member 1 (jobs) full-time days: counts nothing: hours: 20, below 30",
        "member 2 (jobs) full-time days: counts 10 days",
        "member 3 (jobs) full-time days: counts 5 days, up to 2024-01-15; 5 days counted above already",
        "member 4 (jobs) full-time days: counts nothing: it starts after 2024-01-15",
        "member 1 (jobs) part-time days: takes away 10 days",
        "member 2 (jobs) part-time days: takes nothing away: hours: 40, not below 30",
        "member 3 (jobs) part-time days: takes nothing away: hours: 40, not below 30",
        "member 4 (jobs) part-time days: takes nothing away: hours: 40, not below 30"};
    CHECK(small.counts(right) == Verdict::holds);
    const auto with = [&](std::size_t at, const char* line) {
        auto lines = right;
        lines[at] = line;
        return small.counts(lines);
    };
    for (const auto& [at, wrong] : std::initializer_list<std::pair<std::size_t, const char*>>{
             {0, "member 1 (jobs) full-time days: counts 10 days"},
             {0, "member 1 (jobs) full-time days: counts nothing: hours: 20, not below 30"},
             {0, "member 1 (jobs) full-time days: counts nothing: hours: 21, below 30"},
             {0, "member 1 (jobs) full-time days: may count: hours: 20, below 30"},
             {0, "member 1 (jobs) full-time days: takes nothing away: hours: 20, below 30"},
             {0, "member 1 (posts) full-time days: counts nothing: hours: 20, below 30"},
             {0, "member 2 (jobs) full-time days: counts nothing: hours: 20, below 30"},
             {0, "member 1 (jobs) part-time days: counts nothing: hours: 20, below 30"},
             {0, "member 1 (jobs) counts nothing: hours: 20, below 30"},
             {0, "member 1 (jobs) full-time days: counts nothing: it ends before it starts"},
             {1, "member 2 (jobs) full-time days: counts 9 days"},
             {1, "member 2 (jobs) full-time days: counts nothing more"},
             {1, "member 2 (jobs) full-time days: counts 10 days, up to 2024-01-10"},
             {2, "member 3 (jobs) full-time days: counts 5 days; 5 days counted above already"},
             {2, "member 3 (jobs) full-time days: counts 5 days, up to 2024-01-15"},
             {2, "member 3 (jobs) full-time days: counts 5 days, up to 2024-01-20; 5 days counted above already"},
             {3, "member 4 (jobs) full-time days: counts nothing: it lies before 2024-01-15, the day counting begins"},
             {3, "member 4 (jobs) full-time days: counts nothing: it starts after 2024-01-16"},
             {4, "member 1 (jobs) part-time days: counts 10 days"}})
        CHECK_MESSAGE(with(at, wrong) != Verdict::holds, wrong);
    CHECK(small.counts({right.begin(), right.end() - 1}) == Verdict::untrue);
    CHECK(small.counts({}) == Verdict::untrue);
}

TEST_CASE("the reader works out what is made of a list") {
    Small small(counting_policy, counting_record);
    CHECK(small.text("sum of hours over “jobs”: 140, below 200 (short by 60)") == Verdict::holds);
    CHECK(small.text("sum of hours over “jobs”: 141, below 200 (short by 59)") == Verdict::untrue);
    CHECK(small.text("sum of hours over “posts”: 140, below 200") == Verdict::unknown);
    CHECK(small.text("sum of hours over “jobs” that count: 140, below 200") == Verdict::unknown);
    CHECK(small.text("days covered by “jobs” that count: 15 days") == Verdict::holds);
    CHECK(small.text("days covered by “jobs” that count: 16 days") == Verdict::untrue);
}

TEST_CASE("the reader takes a field for the innermost member's, and another's where that is said") {
    Small small(counting_policy, counting_record);
    CHECK(small.text("member 1 (jobs): member 1 (posts): hours: 30, above hours, member 1 (jobs) (20)") ==
          Verdict::holds);
    CHECK(small.text("member 1 (jobs): member 1 (posts): hours: 30, above hours (20)") != Verdict::holds);
    CHECK(small.text("member 1 (jobs): member 1 (posts): hours: 20, below 30") == Verdict::untrue);
    CHECK(small.text("member 1 (jobs): member 1 (posts): hours: 30, above hours, member 2 (jobs) (40)") !=
          Verdict::holds);
}

TEST_CASE("the reader refuses a side of a comparison that is said to be open, and is not, or within other bounds") {
    Small small(counting_policy, counting_record);
    CHECK(small.side("j.hours", "20", {"app.jobs[0]"}) == Verdict::holds);
    CHECK(small.side("j.hours", "40", {"app.jobs[0]"}) == Verdict::untrue);
    CHECK(small.side("j.hours", "not known", {"app.jobs[0]"}) == Verdict::untrue);
    CHECK(small.side("p.hours", "at most 60", {"app.jobs[0]", "app.posts[1]"}) == Verdict::holds);
    CHECK(small.side("p.hours", "at most 50", {"app.jobs[0]", "app.posts[1]"}) == Verdict::untrue);
    CHECK(small.side("p.hours", "at most 60", {"app.jobs[0]", "app.posts[0]"}) == Verdict::untrue);
    CHECK(small.side("j.hours", "20", {"app.jobs[0]", "app.posts[1]"}) == Verdict::holds);
    CHECK(small.side("j.hours", "20", {"app.jobs[1]", "app.posts[1]"}) == Verdict::untrue);
    CHECK(small.side("p.hours", "at most 60", {"app.posts[1]"}) == Verdict::unknown);
    CHECK(small.side("app.hours", "20") == Verdict::unknown);
}

TEST_CASE("the reader refuses a sentence that it does not know") {
    Small small;
    CHECK(small.text("experience falls short") == Verdict::unknown);
    CHECK(small.text("app.experience: 729") == Verdict::unknown);
}
