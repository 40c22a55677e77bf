// The rules of T52, passage by passage as the outline numbers them.
//
// A passage is worked out as the three Kleene values of a clause: it applies, it is satisfied, it is not violated. Each
// is an Answer of two bits, and those of all passages stand side by side in two words, a lane a passage. So what is
// asked of every passage alike is asked of all at once: a guard is spread over the lanes that stand under it, each
// condition is put into its lane, and a handful of `and` and `or` gives the three values of all that have no members.
// Headings are then worked out from their members' lanes, inner ones first; and the statuses come out of the lanes at
// once again.
//
// Next to nothing branches on an answer. A processor can't guess what an applicant's record will say, and a wrong guess
// costs more than a dozen of the steps that it could save; what remains are the loops over the lists and rare cases.
#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <iterator>

#include "tools/bench/caseload/by_hand.hpp"
#include "tools/bench/caseload/by_hand_codes.hpp"

namespace chapeau::bench {

namespace {

__extension__ using Int128 = __int128;

// ---------------------------------------------------------------- answers

constexpr unsigned bits(Answer a) {
    return static_cast<unsigned>(a);
}
constexpr Answer operator&(Answer a, Answer b) {
    return static_cast<Answer>(bits(a) & bits(b));
}
constexpr Answer operator|(Answer a, Answer b) {
    return static_cast<Answer>(bits(a) | bits(b));
}
constexpr Answer operator~(Answer a) {
    return static_cast<Answer>(((bits(a) >> 1U) | (bits(a) << 1U & 2U)) ^ 3U);
}
constexpr Answer made_of(bool certain, bool possible) {
    return static_cast<Answer>(2U * static_cast<unsigned>(certain) + static_cast<unsigned>(possible));
}
constexpr Answer where_known(bool known, bool yes) {
    return made_of(static_cast<unsigned>(known) & static_cast<unsigned>(yes),
                   static_cast<unsigned>(!known) | static_cast<unsigned>(yes));
}
template <class Value>
constexpr Answer is(Value value, Value wanted) {
    return where_known(value != Value::unknown, value == wanted);
}

/// The answer to one question of several.
template <class Question>
constexpr Answer at(std::uint32_t answers, Question question) {
    return static_cast<Answer>(answers >> (2U * static_cast<unsigned>(question)) & 3U);
}
template <class... Questions>
constexpr Answer at_any(std::uint32_t answers, Questions... questions) {
    constexpr auto upper_bits = [](auto question) {
        return std::uint32_t{2} << (2U * static_cast<unsigned>(question));
    };
    const std::uint32_t certain = (upper_bits(questions) | ...);
    return made_of((answers & certain) != 0, (answers & certain >> 1U) != 0);
}

// ---------------------------------------------------------------- lanes

/// Passages of kind rule in the outline's order.
enum Passage : unsigned {
    nationality,
    professional,
    professional_offer,
    professional_level,
    professional_degree,
    professional_noc_education,
    professional_experience,
    professional_remuneration,
    technician,
    technician_offer,
    technician_level,
    technician_degree,
    technician_noc_education,
    technician_experience,
    technician_remuneration,
    evidence,
    evidence_offer,
    evidence_education,
    evidence_licence,
    evidence_experience,
    evidence_employer,
    language,
    language_concern,
    language_offer,
    stay_extension,
    review,
    review_requirements_met,
    review_wages,
    review_education,
    review_licence,
    review_duties,
    review_experience,
    country,
    australian_professional,
    australian_degree_deemed,
    australian_client_letter,
    australian_professional_occupations,
    australian_technician,
    bruneian_professional,
    bruneian_technician,
    chilean_professional,
    chilean_technician,
    japanese_professional,
    japanese_technician,
    japanese_technician_education,
    japanese_technician_occupations,
    malaysian_professional,
    malaysian_technician,
    mexican_professional,
    mexican_technician,
    peruvian_professional,
    peruvian_technician,
    spouse,
    spouse_professional,
    spouse_technician,
};
static_assert(spouse_technician + 1 == Outcomes::passages);

constexpr unsigned lanes_of_word = 32;

/// Two bits for each passage, in two words: g++ shifts integers of 128 bits as if it knew nothing of what is in them.
struct Lanes {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    friend constexpr Lanes operator&(Lanes a, Lanes b) { return {a.low & b.low, a.high & b.high}; }
    friend constexpr Lanes operator|(Lanes a, Lanes b) { return {a.low | b.low, a.high | b.high}; }
    constexpr Lanes& operator|=(Lanes b) { return *this = *this | b; }
    friend constexpr Lanes operator~(Lanes a) { return {~a.low, ~a.high}; }
    friend constexpr Lanes operator<<(Lanes a, unsigned by) { return {a.low << by, a.high << by}; }
    friend constexpr Lanes operator>>(Lanes a, unsigned by) { return {a.low >> by, a.high >> by}; }
    friend constexpr bool operator==(Lanes a, Lanes b) { return ((a.low ^ b.low) | (a.high ^ b.high)) == 0; }
};

constexpr Lanes lane(Passage passage, Answer answer) {
    const std::uint64_t word = std::uint64_t{bits(answer)} << (2 * (passage % lanes_of_word));
    return passage < lanes_of_word ? Lanes{word, 0} : Lanes{0, word};
}
/// The lower bit of each passage's lane.
constexpr Lanes lanes_of(std::initializer_list<Passage> passages) {
    Lanes lanes;
    for (const Passage passage : passages)
        lanes |= lane(passage, Answer::unknown);
    return lanes;
}
constexpr Lanes all_lanes{~std::uint64_t{0} / 3, (std::uint64_t{1} << (2 * (Outcomes::passages - lanes_of_word))) / 3};

/// The same answer in each of the lanes.
constexpr Lanes spread(Answer answer, Lanes over) {
    return {bits(answer) * over.low, bits(answer) * over.high};
}
/// `not` of each.
constexpr Lanes negated(Lanes lanes) {
    return ~((lanes >> 1U & all_lanes) | (lanes & all_lanes) << 1U);
}
constexpr Answer some(Lanes lanes, Lanes of) {
    return made_of(!((lanes & of << 1U) == Lanes{}), !((lanes & of) == Lanes{}));
}
constexpr Answer every(Lanes lanes, Lanes of) {
    return made_of((lanes & of << 1U) == of << 1U, (lanes & of) == of);
}

/// What one clause comes to.
struct Truth {
    Answer applies;
    Answer satisfied;
    Answer unviolated;
};

constexpr Truth condition(Answer met) {
    return {Answer::yes, met, met};
}
constexpr Truth guarded(Answer guard, Truth body) {
    return {guard & body.applies, guard & body.satisfied, ~guard | body.unviolated};
}
constexpr Truth all_of_two(Truth a, Truth b) {
    const Answer applies = a.applies | b.applies;
    const Answer unviolated = a.unviolated & b.unviolated;
    return {applies, applies & unviolated & (a.satisfied | b.satisfied), unviolated};
}

/// What all passages come to.
struct Truths {
    Lanes applies;
    Lanes satisfied;
    Lanes unviolated;

    [[nodiscard]] constexpr Truth all(Lanes of) const {
        const Answer some_applies = some(applies, of);
        const Answer all_unviolated = every(unviolated, of);
        return {some_applies, some_applies & all_unviolated & some(satisfied, of), all_unviolated};
    }
    [[nodiscard]] constexpr Truth any(Lanes of) const {
        const Answer some_applies = some(applies, of);
        const Answer some_satisfied = some(satisfied, of);
        return {some_applies, some_satisfied, ~some_applies | some_satisfied | every(unviolated, of)};
    }
    [[nodiscard]] constexpr Truth of(Passage passage) const {
        const Lanes one = lanes_of({passage});
        return {some(applies, one), some(satisfied, one), some(unviolated, one)};
    }
    constexpr void put(Passage passage, Truth truth) {
        applies |= lane(passage, truth.applies);
        satisfied |= lane(passage, truth.satisfied);
        unviolated |= lane(passage, truth.unviolated);
    }
};

// ---------------------------------------------------------------- single facts

constexpr std::int64_t millionths = 1'000'000;
constexpr std::int64_t year = 365;  // days, of experience

Answer at_least(Credential credential, Credential least) {
    return where_known(credential != Credential::unknown, credential >= least);
}
Answer at_least(NotBelow0 number, std::int64_t least) {
    return where_known(number.known(), number.millionths >= least * millionths);
}
Answer on_or_after(Date a, Date b) {
    return where_known(a.known() && b.known(), a.day >= b.day);
}
Answer same(Text a, Text b) {
    const bool known = a.data() != nullptr && b.data() != nullptr;
    return where_known(known, known && a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size()) == 0);
}
Answer same_as_written(Noc a, Noc b) {
    return where_known(a.known() && b.known(), a.code == b.code);
}

/// What Unicode calls white space, and characters of no width; control characters apart.
constexpr Text unseen[] = {" ",      "\u0085", "\u00a0", "\u00ad", "\u1680", "\u180e", "\u2000", "\u2001", "\u2002",
                           "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a", "\u200b",
                           "\u200c", "\u200d", "\u2028", "\u2029", "\u202f", "\u205f", "\u2060", "\u3000", "\ufeff"};

/// How much of the text's beginning is not to be seen: one character of it, or 0.
std::size_t unseen_at(Text text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < ' ')
        return 1;
    const auto* const found = std::find_if(std::begin(unseen), std::end(unseen),
                                           [text](Text character) { return text.starts_with(character); });
    return found == std::end(unseen) ? 0 : found->size();
}

[[gnu::noinline]] bool nothing_seen(Text text) {
    while (!text.empty()) {
        const std::size_t size = unseen_at(text);
        if (size == 0)
            return false;
        text.remove_prefix(size);
    }
    return true;
}

bool blank(Text text) {
    const bool begins_with_a_letter = !text.empty() && static_cast<signed char>(text.front()) > ' ';
    return !begins_with_a_letter && nothing_seen(text);
}

/// An empty or blank text is not stated; what is not known may be.
Answer stated(Text text) {
    return where_known(text.data() != nullptr, !blank(text));
}
Answer stated(bool known) {
    return known ? Answer::yes : Answer::unknown;
}

// ---------------------------------------------------------------- what passages share

constexpr std::int32_t noc_2021_since = 19312;  // 2022-11-16

/// All unknown for a code of the edition that was not in force.
std::uint32_t occupation_in_force(const Applicant& a) {
    const Date received = a.application.received_on;
    const Noc noc = a.offer.noc;
    const bool in_force = received.known() && noc.known() && (received.day >= noc_2021_since) == noc.of_2021();
    constexpr std::uint32_t unknown = all_unknown * 0x10001U;
    return in_force ? occupation_of(noc) : unknown;
}

/// Which kinds of qualification there is some one of.
struct Studies {
    Answer degree_of_4_years;
    Answer technical_degree_of_2_years;
    Answer australian_degree_of_3_years;
    Answer japanese_associate_degree;
};

Studies studies(const List<Qualification>& education) {
    const Answer none = education.known ? Answer::no : Answer::unknown;
    Studies some{none, none, none, none};
    for (const Qualification& one : education) {
        const Answer bachelor = at_least(one.credential, Credential::bachelor);
        const Answer associate = at_least(one.credential, Credential::associate_degree);
        const Answer technical = at_least(one.credential, Credential::technical_degree);
        const Answer equivalent = at_least(one.equivalent_to, Credential::associate_degree);
        some.degree_of_4_years = some.degree_of_4_years | (bachelor & at_least(one.years_of_study, 4));
        some.technical_degree_of_2_years =
            some.technical_degree_of_2_years | (technical & at_least(one.years_of_study, 2));
        some.australian_degree_of_3_years =
            some.australian_degree_of_3_years |
            (at(one.country.is, Country::AUS) & bachelor & at_least(one.years_of_study, 3));
        some.japanese_associate_degree =
            some.japanese_associate_degree | (at(one.country.is, Country::JPN) & associate) | equivalent | bachelor;
    }
    return some;
}

/// Stretches of days, in the order of their first day.
class Stretches {
  public:
    void add(std::int32_t first, std::int32_t last) {
        std::uint32_t at = count_++;
        for (; at > 0 && stretches_[at - 1].first > first; --at)
            stretches_[at] = stretches_[at - 1];
        stretches_[at] = {first, last};
    }

    /// Those that overlap count once.
    [[nodiscard]] std::int64_t days() const {
        std::int64_t days = 0;
        std::int32_t covered_to = std::numeric_limits<std::int32_t>::min();
        for (std::uint32_t i = 0; i < count_; ++i) {
            const std::int32_t from = std::max(stretches_[i].first - 1, covered_to);
            covered_to = std::max(covered_to, stretches_[i].last);
            days += covered_to - from;
        }
        return days;
    }

  private:
    struct Stretch {
        std::int32_t first;
        std::int32_t last;
    };
    Stretch stretches_[longest_list];
    std::uint32_t count_ = 0;
};

/// At least and at most so many days.
struct Days {
    static constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / millionths;
    std::int64_t least = 0;
    std::int64_t most = unlimited;
};

/// Paid, in the sector of the offer, up to the day of receipt. A job that is not fully known counts for anything
/// between nothing and the most it could be.
Days experience(const Applicant& a) {
    constexpr std::int32_t open = std::numeric_limits<std::int32_t>::max();
    const auto& jobs = a.applicant.work_experience;
    const Date received = a.application.received_on;
    Stretches certain;
    Stretches possible;
    bool limited = jobs.known;
    bool exact = jobs.known;
    for (const Job& job : jobs) {
        const Answer counts = job.paid & same(job.sector, a.offer.sector);
        if (counts == Answer::no)
            continue;
        const std::int32_t last = std::min(job.to.known() ? job.to.day : open, received.known() ? received.day : open);
        const bool spans = job.from.known() && last != open;
        limited &= spans;
        if (!spans || job.from.day > last) {
            exact &= spans;
            continue;
        }
        possible.add(job.from.day, last);
        if (counts == Answer::yes && job.to.known() && received.known())
            certain.add(job.from.day, last);
        else
            exact = false;
    }
    const std::int64_t least = certain.days();
    if (exact)
        return {least, least};
    return {least, limited ? possible.days() : Days::unlimited};
}

Answer at_least(Days days, std::int64_t wanted) {
    return made_of(days.least >= wanted, days.most >= wanted);
}

/// Years of 365 days.
Answer at_least(Days days, NotBelow0 years) {
    const std::int64_t wanted = years.millionths * (years.known() ? year : 0);
    return where_known(years.known(), days.least * millionths >= wanted) |
           made_of(false, !years.known() || days.most * millionths >= wanted);
}

/// Years of experience that the category asks for are 2 or 4, and between these where the category is not known.
Answer more_asked_than_minimum(const Applicant& a) {
    const NotBelow0 asked = a.offer.required_experience_years;
    const std::int64_t least = (a.application.category == Category::technician ? 4 : 2) * millionths;
    const std::int64_t most = (a.application.category == Category::professional ? 2 : 4) * millionths;
    return made_of(asked.known() && most < asked.millionths, !asked.known() || least < asked.millionths);
}

/// Whether money for one period is at least the wage for the hours in it, over the common denominator:
/// money * periods >= wage * weeks * hours, where hours are those of a week, and a month is the twelfth of 52 weeks.
bool reaches(const Applicant& a, PayPeriod per) {
    struct Factors {
        std::int64_t periods;
        std::int64_t weeks;
    };
    constexpr Factors factors[] = {{1, 1}, {1, 1}, {1, 1}, {12, 52}, {1, 52}};
    const Factors factor = factors[static_cast<std::size_t>(per)];
    const std::int64_t money = (a.offer.pay.amount.millionths - a.offer.pay.non_monetary.millionths) * factor.periods;
    const std::int64_t wage = a.labour_market.prevailing_hourly_wage.millionths * factor.weeks;
    const std::int64_t hours = per == PayPeriod::hour ? millionths : a.offer.pay.hours_per_week.millionths;
    return Int128{money} * millionths >= Int128{wage} * hours;
}

/// The period not being known, what all four agree on.
Answer prevailing_wage_in_any_period(const Applicant& a) {
    bool all = true;
    bool one = false;
    for (const PayPeriod per : {PayPeriod::hour, PayPeriod::week, PayPeriod::month, PayPeriod::year}) {
        all = all && reaches(a, per);
        one = one || reaches(a, per);
    }
    return made_of(all, one);
}

Answer prevailing_wage(const Applicant& a) {
    const Pay& pay = a.offer.pay;
    const bool hours = pay.hours_per_week.known() || pay.per == PayPeriod::hour;
    const bool known =
        pay.amount.known() && pay.non_monetary.known() && a.labour_market.prevailing_hourly_wage.known() && hours;
    if (!known)
        return Answer::unknown;
    return pay.per == PayPeriod::unknown ? prevailing_wage_in_any_period(a)
                                         : made_of(reaches(a, pay.per), reaches(a, pay.per));
}

Answer valid_licence(const Applicant& a) {
    Answer some = a.applicant.licences.known ? Answer::no : Answer::unknown;
    for (const Licence& one : a.applicant.licences)
        some = some |
               (same_as_written(one.occupation, a.offer.noc) & on_or_after(one.valid_until, a.application.received_on));
    return some;
}

// ---------------------------------------------------------------- passages without members

/// The terms that guards and conditions are made of.
struct Terms {
    explicit Terms(const Applicant& a)
        : professional(is(a.application.category, Category::professional)),
          technician(is(a.application.category, Category::technician)),
          citizenship(a.applicant.citizenships.has),
          resident_of_australia(at(a.applicant.permanent_residences.has, Country::AUS)),
          australian(at(citizenship, Country::AUS) | resident_of_australia),
          documents(a.application.documents.has),
          occupation(occupation_in_force(a)),
          studied(studies(a.applicant.education)),
          worked(experience(a)),
          paid(prevailing_wage(a)) {}

    Answer professional;
    Answer technician;
    std::uint32_t citizenship;  // answers by Country
    Answer resident_of_australia;
    Answer australian;
    std::uint32_t documents;   // by Document
    std::uint32_t occupation;  // by Occupation
    Studies studied;
    Days worked;
    Answer paid;
};

/// Under which conditions each passage applies; those of headings are worked out with them.
Lanes guards(const Applicant& a, const Terms& t) {
    constexpr Lanes always = lanes_of({nationality, evidence_offer, evidence_education, evidence_experience,
                                       evidence_employer, review_education, review_duties});
    constexpr Lanes professionals =
        lanes_of({professional_offer, professional_level, professional_degree, professional_noc_education,
                  professional_experience, professional_remuneration});
    constexpr Lanes technicians = lanes_of({technician_offer, technician_level, technician_degree,
                                            technician_noc_education, technician_experience, technician_remuneration});
    constexpr Lanes australians =
        lanes_of({australian_degree_deemed, australian_client_letter, australian_professional_occupations});
    constexpr Lanes schooled_technicians = lanes_of({japanese_technician_education, japanese_technician_occupations});
    const auto citizen_of = [&t](unsigned one) { return at(t.citizenship, one); };
    return spread(Answer::yes, always) | spread(t.professional, professionals) | spread(t.technician, technicians) |
           spread(a.offer.regulated, lanes_of({evidence_licence, review_licence})) |
           lane(language_concern, a.officer.language_concern) | lane(language_offer, a.offer.language_requirement) |
           lane(stay_extension, is(a.application.kind, Kind::extension)) |
           lane(review_experience, more_asked_than_minimum(a)) | spread(t.professional & t.australian, australians) |
           lane(australian_technician, t.technician & t.australian) |
           lane(bruneian_professional, t.professional & citizen_of(Country::BRN)) |
           lane(bruneian_technician, t.technician & citizen_of(Country::BRN)) |
           lane(chilean_professional, t.professional & citizen_of(Country::CHL)) |
           lane(chilean_technician, t.technician & citizen_of(Country::CHL)) |
           lane(japanese_professional, t.professional & citizen_of(Country::JPN)) |
           spread(t.technician & citizen_of(Country::JPN), schooled_technicians) |
           lane(malaysian_professional, t.professional & citizen_of(Country::MYS)) |
           lane(malaysian_technician, t.technician & citizen_of(Country::MYS)) |
           lane(mexican_professional, t.professional & citizen_of(Country::MEX)) |
           lane(mexican_technician, t.technician & citizen_of(Country::MEX)) |
           lane(peruvian_professional, t.professional & citizen_of(Country::PER)) |
           lane(peruvian_technician, t.technician & citizen_of(Country::PER)) |
           lane(spouse_professional, a.spouse.applies & t.professional) |
           lane(spouse_technician, a.spouse.applies & t.technician);
}

Lanes eligibility_met(const Applicant& a, const Terms& t) {
    const Answer deemed = t.professional & t.australian & t.studied.australian_degree_of_3_years;
    return lane(nationality, at_any(t.citizenship, Country::AUS, Country::BRN, Country::CHL, Country::JPN, Country::MEX,
                                    Country::MYS, Country::PER) |
                                 t.resident_of_australia) |
           spread(a.officer.specialized_knowledge, lanes_of({professional_offer, technician_offer})) |
           spread(a.officer.noc_education_met, lanes_of({professional_noc_education, technician_noc_education})) |
           spread(t.paid, lanes_of({professional_remuneration, technician_remuneration})) |
           lane(professional_level, at(t.occupation, Occupation::professional_level)) |
           lane(technician_level, at(t.occupation, Occupation::technician_level)) |
           lane(professional_degree, t.studied.degree_of_4_years | deemed) |
           lane(technician_degree, t.studied.technical_degree_of_2_years) |
           lane(professional_experience, at_least(t.worked, 2 * year)) |
           lane(technician_experience, at_least(t.worked, 4 * year));
}

Answer offer_complete(const Applicant& a, const Terms& t) {
    return at(t.documents, Document::offer_of_employment) & stated(a.offer.noc.known()) & stated(a.offer.province) &
           stated(a.offer.job_description) & stated(a.offer.starts_on.known()) & stated(a.offer.ends_on.known()) &
           stated(a.offer.payment_arrangements);
}

Lanes evidence_met(const Applicant& a, const Terms& t) {
    const Answer licensed = at(t.documents, Document::licence_proof) & valid_licence(a);
    const Answer submitted = a.offer.submitted_in_portal | a.offer.imm5802_authorized;
    return lane(evidence_offer, offer_complete(a, t)) |
           lane(evidence_education, at(t.documents, Document::education_proof)) |
           lane(evidence_licence, licensed | a.offer.licence_after_entry) |
           lane(evidence_experience, at(t.documents, Document::experience_proof)) |
           lane(evidence_employer, submitted & a.offer.compliance_fee_paid) |
           lane(language_concern, a.officer.language_evidence_satisfactory) |
           lane(language_offer, a.officer.offer_language_requirement_met) |
           lane(stay_extension, a.application.extension_need_documented) |
           lane(review_education, a.officer.offer_education_aligns) |
           lane(review_licence, a.offer.certification_listed) | lane(review_duties, a.officer.duties_align) |
           lane(review_experience, at_least(t.worked, a.offer.required_experience_years));
}

/// What the schedules open to professionals, and close again.
Lanes professional_schedules_met(const Applicant& a, const Terms& t) {
    const Answer level = at(t.occupation, Occupation::narrow_professional_level);
    const Answer closed = at(t.occupation, Occupation::closed_to_all);
    const Answer judge = at(t.occupation, Occupation::judge);
    const Answer lawyer_or_notary = at(t.occupation, Occupation::lawyer_or_notary);
    const Answer open = level & ~(closed | ((judge | lawyer_or_notary) & ~a.offer.foreign_legal_consultant));
    const Answer research =
        t.professional & at(t.citizenship, Country::JPN) & a.offer.researcher & ~a.offer.academic_entity;
    const Answer energy =
        is(a.offer.energy_service, EnergyService::highly_specialized) | is(a.offer.energy_service, EnergyService::core);
    return lane(australian_degree_deemed, t.studied.australian_degree_of_3_years) |
           lane(australian_client_letter, a.offer.client_letter_accepts_qualifications) |
           lane(australian_professional_occupations, level & ~(closed | judge | (lawyer_or_notary & a.offer.notary))) |
           lane(bruneian_professional, at(t.occupation, Occupation::petroleum_engineer) & energy) |
           spread(open, lanes_of({chilean_professional, mexican_professional, peruvian_professional})) |
           lane(japanese_professional, open & ~research) |
           lane(malaysian_professional, at(t.occupation, Occupation::malaysian_professional));
}

/// Nothing meets those of Brunei and Malaysia.
Lanes technician_schedules_met(const Terms& t) {
    return lane(australian_technician, at(t.occupation, Occupation::australian_technician)) |
           lane(chilean_technician, at(t.occupation, Occupation::chilean_technician)) |
           lane(japanese_technician_education, t.studied.japanese_associate_degree) |
           lane(japanese_technician_occupations, at(t.occupation, Occupation::japanese_technician)) |
           lane(mexican_technician, at(t.occupation, Occupation::mexican_technician)) |
           lane(peruvian_technician, at(t.occupation, Occupation::peruvian_technician));
}

Lanes spouse_met(const Terms& t) {
    const Answer of_technicians = at_any(t.citizenship, Country::AUS, Country::CHL, Country::JPN, Country::MEX);
    return lane(spouse_professional, (of_technicians | at(t.citizenship, Country::BRN)) | t.resident_of_australia) |
           lane(spouse_technician, of_technicians | t.resident_of_australia);
}

// ---------------------------------------------------------------- headings

Truths without_members(const Applicant& a, const Terms& t) {
    const Lanes guard = guards(a, t);
    const Lanes met = eligibility_met(a, t) | evidence_met(a, t) | professional_schedules_met(a, t) |
                      technician_schedules_met(t) | spouse_met(t);
    constexpr Lanes headings = lanes_of({professional, technician, evidence, language, review, review_requirements_met,
                                         review_wages, country, australian_professional, japanese_technician, spouse});
    return {guard, guard & met, (negated(guard) | met) & ~spread(Answer::yes, headings)};
}

void put_categories(Truths& truths, const Terms& t) {
    constexpr Lanes of_professional =
        lanes_of({professional_offer, professional_level, professional_degree, professional_noc_education,
                  professional_experience, professional_remuneration});
    constexpr Lanes of_technician =
        lanes_of({technician_offer, technician_level, technician_degree, technician_noc_education,
                  technician_experience, technician_remuneration});
    truths.put(professional, guarded(t.professional, truths.all(of_professional)));
    truths.put(technician, guarded(t.technician, truths.all(of_technician)));
}

/// Fails when none applies.
Truth closed(Truth of) {
    return {Answer::yes, of.satisfied, of.satisfied | (of.applies & of.unviolated)};
}

void put_country(Truths& truths, const Terms& t) {
    constexpr Lanes schedules = lanes_of(
        {australian_professional, australian_technician, bruneian_professional, bruneian_technician,
         chilean_professional, chilean_technician, japanese_professional, japanese_technician, malaysian_professional,
         malaysian_technician, mexican_professional, mexican_technician, peruvian_professional, peruvian_technician});
    const Truth australian = truths.all(lanes_of({australian_professional_occupations, australian_client_letter}));
    const Truth japanese = truths.all(lanes_of({japanese_technician_education, japanese_technician_occupations}));
    truths.put(australian_professional, guarded(t.professional & t.australian, australian));
    truths.put(japanese_technician, guarded(t.technician & at(t.citizenship, Country::JPN), japanese));
    truths.put(country, closed(truths.any(schedules)));
}

void put_review(Truths& truths) {
    const Truth level = truths.any(lanes_of({professional_level, technician_level}));
    truths.put(review_requirements_met, all_of_two(truths.of(country), level));
    truths.put(review_wages, truths.any(lanes_of({professional_remuneration, technician_remuneration})));
    truths.put(review, truths.all(lanes_of({review_requirements_met, review_duties, review_experience, review_wages,
                                            review_education, review_licence})));
}

void put_spouse(Truths& truths, const Applicant& a, Truth decision) {
    const Truth nationality_of_principal = truths.any(lanes_of({spouse_professional, spouse_technician}));
    truths.put(spouse, guarded(a.spouse.applies, all_of_two(condition(decision.satisfied), nationality_of_principal)));
}

// ---------------------------------------------------------------- statuses

using evaluate::Status;

Status status(Truth truth) {
    if (truth.satisfied == Answer::yes)
        return Status::pass;
    if (truth.unviolated == Answer::no)
        return Status::fail;
    return truth.applies == Answer::no ? Status::not_applicable : Status::undetermined;
}

Lanes statuses(const Truths& truths) {
    static_assert(static_cast<int>(Status::pass) == 0 && static_cast<int>(Status::fail) == 1 &&
                  static_cast<int>(Status::undetermined) == 2 && static_cast<int>(Status::not_applicable) == 3);
    const Lanes pass = truths.satisfied >> 1U & all_lanes;
    const Lanes fail = ~truths.unviolated & all_lanes & ~pass;
    const Lanes neither = all_lanes & ~pass & ~fail;
    return neither << 1U | fail | (neither & ~truths.applies);
}

}  // namespace

void hand_evaluate(const Applicant& applicant, Outcomes& into) {
    const Terms terms(applicant);
    Truths truths = without_members(applicant, terms);
    put_categories(truths, terms);
    put_country(truths, terms);
    truths.put(evidence, truths.all(lanes_of({evidence_offer, evidence_education, evidence_licence, evidence_experience,
                                              evidence_employer})));
    truths.put(language, truths.all(lanes_of({language_concern, language_offer})));
    put_review(truths);
    const Truth decision = truths.all(
        lanes_of({nationality, country, professional, technician, evidence, language, stay_extension, review}));
    put_spouse(truths, applicant, decision);
    const Lanes all = statuses(truths);
    into.statuses = TwoBitsEach{all.high} << 64U | all.low;
    into.decision = status(decision);
    into.spouse = status(truths.of(spouse));
}

}  // namespace chapeau::bench
