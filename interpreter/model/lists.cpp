// Lists: codes of an edition, values of an enum, texts, and other lists. First every list says what it holds; then each
// line is read; then includes are flattened, innermost first, so that evaluation asks one sorted array. Flattening
// copies: a long chain of lists, each with all of the one before, would grow with the square of its length, so the sum
// of all is limited.
#include "interpreter/model/lists.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "interpreter/model/cycles.hpp"
#include "interpreter/model/values_meant.hpp"
#include "interpreter/text/folding.hpp"

namespace chapeau::model {

namespace {

constexpr std::size_t most_members = 4'000'000;  // of all lists together, includes counted

std::string_view edition_text(Edition edition) {
    return edition == Edition::noc2021 ? "2021" : "2016";
}

struct Member {
    Span span;
    std::string key;  // the same for what is the same
};

struct Include {
    Edge edge;
    Span span;
};

class Lists {
  public:
    explicit Lists(Checking& checking) : checking_(checking), model_(checking.model) {}

    void check() {
        const auto& declared = checking_.declared.lists;
        for (const ast::List* list : declared)
            declare(*list);
        for (std::uint32_t i = 0; i < declared.size(); ++i)
            if (!checking_.list_wrong[i])
                read_lines(*declared[i], i);
        refuse_cycles();
        flatten();
    }

  private:
    void declare(const ast::List& written) {
        List list;
        list.name = written.name.text;
        list.title = written.title ? written.title->value : "";
        list.span = written.name.span;
        checking_.only_once(written.interpretations, "interpretation");
        if (!written.interpretations.empty())
            list.interpretation = written.interpretations.front().text.value;
        const auto element = element_type(written.element);
        list.element = element.value_or(Type{Kind::noc, Many::one, {}, {}});
        checking_.list_wrong.push_back(!element);
        checking_.list_used.push_back(false);
        model_.lists.push_back(std::move(list));
    }

    std::optional<Type> element_type(const ast::TypeName& written) {
        const auto element = value_type(checking_, written, "list's members");
        if (!element || element->kind == Kind::noc || element->kind == Kind::enumeration || element->kind == Kind::text)
            return element;
        checking_.error(code::list_element, written.span, fmt::format("a list can't hold `{}`", written.name.text),
                        "write `of noc`, `of text`, or `of` and the name of an enum");
        return std::nullopt;
    }

    void read_lines(const ast::List& written, std::uint32_t list) {
        members_.clear();
        for (const auto& line : written.lines)
            std::visit([&](const auto& each) { read_line(each, list); }, line);
        warn_of_repeated();
    }

    void read_line(const ast::List::Codes& line, std::uint32_t list) {
        const auto edition = read_edition(checking_, line.edition);
        if (model_.lists[list].element.kind != Kind::noc) {
            wrong_line(line.span, "a line of NOC codes", list);
            return;
        }
        if (!edition)
            return;
        for (const ast::Name& code : line.codes)
            if (const auto noc = read_code(checking_, *edition, code)) {
                members_.push_back({code.span, code.text});
                model_.lists[list].codes.push_back(*noc);
            }
    }

    void read_line(const ast::List::Entry& line, std::uint32_t list) {
        std::visit([&](const auto& value) { read_entry(value, list); }, line.value);
    }

    void read_entry(const ast::Text& text, std::uint32_t list) {
        if (model_.lists[list].element.kind != Kind::text)
            wrong_line(text.span, "a text", list);
        else {
            members_.push_back({text.span, '"' + text::folded(text.value)});
            model_.lists[list].texts.push_back(text.value);
        }
    }

    void read_entry(const ast::Path& path, std::uint32_t list) {
        const std::string word = path.text();
        const Type element = model_.lists[list].element;
        if (element.kind == Kind::enumeration)
            if (const auto value = checking_.value_of(element.of_enum, word)) {
                members_.push_back({path.span, word});
                model_.lists[list].codes.push_back(*value);
                return;
            }
        const auto symbol = checking_.names.symbols.find(word);
        if (symbol == checking_.names.symbols.end() || symbol->second.sort != Sort::list)
            unknown_entry(path, list);
        else
            include(symbol->second.index, path.span, list);
    }

    void include(std::uint32_t included, Span span, std::uint32_t list) {
        members_.push_back({span, model_.lists[included].name});
        checking_.list_used[included] = checking_.list_used[included] || included != list;
        if (checking_.list_wrong[included])
            return;
        const Type element = model_.lists[list].element;
        const Type other = model_.lists[included].element;
        if (other == element) {
            includes_.push_back({{list, included}, span});
            model_.lists[list].includes.push_back({included});
            return;
        }
        checking_
            .error(code::included_list_of_other_type, span,
                   fmt::format("`{}` holds {}, and `{}` holds {}", model_.lists[included].name,
                               members_text(model_, other), model_.lists[list].name, members_text(model_, element)),
                   "include lists of the same type only")
            .related.push_back({model_.lists[included].span, "the list named here"});
    }

    void unknown_entry(const ast::Path& path, std::uint32_t list) {
        const Type element = model_.lists[list].element;
        std::vector<std::string> known;
        for (const List& each : model_.lists)
            if (each.element == element && each.name != model_.lists[list].name)
                known.push_back(each.name);
        const std::string word = path.text();
        if (checking_.leads_to_wrong(word) || !checking_.say_unknown(word))
            return;
        const bool is_enum = element.kind == Kind::enumeration;
        if (is_enum && checking_.names.values_lost[element.of_enum.index])
            return;
        const std::string otherwise = is_enum ? help_for_value(checking_, element.of_enum, word)
                                      : element.kind == Kind::noc
                                          ? "declare the list, or write codes as `NOC 2021: 41101`"
                                          : fmt::format("write a text in quotes: `\"{}\"`", word);
        checking_.error(
            code::unknown_entry, path.span,
            is_enum ? fmt::format("`{}` is neither a value of `{}` nor a list", word, model_.at(element.of_enum).name)
                    : fmt::format("there is no list `{}`", word),
            suggestion(checking_.nearest(word, known), otherwise));
    }

    void wrong_line(Span span, std::string_view what, std::uint32_t list) {
        const List& of = model_.lists[list];
        checking_
            .error(code::line_of_other_type, span,
                   fmt::format("this is {}, and `{}` holds {}", what, of.name, members_text(model_, of.element)),
                   of.element.kind == Kind::noc    ? "write codes as `NOC 2021: 41101`, or the name of another list"
                   : of.element.kind == Kind::text ? "write texts in quotes, one a line"
                                                   : "write values of the enum, one a line")
            .related.push_back({of.span, "the list says what it holds here"});
    }

    void warn_of_repeated() {
        std::ranges::stable_sort(members_, {}, &Member::key);
        for (std::size_t i = 1; i < members_.size(); ++i)
            if (members_[i].key == members_[i - 1].key)
                warn_of_repeated(members_[i].span, members_[i - 1].span);
    }

    void warn_of_repeated(Span again, Span before) {
        const grammar::Sources& sources = checking_.trees.sources;
        const std::string words = checking_.words(again);
        const bool alike = sources.text(again) == sources.text(before);
        checking_
            .warning(
                code::repeated_in_list, again,
                alike ? fmt::format("`{}` stands twice in this list", words)
                      : fmt::format("`{}` is the same as `{}`, so it stands twice in this list", words,
                                    checking_.words(before)),
                alike ? "write it once" : "write it once: capitals, blanks and ways to write an accent do not count")
            .related.push_back({before, "the one before"});
    }

    [[nodiscard]] std::vector<Edge> edges() const {
        std::vector<Edge> all;
        for (const Include& each : includes_)
            all.push_back(each.edge);
        return all;
    }

    void refuse_cycles() {
        const auto count = static_cast<std::uint32_t>(model_.lists.size());
        for (const std::vector<std::uint32_t>& cycle : find_cycles(count, edges())) {
            std::string way = model_.lists[includes_[cycle.front()].edge.from].name;
            for (const std::uint32_t each : cycle)
                way += " -> " + model_.lists[includes_[each].edge.to].name;
            grammar::Diagnostic& said =
                checking_.error(code::list_cycle, includes_[cycle.front()].span,
                                fmt::format("a list includes itself: `{}`", way), "take one of these lines out");
            for (std::size_t i = 1; i < cycle.size(); ++i)
                said.related.push_back({includes_[cycle[i]].span, "then here"});
        }
    }

    void flatten() {
        const auto count = static_cast<std::uint32_t>(model_.lists.size());
        std::size_t members = 0;
        for (const std::uint32_t each : targets_first(count, edges())) {
            List& list = model_.lists[each];
            for (const ListId included : list.includes)
                take_over(model_.lists[included.index], list);
            put_in_order(list);
            members += list.codes.size() + list.texts.size();
            if (members <= most_members)
                continue;
            checking_.error(code::too_large, list.span,
                            fmt::format("the lists come to more than {} members", most_members),
                            "let fewer lists include each other");
            return;
        }
    }

    static void take_over(const List& from, List& into) {
        if (&from == &into)
            return;
        into.codes.insert(into.codes.end(), from.codes.begin(), from.codes.end());
        into.texts.insert(into.texts.end(), from.texts.begin(), from.texts.end());
    }

    Checking& checking_;
    Model& model_;
    std::vector<Include> includes_;
    std::vector<Member> members_;  // of the list that is read
};

}  // namespace

std::optional<Edition> read_edition(Checking& checking, const ast::Name& edition) {
    if (edition.text == "2021")
        return Edition::noc2021;
    if (edition.text == "2016")
        return Edition::noc2016;
    checking.error(code::no_such_edition, edition.span, fmt::format("there is no edition NOC {} here", edition.text),
                   "write `NOC 2016` for codes of four digits, `NOC 2021` for codes of five");
    return std::nullopt;
}

std::optional<std::int64_t> read_code(Checking& checking, Edition edition, const ast::Name& code) {
    const auto noc = parse_noc(code.text);
    if (noc && edition_of(*noc) == edition)
        return noc;
    const std::string_view digits = edition == Edition::noc2021 ? "five" : "four";
    checking.error(
        code::code_of_wrong_shape, code.span,
        fmt::format("`{}` is no code of NOC {}, whose codes have {} digits", code.text, edition_text(edition), digits),
        noc ? fmt::format("write it under `NOC {}`, or correct its digits", edition_text(edition_of(*noc)))
            : fmt::format("write {} digits", digits));
    return std::nullopt;
}

std::optional<std::int64_t> read_code(Checking& checking, const ast::Name& edition, const ast::Name& code) {
    const auto read = read_edition(checking, edition);
    return read ? read_code(checking, *read, code) : std::nullopt;
}

void put_in_order(List& list) {
    std::ranges::sort(list.codes);
    list.codes.erase(std::unique(list.codes.begin(), list.codes.end()), list.codes.end());
    std::vector<std::pair<std::string, std::string>> texts;  // folded and as written
    for (std::string& text : list.texts)
        texts.emplace_back(text::folded(text), std::move(text));
    std::ranges::sort(texts);
    const auto again =
        std::ranges::unique(texts, {}, [](const auto& each) -> const std::string& { return each.first; });
    texts.erase(again.begin(), again.end());
    list.texts.clear();
    list.folded.clear();
    for (auto& [folded, written] : texts) {
        list.texts.push_back(std::move(written));
        list.folded.push_back(std::move(folded));
    }
    std::ranges::sort(list.texts);
}

void check_lists(Checking& checking) {
    Lists(checking).check();
}

}  // namespace chapeau::model
