// From a raised mistake to a diagnostic: what stands at its place is found, shown short, and put into the row's words.
#include "grammar/mistake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "grammar/filled.hpp"
#include "grammar/messages_of_habits.hpp"
#include "grammar/recover.hpp"
#include "interpreter/text/unsafe.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::grammar {

bool is_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_';
}

namespace {

/// The end of the word, the text or the sign at `begin`.
const char* end_of_thing(const char* begin, const char* end) {
    if (*begin == '"') {
        const char* const close = std::find_if(begin + 1, end, [](char byte) { return byte == '"' || byte == '\n'; });
        return close != end && *close == '"' ? close + 1 : close;
    }
    if (is_word(*begin)) {
        return std::find_if_not(begin, end, is_word);
    }
    const std::string_view rest(begin, static_cast<std::size_t>(end - begin));
    return begin + std::max<std::size_t>(text::code_point_bytes(rest, 0), 1);
}

/// Where a rule gave up in the middle of a word, the whole word is meant.
const char* beginning_of_word(const char* at, const char* first, const char* end) {
    while (at != end && is_word(*at) && at != first && is_word(at[-1])) {
        --at;
    }
    return at;
}

/// The end of what is said before the blanks before `at`.
const char* end_of_words(const char* at, const char* first) {
    while (at != first && Layout::is_blank(at[-1])) {
        --at;
    }
    return at;
}

/// Whether nothing but blanks and a comment is left of the line.
bool at_line_stop(const char* at, const char* end) {
    at = std::find_if_not(at, end, Layout::is_blank);
    return at == end || *at == '#' || Layout::is_line_end(at, end);
}

/// What stands at a place, as a message names it.
std::string found_at(const char* begin, const char* stop, const char* end, bool within_text) {
    if (begin == end) {
        return within_text ? "the end of the text" : "the end of the file";
    }
    if (at_line_stop(begin, end)) {
        return "the end of the line";
    }
    if (Layout::is_blank(*begin)) {
        return "a blank";
    }
    const std::string_view words(begin, static_cast<std::size_t>(stop - begin));
    return words.starts_with('"') ? "the text " + shortened(words) : "`" + shortened(words) + "`";
}

/// Where a word or a sign is due in the place of a colon, and not behind it.
bool is_due_in_place_of_colon(std::string_view code) {
    constexpr auto codes = std::to_array<std::string_view>(
        {"CH0123", "CH0128", "CH0138", "CH0140", "CH0143", "CH0144", "CH0145", "CH0146", "CH0147", "CH0150", "CH0151",
         "CH0153", "CH0162", "CH0169", "CH0172", "CH0173", "CH0180", "CH0181", "CH0183"});
    return std::ranges::find(codes, code) != codes.end();
}

/// Empty where no colon stands at `at`, or the row knows better.
std::string_view help_at_colon(const Message& row, const char* at, const char* end) {
    constexpr std::string_view after_condition = "CH0131";
    constexpr std::string_view text_due = "CH0117";
    if (at != end && *at == '=' && row.code == text_due) {
        return "take the `=` away";
    }
    if (at == end || *at != ':' || is_due_in_place_of_colon(row.code)) {
        return {};
    }
    return row.code == after_condition && !at_line_stop(at + 1, end)
               ? "write `is` in its place, where one value is compared with another; otherwise take the `:` away"
               : "take the `:` away";
}

std::string help_for(const Message& row, std::string_view word, const std::string& found, const Written& written) {
    const std::vector<std::string> candidates(row.words.begin(), row.words.end());
    if (const auto near = nearest(word, candidates); near && word != *near) {
        return fmt::format("did you mean `{}`?", *near);
    }
    return filled(row.help, found, written);
}

/// Those of the last operands that there are.
Span operand(const Builder& builder, std::size_t from_the_last) {
    const auto& operands = builder.open.operands;
    return operands.size() <= from_the_last ? Span{} : operands[operands.size() - 1 - from_the_last].value.span;
}

/// The last member of the chain of `and` or `or` that is the last operand.
std::string last_member(const Builder& builder) {
    if (builder.open.operands.empty()) {
        return {};
    }
    const auto& node = builder.open.operands.back().value.node;
    const auto* const all = std::get_if<ast::And>(&node);
    const auto* const any = std::get_if<ast::Or>(&node);
    return all != nullptr   ? words_at(builder, all->members.back().span)
           : any != nullptr ? words_at(builder, any->members.back().span)
                            : std::string();
}

/// Whether an `or` stands on the rest of the line, so that it is open what a `not` before it reaches.
bool or_follows(const char* at, const char* end) {
    const std::string_view line(at, static_cast<std::size_t>(std::find(at, end, '\n') - at));
    return line.substr(0, line.find_first_of("#\"")).find(" or ") != std::string_view::npos;
}

/// What to do where a comparison that is denied goes on with `or`: the relation turned round is right for itself alone.
std::string_view denied_with_or(const Message& row, std::string_view found, const char* last, const char* end) {
    const bool denied = (found.starts_with("not ") || found.starts_with("no ")) && row.help.starts_with("write `is ");
    return denied && or_follows(last, end) ? "; if what follows `or` is denied too, write `not (… or …)` around both, "
                                             "each a whole comparison without that `not`"
                                           : std::string_view();
}

Written written_at(const char* begin, const char* stop, const char* end, const Builder& builder) {
    const auto& comparisons = builder.open.comparisons;
    const Span last = operand(builder, 0);
    const Span before_last = operand(builder, 1);
    const ComparisonBefore before = comparison_before(builder);
    const auto around_span = [&](Span span) {
        return span.end <= span.begin ? Around{} : around(builder.at(span.begin), stop, builder.at(0), end);
    };
    Written written;
    written.text = on_one_line({begin, static_cast<std::size_t>(stop - begin)});
    written.last = words_at(builder, last);
    written.before_last = words_at(builder, before_last);
    if (last.end > last.begin && builder.at(last.end) < begin) {
        const char* const after = builder.at(last.end);
        written.gap = on_one_line({after, static_cast<std::size_t>(begin - after)});
        written.gap += written.gap.empty() ? "" : " ";
    }
    if (!comparisons.empty()) {
        written.comparison = comparisons.back().comparison;
    }
    written.around_text = around(begin, stop, builder.at(0), end);
    written.around_last = around_span(last);
    written.around_before_last = around_span(before_last);
    if (before.written != nullptr) {
        written.compared = words_at(builder, before.span);
        written.compared_alone = words_at(builder, before.alone);
        written.subject = words_at(builder, before.written->left->span);
        written.around_compared = around_span(before.alone);
    }
    if (const char* const count = open_count(builder)) {
        written.counted = on_one_line({count, static_cast<std::size_t>(begin - count)});
    }
    written.governs = governing_day(builder);
    written.last_member = last_member(builder);
    if (!builder.open.ranges.empty()) {
        const ast::Range& range = *builder.open.ranges.back().range;
        written.ranged = range.variable.text + " in " + range.list.text();
        written.chosen = range.where != nullptr ? words_at(builder, range.where->span) : std::string();
    }
    const ast::Name& defined = builder.open.define.name;
    written.declared = defined.text.empty() ? builder.open.name.text : defined.text;
    written.in_reason = builder.within_text;
    written.in_define = !defined.text.empty();
    return written;
}

/// Where a rule is at a loss, what stands there may be wrong by itself.
std::optional<Diagnostic> foreign_sign_at(const char* begin, const char* end, const Builder& builder) {
    const std::string_view rest(begin, static_cast<std::size_t>(end - begin));
    const auto found = std::ranges::find_if(
        rules::foreign_signs, [&](const rules::ForeignSign& each) { return rest.starts_with(each.sign); });
    if (found == rules::foreign_signs.end()) {
        return std::nullopt;
    }
    return Diagnostic{std::string(found->message.code),
                      Severity::error,
                      builder.span(begin, begin + found->sign.size()),
                      std::string(found->message.text),
                      std::string(found->message.help),
                      {}};
}

}  // namespace

std::string filled(std::string_view row, const std::string& found, const std::string& text) {
    std::string words(row);
    const auto fill = [&](std::string_view place, const std::string& with) {
        for (std::size_t at = words.find(place); at != std::string::npos; at = words.find(place, at + with.size())) {
            words.replace(at, place.size(), with);
        }
    };
    fill("{found}", found);
    fill("{text}", text);
    return words;
}

Diagnostic describe(const Mistake& mistake, const Builder& builder, const char* end) {
    const Message& row = *mistake.message;
    const char* const first = builder.at(0);
    const char* begin = mistake.end != nullptr ? mistake.begin : beginning_of_word(mistake.begin, first, end);
    if (mistake.end == nullptr) {
        if (auto foreign = foreign_sign_at(begin, end, builder)) {
            return std::move(*foreign);
        }
    }
    const bool stop = mistake.end == nullptr && at_line_stop(begin, end);
    const char* last = mistake.end != nullptr ? mistake.end : stop ? begin : end_of_thing(begin, end);
    const std::string found = found_at(begin, last, end, builder.within_text);
    const Written written = written_at(begin, last, end, builder);
    const char* const said = end_of_words(begin, first);
    const Span span = stop ? builder.span(said, said) : builder.span(begin, last);
    const std::string_view word(begin, static_cast<std::size_t>(last - begin));
    const std::string_view of_colon = mistake.end == nullptr ? help_at_colon(row, begin, end) : std::string_view();
    return {std::string(row.code),
            Severity::error,
            span,
            filled(row.text, found, written),
            (of_colon.empty() ? help_for(row, word, found, written) : std::string(of_colon)) +
                std::string(denied_with_or(row, written.text, last, end)),
            mistake.related};
}

namespace {

bool is_declaration(std::string_view word) {
    const auto& known = rules::meant::declarations;
    return word == "ordered" || std::find(known.begin(), known.end(), word) != known.end();
}

/// Nothing where the line begins with no letter.
std::string_view first_word(std::string_view line) {
    return line.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(line, is_word) - line.begin()));
}

}  // namespace

bool begins_declaration(const char* at, const char* end) {
    const std::string_view word(at, static_cast<std::size_t>(std::find_if_not(at, end, is_word) - at));
    const std::vector<std::string> known(rules::meant::declarations.begin(), rules::meant::declarations.end());
    return is_declaration(word) || nearest(word, known).has_value();
}

bool opens_declaration(std::string_view line) {
    const std::string_view word = first_word(line);
    const std::size_t next = line.find_first_not_of(" \t", word.size());
    return is_declaration(word) && next != std::string_view::npos && next > word.size() &&
           (is_word(line[next]) || line[next] == '"');
}

const char* next_declaration(const char* from, const char* end, bool known) {
    for (const char* at = from; at != end;) {
        at = std::find(at, end, '\n');
        if (at == end) {
            return end;
        }
        ++at;
        const bool column_1 = at != end && *at != ' ' && *at != '\t' && !at_line_stop(at, end);
        if (column_1 && (!known || begins_declaration(at, end))) {
            return at;
        }
    }
    return end;
}

bool is_one_test(const char* from, const char* next) {
    std::string_view text(from, static_cast<std::size_t>(next - from));
    bool found = false;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const bool in_column_1 =
            !line.empty() && !Layout::is_blank(line.front()) && line.front() != '\r' && line.front() != '#';
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        const std::string_view word = first_word(line);
        const bool is_test = in_column_1 && (word == "case" || word == "sample");
        if (is_test ? found : in_column_1 || opens_declaration(line)) {
            return false;
        }
        found = found || is_test;
    }
    return found;
}

}  // namespace chapeau::grammar
