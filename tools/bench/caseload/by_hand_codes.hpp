// Codes as the T52 rules tell them apart. Private to what is written by hand.
#pragma once

#include <cstdint>

#include "tools/bench/caseload/by_hand.hpp"

namespace chapeau::bench {

/// What a NOC code may be to the rules.
enum class Occupation : std::uint8_t {
    professional_level,
    narrow_professional_level,
    technician_level,
    closed_to_all,  // health, education and social services; postal, telecommunications, culture, sports
    judge,
    lawyer_or_notary,
    petroleum_engineer,
    malaysian_professional,
    australian_technician,
    chilean_technician,
    japanese_technician,
    mexican_technician,
    peruvian_technician,
};

/// Of a known code, for each Occupation an Answer, as in `all_unknown`.
[[nodiscard]] std::uint32_t occupation_of(Noc noc);

/// False where the three letters are no code of ISO 3166-1.
[[nodiscard]] bool read_country(const char* letters, Country& into);

}  // namespace chapeau::bench
