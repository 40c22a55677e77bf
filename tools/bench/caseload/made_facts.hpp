// What one made-up applicant's record says. Private to made_caseload.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/model/model.hpp"
#include "interpreter/values/calendar.hpp"

namespace chapeau::bench {

/// Numbers that look drawn, the same in every run and on every machine: SplitMix64 (Steele, Lea and Flood). A made
/// record begins one of its own, so that records do not depend on those before.
class Draw {
  public:
    explicit Draw(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t bits = state_;
        bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
        bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
        return bits ^ (bits >> 31U);
    }
    /// 0 to limit - 1; `limit` is below 2^32.
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>((next() >> 32U) * static_cast<std::uint64_t>(limit) >> 32U);
    }
    std::int64_t between(std::int64_t least, std::int64_t most) { return least + below(most - least + 1); }
    bool chance(std::int64_t percent) { return below(100) < percent; }
    template <class Range>
    const auto& of(const Range& range) {
        return range[static_cast<std::size_t>(below(static_cast<std::int64_t>(std::size(range))))];
    }

  private:
    std::uint64_t state_;
};

struct MadeQualification {
    std::string_view credential;
    std::int64_t half_years = 0;
    std::string_view country;
    std::string_view equivalent_to;
};
struct MadeJob {
    std::string_view sector;
    bool paid = true;
    values::Day from = 0;
    values::Day to = 0;
};
struct MadeLicence {
    std::int64_t noc = 0;  // model::noc_value
    std::string_view jurisdiction;
    values::Day valid_until = 0;
};

/// Facts that fit together, before some of them are left out. Money is in cents.
struct MadeFacts {
    std::string id;
    values::Day received_on = 0;
    bool technician = false;
    bool extension = false;
    bool need_documented = true;
    std::string lmia_exempt_number;
    std::vector<std::string_view> documents;
    std::vector<std::string_view> citizenships;
    std::vector<std::string_view> permanent_residences;
    std::vector<MadeQualification> education;
    std::vector<MadeJob> work_experience;
    std::vector<MadeLicence> licences;
    values::Day travel_document_expires_on = 0;

    std::int64_t noc = 0;  // model::noc_value
    std::string job_title;
    std::string employer;
    std::string_view sector;
    std::string_view province;
    std::string_view city;
    std::string job_description;
    std::string_view payment_arrangements;
    values::Day starts_on = 0;
    values::Day ends_on = 0;
    std::int64_t pay = 0;
    std::int64_t non_monetary_pay = 0;
    std::string_view pay_period;
    std::int64_t half_hours_per_week = 0;
    std::int64_t prevailing_wage = 0;
    std::int64_t asked_half_years = 0;
    std::string_view energy_service;

    /// Yes/no facts and findings by the last name of their path; what is not here is no.
    std::vector<std::string_view> yes;

    /// Facts that nobody asks for, by their last name: left out.
    std::vector<std::string_view> unasked;
    bool incomplete = false;  // other facts too are left out, or null
};

/// Writes one fact as JSON; of a list's members, number `member`.
using WriteFact = void (*)(const MadeFacts& facts, std::size_t member, std::string& to);

/// How a fact of this path is written; nullptr for one that is a yes or no, or that MadeFacts does not know.
[[nodiscard]] WriteFact write_of(std::string_view path);
/// Of the list of this path.
[[nodiscard]] std::size_t members_of(const MadeFacts& facts, std::string_view list);

/// Draws facts. Takes the occupations from the lists of the policy.
class FactsMaker {
  public:
    explicit FactsMaker(const model::Model& model);

    [[nodiscard]] MadeFacts draw(std::uint64_t number, Draw& draw) const;

  private:
    [[nodiscard]] std::int64_t draw_occupation(const MadeFacts& facts, std::size_t party, Draw& draw) const;
    [[nodiscard]] static std::int64_t draw_code(const std::vector<std::int64_t>& codes, bool of_2021, Draw& draw);

    std::array<std::vector<std::int64_t>, 7> technicians_;  // by party; empty where no occupation is open to them
    std::vector<std::int64_t> petroleum_engineers_;
    std::vector<std::int64_t> professionals_;
    std::vector<std::vector<std::int64_t>> lists_;  // all of them
};

}  // namespace chapeau::bench
