// Comparisons and facts read as sentences where there is no style: value, what it is, relation, value, what that is,
// margin. A style lays them out in columns.
#include "interpreter/trace/html_parts.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "interpreter/trace/format_value.hpp"

namespace chapeau::trace {
namespace {

bool has_title(const Twin<Side>& side) {
    return side.first.title != side.first.value;
}

/// What the mark before a comparison is: `y`, `n`, `u`, or nothing that decides, `o`.
std::string_view mark_class(Bearing bearing) {
    return bearing == Bearing::good ? "y" : bearing == Bearing::bad ? "n" : bearing == Bearing::open ? "u" : "o";
}

/// `applicant.education[1]` of `applicant.education[1].credential`; empty where the path is of no member.
std::string member_of(const std::string& path) {
    const std::size_t end = path.find(']');
    return end == std::string::npos ? std::string() : path.substr(0, end + 1);
}

/// What is said of a fact that is not of the record as filed; nothing of others.
Said badge_of(const Sheet& sheet, const std::string& path) {
    const HtmlInput& input = sheet.input;
    if (std::ranges::any_of(input.assumed, [&](const std::string& one) { return model::is_within(path, one); }))
        return sheet.page[&PageWords::assumed];
    if (std::ranges::any_of(input.found, [&](const FoundFact& one) { return model::is_within(path, one.path); }))
        return sheet.page[&PageWords::found];
    return {};
}

void write_badge(const Sheet& sheet, const std::string& path) {
    sheet.html.leaf_if("mark", {told_as(sheet, "note")}, badge_of(sheet, path));
}

/// Which fact a side of a comparison is: that of the same title and value, of the member that was compared or of none.
class SidesOf {
  public:
    explicit SidesOf(const Evidence& evidence) {
        for (const Twin<FactRead>& fact : evidence.facts)
            facts_.try_emplace(key(fact.first.title, fact.first.shown, member_of(fact.first.path)), &fact.first);
        for (const Twin<Comparison>& one : evidence.comparisons)
            for (const Side* side : {&one.first.left, &one.first.right})
                if (const FactRead* fact = fact_of(*side, one.first.member))
                    told_.insert(fact);
    }

    /// Null where the side is no fact.
    [[nodiscard]] const FactRead* fact_of(const Side& side, const std::string& member) const {
        for (const std::string& of : {member, std::string()})
            if (const auto found = facts_.find(key(side.title, side.value, of)); found != facts_.end())
                return found->second;
        return nullptr;
    }
    [[nodiscard]] bool told(const FactRead& fact) const { return told_.contains(&fact); }

  private:
    static std::string key(const std::string& title, const std::string& value, const std::string& member) {
        return title + '\n' + value + '\n' + member;
    }

    std::unordered_map<std::string, const FactRead*> facts_;
    std::unordered_set<const FactRead*> told_;
};

void write_side(const Sheet& sheet, Twin<Side> side, const std::string& member, const SidesOf& sides) {
    sheet.html.leaf("b", {told_as(sheet, "value")}, side[&Side::value]);
    const FactRead* fact = sides.fact_of(side.first, member);
    if (fact == nullptr)
        return sheet.html.leaf_if("span", {told_as(sheet, "title")},
                                  has_title(side) ? Said(side[&Side::title]) : Said());
    const Tag what(sheet.html, "span", {told_as(sheet, "title"), for_programs(sheet, "data-path", fact->path)});
    sheet.html.text(side[&Side::title]);
    sheet.html.raw(" ");
    sheet.html.leaf("small", {}, fact->path);
    write_badge(sheet, fact->path);
}

void write_right(const Sheet& sheet, Twin<Comparison> of, const Evidence& evidence, const SidesOf& sides) {
    const std::string_view mark = mark_class(bearing_of(of.first, evidence.clause, evidence.exception));
    const Tag row(sheet.html, "p",
                  {{"class", mark}, told_as(sheet, "right"), for_programs(sheet, "data-bearing", mark)});
    if (of.first.plain) {
        sheet.html.leaf("em", {}, {});
        return write_side(sheet, of[&Comparison::left], of.first.member, sides);
    }
    sheet.html.leaf("em", {told_as(sheet, "relation")},
                    {relation_that_holds(of.first), relation_that_holds(of.second)});
    write_side(sheet, of[&Comparison::right], of.first.member, sides);
    if (evidence.clause != Status::not_applicable)
        sheet.html.leaf_if("strong", {told_as(sheet, "margin")}, {told_margin(of.first), told_margin(of.second)});
}

void write_left(const Sheet& sheet, Twin<Comparison> of, const SidesOf& sides) {
    const Tag row(sheet.html, "p", {told_as(sheet, "left")});
    write_side(sheet, of[&Comparison::left], of.first.member, sides);
}

bool same_left(const Comparison& one, const Comparison& other) {
    return one.member == other.member && one.left.title == other.left.title && one.left.value == other.left.value;
}

void write_single(const Sheet& sheet, Twin<FactRead> fact) {
    {
        const Tag name(sheet.html, "dt", {for_programs(sheet, "data-path", fact.first.path)});
        sheet.html.text(fact[&FactRead::title]);
        sheet.html.raw(" ");
        sheet.html.leaf("small", {}, fact.first.path);
    }
    const Tag value(sheet.html, "dd");
    sheet.html.text(fact[&FactRead::shown]);
    write_badge(sheet, fact.first.path);
}

constexpr std::size_t most_members = 200;  // of a list, told of one clause; JSON has all of them

/// By the path of a list's member.
using CountedOf = std::unordered_map<std::string_view, std::vector<const Twin<Counted>*>>;

CountedOf by_member(const std::vector<Twin<Counted>>& counted) {
    CountedOf of;
    for (const Twin<Counted>& one : counted)
        of[one.first.member].push_back(&one);
    return of;
}

/// The facts of one member of a list, from the first of them on; returns how many they are.
std::size_t write_member(const Sheet& sheet, const std::vector<Twin<FactRead>>& facts, std::size_t first,
                         const CountedOf& counted) {
    const std::string member = member_of(facts[first].first.path);
    {
        const Tag name(sheet.html, "dt", {for_programs(sheet, "data-path", member)});
        sheet.html.text(facts[first][&FactRead::member]);
        sheet.html.raw(" ");
        sheet.html.leaf("small", {}, member);
    }
    const Tag value(sheet.html, "dd");
    Said line;
    std::size_t i = first;
    for (; i < facts.size() && member_of(facts[i].first.path) == member; ++i) {
        line += Said(i == first ? "" : ", ") +
                filled(sheet.words[&Words::field], facts[i][&FactRead::field], facts[i][&FactRead::shown]);
        if (badge_of(sheet, facts[i].first.path).empty())
            continue;
        sheet.html.text(std::exchange(line, {}));
        write_badge(sheet, facts[i].first.path);
    }
    sheet.html.text(line);
    if (const auto found = counted.find(member); found != counted.end())
        for (const Twin<Counted>* one : found->second)
            sheet.html.leaf("span", {told_as(sheet, "note")},
                            {one->first.line(sheet.words.first), one->second.line(sheet.words.second)});
    return i - first;
}

void write_member_heading(const Sheet& sheet, Twin<Comparison> of) {
    const Tag line(sheet.html, "p", {{"class", "of"}, told_as(sheet, "of")});
    sheet.html.text(of[&Comparison::member_title]);
    sheet.html.raw(" ");
    sheet.html.leaf("small", {}, of.first.member);
}

/// Those of a long list's first members, and how many more members there are.
void write_comparisons(const Sheet& sheet, const Evidence& evidence, const SidesOf& sides) {
    if (evidence.comparisons.empty())
        return;
    const Tag table(
        sheet.html, "div",
        {{"class", evidence.clause == Status::not_applicable ? "cmp quiet" : "cmp"}, told_as(sheet, "compared")});
    const Comparison* last = nullptr;
    std::size_t members = 0;
    for (const Twin<Comparison>& one : evidence.comparisons) {
        members += !one.first.member.empty() && (!last || one.first.member != last->member) ? 1 : 0;
        if (!one.first.member.empty() && members > most_members) {
            last = &one.first;
            continue;
        }
        if (last && one.first.alternative)
            sheet.html.leaf("p", {{"class", "or"}, told_as(sheet, "or")}, sheet.words[&Words::or_else]);
        if (one.first.member != (last ? last->member : std::string()))
            write_member_heading(sheet, one);
        if (!one.first.plain && (!last || !same_left(*last, one.first)))
            write_left(sheet, one, sides);
        write_right(sheet, one, evidence, sides);
        last = &one.first;
    }
    if (members > most_members)
        sheet.html.leaf("p", {{"class", "of"}, told_as(sheet, "of")},
                        filled(sheet.words[&Words::and_more], how_many(sheet, members - most_members)));
}

/// The members of one list, from the first of them on, and how many more there are; returns how many facts those are.
std::size_t write_list(const Sheet& sheet, const std::vector<Twin<FactRead>>& facts, std::size_t first,
                       const CountedOf& counted) {
    const auto list_of = [](const std::string& path) { return path.substr(0, path.find('[')); };
    const std::string list = list_of(facts[first].first.path);
    std::size_t i = first;
    std::size_t members = 0;
    while (i < facts.size() && !member_of(facts[i].first.path).empty() && list_of(facts[i].first.path) == list) {
        if (++members <= most_members) {
            i += write_member(sheet, facts, i, counted);
            continue;
        }
        const std::string member = member_of(facts[i].first.path);
        while (i < facts.size() && member_of(facts[i].first.path) == member)
            ++i;
    }
    if (members > most_members) {
        sheet.html.leaf("dt", {for_programs(sheet, "data-path", list)}, list);
        sheet.html.leaf("dd", {}, filled(sheet.words[&Words::and_more], how_many(sheet, members - most_members)));
    }
    return i - first;
}

void write_facts(const Sheet& sheet, const std::vector<Twin<FactRead>>& facts,
                 const std::vector<Twin<Counted>>& counted) {
    if (facts.empty())
        return;
    const Tag all(sheet.html, "dl", {{"class", "facts"}, told_as(sheet, "read")});
    const CountedOf of_members = by_member(counted);
    for (std::size_t i = 0; i < facts.size();) {
        const bool single = member_of(facts[i].first.path).empty();
        if (single)
            write_single(sheet, facts[i]);
        i += single ? 1 : write_list(sheet, facts, i, of_members);
    }
}

}  // namespace

Attribute told_as(const Sheet& sheet, std::string_view what) {
    return for_programs(sheet, "data-told", what);
}

Attribute for_programs(const Sheet& sheet, std::string_view name, std::string_view value) {
    return sheet.input.fragment ? Attribute{name, value} : Attribute{""};
}

bool among(const std::string& one, const std::vector<std::string>& many) {
    return std::find(many.begin(), many.end(), one) != many.end();
}

Twin<Clause> clause_of(const Sheet& sheet, const std::string& id) {
    const Clause* first = sheet.trace.first.find(id);
    const Clause* second = sheet.trace.second.find(id);
    return {*first, second ? *second : *first};
}

Said how_many(const Sheet& sheet, std::size_t count) {
    return {how_many(sheet.words.first, count), how_many(sheet.words.second, count)};
}

Said by_status(Twin<StatusWords> words, Status status) {
    return {std::string(words.first.of(status)), std::string(words.second.of(status))};
}

void write_link(const Sheet& sheet, Twin<Clause> clause) {
    sheet.html.leaf("a", {{"href", "#c-" + clause.first.id}}, clause[&Clause::title]);
}

void write_short_link(const Sheet& sheet, const Clause& clause) {
    sheet.html.leaf("a", {{"href", "#c-" + clause.id}}, clause.cites.empty() ? clause.id : clause.cites.front());
}

void write_evidence(const Sheet& sheet, const Evidence& evidence) {
    const SidesOf sides(evidence);
    write_comparisons(sheet, evidence, sides);
    std::vector<Twin<FactRead>> rest;
    for (const Twin<FactRead>& fact : evidence.facts)
        if (!sides.told(fact.first))
            rest.push_back(fact);
    write_facts(sheet, rest, evidence.counted);
}

}  // namespace chapeau::trace
