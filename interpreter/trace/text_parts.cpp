// A comparison is read value first: the two values stand one above the other with the relation before the second, so
// that an eye compares them without searching, and what each is stands to the right, where it may wrap.
//
//                  729 days  paid experience in the sector of the contract
//     is at least  730 days  2 years of 365 days
//                            short by 1 day

#include "interpreter/trace/text_parts.hpp"

#include <algorithm>
#include <unordered_map>

#include "interpreter/text/utf8.hpp"
#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/telling.hpp"

namespace chapeau::trace {
namespace {

constexpr std::size_t widest_value = 30;
constexpr std::size_t widest_label = 44;
constexpr std::size_t most_rows = 4;            // of one list, in short
constexpr std::size_t most_rows_in_full = 200;  // of a list; JSON has all of them

std::string padded(const std::string& text, std::size_t width) {
    const std::size_t used = width_of(std::string_view(text));
    return used < width ? text + std::string(width - used, ' ') : text;
}

/// The columns of a table of comparisons.
struct Columns {
    std::size_t indent = 0;
    std::size_t relations = 0;
    std::size_t values = 0;

    [[nodiscard]] std::size_t value() const { return indent + 2 + relations + 2; }
    [[nodiscard]] std::size_t title() const { return value() + values + 2; }
};

bool has_title(const Side& side) {
    return side.title != side.value;
}

/// Width of the side's value where it goes into the column of values, 0 where it is too wide for it.
std::size_t column_width(const Side& side) {
    const std::size_t width = width_of(std::string_view(side.value));
    return width > widest_value ? 0 : width;
}

Pieces joined(Pieces a, const Pieces& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

void write_left(Page& page, const Columns& at, const Side& side) {
    const Pieces value{{side.value, Style::bold}};
    const Pieces title{{has_title(side) ? side.title : "", Style::plain}};
    if (column_width(side) > 0)
        return page.paragraph(at.value(), value, at.title(), title);
    page.paragraph(at.value(), value);
    if (has_title(side))
        page.paragraph(at.value(), title);
}

Piece mark_before(Bearing bearing, bool quiet) {
    Piece mark = mark_of(bearing == Bearing::good   ? Status::pass
                         : bearing == Bearing::bad  ? Status::fail
                         : bearing == Bearing::open ? Status::undetermined
                                                    : Status::not_applicable);
    if (quiet)
        mark.style = Style::dim;
    return mark;
}

/// A yes/no by itself has no second side.
void write_plain(Page& page, const Columns& at, const Comparison& of, Bearing bearing, bool quiet) {
    const Pieces head{mark_before(bearing, quiet)};
    page.paragraph(at.indent, head, at.value(), {{of.left.value, Style::bold}, {"  " + of.left.title, Style::plain}});
}

/// The second side, with the mark and the relation before it and the margin after it.
void write_right(Page& page, const Columns& at, const Comparison& of, Bearing bearing, bool quiet) {
    const Piece mark = mark_before(bearing, quiet);
    const Piece relation{padded(relation_that_holds(of), at.relations), Style::plain};
    const Pieces value{{of.right.value, Style::bold}};
    const Pieces title{{has_title(of.right) ? of.right.title : "", Style::plain}};
    const Pieces margin{{quiet ? std::string() : told_margin(of), bearing == Bearing::bad ? Style::bad : Style::plain}};
    const Pieces head{mark, {" ", Style::plain}, relation};
    const bool wide = column_width(of.right) == 0;
    const std::size_t rest = wide ? at.value() : at.title();
    std::vector<Pieces> lines;
    for (const Pieces& words : {title, margin})
        if (!words.front().text.empty())
            lines.push_back(words);
    if (wide)
        page.paragraph(at.indent, head, at.value(), value);
    else
        page.paragraph(at.indent, joined(joined(head, {{"  ", Style::plain}}), value), at.title(),
                       lines.empty() ? Pieces{} : lines.front());
    for (std::size_t i = wide ? 0 : 1; i < lines.size(); ++i)
        page.paragraph(rest, lines[i]);
}

struct Row {
    std::string label;
    std::string value;
    std::vector<std::string> notes;  // what it adds to each count
    std::string member;              // the path of the list's member that it tells of
};

/// `applicant.education[1]` of `applicant.education[1].credential`; empty where the path is of no member.
std::string member_of(const std::string& path) {
    const std::size_t end = path.find(']');
    return end == std::string::npos ? std::string() : path.substr(0, end + 1);
}

/// In short facts are called by their titles, otherwise by their paths.
std::vector<Row> rows_of(const Words& words, const std::vector<FactRead>& facts, const std::vector<Counted>& counted,
                         bool in_short) {
    std::vector<Row> rows;
    for (const FactRead& fact : facts) {
        const std::string member = member_of(fact.path);
        if (member.empty()) {
            rows.push_back({in_short ? fact.title : fact.path, fact.shown, {}, {}});
            continue;
        }
        const std::string field = filled(words.field, {fact.field, fact.shown});
        if (!rows.empty() && rows.back().member == member)
            rows.back().value += ", " + field;
        else
            rows.push_back({in_short ? fact.member : member, field, {}, member});
    }
    std::unordered_map<std::string_view, Row*> row_of;
    for (Row& row : rows)
        if (!row.member.empty())
            row_of.emplace(row.member, &row);
    for (const Counted& one : counted)
        if (const auto row = row_of.find(one.member); row != row_of.end())
            row->second->notes.push_back(one.line(words));
    return rows;
}

/// Leaves the first members of each list, `most` of them, and says how many more there are.
std::vector<Row> shortened(const Words& words, const std::vector<Row>& rows, std::size_t most) {
    std::vector<Row> out;
    std::size_t run = 0;
    std::size_t left_out = 0;
    const auto close = [&] {
        if (left_out > 0)
            out.push_back({"", filled(words.and_more, {how_many(words, left_out)}), {}, {}});
        run = left_out = 0;
    };
    for (const Row& row : rows) {
        if (row.member.empty())
            close();
        else if (++run > most) {
            ++left_out;
            continue;
        }
        out.push_back(row);
    }
    close();
    return out;
}

}  // namespace

Style style_of(Status status) {
    switch (status) {
        case Status::pass:
            return Style::good;
        case Status::fail:
            return Style::bad;
        case Status::undetermined:
            return Style::open;
        case Status::not_applicable:
            break;
    }
    return Style::dim;
}

Piece mark_of(Status status) {
    switch (status) {
        case Status::pass:
            return {"●", style_of(status)};
        case Status::fail:
            return {"✗", style_of(status)};
        case Status::undetermined:
            return {"?", style_of(status)};
        case Status::not_applicable:
            break;
    }
    return {"–", style_of(status)};
}

void heading(Page& page, std::string_view words) {
    page.blank();
    page.paragraph(0, {{std::string(words), Style::heading}});
}

void write_comparisons(Page& page, const Words& words, std::size_t indent, const std::vector<Comparison>& comparisons,
                       Status clause, bool exception) {
    const bool quiet = clause == Status::not_applicable;
    Columns at{indent};
    for (const Comparison& one : comparisons) {
        at.relations = std::max(at.relations, width_of(std::string_view(relation_that_holds(one))));
        at.values = std::max({at.values, column_width(one.left), column_width(one.right)});
    }
    const Comparison* last = nullptr;
    for (const Comparison& one : comparisons) {
        const bool same_member = one.member == (last ? last->member : std::string());
        if (last && one.alternative)
            page.paragraph(indent, {{std::string(words.or_else), Style::dim}});
        if (!same_member && !one.member_title.empty())
            page.paragraph(indent, {{one.member_title, Style::dim}});
        if (one.plain) {
            write_plain(page, at, one, bearing_of(one, clause, exception), quiet);
            last = &one;
            continue;
        }
        if (!last || !same_member || last->left.title != one.left.title || last->left.value != one.left.value)
            write_left(page, at, one.left);
        write_right(page, at, one, bearing_of(one, clause, exception), quiet);
        last = &one;
    }
}

void write_facts(Page& page, const Words& words, std::size_t indent, const std::vector<FactRead>& facts,
                 const std::vector<Counted>& counted, bool in_short) {
    const std::vector<Row> all = rows_of(words, facts, counted, in_short);
    const std::vector<Row> rows = shortened(words, all, in_short ? most_rows : most_rows_in_full);
    std::size_t labels = 0;
    for (const Row& row : rows)
        labels = std::max(labels, std::min(widest_label, width_of(std::string_view(row.label))));
    for (const Row& row : rows) {
        const std::size_t hang = indent + labels + 2;
        if (row.label.empty())
            page.paragraph(hang, {{row.value, Style::plain}});
        else
            page.paragraph(indent, {{row.label, Style::dim}}, hang, {{row.value, Style::plain}});
        for (const std::string& note : row.notes)
            page.paragraph(hang, {{note, Style::plain}});
    }
}

}  // namespace chapeau::trace
