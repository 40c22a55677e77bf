// Tables worked out by the compiler.
//
// A NOC code is looked up in two steps: its first digits give its level and its page, its last two the entry of the
// page. There are some fifty pages with anything on them and all others share the empty one, so that what is looked at
// stays in the first-level cache, where one bit a code and list would not. A country's three letters are a number to
// base 26.
#include "tools/bench/caseload/by_hand_codes.hpp"

#include <array>
#include <cstddef>

namespace chapeau::bench {

namespace {

constexpr std::uint32_t page_size = 100;
constexpr std::uint32_t groups = 2000;  // 100 to 199 of NOC 2016, 1000 to 1999 of NOC 2021
constexpr std::size_t pages = 64;

using Bits = std::uint32_t;

/// A yes for each of these.
template <class... Occupations>
constexpr Bits yes_for(Occupations... occupations) {
    return ((Bits{3} << (2U * static_cast<unsigned>(occupations))) | ...);
}

/// Codes, with the 1 that stands before their digits, and what they are.
struct Listed {
    Bits bits;
    std::array<std::uint32_t, 80> codes;
};

constexpr Bits closed = yes_for(Occupation::closed_to_all);
constexpr Bits in_three_lists =
    yes_for(Occupation::australian_technician, Occupation::chilean_technician, Occupation::peruvian_technician);
constexpr Bits in_four_lists = in_three_lists | yes_for(Occupation::japanese_technician);
constexpr Bits in_mexico = yes_for(Occupation::mexican_technician);

constexpr Listed listed[] = {
    // health, education and social services
    {closed, {10014,  10311,  10411,  10413,  10421,  10422,  10423,  13011,  13012,  13111,  13112,  13113,  13114,
              13121,  13122,  13124,  13125,  13131,  13132,  13141,  13142,  13143,  13144,  14011,  14012,  14021,
              14031,  14032,  14033,  14151,  14152,  14153,  14154,  14155,  14156,  14164,  14165,  14166,  100013,
              130010, 131100, 131101, 131102, 131103, 131110, 131111, 131112, 131120, 131121, 131200, 131201, 131202,
              131203, 131204, 131209, 131300, 131301, 131302, 131303, 140010, 140012, 140020, 140021, 140030, 141200,
              141201, 141210, 141220, 141221, 141300, 141301, 141302, 141311, 141320, 141321, 141403, 141404, 141405}},
    // managers in postal and courier services, managers of telecommunications carriers, directors of recreation, sports
    // and fitness programs
    {closed, {10132, 170021, 10131, 110030, 10513, 150012}},
    // cultural industries
    {closed,
     {10511, 10512,  15111,  15112,  15113,  15121,  15122,  15123,  15125,  15131,  15132,  15133,  15134,  15135,
      15136, 150010, 150011, 151100, 151101, 151102, 151110, 151111, 151112, 151113, 151114, 151120, 151121, 151122}},
    {yes_for(Occupation::judge), {14111, 141100}},
    {yes_for(Occupation::lawyer_or_notary), {14112, 141101}},
    {yes_for(Occupation::petroleum_engineer), {12145, 121332}},
    {yes_for(Occupation::malaysian_professional),
     {10212,  10213,  11111,  11112,  12131,  12132,  12133,  12134,  12141,  12142,  12143,  12144,
      12145,  12146,  12147,  12148,  12151,  12152,  12153,  12161,  12171,  12172,  12173,  12174,
      12175,  13114,  111100, 111101, 120011, 120012, 121200, 121201, 121202, 121210, 121211, 121220,
      121221, 121222, 121223, 121230, 121231, 121232, 121233, 121234, 121300, 121301, 121310, 121311,
      121320, 121321, 121322, 121330, 121331, 121332, 121390, 121399, 131103}},
    // technicians, by the lists that they stand in
    {in_four_lists | in_mexico,
     {12231,  12232,  12233,  12234,  12241,  12243,  12261,  12262,  12264,  12281,  12282,  12283,
      15241,  15242,  17202,  17205,  17302,  122220, 122221, 122222, 122230, 122231, 122233, 122300,
      122301, 122302, 122303, 122310, 122312, 152120, 152121, 172011, 172014, 172021}},
    {in_four_lists, {11225,  12244,  16221,  16222,  17201,  17203,  17204,  17301,  17303,  18221,  18222,  18232,
                     19211,  19212,  19213,  19214,  19215,  19217,  112102, 122313, 162100, 162101, 172010, 172012,
                     172013, 172020, 172022, 182020, 182021, 183101, 192010, 192011, 192012, 192013, 192014, 192015}},
    {yes_for(Occupation::australian_technician, Occupation::japanese_technician, Occupation::peruvian_technician),
     {12251, 12252, 12253, 12254, 12255, 122210, 122211, 122212, 122213, 122214}},
    {in_three_lists | in_mexico, {17241, 17242, 17243, 172200, 172201, 172202}},
    {in_three_lists, {17251, 172300}},
};

constexpr Bits level_2016(std::uint32_t first, std::uint32_t second) {
    if (first == 0 || second <= 1)
        return yes_for(Occupation::professional_level, Occupation::narrow_professional_level);
    if (second <= 3)
        return yes_for(Occupation::professional_level, Occupation::technician_level);
    return 0;
}

constexpr Bits level_2021(std::uint32_t teer) {
    if (teer <= 1)
        return yes_for(Occupation::professional_level, Occupation::narrow_professional_level);
    return teer <= 3 ? yes_for(Occupation::technician_level) : 0;
}

struct Group {
    std::uint8_t level = 0;
    std::uint8_t page = 0;
};

struct Tables {
    std::array<Group, groups> of;
    std::array<std::array<Bits, page_size>, pages> page;
};

constexpr Tables tables = [] {
    Tables made{};
    for (std::uint32_t group = 100; group < 200; ++group)
        made.of[group].level = static_cast<std::uint8_t>(level_2016(group / 10 % 10, group % 10));
    for (std::uint32_t group = 1000; group < groups; ++group)
        made.of[group].level = static_cast<std::uint8_t>(level_2021(group / 10 % 10));
    std::uint8_t used = 0;  // page 0 stays empty
    for (const Listed& list : listed)
        for (const std::uint32_t code : list.codes) {
            if (code == 0)
                break;
            std::uint8_t& page = made.of[code / page_size].page;
            if (page == 0)
                page = ++used;
            made.page.at(page)[code % page_size] |= list.bits;
        }
    return made;
}();

constexpr std::string_view countries =
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR "
    "BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL "
    "COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK "
    "FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV "
    "HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO "
    "LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG "
    "MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN "
    "PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE "
    "SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO "
    "TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE";

constexpr std::uint32_t letters = 26;

constexpr std::uint16_t yes_for(std::string_view country) {
    constexpr std::string_view parties[] = {"AUS", "BRN", "CHL", "JPN", "MEX", "MYS", "PER"};
    unsigned number = 0;
    while (number < std::size(parties) && parties[number] != country)
        ++number;
    return static_cast<std::uint16_t>(3U << (2 * number));
}

/// 0 for what is no country.
constexpr auto countries_by_letters = [] {
    std::array<std::uint16_t, std::size_t{letters} * letters * letters> table{};
    for (std::size_t at = 0; at < countries.size(); at += 4) {
        const std::string_view code = countries.substr(at, 3);
        std::size_t number = 0;
        for (const char letter : code)
            number = number * letters + static_cast<std::size_t>(letter - 'A');
        table[number] = yes_for(code);
    }
    return table;
}();

}  // namespace

std::uint32_t occupation_of(Noc noc) {
    const Group group = tables.of[noc.code / page_size];
    return tables.page[group.page][noc.code % page_size] | group.level;
}

bool read_country(const char* three, Country& into) {
    std::uint32_t number = 0;
    std::uint32_t highest = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::uint32_t letter = static_cast<std::uint8_t>(three[i]) - std::uint32_t{'A'};
        highest = letter > highest ? letter : highest;
        number = number * letters + letter;
    }
    into.is = highest < letters ? countries_by_letters[number] : std::uint16_t{0};
    return into.is != 0;
}

}  // namespace chapeau::bench
