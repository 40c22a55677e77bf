// Numbers said in titles and reasons, beside those that the rule reads. "4 years" over a clause that asks for 3 is a
// sentence that nobody changed when the rule was changed, in the one language or the other. Where a text says a number,
// the clause reads numbers, and that one is not among them, it is warned of.
//
// What a clause reads is what is written in it, in its members, and in the definitions and clauses that it comes to;
// the product of `2 years of 365 days` counts too. Numbers are taken from the source, so that whatever way a condition
// says one, it is found. A day is one thing, and is held against days: `2025-01-30`, `30 January 2025`. Numbers that
// are names are no statement of the rule: in a citation, a form, an edition or a code, and those that go on from one:
// `sections 12 to 14`, `TEER 0, 1, 2 or 3`.
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>

#include "fmt/format.h"
#include "grammar/parse.hpp"
#include "interpreter/model/graph.hpp"
#include "interpreter/model/titles.hpp"
#include "interpreter/text/ascii.hpp"

namespace chapeau::model {

namespace {

struct Numbers {
    std::set<std::string> all;            // and days, as 2024-01-15
    std::set<std::string> parts_of_days;  // `in 2024` says one

    void add(const Numbers& other) {
        all.insert(other.all.begin(), other.all.end());
        parts_of_days.insert(other.parts_of_days.begin(), other.parts_of_days.end());
    }
};

/// Of a clause that comes to more than that nothing is said: it would be slow, and the numbers no help.
constexpr std::size_t most_sources = 100;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// `1460` and `1460.0` are one number.
std::string plain(std::string digits) {
    if (digits.find('.') != std::string::npos)
        digits.erase(digits.find_last_not_of('0') + 1);
    if (!digits.empty() && digits.back() == '.')
        digits.pop_back();
    while (digits.size() > 1 && digits[0] == '0' && text::is_digit(digits[1]))
        digits.erase(0, 1);
    return digits;
}

// ---------------------------------------------------------------- in the source

/// The source without texts and comments, which stand as blanks.
std::string code_of(std::string_view source) {
    std::string code(source);
    bool text = false;
    bool comment = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = source[i];
        comment = c != '\n' && (comment || (c == '#' && !text));
        const bool quote = c == '"' && !comment && (i == 0 || source[i - 1] != '\\');
        if (quote || text || comment)
            code[i] = ' ';
        text = text != quote;
    }
    return code;
}

/// Calls `each` with the beginning and end of every number that is no part of a name.
template <class Each>
void for_each_number(std::string_view code, const Each& each) {
    for (std::size_t at = 0; at < code.size();) {
        if (!text::is_digit(code[at])) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < code.size() &&
               (text::is_digit(code[at]) || (code[at] == '.' && at + 1 < code.size() && text::is_digit(code[at + 1]))))
            ++at;
        const bool in_name =
            (begin > 0 && (is_letter(code[begin - 1]) || code[begin - 1] == '/' || code[begin - 1] == '.')) ||
            (at < code.size() && is_letter(code[at]));
        if (!in_name)
            each(begin, at);
    }
}

std::optional<std::string> product(const std::string& a, const std::string& b) {
    const auto left = values::Rational::parse(a);
    const auto right = values::Rational::parse(b);
    const auto both = left && right ? values::multiply(*left, *right) : std::nullopt;
    return both ? std::optional(both->text()) : std::nullopt;
}

/// Whether a day as 2024-01-15 stands there.
bool is_day(std::string_view text, std::size_t at) {
    constexpr std::string_view form = "dddd-dd-dd";
    const std::string_view day = text.substr(at, form.size());
    return std::ranges::equal(day, form,
                              [](char c, char wanted) { return wanted == 'd' ? text::is_digit(c) : c == wanted; });
}
constexpr std::size_t day_size = 10;

void add_numbers(Numbers& to, std::string_view source) {
    const std::string code = code_of(source);
    std::string before;
    std::size_t end_before = 0;
    std::size_t end_of_day = 0;
    for_each_number(code, [&](std::size_t begin, std::size_t end) {
        if (is_day(code, begin)) {
            to.all.insert(code.substr(begin, day_size));
            end_of_day = begin + day_size;
        }
        if (begin < end_of_day) {
            to.parts_of_days.insert(plain(code.substr(begin, end - begin)));
            return;
        }
        std::string number = plain(code.substr(begin, end - begin));
        const std::string_view between = std::string_view(code).substr(end_before, begin - end_before);
        if (!before.empty() && (between == " years of " || between == " year of "))
            if (auto days = product(before, number))
                to.all.insert(std::move(*days));
        to.all.insert(number);
        before = std::move(number);
        end_before = end;
    });
}

// ---------------------------------------------------------------- in a text

struct Said {
    std::string shown;             // as written
    std::set<std::string> may_be;  // what it can mean: `1,460` is 1460, `3,5` is 3.5
    bool day = false;
};

/// In English and French, from January on.
constexpr auto months = std::to_array<std::array<std::string_view, 2>>({{"january", "janvier"},
                                                                        {"february", "février"},
                                                                        {"march", "mars"},
                                                                        {"april", "avril"},
                                                                        {"may", "mai"},
                                                                        {"june", "juin"},
                                                                        {"july", "juillet"},
                                                                        {"august", "août"},
                                                                        {"september", "septembre"},
                                                                        {"october", "octobre"},
                                                                        {"november", "novembre"},
                                                                        {"december", "décembre"}});

/// What is counted: a number before one is no name, not even without a blank.
constexpr auto units = std::to_array<std::string_view>(
    {"year",   "years", "yr",      "yrs",      "month",   "months",  "mo",    "mos",   "mth",
     "mths",   "week",  "weeks",   "wk",       "wks",     "day",     "days",  "hour",  "hours",
     "hr",     "hrs",   "point",   "points",   "percent", "dollars", "an",    "ans",   "année",
     "années", "mois",  "semaine", "semaines", "jour",    "jours",   "heure", "heures"});

/// Between the numbers of several names.
constexpr auto joints = std::to_array<std::string_view>(
    {",", "to", "and", "or", ",and", ",or", "&", "through", "-", "–", "à", "et", "ou", "/"});

/// Words whose numbers are names: `section 12`, `form 5802`.
constexpr auto naming = std::to_array<std::string_view>(
    {"paragraph",  "paragraphs", "subsection", "section",  "sections", "article", "articles", "alinéa",
     "paragraphe", "part",       "partie",     "schedule", "annex",    "annexe",  "form",     "formulaire",
     "edition",    "édition",    "code",       "codes",    "version",  "chapter", "chapitre", "s.",
     "ss.",        "art.",       "no.",        "number",   "numéro"});

class Text {
  public:
    explicit Text(std::string_view text) : text_(text) {}

    std::vector<Said> numbers() {
        std::vector<Said> found;
        bool name_before = false;
        bool several = false;
        std::size_t end_before = 0;
        for (std::size_t at = 0; at < text_.size();) {
            if (!text::is_digit(text_[at])) {
                ++at;
                continue;
            }
            const std::size_t begin = at;
            std::optional<Said> day = read_day(at);
            Said said = day ? *std::move(day) : read(at);
            const bool goes_on =
                name_before && goes_on_with(text_.substr(end_before, begin - end_before), several) && !counts(at);
            several = goes_on ? several : names_several(word_before(begin));
            name_before = !said.day && (goes_on || is_name(begin, at));
            end_before = at;
            if (!name_before)
                found.push_back(std::move(said));
        }
        return found;
    }

  private:
    static std::size_t blank_at(std::string_view text, std::size_t at) {
        for (const std::string_view blank : {" ", "\u00a0", "\u202f"})
            if (text.substr(at).starts_with(blank))
                return blank.size();
        return 0;
    }
    static bool blank(std::string_view text) { return !text.empty() && blank_at(text, 0) == text.size(); }

    [[nodiscard]] std::size_t digits_at(std::size_t at) const {
        std::size_t count = 0;
        while (at + count < text_.size() && text::is_digit(text_[at + count]))
            ++count;
        return count;
    }

    /// Whether a name's number goes on with the next behind `between`: `12(3.1)`, or of `several` names `12 to 14`.
    static bool goes_on_with(std::string_view between, bool several) {
        std::string joint;  // without what stands in brackets, and blanks
        bool within = false;
        for (std::size_t i = 0; i < between.size(); ++i) {
            const std::size_t blank = blank_at(between, i);
            within = between[i] == '(' || (within && between[i] != ')');
            if (!within && blank == 0 && between[i] != ')')
                joint += between[i];
            i += blank > 1 ? blank - 1 : 0;
        }
        return (joint.empty() && (within || blank(between))) ||
               (several && std::ranges::find(joints, joint) != joints.end());
    }

    [[nodiscard]] std::string_view word_at(std::size_t at) const {
        at += blank_at(text_, at);
        std::size_t end = at;
        while (end < text_.size() && is_letter(text_[end]) && blank_at(text_, end) == 0)
            ++end;
        return text_.substr(at, end - at);
    }
    [[nodiscard]] bool counts(std::size_t end) const {
        return std::ranges::find(units, text::in_small_letters(word_at(end))) != units.end();
    }

    /// The number of the month that a word names.
    static std::optional<std::size_t> month_of(std::string_view word) {
        for (std::size_t i = 0; i < months.size(); ++i)
            if (std::ranges::find(months[i], text::in_small_letters(word)) != months[i].end())
                return i + 1;
        return std::nullopt;
    }

    /// `2024-01-15`, `15 January 2024`, `January 15, 2024`, `1er janvier 2024`; moves `at` behind it.
    std::optional<Said> read_day(std::size_t& at) const {
        const std::size_t begin = at;
        const auto said = [&](std::size_t end, std::string day) {
            at = end;
            return Said{std::string(text_.substr(begin, end - begin)), {std::move(day)}, true};
        };
        if (is_day(text_, at))
            return said(at + day_size, std::string(text_.substr(at, day_size)));
        const std::string day(text_.substr(at, digits_at(at)));
        std::size_t end = at + day.size();
        auto month = month_of(word_before(begin));
        if (month) {
            end += text_.substr(end).starts_with(",") ? 1 : 0;
        } else {
            end += text_.substr(end).starts_with("er") ? 2 : 0;
            month = month_of(word_at(end));
            end += blank_at(text_, end) + word_at(end).size();
        }
        const std::size_t blank = blank_at(text_, end);
        end += blank;
        if (!month || blank == 0 || day.size() > 2 || digits_at(end) != 4)
            return std::nullopt;
        return said(end + 4, fmt::format("{}-{:02}-{:0>2}", text_.substr(end, 4), *month, day));
    }

    /// Groups of thousands, then decimals.
    Said read(std::size_t& at) const {
        const std::size_t begin = at;
        std::string digits(text_.substr(at, digits_at(at)));
        at += digits.size();
        bool commas = false;
        for (std::size_t gap = 0; at < text_.size(); at += gap + 3) {
            gap = text_[at] == ',' ? 1 : blank_at(text_, at);
            if (gap == 0 || digits.size() > 30 || digits_at(at + gap) != 3)
                break;
            commas = commas || text_[at] == ',';
            digits += text_.substr(at + gap, 3);
        }
        Said said;
        const bool decimals = at < text_.size() && (text_[at] == '.' || text_[at] == ',') && digits_at(at + 1) > 0;
        if (decimals) {
            const std::size_t count = digits_at(at + 1);
            digits += '.';
            digits += text_.substr(at + 1, count);
            at += 1 + count;
        }
        said.shown = text_.substr(begin, at - begin);
        said.may_be.insert(plain(digits));
        if (std::string other = said.shown; commas && std::ranges::count(other, ',') == 1) {
            other[other.find(',')] = '.';
            said.may_be.insert(plain(std::move(other)));
        }
        return said;
    }

    /// Whether what stands from `begin` to `end` is part of a name: `R204(a)`, `NOC 2021`, `paragraph 204(a)`.
    [[nodiscard]] bool is_name(std::size_t begin, std::size_t end) const {
        if (begin > 0 && (is_letter(text_[begin - 1]) || text_[begin - 1] == '/') && blank_before(begin) == 0)
            return true;
        if (counts(end))
            return false;
        if (end < text_.size() && is_letter(text_[end]) && blank_at(text_, end) == 0)
            return true;
        return is_before_part(end) || names(word_before(begin));
    }

    /// `(1)`, `(b)`, `(3.1)`
    [[nodiscard]] bool is_before_part(std::size_t at) const {
        constexpr std::size_t longest = 5;
        const std::size_t close = text_.find(')', at);
        if (at >= text_.size() || text_[at] != '(' || close == std::string_view::npos || close == at + 1 ||
            close - at > longest)
            return false;
        return std::ranges::all_of(text_.substr(at + 1, close - at - 1),
                                   [](unsigned char c) { return std::isalnum(c) != 0 || c == '.'; });
    }

    [[nodiscard]] std::size_t blank_before(std::size_t at) const {
        for (const std::string_view blank : {" ", "\u00a0", "\u202f"})
            if (text_.substr(0, at).ends_with(blank))
                return blank.size();
        return 0;
    }

    [[nodiscard]] std::string_view word_before(std::size_t at) const {
        const std::size_t end = at - blank_before(at);
        std::size_t begin = end;
        while (begin > 0 && (is_letter(text_[begin - 1]) || text_[begin - 1] == '.') && blank_before(begin) == 0)
            --begin;
        return text_.substr(begin, end - begin);
    }

    /// `NOC`, `IMM`, `CNP`: two capitals or more; or one of the words.
    static bool names(std::string_view word) {
        const bool capitals = word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
        return capitals || std::ranges::find(naming, text::in_small_letters(word)) != naming.end();
    }
    /// `sections`, `ss.`; those in capitals too: `TEER 0 or 1`.
    static bool names_several(std::string_view word) {
        const bool plural = word.ends_with('s') || word == "ss.";
        return names(word) && (plural || (word.back() >= 'A' && word.back() <= 'Z'));
    }

    std::string_view text_;
};

// ---------------------------------------------------------------- beside each other

class SaidNumbers {
  public:
    explicit SaidNumbers(Checking& checking)
        : checking_(checking), numbering_(checking.model), read_by_(numbering_.count()), own_(numbering_.count()) {
        for (const Read& read : checking.reads)
            read_by_[numbering_(read.reader)].push_back(read.read);
    }

    void check() {
        const Model& model = checking_.model;
        for (std::uint32_t i = 0; i < model.clauses.size(); ++i) {
            check_text(title_of(checking_, {i}), {Node::Sort::clause, i}, "title");
            check_texts(checking_.written[i].parts->reasons, {Node::Sort::clause, i}, "reason");
        }
        for (std::uint32_t i = 0; i < model.defines.size(); ++i)
            check_texts(checking_.declared.defines[i]->titles, {Node::Sort::define, i}, "title");
        for (std::uint32_t i = 0; i < model.grants.size(); ++i)
            check_texts(checking_.written_grants[i]->titles, {Node::Sort::grant, i}, "title");
        for (const ast::Translation* translation : checking_.declared.translations)
            for (const ast::Translated& entry : translation->entries)
                check_entry(entry);
    }

  private:
    void check_entry(const ast::Translated& entry) {
        const auto node = node_of_name(checking_, entry.name.text());
        if (!node)
            return;
        check_text(entry.title ? &*entry.title : nullptr, *node, "title");
        check_texts(entry.reasons, *node, "reason");
    }

    void check_texts(const std::vector<ast::Note>& notes, Node node, std::string_view what) {
        if (!notes.empty())
            check_text(&notes.front().text, node, what);
    }

    void check_text(const ast::Text* text, Node node, std::string_view what) {
        if (text == nullptr || std::ranges::none_of(checking_.trees.sources.text(text->span), text::is_digit))
            return;
        std::vector<Said> said;
        grammar::Diagnostics said_elsewhere;
        for (const grammar::ReasonPiece& piece : grammar::parse_reason(checking_.trees.sources, *text, said_elsewhere))
            for (Said& number : Text(piece.words).numbers())
                said.push_back(std::move(number));
        if (said.empty())
            return;
        Numbers read;  // of all sources, where something is left of what is said
        const bool all = for_each_source(node, [&](const Numbers& own) {
            read.add(own);
            std::erase_if(said, [&](const Said& number) {
                return std::ranges::any_of(number.may_be, [&](const auto& each) {
                    return own.all.contains(each) || (!number.day && own.parts_of_days.contains(each));
                });
            });
            return !said.empty();
        });
        if (all && !read.all.empty())
            for (const Said& number : said)
                warn(*text, number, read.all, what);
    }

    void warn(const ast::Text& text, const Said& number, const std::set<std::string>& read, std::string_view what) {
        checking_.warning(
            code::number_differs, text.span,
            fmt::format("the {} says {}, and what it speaks of reads {}", what, number.shown,
                        quoted(std::vector<std::string>(read.begin(), read.end()))),
            "correct one of the two; better, print the number: give it a name with `define`, and write the name in "
            "braces");
    }

    /// Calls `each` with the numbers of what `from` comes to, itself first, while it says to go on. False: there are
    /// too many sources to tell.
    template <class Each>
    bool for_each_source(Node from, const Each& each) {
        std::vector<Node> open{from};
        std::unordered_set<std::uint32_t> seen{numbering_(from)};
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (open.size() > most_sources)
                return false;
            const Node node = open[i];
            if (!each(numbers_of(node)))
                return true;
            for (const Node& next : read_by_[numbering_(node)])
                if (seen.insert(numbering_(next)).second)
                    open.push_back(next);
        }
        return true;
    }

    /// Of what is written in it itself.
    const Numbers& numbers_of(Node node) {
        std::optional<Numbers>& own = own_[numbering_(node)];
        if (!own)
            add_numbers_of(own.emplace(), node);
        return *own;
    }

    void add_numbers_of(Numbers& to, Node node) const {
        const auto add = [&](Span span) { add_numbers(to, checking_.trees.sources.text(span)); };
        if (node.sort == Node::Sort::define)
            return add(checking_.declared.defines[node.index]->span);
        if (node.sort == Node::Sort::grant)
            return add(checking_.written_grants[node.index]->span);
        const ast::Parts& parts = *checking_.written[node.index].parts;
        const auto guard = node.sort == Node::Sort::guard;
        for (const auto* conditions :
             {guard ? &parts.applies : &parts.met, guard ? nullptr : &parts.deemed, guard ? nullptr : &parts.excepts})
            if (conditions != nullptr)
                for (const ast::Condition& condition : *conditions) {
                    add(condition.keyword);
                    add(condition.body.span);
                }
    }

    Checking& checking_;
    Numbering numbering_;
    std::vector<std::vector<Node>> read_by_;   // by number
    std::vector<std::optional<Numbers>> own_;  // likewise, of those that were asked for
};

}  // namespace

void check_said_numbers(Checking& checking) {
    SaidNumbers(checking).check();
}

}  // namespace chapeau::model
