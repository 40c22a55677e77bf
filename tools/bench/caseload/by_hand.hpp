// The T52 policy and its record as an engineer would write them by hand, for this one policy and nothing else: the
// yardstick that the interpreter is held against. A row of fixed fields instead of slots that a policy declares, a
// reader that knows the next key before it sees it, and the rules as straight code. It answers with the statuses and
// nothing more: no reasons, no requests, no trace.
//
// It is kept honest by being the same in every result: tests compare it with the interpreter record by record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string_view>

#include "interpreter/evaluate/truth.hpp"

namespace chapeau::bench {

// ---------------------------------------------------------------- a row

/// Yes, no, or not known: the upper bit is set where it is yes for certain, the lower one where it may be. So Kleene's
/// `and`, `or` are those of the bits.
enum class Answer : std::uint8_t { no = 0b00, unknown = 0b01, yes = 0b11 };

/// Days since 1970-01-01.
struct Date {
    static constexpr std::int32_t unknown = std::numeric_limits<std::int32_t>::min();
    std::int32_t day = unknown;

    [[nodiscard]] constexpr bool known() const { return day != unknown; }
};

/// An exact decimal: millionths. At least `least` of them where it is known.
template <std::int64_t least = std::numeric_limits<std::int64_t>::min() + 1>
struct Decimal {
    static constexpr std::int64_t unknown = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t lowest = least;
    std::int64_t millionths = unknown;

    [[nodiscard]] constexpr bool known() const { return millionths != unknown; }
};
using Money = Decimal<>;
using NotBelow0 = Decimal<0>;
using Above0 = Decimal<1>;

/// A 1 and then the digits as written, so that the editions keep apart: 10213 (NOC 2016), 121301 (NOC 2021). 0 where it
/// is not known.
struct Noc {
    std::uint32_t code = 0;

    [[nodiscard]] constexpr bool known() const { return code != 0; }
    [[nodiscard]] constexpr bool of_2021() const { return code >= 100000; }
};

/// Without quotes and escapes; no data (rather than no length) where it is not known.
using Text = std::string_view;

/// Answers to several questions, that of number n in the bits 2n and 2n + 1. Here: all unknown.
inline constexpr std::uint16_t all_unknown = 0x5555;

/// For each of these whether the country is it. `of_no_party` is any country else.
struct Country {
    enum : std::uint8_t { AUS, BRN, CHL, JPN, MEX, MYS, PER, of_no_party };
    std::uint16_t is = all_unknown;
};

// Values in the order of their declaration, 0 where they are not known.
enum class Category : std::uint8_t { unknown, professional, technician };
enum class Kind : std::uint8_t { unknown, initial, extension };
enum class Document : std::uint8_t { unknown, offer_of_employment, education_proof, licence_proof, experience_proof };
enum class Credential : std::uint8_t {
    unknown,
    none,
    secondary,
    certificate,
    technical_degree,
    associate_degree,
    bachelor,
    master,
    doctorate
};
enum class PayPeriod : std::uint8_t { unknown, hour, week, month, year };
enum class EnergyService : std::uint8_t { unknown, highly_specialized, core, other };

/// For each Country or Document whether it is a member.
template <class Member>
struct Set {
    std::uint16_t has = all_unknown;
};

template <class Member>
struct List {
    const Member* first = nullptr;
    std::uint32_t count = 0;
    bool known = false;

    [[nodiscard]] const Member* begin() const { return first; }
    [[nodiscard]] const Member* end() const { return first + count; }
};
/// The reader takes no record with a longer list, so that the rules need no memory of their own.
inline constexpr std::uint32_t longest_list = 32;

struct Qualification {
    NotBelow0 years_of_study;
    Credential credential = Credential::unknown;
    Credential equivalent_to = Credential::unknown;
    Country country;
};
struct Job {
    Text sector;
    Date from;
    Date to;
    Answer paid = Answer::unknown;
};
struct Licence {
    Text jurisdiction;
    Noc occupation;
    Date valid_until;
};

struct Application {
    Text id;
    Text lmia_exempt_number;
    Date received_on;
    Category category = Category::unknown;
    Kind kind = Kind::unknown;
    Answer extension_need_documented = Answer::unknown;
    Set<Document> documents;
};
struct Person {
    Set<Country> citizenships;
    Set<Country> permanent_residences;
    Date travel_document_expires_on;
    List<Qualification> education;
    List<Job> work_experience;
    List<Licence> licences;
};
struct Pay {
    Money amount;
    Money non_monetary;
    Above0 hours_per_week;
    PayPeriod per = PayPeriod::unknown;
};
struct Offer {
    Text job_title;
    Text employer;
    Text sector;
    Text province;
    Text city;
    Text job_description;
    Text payment_arrangements;
    Noc noc;
    Date starts_on;
    Date ends_on;
    Pay pay;
    NotBelow0 required_experience_years;
    Answer certification_listed = Answer::unknown;
    Answer language_requirement = Answer::unknown;
    Answer regulated = Answer::unknown;
    Answer licence_after_entry = Answer::unknown;
    Answer submitted_in_portal = Answer::unknown;
    Answer imm5802_authorized = Answer::unknown;
    Answer compliance_fee_paid = Answer::unknown;
    Answer foreign_legal_consultant = Answer::unknown;
    Answer notary = Answer::unknown;
    Answer researcher = Answer::unknown;
    Answer academic_entity = Answer::unknown;
    Answer client_letter_accepts_qualifications = Answer::unknown;
    EnergyService energy_service = EnergyService::unknown;
};
struct LabourMarket {
    Money prevailing_hourly_wage;
};
struct Officer {
    Answer specialized_knowledge = Answer::unknown;
    Answer duties_align = Answer::unknown;
    Answer offer_education_aligns = Answer::unknown;
    Answer noc_education_met = Answer::unknown;
    Answer language_concern = Answer::unknown;
    Answer language_evidence_satisfactory = Answer::unknown;
    Answer offer_language_requirement_met = Answer::unknown;
};
struct Spouse {
    Answer applies = Answer::unknown;
};

/// One record. Texts and lists belong to the reader that filled it.
struct Applicant {
    Application application;
    Person applicant;
    Offer offer;
    LabourMarket labour_market;
    Officer officer;
    Spouse spouse;
};

// ---------------------------------------------------------------- reading

/// Reads blocks of JSON Lines. Takes the records that the interpreter's reader takes, but for limits that no record
/// comes near: numbers have at most nine digits before the point and six behind it, and a list at most `longest_list`
/// members. What it takes is checked to the letter; of what it does not take it does not say why.
class HandReader {
  public:
    /// A block must have so many readable bytes behind it, the first of which is a zero or a space.
    static constexpr std::size_t padding = 64;

    enum class Line : std::uint8_t { taken, refused, none };

    HandReader();
    ~HandReader();
    HandReader(HandReader&&) noexcept;
    HandReader& operator=(HandReader&&) noexcept;

    /// Rows read before lose their texts and lists. The block must outlive those that come.
    void open(std::string_view block);
    /// The next line of the block. After `refused` the row must not be used, and the next lines go on.
    [[nodiscard]] Line next(Applicant& into);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// ---------------------------------------------------------------- the rules

__extension__ using TwoBitsEach = unsigned __int128;

/// The statuses of the passages of kind rule, two bits each, the outline's first one in the lowest.
struct Outcomes {
    static constexpr unsigned passages = 55;

    TwoBitsEach statuses = 0;
    evaluate::Status decision = evaluate::Status::undetermined;
    evaluate::Status spouse = evaluate::Status::undetermined;

    [[nodiscard]] evaluate::Status of(unsigned passage) const {
        return static_cast<evaluate::Status>(static_cast<unsigned>(statuses >> (2 * passage)) & 3U);
    }
};

/// Allocates nothing. The same for every row, whatever is known of it.
void hand_evaluate(const Applicant& applicant, Outcomes& into);

}  // namespace chapeau::bench
