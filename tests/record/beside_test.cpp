// Changes as tests of a policy write them, applied to the text of a record.

#include "interpreter/record/beside.hpp"

#include <doctest/doctest.h>

#include "tests/record/drafted.hpp"
#include "tests/record/listed.hpp"

using namespace chapeau;
using namespace chapeau::tests;
namespace ast = grammar::ast;

namespace {

/// `a.b[2].c`, as the parser would make it.
ast::DataPath path_of(std::string_view text) {
    ast::DataPath path;
    while (!text.empty()) {
        if (text[0] == '[') {
            path.steps.emplace_back(static_cast<std::uint32_t>(std::stoul(std::string(text.substr(1)))));
            text.remove_prefix(text.find(']') + 1);
        } else {
            text.remove_prefix(text[0] == '.' ? 1 : 0);
            const std::size_t end = std::min(text.find_first_of(".["), text.size());
            path.steps.emplace_back(ast::Name{std::string(text.substr(0, end)), {}});
            text.remove_prefix(end);
        }
    }
    return path;
}

template <class Node>
ast::Data data(Node node) {
    ast::Data made;
    made.node = std::move(node);
    return made;
}

ast::Data number(const char* digits) {
    return data(ast::Number{digits});
}
ast::Data text(const char* value) {
    return data(ast::TextValue{value});
}
ast::Data name(const char* value) {
    return data(ast::Name{value, {}});
}
ast::Data yes() {
    return data(ast::YesNo{true});
}
ast::Data unknown() {
    return data(ast::Unknown{});
}

template <class... Members>
ast::Data list(Members... members) {
    ast::DataList made;
    (made.members.push_back(std::move(members)), ...);
    return data(std::move(made));
}

ast::DataField field(const char* of, ast::Data value) {
    return {{of, {}}, std::make_unique<ast::Data>(std::move(value))};
}

template <class... Fields>
ast::Data record_of(Fields... fields) {
    ast::DataRecord made;
    (made.fields.push_back(std::move(fields)), ...);
    return data(std::move(made));
}

class Changing {
  public:
    explicit Changing(std::string json = "{}") : json_(std::move(json)) {}

    Changing& set(std::string_view path, ast::Data value) {
        changes_.push_back({path_of(path), std::move(value), {1, 2, 3}});
        return *this;
    }
    Changing& without(std::string_view path) {
        changes_.push_back({path_of(path), std::nullopt, {1, 2, 3}});
        return *this;
    }

    [[nodiscard]] std::string text() const {
        const auto made = make();
        if (const auto* errors = std::get_if<std::vector<record::ChangeError>>(&made)) {
            FAIL(errors->front().error.path, ": ", errors->front().error.expected);
            return {};
        }
        return std::get<std::string>(made);
    }
    /// What the reader makes of the changed record.
    [[nodiscard]] std::string read() const {
        record::Record into;
        const auto errors = record::Reader(applicants()).read(text(), into);
        return errors.empty() ? listed(applicants(), into) : listed(errors);
    }
    [[nodiscard]] std::string errors() const {
        const auto made = make();
        std::vector<record::RecordError> errors;
        if (const auto* all = std::get_if<std::vector<record::ChangeError>>(&made)) {
            for (const auto& one_of_them : *all)
                errors.push_back(one_of_them.error);
        }
        return listed(errors);
    }

  private:
    [[nodiscard]] std::variant<std::string, std::vector<record::ChangeError>> make() const {
        const std::vector<record::Changes> all = {changes_};
        return record::with_changes(applicants(), json_, all);
    }

    std::string json_;
    std::vector<ast::Change> changes_;
};

}  // namespace

TEST_CASE("what no change touches stays as it is written") {
    const Changing none(R"({ "offer": {"pay":{"amount":6369.990, "per": "week"}, "sector": "a\u0041\n"} ,"x":[ ] })");
    CHECK(none.text() == R"({"offer": {"pay": {"amount": 6369.990, "per": "week"}, "sector": "a\u0041\n"}, "x": []})");
}

TEST_CASE("values are written as their facts want them") {
    Changing changing;
    changing.set("offer.noc", number("0213"));
    changing.set("offer.level", number("0"));
    changing.set("offer.other_codes", list(number("21301"), number("0011")));
    changing.set("application.received_on", data(ast::Date{2024, 2, 9}));
    changing.set("application.category", name("technician"));
    changing.set("offer.sector", text("a \"b\" \\ é\n"));
    changing.set("offer.regulated", yes());
    changing.set("offer.pay.amount", number("1234567890123456789012345.123456789"));
    changing.set("offer.pay.hours_per_week", number("037.50"));
    changing.set("offer.notice", number("-00.5"));
    CHECK(changing.read() ==
          "application.received_on: 2024-02-09\n"
          "application.category: technician\n"
          "offer.noc: 0213\n"
          "offer.other_codes: {0011, 21301}\n"
          "offer.sector: \"a \"b\" \\ é\n\"\n"
          "offer.level: 0\n"
          "offer.pay.amount: 1234567890123456789012345.123456789\n"
          "offer.pay.hours_per_week: 37.5\n"
          "offer.notice: -0.5\n"
          "offer.regulated: yes\n");
}

TEST_CASE("a whole list, a whole group") {
    Changing changing(R"({"applicant": {"licences": [{"occupation": "1111"}]}, "offer": {"sector": "old"}})");
    changing.set("applicant.licences",
                 list(record_of(field("occupation", number("21301")), field("valid_until", unknown())),
                      record_of(field("jurisdictions", list(text("CA-ON"))))));
    changing.set("offer", record_of(field("noc", number("4112")), field("pay", record_of(field("per", name("hour"))))));
    CHECK(changing.read() ==
          "applicant.licences: 2 members\n"
          "applicant.licences[0].occupation: 21301\n"
          "applicant.licences[1].jurisdictions: {\"CA-ON\"}\n"
          "offer.noc: 4112\n"
          "offer.pay.per: hour\n");
}

TEST_CASE("members of a list are changed and added") {
    Changing changing(R"({"applicant": {"licences": [{"occupation": "1111"}], "citizenships": ["MEX"]}})");
    changing.set("applicant.licences[0].valid_until", data(ast::Date{2024, 1, 1}));
    changing.set("applicant.licences[1].occupation", number("2222"));
    changing.set("applicant.citizenships[1]", name("AUS"));
    changing.set("applicant.education[0].years_of_study", number("4"));
    CHECK(changing.read() ==
          "applicant.citizenships: {AUS, MEX}\n"
          "applicant.education: 1 members\n"
          "applicant.education[0].years_of_study: 4\n"
          "applicant.licences: 2 members\n"
          "applicant.licences[0].occupation: 1111\n"
          "applicant.licences[0].valid_until: 2024-01-01\n"
          "applicant.licences[1].occupation: 2222\n");
}

TEST_CASE("without takes away, and what is not there already is no mistake") {
    Changing changing(
        R"({"offer": {"noc": "21301", "sector": "x", "pay": {"amount": 1, "per": "week"}}, "officer": {"duties_align": true},
                         "applicant": {"citizenships": ["MEX", "AUS"], "licences": [{"occupation": "1111"}, {}]}})");
    changing.without("offer.noc").without("offer.pay.amount").without("officer").without("offer.regulated");
    changing.without("application.category")
        .without("applicant.licences[0].occupation")
        .without("applicant.citizenships[0]");
    CHECK(changing.read() ==
          "applicant.citizenships: {AUS}\n"
          "applicant.licences: 2 members\n"
          "offer.sector: \"x\"\n"
          "offer.pay.per: week\n");
}

TEST_CASE("unknown takes away too, and an object in place of null is made") {
    Changing changing(R"({"offer": null, "application": {"category": "technician", "id": "A-1"}})");
    changing.set("offer.pay.per", name("hour")).set("application.category", unknown());
    CHECK(changing.read() == "id: A-1\napplication.id: \"A-1\"\noffer.pay.per: hour\n");
}

TEST_CASE("later changes win") {
    Changing changing;
    changing.set("offer.noc", number("1111")).without("offer.noc").set("offer.noc", number("2222"));
    CHECK(changing.text() == R"({"offer": {"noc": "2222"}})");
}

TEST_CASE("paths that the facts do not have are told, all of them") {
    Changing changing(R"({"offer": {"pay": 5, "sector": "x"}, "applicant": {"licences": [{}]}})");
    changing.set("ofer.noc", number("1"));
    changing.without("offer.pay_terms.per");
    changing.without("application.categroy");
    changing.set("offer.sector.name", text("x"));
    changing.set("offer[0]", text("x"));
    changing.set("offer.sector[0]", text("x"));
    changing.set("applicant.licences.occupation", number("1111"));
    changing.set("applicant.licences[2].occupation", number("1111"));
    changing.without("applicant.licences[1]");
    changing.set("offer.pay.per", name("week"));
    changing.set("offer.sector", name("mining"));
    // NOLINTNEXTLINE(clang-analyzer-cplusplus.NewDeleteLeaks): the record owns its fields
    changing.set("applicant.licences[0]", record_of(field("occuption", number("1111"))));
    CHECK(changing.errors() ==
          "ofer.noc\n  found    a field named `ofer`\n"
          "  expected the field `application`, `applicant`, `offer` or `officer`; did you mean `offer`?\n"
          "offer.pay_terms.per\n  found    a field named `pay_terms`\n"
          "  expected the field `noc`, `other_codes`, `sector`, `level`, `closed_on`, `pay`, `notice` or `regulated`\n"
          "application.categroy\n  found    a field named `categroy`\n"
          "  expected the field `id`, `received_on`, `category` or `documents`; did you mean `category`?\n"
          "offer.sector.name\n  found    `.name`\n  expected nothing more: this is a value, not an object\n"
          "offer[0]\n  found    an index\n  expected a field\n"
          "offer.sector[0]\n  found    an index\n  expected a list in front of an index\n"
          "applicant.licences.occupation\n  found    `.occupation`\n  expected nothing more: this is a value, not an "
          "object\n"
          "applicant.licences[2].occupation\n  found    [2]\n  expected an index of a list of 1\n"
          "applicant.licences[1]\n  found    [1]\n  expected an index of a list of 1\n"
          "offer.pay.per\n  found    5\n  expected an object in the record\n"
          "offer.sector\n  found    mining\n  expected a text in quotes\n"
          "applicant.licences[0]\n  found    a field named `occuption`\n"
          "  expected the field `occupation`, `jurisdictions` or `valid_until`; did you mean `occupation`?\n");
}

TEST_CASE("a record that is no JSON is told as the reader would") {
    CHECK(Changing("{\"offer\": }").errors() ==
          "the record\n  found    } at line 1, column 11\n"
          "  expected a JSON value: a text in quotes, a number, true, false, null, a list or an object\n");
}

TEST_CASE("values that do not suit are left for the reader to tell") {
    Changing changing;
    changing.set("offer.noc", number("123"))
        .set("offer.regulated", name("maybe"))
        .set("offer.closed_on", list(number("3")));
    CHECK(changing.read() ==
          "offer.noc\n  found    \"123\"\n"
          "  expected a NOC code in quotes: 5 digits for NOC 2021, 4 digits for NOC 2016\n"
          "offer.regulated\n  found    \"maybe\"\n  expected true or false\n"
          "offer.closed_on[0]\n  found    3\n  expected a date written \"YYYY-MM-DD\"\n");
}

// ---------------------------------------------------------------- values of JSON

namespace {

record::PlacedValue placed(std::string path, std::string json) {
    return {std::move(path), std::move(json)};
}

std::string with(const std::string& json, const std::vector<record::PlacedValue>& values) {
    const auto text = record::with_values(applicants(), json, values);
    REQUIRE(std::holds_alternative<std::string>(text));
    return std::get<std::string>(text);
}

std::vector<record::PlacedError> faults(const std::string& json, const std::vector<record::PlacedValue>& values) {
    const auto text = record::with_values(applicants(), json, values);
    REQUIRE(std::holds_alternative<std::vector<record::PlacedError>>(text));
    return std::get<std::vector<record::PlacedError>>(text);
}

}  // namespace

TEST_CASE("values of JSON are put at their paths in the order given, with the digits they have") {
    CHECK(
        with(R"({"offer": {"pay": {"amount": 6369.990}}})",
             {placed("offer.pay.per", "\"week\""), placed("offer.noc", "\"21301\""), placed("offer.notice", "1.50")}) ==
        R"({"offer": {"pay": {"amount": 6369.990, "per": "week"}, "noc": "21301", "notice": 1.50}})");
    CHECK(with("{}", {placed("offer.noc", "\"21301\""), placed("offer.noc", "null")}) == R"({"offer": {}})");
    CHECK(with("{}", {placed("offer.noc", "null")}) == "{}");
    CHECK(with("{}",
               {placed("offer.other_codes", "[\"21301\", \"0011\"]"), placed("offer.other_codes[1]", "\"0012\"")}) ==
          R"({"offer": {"other_codes": ["21301", "0012"]}})");
}

TEST_CASE("a value of JSON whose path is none is named by its number, the others' faults too") {
    const std::vector<record::PlacedValue> values{placed("offer.noc", "\"21301\""),
                                                  placed("offer.shoe", "1"),
                                                  placed("offer..noc", "1"),
                                                  placed("", "1"),
                                                  placed("[0]", "1"),
                                                  placed(".offer", "1"),
                                                  placed("offer.", "1"),
                                                  placed("offer.noc[0]", "1"),
                                                  placed("offer.other_codes[x]", "1"),
                                                  placed("offer.other_codes[99999999999]", "1"),
                                                  placed("offer[0", "1")};
    const auto errors = faults("{}", values);
    REQUIRE(errors.size() == values.size() - 1);
    for (std::size_t i = 0; i < errors.size(); ++i) {
        CHECK(errors[i].value == i + 1);
        CHECK(errors[i].error.path == values[i + 1].path);
    }
    CHECK_FALSE(faults("{", {placed("offer.noc", "1")}).front().value);
    for (const std::string value : {"", "{", "1, \"offer\": 2", "1}{", "tru"})
        CHECK(faults("{}", {placed("offer.noc", value)}).front().value == 0);
}
