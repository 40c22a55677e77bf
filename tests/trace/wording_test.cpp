// What an officer reads: each reason says what is so, names what was required, and asks for what would settle it.
#include <doctest/doctest.h>

#include <algorithm>

#include "explained.hpp"

using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

/// The text on one line, so that where it wraps does not matter.
std::string flat(const std::string& text) {
    std::string out;
    for (const char c : text)
        if ((c != ' ' && c != '\n') || (!out.empty() && out.back() != ' '))
            out += c == '\n' ? ' ' : c;
    return out;
}

std::string page(const std::string& sample, const std::string& patch, bool full = false) {
    return flat(render_text(explained(t52(), patched(sample, patch)), {.full = full}));
}

bool says(const std::string& page, std::string_view words) {
    INFO(page);
    return page.find(words) != std::string::npos;
}

std::string reason(const std::string& sample, const std::string& patch, std::string_view clause) {
    return explained(t52(), patched(sample, patch), Mending::leave).find(clause)->text;
}

const char* const lawyer = R"({"offer": {"noc": "41101", "foreign_legal_consultant": false}})";

}  // namespace

TEST_CASE("reasons say which of several conditions failed") {
    CHECK(reason("mexican-engineer", R"({"applicant": {"citizenships": ["IND"], "permanent_residences": ["CHL"]}})",
                 "nationality") ==
          "citizenship: India; permanent residence: Chile; neither a party's citizenship nor "
          "residence in Australia");
    CHECK(reason("mexican-engineer", R"({"offer": {"noc": "75101"}})", "professional.level") ==
          "level of NOC 2021 75101: TEER 5, not among TEER 0 and TEER 1");
    CHECK(reason("mexican-engineer", R"({"offer": {"province": ""}})", "evidence.offer") ==
          "province or territory of destination: left blank");
    CHECK(reason("mexican-engineer", R"({"offer": {"compliance_fee_paid": false}})", "evidence.employer") ==
          "the employer compliance fee is paid: no");
    CHECK(reason("mexican-engineer", R"({"offer": {"noc": "51100"}})", "mexico.professional") ==
          "NOC 51100 is not open to Mexican professionals; closed by the exception: NOC 2021 51100, among occupations "
          "related to cultural industries");
}

TEST_CASE("a clause that fails because none of its members applies says so, and which of their guards are not met") {
    const std::string stranger = R"({"applicant": {"citizenships": ["IND"], "permanent_residences": ["CHL"]}})";
    CHECK(reason("mexican-engineer", stranger, "country") ==
          "none of its members applies: citizenship: India; not Australia, Brunei Darussalam, Chile, Japan, Malaysia, "
          "Mexico or Peru; permanent residence: Chile; not Australia; category applied under: professional, not "
          "technician");
    CHECK(
        explained(t52(), patched("mexican-engineer", stranger), Mending::leave, french).find("country")->text ==
        "aucun de ses éléments ne s’applique\u00a0: pays de citoyenneté\u00a0: Inde, ce qui ne comprend ni "
        "l’Australie ni le Brunéi Darussalam ni le Chili ni le Japon ni la Malaisie ni le Mexique ni le Pérou; pays de "
        "résidence permanente\u00a0: Chili, ce qui ne comprend pas l’Australie; catégorie visée par la "
        "demande\u00a0: professionnel, et non «\u00a0technicien\u00a0»");
    const std::string note = render_note(explained(t52(), patched("mexican-engineer", stranger)), {});
    CHECK(says(note, "citizenship (India) does not include Peru"));
    CHECK(says(note,
               "The facts considered are: category applied under: professional; citizenship: India; permanent "
               "residence: Chile."));
}

TEST_CASE("an exception that is a clause shows what decided it, and nothing of a refusal looks met") {
    const std::string text = page("chilean-lawyer", lawyer);
    CHECK(says(text, "✗ is in lawyers and Quebec notaries"));
    CHECK(says(text, "✗ no the work is that of a foreign legal consultant"));
    CHECK(says(text, "the work is that of a foreign legal consultant: no)"));
    CHECK(says(text, "✗ except: Judges, lawyers and notaries who are not foreign legal holds"));
    CHECK_FALSE(says(text.substr(text.find("WHY"), text.find("CLAUSES") - text.find("WHY")), "●"));
}

TEST_CASE("a degree that is not deemed met is told under what required it") {
    const std::string patch =
        R"({"applicant": {"education": [{"credential": "bachelor", "years_of_study": 2, "country": "AUS"}]}})";
    CHECK(says(page("australian-resident", patch),
               "1 Post-secondary degree of 4 or more years of study T52/professional/degree, "
               "T52/country/AUS/professional/degree-deemed"));
    const Trace trace = explained(t52(), patched("australian-resident", patch), Mending::leave);
    REQUIRE(trace.decision.reasons.size() == 1);
    CHECK(trace.decision.reasons.front().clause == "australia.degree_deemed");
    CHECK(trace.find("professional.degree")->text.find("; nor deemed met: ") != std::string::npos);
}

TEST_CASE("what is asked for, and how far it stands") {
    const std::string open = page("mexican-technician", R"({"applicant": {"work_experience": [
        {"sector": "construction", "paid": true, "from": "2020-01-01", "to": null}]}})");
    CHECK(says(open, "· last day worked, period of work 1"));
    CHECK(says(open, "for Paid experience of 4 or more years in the sector of the contract"));
    CHECK(says(open, "days; at least 1460 days is needed"));
    const std::string patch = R"({"application": {"received_on": null}})";
    CHECK(
        says(page("mexican-engineer", patch), "in the edition in force on the day the application was received; NOC"));
    CHECK(says(page("mexican-engineer", patch, true), "edition not yet known"));
    const Trace pay = explained(t52(), patched("mexican-engineer", R"({"offer": {"pay": {"amount": null}}})"));
    REQUIRE(pay.decision.requests.size() == 1);
    CHECK(pay.decision.requests.front().kind == Asked::document);
    CHECK(says(page("mexican-engineer", R"({"offer": {"compliance_fee_paid": null}})"),
               "· whether the employer compliance fee is paid"));
}

TEST_CASE("an open outcome says whether anything stands against an approval") {
    CHECK(says(page("mexican-engineer", R"({"officer": {"duties_align": null}})"),
               "Nothing given so far stands against an approval; what is asked for above would settle it."));
    CHECK(says(page("mexican-engineer", R"({"application": {"category": null},
        "offer": {"noc": "75101", "regulated": false}})"),
               "What is asked for above could settle it."));
}

TEST_CASE("what would change a refusal") {
    CHECK(says(page("mexican-engineer", R"({"applicant": {"citizenships": ["IND"]}})"),
               "Were these met together, the requirements would be met: a Citizen of a party, or permanent resident of "
               "Australia T52/nationality its facts also decide which other clauses apply, so others may then be asked "
               "and Occupation open to the applicant's country T52/country"));
    CHECK(
        says(page("malaysian-technician", "{}"), "Nothing meets “Occupations open to Malaysian technicians (none)”."));
    CHECK(says(page("mexican-engineer", R"({"applicant": {"education": [
        {"credential": "bachelor", "years_of_study": 1}, {"credential": "bachelor", "years_of_study": 3}]}})"),
               "a Post-secondary degree of 4 or more years of study (short by 1)"));
    const Trace lost = explained(t52(), patched("mexican-engineer", R"({"application": {"category": null},
        "officer": {"duties_align": false}, "applicant": {"work_experience": []}})"));
    for (const auto& set : lost.decision.mends)
        for (const MendedClause& mended : set)
            CHECK(mended.clause != "technician.experience");
}

TEST_CASE("a decision that hangs on another says how") {
    const std::string refused = R"({"offer": {"compliance_fee_paid": false}, "spouse": {"applies": null}})";
    CHECK(says(page("mexican-engineer", refused), "whether a spouse or partner applies for an open work permit"));
    CHECK(says(page("mexican-engineer", R"({"offer": {"compliance_fee_paid": null}, "spouse": {"applies": true}})"),
               "Waits for “Work permit under R204(a), T52”."));
}

TEST_CASE("what each period of work adds") {
    const Trace trace = explained(t52(), patched("mexican-engineer", R"({"applicant": {"work_experience": [
        {"sector": "mining", "paid": true, "from": "2022-01-01", "to": "2022-12-31"},
        {"sector": "mining", "paid": true, "from": "2022-12-01", "to": "2023-01-31"},
        {"sector": "food", "paid": true, "from": "2019-01-01", "to": "2019-12-31"},
        {"sector": "mining", "paid": false, "from": "2019-01-01", "to": "2019-12-31"},
        {"sector": "mining", "paid": true, "from": "2020-01-02", "to": "2020-01-01"},
        {"sector": "mining", "paid": true, "from": "2024-02-01", "to": "2024-12-31"},
        {"sector": "mining", "paid": true, "from": "2024-05-01", "to": "2024-12-31"}]}})"));
    std::vector<std::string> texts;
    for (const Counted& counted : trace.find("professional.experience")->counted)
        texts.push_back(counted.text);
    CHECK(texts ==
          std::vector<std::string>{
              "counts 365 days", "counts 31 days; 31 days counted above already",
              "counts nothing: sector of activity: \"food\", not sector of activity of the contract (\"mining\")",
              "counts nothing: the work was paid: no", "counts nothing: it ends before it starts",
              "counts 30 days, up to 2024-03-01", "counts nothing: it starts after 2024-03-01"});
}

TEST_CASE("grants say what bounds them and what is left open") {
    const std::string text = page("mexican-engineer", R"({"application": {"lmia_exempt_number": null},
        "offer": {"city": "  "}, "applicant": {"travel_document_expires_on": null}})");
    CHECK(says(text, "LMIA-exempt number not given"));
    CHECK(says(text, "city of destination left blank"));
    CHECK(says(text, "2025-04-30 or earlier; not given: last day the travel document is valid"));
    CHECK(says(page("mexican-engineer", "{}"), "2025-04-30 (set by first day of work + 1 year − 1 day)"));
    CHECK(says(page("mexican-engineer", "{}", true), "; the application's should match it"));
}

TEST_CASE("unknowns that hold nothing up, and the end of the page") {
    const std::string approved = R"({"officer": {"language_concern": null, "language_evidence_satisfactory": true}})";
    CHECK(says(page("mexican-engineer", approved), "? Language open, holds nothing up"));
    const std::string full = render_text(explained(t52(), patched("mexican-engineer", "{}")), {.full = true});
    CHECK_FALSE(full.ends_with("\n\n"));
}
