// Three lists by code; whatever stands in none is feminine, as most are. Names that begin with a vowel elide le and la,
// and no country's name begins with a silent h. Names are those of stdlib/fr.rules: République, État and Îles count.
#include "interpreter/trace/countries_fr.hpp"

#include <algorithm>
#include <array>

namespace chapeau::trace {
namespace {

using namespace std::string_view_literals;

constexpr std::array masculine_codes{
    "AFG"sv, "AGO"sv, "ATA"sv, "AZE"sv, "BDI"sv, "BEN"sv, "BFA"sv, "BGD"sv, "BLR"sv, "BLZ"sv, "BOL"sv, "BRA"sv,
    "BRN"sv, "BTN"sv, "BWA"sv, "CAN"sv, "CHL"sv, "CMR"sv, "COG"sv, "CPV"sv, "CRI"sv, "DNK"sv, "ECU"sv, "ESH"sv,
    "GAB"sv, "GBR"sv, "GHA"sv, "GRL"sv, "GTM"sv, "GUY"sv, "HND"sv, "IOT"sv, "IRQ"sv, "JPN"sv, "KAZ"sv, "KEN"sv,
    "KGZ"sv, "KHM"sv, "KWT"sv, "LBN"sv, "LBR"sv, "LIE"sv, "LKA"sv, "LSO"sv, "LUX"sv, "MAR"sv, "MEX"sv, "MLI"sv,
    "MMR"sv, "MNE"sv, "MOZ"sv, "MWI"sv, "NER"sv, "NGA"sv, "NIC"sv, "NPL"sv, "PAK"sv, "PAN"sv, "PER"sv, "PRT"sv,
    "PRY"sv, "PSE"sv, "QAT"sv, "RWA"sv, "SDN"sv, "SEN"sv, "SJM"sv, "SSD"sv, "SUR"sv, "SWZ"sv, "TCD"sv, "TGO"sv,
    "TJK"sv, "TKM"sv, "TLS"sv, "UGA"sv, "URY"sv, "UZB"sv, "VAT"sv, "VNM"sv, "VUT"sv, "WSM"sv, "YEM"sv, "ZWE"sv};

constexpr std::array plural_codes{"ALA"sv, "ARE"sv, "ASM"sv, "ATF"sv, "BHS"sv, "BMU"sv, "CCK"sv, "COK"sv,
                                  "COM"sv, "CYM"sv, "FJI"sv, "FLK"sv, "FRO"sv, "FSM"sv, "MDV"sv, "MHL"sv,
                                  "MNP"sv, "NLD"sv, "PHL"sv, "PLW"sv, "SLB"sv, "SYC"sv, "TCA"sv, "TKL"sv,
                                  "TON"sv, "TUV"sv, "UMI"sv, "USA"sv, "VGB"sv, "VIR"sv};

constexpr std::array codes_without_article{
    "ABW"sv, "AIA"sv, "ATG"sv, "BES"sv, "BHR"sv, "BLM"sv, "CUB"sv, "CUW"sv, "CYP"sv, "DJI"sv, "GGY"sv,
    "GIB"sv, "GUM"sv, "HKG"sv, "HTI"sv, "ISR"sv, "JEY"sv, "KIR"sv, "KNA"sv, "LCA"sv, "MAC"sv, "MAF"sv,
    "MCO"sv, "MDG"sv, "MLT"sv, "MSR"sv, "MUS"sv, "MYT"sv, "NIU"sv, "NRU"sv, "OMN"sv, "PCN"sv, "PRI"sv,
    "SGP"sv, "SHN"sv, "SLV"sv, "SMR"sv, "SPM"sv, "STP"sv, "SXM"sv, "TWN"sv, "VCT"sv, "WLF"sv};

static_assert(std::ranges::is_sorted(masculine_codes) && std::ranges::is_sorted(plural_codes) &&
              std::ranges::is_sorted(codes_without_article));

template <class Codes>
bool stands_among(std::string_view code, const Codes& codes) {
    return std::ranges::binary_search(codes, code);
}

bool begins_with_vowel(std::string_view title) {
    constexpr std::array vowels{"A"sv, "E"sv, "I"sv, "O"sv, "U"sv, "É"sv, "Î"sv, "Å"sv};
    return std::ranges::any_of(vowels, [&](std::string_view vowel) { return title.starts_with(vowel); });
}

}  // namespace

std::string_view article_of_country(std::string_view code, std::string_view title) {
    if (stands_among(code, codes_without_article))
        return "";
    if (stands_among(code, plural_codes))
        return "les ";
    if (begins_with_vowel(title))
        return "l’";
    return stands_among(code, masculine_codes) ? "le " : "la ";
}

}  // namespace chapeau::trace
