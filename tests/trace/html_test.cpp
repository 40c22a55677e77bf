// The page of a trace: whole, well formed, small, and safe whatever a record or a policy says.
#include "interpreter/trace/html.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <set>

#include "explained.hpp"
#include "html_page.hpp"
#include "interpreter/text/utf8.hpp"

using namespace chapeau;
using namespace chapeau::trace;
using namespace chapeau::trace::test;

namespace {

constexpr std::size_t most_bytes = 190'000;

Trace told(const Ready& ready, const std::string& json, const Words& words,
           const std::vector<std::string>& named = {}) {
    return explained(ready, json, Mending::look, words, named);
}

std::string page_of(const Ready& ready, const std::string& json) {
    const Trace first = told(ready, json, english);
    const Trace other = told(ready, json, french);
    return render_html(
        {.first = first, .other = &other, .policy_digest = "sha256:1", .record_digest = "sha256:2", .source = true});
}

std::vector<std::string> records() {
    std::vector<std::string> out;
    for (const Example& example : examples())
        out.push_back(patched(example.sample, example.patch));
    for (const std::string sample : {"australian-resident", "bruneian-petroleum-engineer", "chilean-lawyer",
                                     "japanese-technician", "mexican-architect-extension", "peruvian-plumber"})
        out.push_back(patched(sample, "{}"));
    return out;
}

void check_allowed(const PageParts& parts) {
    const std::set<std::string> elements{
        "html", "head",   "meta",  "title", "style", "script", "body",   "header", "main",     "section", "h1", "h2",
        "h3",   "p",      "a",     "ul",    "ol",    "li",     "dl",     "dt",     "dd",       "div",     "b",  "i",
        "em",   "strong", "small", "span",  "mark",  "code",   "pre",    "kbd",    "details",  "summary", "td", "th",
        "tr",   "table",  "thead", "tbody", "label", "input",  "legend", "button", "fieldset", "template"};
    const std::set<std::string> attributes{
        "lang",         "charset",     "http-equiv",   "content",   "name",    "class",      "id",
        "href",         "data-status", "data-decides", "open",      "type",    "value",      "checked",
        "autocomplete", "role",        "scope",        "data-copy", "data-do", "data-title", "data-source"};
    for (const Element& element : parts.elements) {
        CHECK_MESSAGE(elements.contains(element.name), element.name);
        for (const auto& [name, value] : element.attributes)
            CHECK_MESSAGE(attributes.contains(name), element.name, " ", name);
    }
    for (const std::string& href : parts.values_of("href"))
        CHECK_MESSAGE(href.starts_with('#'), href);
}

void check_sound(const std::string& page) {
    const PageParts parts = parts_of(page);
    CHECK(parts.fault == "");
    check_allowed(parts);
    CHECK(page == text::valid_utf8(page));
    for (const unsigned char c : page)
        CHECK_MESSAGE((c >= 0x20 || c == '\n'), static_cast<int>(c));
    CHECK(page.find("\u202e") == std::string::npos);
    const std::vector<std::string> ids = parts.values_of("id");
    const std::set<std::string> each(ids.begin(), ids.end());
    CHECK(each.size() == ids.size());
    for (const std::string& href : parts.values_of("href"))
        CHECK_MESSAGE(each.contains(href.substr(1)), href);
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every page is well formed, leads nowhere else and is small") {
    for (const std::string& record : records()) {
        const std::string page = page_of(t52(), record);
        CAPTURE(record.substr(0, 200));
        check_sound(page);
        CHECK(page.size() < most_bytes);
        for (const std::string_view outside : {"http:", "https:", "url(", "src=", "@import", " style=", "javascript:"})
            CHECK_MESSAGE(!contains(page, outside), outside);
    }
}

TEST_CASE("every clause stands once with its status") {
    for (const std::string& record : records()) {
        const Trace trace = told(t52(), record, english);
        const PageParts parts = parts_of(page_of(t52(), record));
        std::map<std::string, std::string> statuses;
        for (const Element& element : parts.elements)
            if (element.name == "details" && element.attributes.contains("data-status"))
                statuses[element.attributes.at("id")] = element.attributes.at("data-status");
        CHECK(statuses.size() == trace.clauses.size());
        for (const Clause& clause : trace.clauses)
            CHECK_MESSAGE(statuses["c-" + clause.id] == status_word(clause.status), clause.id);
    }
}

TEST_CASE("the page names the digests of its styles and its script, and forbids the rest") {
    const std::string page = page_of(t52(), patched("mexican-engineer", "{}"));
    const std::size_t end_of_first = page.find("</style>");
    CHECK(contains(page, "default-src 'none'; img-src data:; style-src " + source_hash(content_of(page, "style")) +
                             ' ' + source_hash(content_of(page, "style", end_of_first)) + "; script-src " +
                             source_hash(content_of(page, "script")) + "; base-uri 'none'; form-action 'none'"));
    CHECK(source_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    CHECK(page_style().size() < 14 * 1024);
    CHECK(page_script().size() < 8 * 1024);
}

TEST_CASE("what an officer needs stands above the clauses") {
    const std::string page = page_of(t52(), patched(examples()[1].sample, examples()[1].patch));
    std::size_t last = 0;
    for (const std::string_view part :
         {"Does not meet the requirements", "mexican-engineer", "2024-03-01", "officer decides", "class=why",
          "short by 1 day", "class=change", "id=clauses", "For audit", "sha256:1", "sha256:2"}) {
        const std::size_t at = page.find(part, last == 0 ? page.find("<main") : last);
        CHECK_MESSAGE(at != std::string::npos, part);
        last = at;
    }
}

TEST_CASE("grants are rows with the value to copy as a program wants it") {
    const std::string page = page_of(t52(), patched("mexican-engineer", "{}"));
    const std::vector<std::string> copied = parts_of(page).values_of("data-copy");
    for (const std::string_view value : {"52", "T52", "ON", "Sudbury", "21330", "Mining engineer", "2025-04-30"})
        CHECK_MESSAGE(std::find(copied.begin(), copied.end(), value) != copied.end(), value);
}

TEST_CASE("what the policy rests on is said in each language") {
    const std::string page = page_of(t52(), patched("mexican-engineer", "{}"));
    CHECK(contains(page, "IRPR R204(a)"));
    CHECK(contains(page, "RIPR R204a)"));
}

TEST_CASE("requests name the clauses that they settle") {
    const std::string page = page_of(t52(), patched(examples()[2].sample, examples()[2].patch));
    CHECK(contains(page, "class=ask"));
    CHECK(contains(page, "officer.duties_align"));
    CHECK(contains(page, "<a href=#c-offer_review.duties>"));
}

TEST_CASE("a clause has its rule, of its members the headings alone") {
    const std::string page = page_of(t52(), patched("mexican-engineer", "{}"));
    CHECK(contains(page, ">professionals.rules:3<"));
    const std::size_t parent = page.find("clause professional \"CPTPP professional\"");
    REQUIRE(parent != std::string::npos);
    const std::string rule = page.substr(parent, page.find("</pre>", parent) - parent);
    CHECK(contains(rule, "(experience) \"Paid experience of {professional_experience_years}"));
    CHECK(!contains(rule, "experience_in_sector"));
    CHECK(contains(rule, "reason \"not every requirement of a professional is met\""));
    CHECK(contains(page, "\n  met when experience_in_sector is at least professional_experience\n"));
}

TEST_CASE("a page has the rules only if asked, a fragment has them but for paper") {
    const Trace trace = told(t52(), patched("mexican-engineer", "{}"), english);
    CHECK(parts_of(render_html({.first = trace})).count("pre") == 0);
    CHECK(parts_of(render_html({.first = trace, .source = true})).count("pre") == trace.clauses.size());
    const std::string fragment = render_html({.first = trace, .fragment = true});
    CHECK(parts_of(fragment).count("pre") == trace.clauses.size());
    CHECK(!contains(fragment, "data-source"));
    CHECK(contains(std::string(page_style()), "main:not([data-source]) .src { display: none"));
}

TEST_CASE("what is supposed is marked wherever it is read, and said first") {
    const Trace trace = told(t52(), patched("mexican-engineer", "{}"), english, {"offer.sector"});
    const std::string page = render_html({.first = trace, .assumed = {"offer.sector"}});
    CHECK(contains(page, "class=assumed"));
    CHECK(page.find("This is a hypothesis.") < page.find("class=verdict"));
    CHECK(contains(page, "neither filed nor found: sector of activity of the contract: \"mining\"."));
    CHECK(parts_of(page).count("mark") >= 2);
    CHECK(contains(page, ">what if</mark>"));
    CHECK(parts_of(render_html({.first = trace})).count("mark") == 0);
    CHECK(!contains(render_html({.first = trace}), "hypothesis"));
}

TEST_CASE("what the officer found is evidence and no hypothesis") {
    const Trace trace = told(t52(), patched("mexican-engineer", "{}"), english, {"offer.sector"});
    const std::string page = render_html(
        {.first = trace, .found = {{"offer.sector", "contract, page 3", "2026-11-30T09:05:00Z", "A. Roy"}}});
    CHECK(contains(page,
                   "sector of activity of the contract: \"mining\", seen in: contract, page 3, by A. Roy, "
                   "2026-11-30 at 09:05 (UTC)"));
    CHECK(contains(page, ">found by the officer</mark>"));
    CHECK(!contains(page, "hypothesis"));
}

TEST_CASE("the officer's decision stands beside the recommendation") {
    const Trace trace = told(t52(), patched("mexican-engineer", "{}"), english);
    OfficerDecision officer{.decision = "approve", .rationale = "The facts bear it out <b>.", .name = "A. Officer"};
    std::string page = render_html({.first = trace, .decisions = {officer}});
    CHECK(contains(page, "follows the recommendation"));
    CHECK(contains(page, "bear it out &lt;b&gt;."));
    CHECK(contains(page, "by A. Officer"));
    CHECK(page.find("id=decision") < page.find("class=grants"));
    officer.decision = "refuse";
    CHECK(contains(render_html({.first = trace, .decisions = {officer}}), "departs from the recommendation"));
    officer.outdated = true;
    page = render_html({.first = trace, .decisions = {officer}});
    CHECK(contains(page, "The facts or the policy changed after this decision was made."));
    CHECK(!contains(page, "from the recommendation"));
    CHECK(contains(render_html({.first = trace}), "none yet"));
}

TEST_CASE("on paper room for the decision, or the decision, stands before the reasons") {
    const Trace trace = told(t52(), patched(examples()[1].sample, examples()[1].patch), english);
    const std::string open = render_html({.first = trace});
    CHECK(open.find("class=sign") < open.find("class=why"));
    const std::string page =
        render_html({.first = trace, .decisions = {{.decision = "refuse", .rationale = "", .name = ""}}});
    CHECK(!contains(page, "class=sign"));
    CHECK(page.find("id=decision") < page.find("class=why"));
}

TEST_CASE("a fragment is the main element alone") {
    const Trace trace = told(t52(), patched("mexican-engineer", "{}"), english);
    const std::string main = render_html({.first = trace, .fragment = true});
    CHECK(main.starts_with("<main "));
    CHECK(main.ends_with("</main>"));
    const PageParts parts = parts_of(main);
    CHECK(parts.fault == "");
    CHECK(parts.count("style") + parts.count("script") + parts.count("html") == 0);
}

namespace {

std::string attribute(const Element& element, const std::string& name) {
    const auto found = element.attributes.find(name);
    return found == element.attributes.end() ? std::string() : found->second;
}

/// What goes along with what an element is said to be.
void check_told(const Element& element) {
    const std::string what = attribute(element, "data-told");
    CHECK((what == "ground") == !attribute(element, "data-clauses").empty());
    CHECK((what == "right") == !attribute(element, "data-bearing").empty());
    CHECK((what == "grants") == !attribute(element, "data-decision").empty());
    CHECK((what == "look") == !attribute(element, "data-tone").empty());
    CHECK((what.empty() || what == "title" || attribute(element, "data-path").empty()));
}

}  // namespace

TEST_CASE("a fragment says for programs what its elements are, a page does not") {
    std::set<std::string> said;
    for (const std::string& record : records()) {
        const Trace trace = told(t52(), record, french);
        std::string grounds = " ";
        for (const Element& element :
             parts_of(render_html({.first = trace, .assumed = {"offer.sector"}, .fragment = true})).elements) {
            check_told(element);
            said.insert(attribute(element, "data-told"));
            grounds += attribute(element, "data-clauses") + ' ';
        }
        for (const Reason& reason : trace.decision.reasons)
            CHECK_MESSAGE(contains(grounds, ' ' + reason.clause + ' '), reason.clause);
    }
    for (const std::string_view what :
         {"compared", "grant",    "grants", "ground",  "left", "look",  "margin", "more",  "note",  "of",    "or",
          "read",     "relation", "right",  "telling", "term", "terms", "text",   "title", "value", "words", "working"})
        CHECK_MESSAGE(said.contains(std::string(what)), what);
    CHECK(!contains(page_of(t52(), records().front()), "data-told"));
}

TEST_CASE("texts that differ stand in both languages, others once") {
    const std::string record = patched("mexican-engineer", "{}");
    const std::string page = page_of(t52(), record);
    const PageParts parts = parts_of(page);
    std::size_t second = 0;
    for (const Element& element : parts.elements)
        second += element.name == "i" && element.attributes.contains("lang") ? 1 : 0;
    CHECK(second > 100);
    CHECK(parts.count("i") == 2 * second);
    CHECK(contains(
        page, "<i>Meets the requirements: IRPR R204(a)</i><i lang=fr>Satisfait aux exigences\u00a0: RIPR R204a)</i>"));
    CHECK(contains(page, "id=language-2"));
    const Trace alone = told(t52(), record, french);
    const std::string french_page = render_html({.first = alone});
    CHECK(parts_of(french_page).count("i") == 0);
    CHECK(contains(french_page, "<html lang=fr>"));
    CHECK(!contains(french_page, "id=language-2"));
}

namespace {

const std::string hostile_record =
    R"(</script><img src=x onerror=alert(1)><!-- \" ' & </style> \u001b[2J \u0000 \u202e \u2028 )";
const std::string hostile_title = "</script><img src=x onerror=alert(1)> <!-- ' & </style> <details open>";

Ready hostile_policy() {
    return ready("policy p\n  title \"" + hostile_title + "\"\n  authority \"" + hostile_title + "\"\nenum e \"" +
                 hostile_title + "\"\n  one \"" + hostile_title + "\"\n  two \"" + hostile_title +
                 "\"\nfacts a\n  id text \"" + hostile_title + "\"\n  e e \"" + hostile_title + "\"\n  n number \"" +
                 hostile_title + "\"\nclause c \"" + hostile_title + "\"\n  interpretation \"" + hostile_title +
                 "\"\n  met when all of\n    (m) \"" + hostile_title +
                 "\"\n      met when a.n is at least 2\n      reason \"" + hostile_title + "\"\n    (o) \"" +
                 hostile_title + "\"\n      met when a.e is one\ndecision x \"" + hostile_title +
                 "\"\n  approve when c\n  reason \"" + hostile_title + "\"\n  grants\n    g = a.id\n      title \"" +
                 hostile_title + "\"\n");
}

}  // namespace

TEST_CASE("a hostile record is text and nothing else") {
    const std::string record =
        patched("mexican-engineer", R"({"application": {"id": ")" + hostile_record + R"(", "lmia_exempt_number": ")" +
                                        hostile_record + R"("}, "offer": {"job_title": ")" + hostile_record +
                                        R"(", "employer": ")" + hostile_record + R"(", "sector": ")" + hostile_record +
                                        R"(", "city": ")" + hostile_record + R"("}})");
    const std::string page = page_of(t52(), record);
    check_sound(page);
    CHECK(contains(page, "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"));
    CHECK(contains(page, "\\u{202e}"));
    CHECK(parts_of(page).count("script") == 1);
    CHECK(parts_of(page).count("style") == 2);
}

TEST_CASE("a hostile policy is text and nothing else") {
    const Ready policy = hostile_policy();
    for (const std::string record :
         {R"({"a": {"id": "x", "n": 1, "e": "two"}})", R"({"a": {"n": 3, "e": "one"}})", R"({})"}) {
        const std::string page = page_of(policy, record);
        check_sound(page);
        CHECK(contains(page, "&lt;img src=x onerror=alert(1)&gt;"));
        CHECK(parts_of(page).count("script") == 1);
    }
}

TEST_CASE("hostile decisions and suppositions are text too") {
    const Trace trace = told(t52(), patched("mexican-engineer", "{}"), english);
    const OfficerDecision officer{hostile_title, hostile_title, hostile_title + "\xff\xc3\n\x1b",
                                  hostile_title, hostile_title, true};
    check_sound(render_html({.first = trace,
                             .assumed = {hostile_title, "\x80"},
                             .found = {{hostile_title, hostile_title, "\xff", hostile_title}},
                             .decisions = {officer},
                             .policy_digest = hostile_title,
                             .record_digest = hostile_title}));
}

namespace {

/// Many periods of work that repeat and overlap each other.
std::string with_periods(std::size_t many) {
    nlohmann::json periods = nlohmann::json::array();
    for (std::size_t i = 0; i < many; ++i) {
        const std::size_t year = 2000 + i % 23;
        periods.push_back({{"sector", i % 3 == 0 ? "mining" : "construction"},
                           {"paid", i % 5 != 0},
                           {"from", std::to_string(year) + "-01-01"},
                           {"to", std::to_string(year + i % 2) + "-06-30"}});
    }
    return patched("mexican-engineer", nlohmann::json{{"applicant", {{"work_experience", periods}}}}.dump());
}

/// Of the processor, so that what else the machine does is not counted.
double seconds_for_page(const std::string& record) {
    const std::clock_t begun = std::clock();
    CHECK(!page_of(t52(), record).empty());
    return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("the time for a page grows with its periods, and not with their square") {
    const std::string some = with_periods(3000);
    const std::string twice = with_periods(6000);
    const double first = std::min(seconds_for_page(some), seconds_for_page(some));
    const double second = std::min(seconds_for_page(twice), seconds_for_page(twice));
    CHECK_MESSAGE(second / first < 3, "3,000: ", first, " s, 6,000: ", second, " s");  // the square would be 4
}
