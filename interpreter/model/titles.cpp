// A title stands above every record alike, so it prints what the policy says and nothing that a record says. What its
// braces hold is typed where the title is read, as a reason's is, and worked out at the end, when no definition can
// lead back to itself. What it came to is kept by day and not yet in words: those differ by language.
#include "interpreter/model/titles.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "interpreter/model/constants.hpp"
#include "interpreter/model/reasons.hpp"

namespace chapeau::model {

namespace {

/// Whether definitions lead somewhere, and not too deep.
bool end_somewhere(const Checking& checking) {
    return std::ranges::none_of(checking.diagnostics, [](const grammar::Diagnostic& each) {
        return each.code == code::cycle || each.code == code::references_too_deep;
    });
}

class Titles {
  public:
    explicit Titles(Checking& checking) : checking_(checking), constants_(checking.model) {
        for (const PrintingTitle& title : checking.titles)
            if (!title.translation)
                in_policy_.emplace(title.name, &title);
    }

    void check() {
        for (const PrintingTitle& title : checking_.titles)
            if (auto worked_out = of(title))
                titles(title.translation).insert_or_assign(title.name, std::move(*worked_out));
        for (const PrintingTitle& title : checking_.titles)
            if (title.translation)
                compare(title);
        warn_of_unprinted();
    }

  private:
    PrintingTitles& titles(std::optional<std::size_t> translation) {
        return translation ? checking_.model.translations[*translation].printing : checking_.model.printing;
    }

    std::optional<Title> of(const PrintingTitle& title) {
        Title made;
        bool good = true;
        for (const ReasonPiece& piece : title.pieces) {
            auto value = piece.value ? constants_.of(*piece.value) : std::nullopt;
            if (piece.value && !value)
                refuse(*piece.value);
            good = good && piece.value.has_value() == value.has_value();
            made.push_back({piece.words, std::move(value)});
        }
        return good ? std::optional(std::move(made)) : std::nullopt;
    }

    /// Of a definition that has been reported nothing is known.
    void refuse(ExpressionId value) {
        if (std::ranges::find(checking_.define_wrong, true) != checking_.define_wrong.end())
            return;
        const Span span = checking_.model.at(value).span;
        checking_.error(code::title_prints_record, span,
                        fmt::format("`{}` is no value that the policy alone says, and a title prints no other",
                                    checking_.words(span)),
                        "print it in the `reason`; a title prints what the policy alone says: a number, an amount, "
                        "days or a date, written or given a name with `define`");
    }

    // ---------------------------------------------------------------- both languages print the same

    std::set<std::string> printed(const PrintingTitle& title) const {
        std::set<std::string> values;
        for (const ReasonPiece& piece : title.pieces)
            if (piece.value)
                values.insert(checking_.words(checking_.model.at(*piece.value).span));
        return values;
    }

    void compare(const PrintingTitle& title) {
        const auto found = in_policy_.find(title.name);
        const PrintingTitle* in_policy = found == in_policy_.end() ? nullptr : found->second;
        if (in_policy != nullptr && printed(*in_policy) == printed(title))
            return;
        const std::string& language = checking_.model.translations[*title.translation].language;
        grammar::Diagnostic& said = checking_.warning(
            code::title_prints_other, title.span,
            fmt::format("the title of `{}` prints other values in `{}` than in the policy", title.name, language),
            "print the same values in both languages");
        if (in_policy != nullptr)
            said.related.push_back({in_policy->span, "the title in the policy"});
    }

    /// A translated title that prints nothing where the policy's does.
    void warn_of_unprinted() {
        for (const PrintingTitle& title : checking_.titles)
            for (const Translation& translation : checking_.model.translations)
                if (!title.translation && translation.titles.contains(title.name) &&
                    !translation.printing.contains(title.name))
                    checking_.warning(code::title_prints_other, title.span,
                                      fmt::format("the title of `{}` prints values here and none in `{}`", title.name,
                                                  translation.language),
                                      "print the same values in both languages");
    }

    Checking& checking_;
    Constants constants_;
    ByName<const PrintingTitle*> in_policy_;
};

}  // namespace

void read_title(Checking& checking, const ast::Text& title, Node reader, std::string name,
                std::optional<std::size_t> translation) {
    if (checking.trees.sources.text(title.span).find_first_of("{}") == std::string_view::npos)
        return;
    Reason pieces = read_reason(checking, title, reader);
    if (std::ranges::any_of(pieces, [](const ReasonPiece& piece) { return piece.value.has_value(); }))
        checking.titles.push_back({std::move(name), translation, title.span, std::move(pieces)});
}

const ast::Text* title_of(const Checking& checking, ClauseId clause) {
    const Written& written = checking.written[clause.index];
    if (written.title->has_value())
        return &**written.title;
    return written.parts->titles.empty() ? nullptr : &written.parts->titles.front().text;
}

std::optional<Node> node_of_name(const Checking& checking, std::string_view name) {
    const auto symbol = checking.names.symbols.find(name);
    if (symbol == checking.names.symbols.end())
        return std::nullopt;
    const std::uint32_t index = symbol->second.index;
    switch (symbol->second.sort) {
        case Sort::clause:
        case Sort::decision:
            return Node{Node::Sort::clause, index};
        case Sort::define:
            return Node{Node::Sort::define, index};
        case Sort::grant:
            return Node{Node::Sort::grant, index};
        case Sort::facts:
        case Sort::list:
            break;
    }
    return std::nullopt;
}

std::string name_of_grant(const Model& model, const Grant& grant) {
    return fmt::format("{}.{}", model.at(grant.decision).name, grant.name);
}

void check_titles(Checking& checking) {
    if (end_somewhere(checking))
        Titles(checking).check();
}

}  // namespace chapeau::model
