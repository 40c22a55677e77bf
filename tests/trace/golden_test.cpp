// What people and programs get, to the letter, for nine records that differ. CHAPEAU_ACCEPT=1 writes the files anew;
// read the difference before committing it.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "explained.hpp"
#include "interpreter/text/utf8.hpp"
#include "interpreter/trace/html.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

bool accepting() {
    const char* value = std::getenv("CHAPEAU_ACCEPT");
    return value != nullptr && std::string_view(value) == "1";
}

void compare(const std::string& name, const std::string& got) {
    const std::string path = "tests/trace/goldens/" + name;
    if (accepting()) {
        std::ofstream(path, std::ios::binary) << got;
        return;
    }
    CHECK_MESSAGE(read_file(path) == got, path, " differs; CHAPEAU_ACCEPT=1 accepts what came:\n", got);
}

/// What changes with every edit of the policy or the program is left out. Two records hold down the workings. What is
/// left is still a trace as the schema has it.
nlohmann::ordered_json steady(nlohmann::ordered_json json, bool with_definitions) {
    if (!with_definitions)
        json["definitions"] = nlohmann::ordered_json::array();
    json["policy"]["digest"] = json["record"]["digest"] = "sha256:" + std::string(64, '0');
    json["engine"]["version"] = "0";
    return json;
}

std::string steady_page(std::string page) {
    const std::size_t engine = page.rfind("<dd>chapeau ");
    return page.replace(engine, page.find("</dd>", engine) - engine, "<dd>chapeau 0");
}

void check_shape(const std::string& text, unsigned width) {
    for (const std::string& line : lines_of(text)) {
        CHECK_MESSAGE(text::width_of(line) <= width, line);
        CHECK_MESSAGE((line.empty() || line.back() != ' '), line);
    }
}

}  // namespace

TEST_CASE("texts and JSON of nine records") {
    for (const Example& example : examples()) {
        CAPTURE(example.name);
        const std::string record = patched(example.sample, example.patch);
        compare(example.name + ".txt", render_text(explained(t52(), record), {}));
        compare(
            example.name + ".json",
            steady(json_of(t52(), record), example.name == "nothing-known" || example.name == "one-day-short").dump(2) +
                "\n");
    }
}

TEST_CASE("the same records in French, and their case notes in both languages") {
    for (const Example& example : examples()) {
        CAPTURE(example.name);
        const std::string record = patched(example.sample, example.patch);
        const Trace in_french = explained(t52(), record, Mending::look, french);
        compare(example.name + ".fr.txt", render_text(in_french, {}));
        compare(example.name + ".fr.note.txt", render_note(in_french, {}));
        compare(example.name + ".note.txt", render_note(explained(t52(), record), {}));
    }
}

TEST_CASE("a full note names what is met too") {
    const Example& example = examples()[1];
    const Trace trace = explained(t52(), patched(example.sample, example.patch));
    compare(example.name + ".full.note.txt", render_note(trace, {.full = true}));
    CHECK(render_note(trace, {}).find("Clauses met") == std::string::npos);
}

namespace {

const std::vector<FoundFact> found_by_officer{{"officer.duties_align", "", "2022-11-14T10:05:00Z", "A. Roy"},
                                              {"offer.noc", "contract, page 3", "2022-11-14T09:30:00Z", "A. Roy"}};
const std::vector<OfficerDecision> decisions{{.of = "t52",
                                              .decision = "refuse",
                                              .rationale = "the contract names no pay",
                                              .name = "A. Roy",
                                              .at = "2022-11-14T10:05:00Z"},
                                             {.of = "spouse",
                                              .decision = "approve",
                                              .rationale = "",
                                              .name = "É. Côté",
                                              .at = "2022-11-14T09:30:00Z",
                                              .outdated = true}};
const std::string with_spouse = R"({"spouse": {"applies": true}})";

}  // namespace

TEST_CASE("notes with what the officer found and decided, and with the reasons of an approval") {
    for (const Words* words : {&english, &french}) {
        CAPTURE(words->language);
        const std::string end = words == &french ? ".fr.note.txt" : ".note.txt";
        const std::string record = patched("australian-resident", with_spouse);
        const Trace trace = explained(t52(), record, Mending::leave, *words,
                                      paths_of({"offer.noc", "offer.pay.amount"}, found_by_officer));
        compare("spouse-reasons" + end, render_note(trace, {.reasons = true}));
        compare("spouse-decided" + end, render_note(trace, {.decisions = decisions, .found = found_by_officer}));
        compare("spouse-what-if" + end, render_note(trace, {.assumed = {"offer.noc", "offer.pay.amount"}}));
    }
}

TEST_CASE("only what is supposed makes a note hypothetical, and then its first line says so") {
    const Trace trace = explained(t52(), patched("mexican-engineer", "{}"));
    const std::string evidence = render_note(trace, {.decisions = decisions, .found = found_by_officer});
    CHECK(evidence.find("hypothesis") == std::string::npos);
    CHECK(render_note(trace, {.assumed = {"offer.noc"}}).starts_with("This is a hypothesis and no file note. Assumed"));
    const Trace in_french = explained(t52(), patched("mexican-engineer", "{}"), Mending::leave, french);
    CHECK(render_note(in_french, {.assumed = {"offer.noc"}})
              .starts_with("Ceci est une hypothèse, et non une note au dossier."));
    CHECK(render_text(trace, {.assumed = {"offer.noc"}}).starts_with("This is a hypothesis."));
    CHECK(render_text(trace, {.found = found_by_officer}).find("hypothesis") == std::string::npos);
}

TEST_CASE("a reason of several lines has them, and none passes for a line of the note's own") {
    const Trace trace = explained(t52(), patched("mexican-engineer", "{}"), Mending::leave, french);
    const OfficerDecision officer{.decision = "approve",
                                  .rationale = "Lettre reçue.\r\n\nDécision consignée\u00a0: refus",
                                  .name = "A. Roy",
                                  .at = ""};
    CHECK(render_note(trace, {.decisions = {officer}})
              .find("\nJustification\u00a0: Lettre reçue.\n  Décision consignée\u00a0: refus.\n") != std::string::npos);
    CHECK(render_text(trace, {.decisions = {officer}})
              .find("\n    Lettre reçue.\n    Décision consignée\u00a0: refus\n") != std::string::npos);
    CHECK(render_html({.first = trace, .decisions = {officer}}).find(" Lettre reçue.</p><p class=rationale>Décision") !=
          std::string::npos);
}

TEST_CASE("a decision is told with its moment, and without agreement once the facts changed") {
    const Trace trace = explained(t52(), patched("mexican-engineer", "{}"), Mending::leave, french);
    OfficerDecision officer{.decision = "refuse", .rationale = "", .name = "A. Roy", .at = "2022-11-14T09:05:00.5Z"};
    const std::string note = render_note(trace, {.decisions = {officer}});
    CHECK(note.find("Décision consignée\u00a0: refus (") != std::string::npos);
    CHECK(note.find("par A. Roy, le 14\u00a0novembre\u00a02022 à 9\u00a0h\u00a005 (UTC). La décision s’écarte") !=
          std::string::npos);
    officer.outdated = true;
    const std::string outdated = render_note(trace, {.decisions = {officer}});
    CHECK(outdated.find("Les faits ou la politique ont changé après cette décision.") != std::string::npos);
    CHECK(outdated.find("recommandation.") == std::string::npos);
    officer.at = "some day";
    CHECK(render_note(trace, {.decisions = {officer}}).find("A. Roy, some day.") != std::string::npos);
}

TEST_CASE("letters ask for what is missing and say nothing of what came out") {
    for (const Words* words : {&english, &french}) {
        CAPTURE(words->language);
        const std::string end = words == &french ? ".fr.letter.txt" : ".letter.txt";
        for (const Example& example : examples()) {
            CAPTURE(example.name);
            const Trace trace = explained(t52(), patched(example.sample, example.patch), Mending::leave, *words);
            const std::string letter = render_letter(trace);
            if (trace.decision.outcome == Status::undetermined)
                compare(example.name + end, letter);
            else
                CHECK(lines_of(letter).size() == 3);
            for (const Decision* decision : {&trace.decision, trace.find_decision("spouse")})
                for (const Request& request : decision->requests) {
                    CHECK(letter.find(request.fact) == std::string::npos);
                    CHECK((letter.find("- " + request.title) == std::string::npos) == (request.kind == Asked::finding));
                }
            for (const StatusWords& outcome : {words->note_outcome, words->outcome, words->status})
                CHECK(letter.find(outcome.of(trace.decision.outcome)) == std::string::npos);
        }
        const Trace trace = explained(t52(), patched("mexican-engineer", "{}"), Mending::leave, *words);
        CHECK(render_letter(trace, {"offer.noc"}).starts_with(words->hypothesis_not_letter));
    }
}

TEST_CASE("full texts of three records") {
    for (const std::size_t i : {1U, 3U, 7U}) {
        const Example& example = examples()[i];
        CAPTURE(example.name);
        const Trace trace = explained(t52(), patched(example.sample, example.patch));
        compare(example.name + ".full.txt", render_text(trace, {.full = true}));
    }
}

namespace {

/// A line for each block, so that differences can be read.
std::string in_lines(const std::string& page) {
    std::string out;
    for (std::size_t i = 0; i < page.size(); ++i) {
        const std::string_view rest = std::string_view(page).substr(i);
        for (const std::string_view block : {"<section", "<li", "<p", "<dt", "<h", "<tr", "<details", "<div", "<ul"})
            if (rest.starts_with(block)) {
                out += '\n';
                break;
            }
        out += page[i];
    }
    return out + '\n';
}

}  // namespace

TEST_CASE("a page of a small policy") {
    static const Ready fishing = [] {
        auto policy = chapeau::model::load("tests/cli/policies/fishing");
        auto program = chapeau::program::lower(policy->model);
        return Ready{std::move(policy), std::move(program)};
    }();
    const Trace trace = explained(fishing, read_file("tests/cli/policies/fishing/samples/adult.json"));
    compare("fishing.html", in_lines(steady_page(render_html({.first = trace, .fragment = true}))));
}

TEST_CASE("colour adds nothing but escapes, and no line is too long") {
    for (const std::string& record : caseload()) {
        const Trace trace = explained(t52(), record, Mending::leave);
        for (const bool full : {false, true})
            for (const unsigned width : {40U, 80U, 120U}) {
                const std::string plain = render_text(trace, {.full = full, .color = false, .width = width});
                CHECK(without_escapes(render_text(trace, {.full = full, .color = true, .width = width})) == plain);
                check_shape(plain, width);
            }
    }
}

TEST_CASE("a clause on its own") {
    const Trace trace = explained(t52(), patched(examples()[1].sample, examples()[1].patch));
    const std::string text = render_clause(trace, "professional.experience", {});
    CHECK(text.find("short by 1 day") != std::string::npos);
    CHECK(text.find("does not meet") != std::string::npos);
    CHECK(render_clause(trace, "no.such.clause", {}).empty());
    check_shape(render_clause(trace, "professional", {}), 80);
}

TEST_CASE("margins of what is known within bounds only") {
    const Trace trace = explained(t52(), R"({"application": {"category": "professional"}, "offer": {"sector": "mining"},
        "applicant": {"work_experience": [{"sector": "mining", "paid": true, "from": "2023-01-01", "to": "2023-12-31"}]}})");
    const Clause* clause = trace.find("professional.experience");
    REQUIRE(clause->status == Status::fail);
    CHECK(clause->comparisons.back().left.value == "between 0 and 365 days");
    CHECK(clause->comparisons.back().margin == "short by at least 365 days");
}

TEST_CASE("the same record gives the same text") {
    const std::string record = patched("mexican-engineer", "{}");
    CHECK(render_text(explained(t52(), record), {}) == render_text(explained(t52(), record), {}));
}
