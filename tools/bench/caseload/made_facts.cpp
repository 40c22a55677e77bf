// An applicant is drawn first as one to approve: a party's citizen, an occupation that its schedule opens in the
// edition of the day, studies, work and pay that suffice. Then nearly half of them get a flaw or two, each a change
// that some passage refuses, and of nearly half some facts will not be given. So outcomes come mixed (30% approved, 45%
// refused), for mixed reasons, and most passages of most records pass: what is drawn without a plan is refused on every
// count.
#include "tools/bench/caseload/made_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "interpreter/caseload/json.hpp"

namespace chapeau::bench {

namespace {

using caseload::add_json_text;
using values::Day;

// ---------------------------------------------------------------- words

struct Party {
    std::string_view code;
    std::int64_t percent;      // of the applicants
    std::int64_t technicians;  // percent of the party's applicants
    std::string_view technicians_list;
};
constexpr Party parties[] = {
    {"AUS", 18, 45, "australian_technicians"}, {"BRN", 3, 8, ""},
    {"CHL", 13, 45, "chilean_technicians"},    {"JPN", 21, 45, "japanese_technicians"},
    {"MEX", 25, 45, "mexican_technicians"},    {"MYS", 8, 5, ""},
    {"PER", 12, 50, "peruvian_technicians"},
};
enum PartyIndex : std::size_t { australia, brunei, chile, japan, mexico, malaysia, peru };

struct Trade {
    std::string_view sector;
    std::string_view title;
    std::string_view duties;
    std::string_view reports;
};
constexpr Trade trades[] = {
    {"mining", "Mine planner", "Plans ventilation and ground support underground", "reports on stope stability"},
    {"energy", "Wells specialist", "Models reservoirs and plans well completions",
     "reviews logs with the drilling team"},
    {"construction", "Site specialist", "Draws up structures and inspects work on site", "keeps the record of tests"},
    {"software", "Systems designer", "Designs and builds services that clear payments", "reviews the code of five"},
    {"manufacturing", "Line specialist", "Sets up lines for moulded parts", "trains operators on new equipment"},
    {"finance", "Risk analyst", "Measures the credit risk of commercial loans", "answers the questions of auditors"},
    {"telecommunications", "Network planner", "Plans and commissions fibre links", "is on call every fourth week"},
    {"food processing", "Plant supervisor", "Supervises two shifts of a dairy plant", "keeps the plan of hazards"},
    {"transport", "Fleet specialist", "Inspects the avionics of a regional fleet", "signs releases to service"},
    {"design", "Interior designer", "Draws up layouts and furnishings for hotels", "presents them to clients"},
};

struct PlaceOfWork {
    std::string_view province;
    std::string_view city;
};
constexpr PlaceOfWork places[] = {{"ON", "Sudbury"},        {"ON", "Toronto"},   {"QC", "Montréal"},
                                  {"QC", "Trois-Rivières"}, {"BC", "Vancouver"}, {"AB", "Calgary"},
                                  {"AB", "Fort McMurray"},  {"SK", "Saskatoon"}, {"NL", "St. John's"},
                                  {"NS", "Halifax"},        {"MB", "Winnipeg"},  {"NB", "Moncton"}};

constexpr std::string_view first_names[] = {"Northern",   "Lakehead", "Nickel Rim", "Prairie",
                                            "Laurentian", "Pacific",  "Fundy",      "Chinook"};
constexpr std::string_view second_names[] = {"Works",   "Engineering", "Industries",
                                             "Systems", "Partners",    "Technologies"};
constexpr std::string_view forms[] = {"Ltd.", "Inc.", "Corp.", "Limitée"};
constexpr std::string_view payments[] = {"monthly by direct deposit", "biweekly by direct deposit", "weekly by cheque",
                                         "twice a month by direct deposit"};
constexpr std::string_view jurisdictions[] = {"CA-ON", "CA-QC", "CA-BC", "CA-AB", "AUS", "JPN"};
constexpr std::string_view documents[] = {"offer_of_employment", "education_proof", "licence_proof",
                                          "experience_proof"};
constexpr std::string_view degrees[] = {"bachelor", "bachelor", "bachelor", "master", "doctorate"};
constexpr std::string_view technical_degrees[] = {"technical_degree", "technical_degree", "associate_degree",
                                                  "bachelor"};
constexpr std::string_view lesser[] = {"none", "secondary", "certificate"};
constexpr std::string_view energy_services[] = {"highly_specialized", "core", "other"};

Day day(int year, int month, int of_month) {
    return values::day_of(year, month, of_month).value_or(0);
}

std::string text(std::string_view words) {
    return std::string(words);
}

bool open_to_technicians(std::size_t party) {
    return !parties[party].technicians_list.empty();
}

std::size_t draw_party(Draw& draw) {
    std::int64_t at = draw.below(100);
    std::size_t party = 0;
    while (at >= parties[party].percent)
        at -= parties[party++].percent;
    return party;
}

/// A third on or before 2022-11-15, some on the two days that part the editions.
Day draw_receipt(Draw& draw) {
    if (draw.chance(2))
        return day(2022, 11, 15) + static_cast<Day>(draw.below(2));
    return static_cast<Day>(draw.between(day(2021, 6, 1), day(2025, 6, 30)));
}

// ---------------------------------------------------------------- the parts of a record

void put_nationality(MadeFacts& facts, std::size_t party, Draw& draw) {
    constexpr std::string_view others[] = {"MEX", "ESP", "USA", "GBR", "JPN", "NZL", "CHN", "DEU"};
    const bool resident = party == australia && draw.chance(25);
    facts.citizenships.push_back(resident ? "NZL" : parties[party].code);
    if (draw.chance(12))
        facts.citizenships.push_back(draw.of(others));
    if (resident)
        facts.permanent_residences.emplace_back("AUS");
    else if (draw.chance(10))
        facts.permanent_residences.push_back(draw.of(others));
}

void put_studies(MadeFacts& facts, std::size_t party, Draw& draw) {
    if (draw.chance(40))
        facts.education.push_back({draw.of(lesser), draw.between(0, 4), parties[party].code, "none"});
    MadeQualification main{"bachelor", draw.between(8, 11), parties[party].code, {}};
    main.credential = facts.technician ? draw.of(technical_degrees) : draw.of(degrees);
    if (facts.technician)
        main.half_years = draw.between(4, 8);
    if (facts.technician && party == japan && main.credential == "technical_degree")
        main.credential = "associate_degree";
    if (!facts.technician && party == australia && draw.chance(40))
        main.half_years = 6;
    main.equivalent_to = draw.chance(80) ? main.credential : draw.chance(50) ? "none" : "certificate";
    facts.education.push_back(main);
    if (draw.chance(12))
        facts.education.push_back({"certificate", draw.between(1, 3), "CAN", "certificate"});
}

/// One to three jobs in the sector that suffice together, with gaps or overlaps between; perhaps one that does not
/// count.
void put_work(MadeFacts& facts, Draw& draw) {
    const std::int64_t jobs = draw.between(1, 3);
    const std::int64_t days = (facts.technician ? 1460 : 730) + draw.between(0, 900);
    const auto length = static_cast<Day>(days / jobs + 1);
    auto to = static_cast<Day>(facts.received_on - draw.below(90));
    if (draw.chance(15))
        facts.work_experience.push_back({draw.of(trades).sector, draw.chance(70), to - 4500, to - 4100});
    const auto at = static_cast<std::ptrdiff_t>(facts.work_experience.size());
    for (std::int64_t job = 0; job < jobs; ++job) {
        facts.work_experience.insert(facts.work_experience.begin() + at,
                                     {facts.sector, true, static_cast<Day>(to - length), to});
        to = static_cast<Day>(to - length - draw.between(1, 60));
    }
    if (draw.chance(20))
        facts.work_experience.back().to += 200;  // still at work when the application was received
    if (draw.chance(10))
        facts.work_experience.back().from -= 150;
}

void put_licences(MadeFacts& facts, Draw& draw) {
    const bool regulated = draw.chance(30);
    if (regulated)
        facts.yes.emplace_back("regulated");
    if (regulated || draw.chance(15))
        facts.licences.push_back(
            {facts.noc, draw.of(jurisdictions), static_cast<Day>(facts.received_on + draw.between(0, 1200))});
    if (draw.chance(8))
        facts.licences.push_back({facts.noc + 1, draw.of(jurisdictions), facts.received_on});
}

void put_texts(MadeFacts& facts, const Trade& trade, Draw& draw) {
    const PlaceOfWork& place = draw.of(places);
    facts.sector = trade.sector;
    facts.job_title = text(trade.title);
    facts.employer = text(draw.of(first_names));  // one draw a line: arguments are worked out in any order
    facts.employer.append(" ").append(draw.of(second_names));
    facts.employer.append(" ").append(draw.of(forms));
    facts.province = place.province;
    facts.city = place.city;
    facts.job_description =
        draw.chance(50) ? fmt::format("{}; {}.", trade.duties, trade.reports) : fmt::format("{}.", trade.duties);
    if (draw.chance(2))
        facts.job_description += "\nThe employer calls the post \"lead\".";
    facts.payment_arrangements = draw.of(payments);
}

/// Money for one period that comes to so many percent of the wage, up to a cent more.
void put_pay(MadeFacts& facts, std::int64_t percent) {
    const std::int64_t weekly = facts.prevailing_wage * facts.half_hours_per_week * percent;  // of 1/200 cent
    const auto of_weeks = [weekly](std::int64_t weeks, std::int64_t parts) {
        return weekly * weeks / (200 * parts) + 1;
    };
    if (facts.pay_period == "hour")
        facts.pay = facts.prevailing_wage * percent / 100;
    else if (facts.pay_period == "week")
        facts.pay = of_weeks(1, 1);
    else
        facts.pay = facts.pay_period == "month" ? of_weeks(52, 12) : of_weeks(52, 1);
    facts.pay += facts.non_monetary_pay;
}

void put_terms(MadeFacts& facts, Draw& draw) {
    constexpr std::string_view periods[] = {"hour", "hour", "week", "month", "month", "year"};
    facts.starts_on = static_cast<Day>(facts.received_on + draw.between(20, 200));
    facts.ends_on = static_cast<Day>(facts.starts_on + draw.between(120, 1100));
    facts.pay_period = draw.of(periods);
    facts.half_hours_per_week = draw.chance(50) ? 80 : draw.between(70, 79);
    facts.prevailing_wage = draw.chance(40) ? 100 * draw.between(22, 75) : 5 * draw.between(440, 1500);
    facts.non_monetary_pay = draw.chance(30) ? 100 * draw.between(1, 9) : 0;
    put_pay(facts, draw.between(100, 150));
    if (draw.chance(50) && facts.pay_period != "hour")
        facts.pay += 99 - (facts.pay + 99) % 100;  // up to whole dollars
    facts.asked_half_years = draw.chance(60) ? 0 : draw.between(1, facts.technician ? 8 : 4);
    facts.energy_service = draw.of(energy_services);
}

/// What each name is a yes for, in so many of a hundred records.
struct Share {
    std::string_view name;
    std::int64_t percent;
};
constexpr Share shares[] = {
    {"certification_listed", 100},
    {"language_requirement", 20},
    {"licence_after_entry", 10},
    {"submitted_in_portal", 100},
    {"imm5802_authorized", 15},
    {"compliance_fee_paid", 100},
    {"foreign_legal_consultant", 4},
    {"notary", 4},
    {"researcher", 6},
    {"academic_entity", 60},
    {"client_letter_accepts_qualifications", 100},
    {"specialized_knowledge", 100},
    {"duties_align", 100},
    {"offer_education_aligns", 100},
    {"noc_education_met", 100},
    {"language_concern", 15},
    {"language_evidence_satisfactory", 100},
    {"offer_language_requirement_met", 100},
    {"applies", 35},
    {"extension_need_documented", 100},
};

// ---------------------------------------------------------------- flaws

void say_no(MadeFacts& facts, std::string_view name) {
    std::erase(facts.yes, name);
}
void say_yes(MadeFacts& facts, std::string_view name) {
    say_no(facts, name);
    facts.yes.push_back(name);
}

bool says(const MadeFacts& facts, std::string_view name) {
    return std::ranges::find(facts.yes, name) != facts.yes.end();
}

void leave_out_unasked(MadeFacts& facts) {
    if (!facts.extension)
        facts.unasked.emplace_back("extension_need_documented");
    if (!says(facts, "language_concern"))
        facts.unasked.emplace_back("language_evidence_satisfactory");
    if (!says(facts, "language_requirement"))
        facts.unasked.emplace_back("offer_language_requirement_met");
}

void of_no_party(MadeFacts& facts, Draw& draw) {
    constexpr std::string_view others[] = {"VNM", "NZL", "SGP", "USA", "GBR", "KOR", "BRA", "FRA"};
    facts.citizenships = {draw.of(others)};
    facts.permanent_residences.clear();
}
void study_less(MadeFacts& facts, Draw& draw) {
    if (draw.chance(20))
        return facts.education.clear();
    for (MadeQualification& one : facts.education)
        one.half_years = draw.between(0, 3);
}
void study_lower(MadeFacts& facts, Draw& draw) {
    for (MadeQualification& one : facts.education)
        one.credential = one.equivalent_to = draw.of(lesser);
}
void work_less(MadeFacts& facts, Draw& draw) {
    if (facts.work_experience.empty() || draw.chance(20))
        return facts.work_experience.clear();
    facts.work_experience.erase(facts.work_experience.begin(), facts.work_experience.end() - 1);
    facts.work_experience.back().from = static_cast<Day>(facts.received_on - draw.between(60, 729));
}
void work_elsewhere(MadeFacts& facts, Draw& draw) {
    for (MadeJob& job : facts.work_experience) {
        job.paid = draw.chance(50);
        if (job.paid)
            job.sector = draw.of(trades).sector;
    }
}
void pay_less(MadeFacts& facts, Draw& draw) {
    put_pay(facts, draw.between(70, 99));
}
void hand_in_less(MadeFacts& facts, Draw& draw) {
    std::erase(facts.documents, draw.of(documents));
}
void let_licence_lapse(MadeFacts& facts, Draw& draw) {
    say_yes(facts, "regulated");
    say_no(facts, "licence_after_entry");
    for (MadeLicence& licence : facts.licences)
        licence.valid_until = static_cast<Day>(facts.received_on - draw.between(1, 500));
}
void leave_text_blank(MadeFacts& facts, Draw& draw) {
    (draw.chance(50) ? facts.job_description : facts.job_title) = draw.chance(50) ? "" : " ";
}
void ask_more(MadeFacts& facts, Draw& draw) {
    facts.asked_half_years = draw.between(facts.technician ? 9 : 5, 20);
}
void fail_language(MadeFacts& facts, Draw& draw) {
    const bool concern = draw.chance(50);
    say_yes(facts, concern ? "language_concern" : "language_requirement");
    say_no(facts, concern ? "language_evidence_satisfactory" : "offer_language_requirement_met");
}
void fail_extension(MadeFacts& facts, Draw&) {
    facts.extension = true;
    say_no(facts, "extension_need_documented");
}
void say_no_to_one(MadeFacts& facts, Draw& draw) {
    constexpr std::string_view needed[] = {"specialized_knowledge",
                                           "duties_align",
                                           "offer_education_aligns",
                                           "noc_education_met",
                                           "compliance_fee_paid",
                                           "submitted_in_portal",
                                           "client_letter_accepts_qualifications",
                                           "certification_listed"};
    say_no(facts, draw.of(needed));
}

using Flaw = void (*)(MadeFacts&, Draw&);
constexpr Flaw flaws[] = {of_no_party,      study_less,    study_lower,   work_less,      work_less,
                          work_elsewhere,   pay_less,      pay_less,      hand_in_less,   let_licence_lapse,
                          leave_text_blank, ask_more,      fail_language, fail_extension, say_no_to_one,
                          say_no_to_one,    say_no_to_one, say_no_to_one};

// ---------------------------------------------------------------- facts as JSON

void add_day(std::string& to, Day day) {
    to += '"';
    to += values::text_of(day);
    to += '"';
}
/// `parts` of a hundredth, without zeros at the end.
void add_hundredths(std::string& to, std::int64_t hundredths) {
    to += std::to_string(hundredths / 100);
    const std::int64_t rest = hundredths % 100;
    if (rest != 0)
        to += rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest);
}
void add_halves(std::string& to, std::int64_t halves) {
    add_hundredths(to, halves * 50);
}
void add_noc(std::string& to, std::int64_t noc) {
    add_json_text(to, model::noc_text(noc));
}
void add_texts(std::string& to, const std::vector<std::string_view>& texts) {
    to += '[';
    for (const std::string_view& one : texts) {
        to += &one == texts.data() ? "" : ",";
        add_json_text(to, one);
    }
    to += ']';
}

struct Written {
    std::string_view path;
    WriteFact write;
};

template <auto fact>
void write_text(const MadeFacts& facts, std::size_t, std::string& to) {
    add_json_text(to, facts.*fact);
}
template <auto fact>
void write_day(const MadeFacts& facts, std::size_t, std::string& to) {
    add_day(to, facts.*fact);
}
template <auto fact>
void write_hundredths(const MadeFacts& facts, std::size_t, std::string& to) {
    add_hundredths(to, facts.*fact);
}
template <auto fact>
void write_halves(const MadeFacts& facts, std::size_t, std::string& to) {
    add_halves(to, facts.*fact);
}
template <auto fact>
void write_texts(const MadeFacts& facts, std::size_t, std::string& to) {
    add_texts(to, facts.*fact);
}
template <auto list, auto field, auto add>
void write_field(const MadeFacts& facts, std::size_t member, std::string& to) {
    add(to, (facts.*list)[member].*field);
}

constexpr Written written[] = {
    {"application.id", write_text<&MadeFacts::id>},
    {"application.received_on", write_day<&MadeFacts::received_on>},
    {"application.category", [](const MadeFacts& facts, std::size_t,
                                std::string& to) { to += facts.technician ? R"("technician")" : R"("professional")"; }},
    {"application.kind", [](const MadeFacts& facts, std::size_t,
                            std::string& to) { to += facts.extension ? R"("extension")" : R"("initial")"; }},
    {"application.lmia_exempt_number", write_text<&MadeFacts::lmia_exempt_number>},
    {"application.documents", write_texts<&MadeFacts::documents>},
    {"applicant.citizenships", write_texts<&MadeFacts::citizenships>},
    {"applicant.permanent_residences", write_texts<&MadeFacts::permanent_residences>},
    {"applicant.education.credential",
     write_field<&MadeFacts::education, &MadeQualification::credential, add_json_text>},
    {"applicant.education.years_of_study",
     write_field<&MadeFacts::education, &MadeQualification::half_years, add_halves>},
    {"applicant.education.country", write_field<&MadeFacts::education, &MadeQualification::country, add_json_text>},
    {"applicant.education.equivalent_to",
     write_field<&MadeFacts::education, &MadeQualification::equivalent_to, add_json_text>},
    {"applicant.work_experience.sector", write_field<&MadeFacts::work_experience, &MadeJob::sector, add_json_text>},
    {"applicant.work_experience.paid",
     [](const MadeFacts& facts, std::size_t member, std::string& to) {
         to += facts.work_experience[member].paid ? "true" : "false";
     }},
    {"applicant.work_experience.from", write_field<&MadeFacts::work_experience, &MadeJob::from, add_day>},
    {"applicant.work_experience.to", write_field<&MadeFacts::work_experience, &MadeJob::to, add_day>},
    {"applicant.licences.occupation", write_field<&MadeFacts::licences, &MadeLicence::noc, add_noc>},
    {"applicant.licences.jurisdiction", write_field<&MadeFacts::licences, &MadeLicence::jurisdiction, add_json_text>},
    {"applicant.licences.valid_until", write_field<&MadeFacts::licences, &MadeLicence::valid_until, add_day>},
    {"applicant.travel_document_expires_on", write_day<&MadeFacts::travel_document_expires_on>},
    {"offer.noc", [](const MadeFacts& facts, std::size_t, std::string& to) { add_noc(to, facts.noc); }},
    {"offer.job_title", write_text<&MadeFacts::job_title>},
    {"offer.employer", write_text<&MadeFacts::employer>},
    {"offer.sector", write_text<&MadeFacts::sector>},
    {"offer.province", write_text<&MadeFacts::province>},
    {"offer.city", write_text<&MadeFacts::city>},
    {"offer.job_description", write_text<&MadeFacts::job_description>},
    {"offer.payment_arrangements", write_text<&MadeFacts::payment_arrangements>},
    {"offer.starts_on", write_day<&MadeFacts::starts_on>},
    {"offer.ends_on", write_day<&MadeFacts::ends_on>},
    {"offer.pay.amount", write_hundredths<&MadeFacts::pay>},
    {"offer.pay.non_monetary", write_hundredths<&MadeFacts::non_monetary_pay>},
    {"offer.pay.per", write_text<&MadeFacts::pay_period>},
    {"offer.pay.hours_per_week", write_halves<&MadeFacts::half_hours_per_week>},
    {"offer.required_experience_years", write_halves<&MadeFacts::asked_half_years>},
    {"offer.energy_service", write_text<&MadeFacts::energy_service>},
    {"labour_market.prevailing_hourly_wage", write_hundredths<&MadeFacts::prevailing_wage>},
};

}  // namespace

WriteFact write_of(std::string_view path) {
    const auto* const found =
        std::find_if(std::begin(written), std::end(written), [path](const Written& one) { return one.path == path; });
    return found == std::end(written) ? nullptr : found->write;
}

std::size_t members_of(const MadeFacts& facts, std::string_view list) {
    if (list == "applicant.education")
        return facts.education.size();
    if (list == "applicant.work_experience")
        return facts.work_experience.size();
    return list == "applicant.licences" ? facts.licences.size() : 0;
}

// ---------------------------------------------------------------- drawing

FactsMaker::FactsMaker(const model::Model& model) {
    for (const model::List& list : model.lists) {
        if (list.element.kind != model::Kind::noc)
            continue;
        lists_.push_back(list.codes);
        if (list.name == "petroleum_engineers")
            petroleum_engineers_ = list.codes;
        if (list.name == "malaysian_professionals")
            professionals_ = list.codes;
        for (std::size_t party = 0; party < std::size(parties); ++party)
            if (open_to_technicians(party) && list.name == parties[party].technicians_list)
                technicians_[party] = list.codes;
    }
}

std::int64_t FactsMaker::draw_code(const std::vector<std::int64_t>& codes, bool of_2021, Draw& draw) {
    const model::Edition edition = of_2021 ? model::Edition::noc2021 : model::Edition::noc2016;
    for (int tries = 0; tries < 100 && !codes.empty(); ++tries)
        if (const std::int64_t code = draw.of(codes); model::edition_of(code) == edition)
            return code;
    return model::noc_value(edition, draw.below(of_2021 ? 100000 : 10000));
}

/// Mostly one that the party's schedule opens; else of another list, or of none, or of the other edition.
std::int64_t FactsMaker::draw_occupation(const MadeFacts& facts, std::size_t party, Draw& draw) const {
    const bool of_2021 = facts.received_on >= day(2022, 11, 16);
    const std::int64_t kind = draw.below(100);
    if (kind < 8)
        return draw_code(draw.of(lists_), of_2021, draw);
    if (kind < 11)
        return draw_code({}, of_2021, draw);
    const bool edition = kind < 14 ? !of_2021 : of_2021;
    if (facts.technician)
        return draw_code(technicians_[open_to_technicians(party) ? party : australia], edition, draw);
    return draw_code(party == brunei ? petroleum_engineers_ : professionals_, edition, draw);
}

MadeFacts FactsMaker::draw(std::uint64_t number, Draw& draw) const {
    MadeFacts facts;
    const std::size_t party = draw_party(draw);
    facts.id = fmt::format("A-{:08}", number);
    facts.received_on = draw_receipt(draw);
    facts.technician = draw.chance(parties[party].technicians);
    facts.extension = draw.chance(15);
    facts.lmia_exempt_number = fmt::format("A{:07}", draw.below(10'000'000));
    facts.documents.assign(std::begin(documents), std::end(documents));
    put_nationality(facts, party, draw);
    put_texts(facts, draw.of(trades), draw);
    facts.noc = draw_occupation(facts, party, draw);
    put_studies(facts, party, draw);
    put_work(facts, draw);
    put_licences(facts, draw);
    facts.travel_document_expires_on = static_cast<Day>(facts.received_on + draw.between(200, 3000));
    put_terms(facts, draw);
    for (const Share& share : shares)
        if (draw.chance(share.percent))
            facts.yes.push_back(share.name);
    const std::int64_t of_100 = draw.below(100);
    for (std::int64_t count = of_100 < 56 ? 0 : of_100 < 87 ? 1 : 2; count > 0; --count)
        draw.of(flaws)(facts, draw);
    facts.incomplete = draw.chance(42);
    leave_out_unasked(facts);
    return facts;
}

}  // namespace chapeau::bench
