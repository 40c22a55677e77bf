// The value of an enum that a word which is none of them probably means.
//
// People know a value by its title, or by another code for it: `Australia`, `AUSTRALIA`, `UK`. So titles are searched
// as well as names, whole and from their beginning, and countries by the codes of sport and of two letters that differ.
// Short codes lie one letter from each other, so near ones are offered last, with their titles, and only where they
// are few.
#include "interpreter/model/values_meant.hpp"

#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "grammar/filled_codes.hpp"
#include "grammar/habits.hpp"
#include "interpreter/text/ascii.hpp"

namespace chapeau::model {

namespace {

/// Names of at most so many letters are codes.
constexpr std::size_t longest_code = 3;
/// Values offered at most.
constexpr std::size_t most_offered = 5;
/// Codes that are near by their letters, offered at most.
constexpr std::size_t most_near = 3;

/// What is written for a country, and its code of three letters. What begins a country's title is found there.
struct OtherName {
    std::string_view written;
    std::string_view code;
};
constexpr auto other_names = std::to_array<OtherName>({
    {"alg", "DZA"},         {"ang", "AGO"},
    {"ant", "ATG"},         {"asa", "ASM"},
    {"au", "AUS"},          {"aru", "ABW"},
    {"bah", "BHS"},         {"ban", "BGD"},
    {"bar", "BRB"},         {"bhu", "BTN"},
    {"biz", "BLZ"},         {"bn", "BRN"},
    {"bot", "BWA"},         {"britain", "GBR"},
    {"bul", "BGR"},         {"bur", "BFA"},
    {"burma", "MMR"},       {"ca", "CAN"},
    {"cam", "KHM"},         {"cay", "CYM"},
    {"cgo", "COG"},         {"ch", "CHE"},
    {"cl", "CHL"},          {"cn", "CHN"},
    {"cro", "HRV"},         {"crc", "CRI"},
    {"de", "DEU"},          {"den", "DNK"},
    {"eir", "IRL"},         {"eng", "GBR"},
    {"england", "GBR"},     {"es", "ESP"},
    {"esa", "SLV"},         {"fr", "FRA"},
    {"gb", "GBR"},          {"gbs", "GNB"},
    {"geq", "GNQ"},         {"great_britain", "GBR"},
    {"gr", "GRC"},          {"gui", "GIN"},
    {"hol", "NLD"},         {"holland", "NLD"},
    {"ina", "IDN"},         {"in", "IND"},
    {"iri", "IRN"},         {"isv", "VIR"},
    {"it", "ITA"},          {"ivb", "VGB"},
    {"jp", "JPN"},          {"kr", "KOR"},
    {"ksa", "SAU"},         {"kuw", "KWT"},
    {"lba", "LBY"},         {"lib", "LBN"},
    {"macedonia", "MKD"},   {"mas", "MYS"},
    {"maw", "MWI"},         {"mgl", "MNG"},
    {"mri", "MUS"},         {"mtn", "MRT"},
    {"mx", "MEX"},          {"my", "MYS"},
    {"mya", "MMR"},         {"nca", "NIC"},
    {"ned", "NLD"},         {"nep", "NPL"},
    {"ngr", "NGA"},         {"nl", "NLD"},
    {"north_korea", "PRK"}, {"nz", "NZL"},
    {"oma", "OMN"},         {"par", "PRY"},
    {"pe", "PER"},          {"ph", "PHL"},
    {"phi", "PHL"},         {"pl", "POL"},
    {"ple", "PSE"},         {"por", "PRT"},
    {"pt", "PRT"},          {"pur", "PRI"},
    {"rsa", "ZAF"},         {"ru", "RUS"},
    {"sam", "WSM"},         {"scotland", "GBR"},
    {"sey", "SYC"},         {"sg", "SGP"},
    {"skn", "KNA"},         {"slo", "SVN"},
    {"sol", "SLB"},         {"south_korea", "KOR"},
    {"sri", "LKA"},         {"sui", "CHE"},
    {"swaziland", "SWZ"},   {"tan", "TZA"},
    {"tga", "TON"},         {"tog", "TGO"},
    {"tpe", "TWN"},         {"tri", "TTO"},
    {"tr", "TUR"},          {"turkey", "TUR"},
    {"ua", "UKR"},          {"uae", "ARE"},
    {"uk", "GBR"},          {"uru", "URY"},
    {"us", "USA"},          {"america", "USA"},
    {"van", "VUT"},         {"vie", "VNM"},
    {"vietnam", "VNM"},     {"vin", "VCT"},
    {"vn", "VNM"},          {"wales", "GBR"},
    {"zam", "ZMB"},         {"zim", "ZWE"},
});

/// Small letters, with a blank for `_`.
std::string folded(std::string_view text) {
    std::string small = text::in_small_letters(text);
    std::ranges::replace(small, '_', ' ');
    return small;
}

class Search {
  public:
    Search(Checking& checking, EnumId of_enum, std::string_view word)
        : checking_(checking), declared_(checking.model.at(of_enum)), word_(word), small_(folded(word)) {
        country_ = checking.model.country == of_enum;
    }

    /// Indexes of the values that are meant; the surest way of finding some ends the search.
    std::vector<std::size_t> found() {
        using Way = std::vector<std::size_t> (Search::*)();
        for (const Way way : {&Search::by_name_or_title, &Search::by_other_name, &Search::by_beginning, &Search::near,
                              &Search::one_letter_off})
            if (auto values = (this->*way)(); !values.empty())
                return values;
        return {};
    }

    /// The same by what the values are called alone, and not by words that look alike.
    std::vector<std::size_t> called() {
        for (auto values : {by_name_or_title(), by_other_name(), by_beginning()})
            if (!values.empty())
                return values;
        return {};
    }

  private:
    template <class Fits>
    std::vector<std::size_t> all(Fits fits) const {
        std::vector<std::size_t> values;
        for (std::size_t i = 0; i < declared_.values.size(); ++i)
            if (fits(declared_.values[i]))
                values.push_back(i);
        return values;
    }

    /// A title alone is not plainly the one that is meant where another goes on behind it: `Congo`, of two countries.
    std::vector<std::size_t> by_name_or_title() {
        if (auto named = all([&](const EnumValue& each) { return folded(each.name) == small_; }); !named.empty())
            return named;
        auto titled = all([&](const EnumValue& each) { return folded(each.title) == small_; });
        if (titled.empty())
            return titled;
        const auto longer = all([&](const EnumValue& each) { return folded(each.title).starts_with(small_ + ','); });
        titled.insert(titled.end(), longer.begin(), longer.end());
        return titled;
    }

    std::vector<std::size_t> by_other_name() {
        if (const auto digits = grammar::in_digits(small_))
            return all([&](const EnumValue& each) { return each.name == *digits; });
        const std::string written = replaced(small_);
        const auto* const other = std::ranges::find(other_names, written, &OtherName::written);
        if (!country_ || other == other_names.end())
            return {};
        return all([&](const EnumValue& each) { return each.name == other->code; });
    }

    static std::string replaced(std::string text) {
        std::ranges::replace(text, ' ', '_');
        return text;
    }

    std::vector<std::size_t> by_beginning() {
        if (small_.size() < longest_code)
            return {};
        auto values = all([&](const EnumValue& each) { return folded(each.title).starts_with(small_); });
        return values.size() <= most_offered ? values : std::vector<std::size_t>();
    }

    /// Of codes, the one that differs in one letter or has two of them swapped, if there are only a few such.
    std::vector<std::size_t> one_letter_off() {
        auto values = all([&](const EnumValue& each) {
            if (each.name.size() != word_.size() || word_.size() != longest_code)
                return false;
            std::string swapped(word_);
            std::size_t off = 0;
            for (std::size_t i = 0; i < word_.size(); ++i)
                off += each.name[i] == word_[i] ? 0 : 1;
            for (std::size_t i = 1; i < swapped.size(); ++i) {
                std::swap(swapped[i - 1], swapped[i]);
                if (swapped == each.name)
                    return true;
                std::swap(swapped[i - 1], swapped[i]);
            }
            return off == 1;
        });
        return values.size() <= most_near ? values : std::vector<std::size_t>();
    }

    /// Of names that are no codes, and of titles.
    std::vector<std::size_t> near() {
        if (word_.size() <= longest_code && country_)
            return {};
        std::vector<std::string> known;
        std::vector<std::size_t> of;
        for (std::size_t i = 0; i < declared_.values.size(); ++i) {
            const EnumValue& value = declared_.values[i];
            if (!country_) {
                known.push_back(value.name);
                of.push_back(i);
            }
            if (value.title != value.name) {
                known.push_back(country_ ? folded(value.title) : value.title);
                of.push_back(i);
            }
        }
        const auto nearest = checking_.nearest(country_ ? small_ : std::string(word_), known);
        if (!nearest)
            return {};
        return {of[static_cast<std::size_t>(std::ranges::find(known, *nearest) - known.begin())]};
    }

    Checking& checking_;
    const Enum& declared_;
    std::string_view word_;
    std::string small_;
    bool country_ = false;
};

}  // namespace

std::vector<MeantValue> candidates_for(Checking& checking, EnumId of_enum, std::string_view word) {
    const Enum& declared = checking.model.at(of_enum);
    std::vector<MeantValue> candidates;
    for (const std::size_t index : Search(checking, of_enum, word).found()) {
        const EnumValue& value = declared.values[index];
        candidates.push_back({value.name, value.title == value.name ? std::string() : value.title});
    }
    return candidates;
}

std::string help_for_value(Checking& checking, EnumId of_enum, std::string_view word) {
    constexpr std::size_t most_listed = 12;
    const Enum& declared = checking.model.at(of_enum);
    const std::vector<MeantValue> meant = candidates_for(checking, of_enum, word);
    std::string help;
    for (std::size_t i = 0; i < meant.size(); ++i)
        help += fmt::format("{}`{}`{}",
                            i == 0                  ? "write "
                            : i + 1 == meant.size() ? " or "
                                                    : ", ",
                            meant[i].name, meant[i].title.empty() ? "" : fmt::format(" for {}", meant[i].title));
    if (!help.empty())
        return meant.size() > 1 || help.find(" for ") != std::string::npos ? help : help + ", if that is what is meant";
    if (declared.values.size() > most_listed)
        return fmt::format("write one of its {} values; each stands with its title where `{}` is declared",
                           declared.values.size(), declared.name);
    return fmt::format("write one of {}", quoted(checking.values_of(of_enum), most_listed));
}

Likeness likeness_to_values(Checking& checking, EnumId of_enum, std::string_view word) {
    Search search(checking, of_enum, word);
    return !search.called().empty() ? Likeness::sure : !search.found().empty() ? Likeness::near : Likeness::none;
}

std::optional<std::string> value_called(Checking& checking, EnumId of_enum, std::string_view word) {
    const std::vector<std::size_t> values = Search(checking, of_enum, word).called();
    return values.size() == 1 ? std::optional(checking.model.at(of_enum).values[values.front()].name) : std::nullopt;
}

std::optional<std::string> spelled_code(const std::string& digits) {
    return parse_noc(digits) ? std::optional(grammar::noc_values(digits)) : std::nullopt;
}

}  // namespace chapeau::model
