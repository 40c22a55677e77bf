// The only translation unit that makes a parser of the grammar: everything is templates, and they cost most of the time
// that it takes to compile this project.
//
// A parse is one pass over the bytes. Files that could not be read sensibly (not UTF-8, larger than offsets are meant
// for) are refused before it begins. Places are kept as pointers while reading and as offsets in the tree.
#include "grammar/parse.hpp"

#include <algorithm>
#include <unordered_set>

#include "grammar/actions_cases.hpp"
#include "grammar/characters.hpp"
#include "grammar/root_causes.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::grammar {

namespace {

using Input = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf_crlf, const char*>;

/// A mistake of the whole file, or of one byte of it.
template <typename Rule>
Diagnostic refuse(Span span) {
    const Message& row = rules::message<Rule>;
    return {std::string(row.code), Severity::error, span, std::string(row.text), std::string(row.help), {}};
}

/// Says where two versions of the file were left side by side: each has what the other has, so nothing is read of it.
bool one_version(std::string_view text, std::uint32_t file, Diagnostics& diagnostics) {
    constexpr auto marks = std::to_array<std::string_view>({"<<<<<<< ", "=======", ">>>>>>> "});
    bool one = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
        const auto begin = static_cast<std::uint32_t>(at);
        const Span span{file, begin, begin + static_cast<std::uint32_t>(line.size())};
        if (line.starts_with(marks[0])) {
            one = false;
            diagnostics.push_back(refuse<rules::conflict>(span));
        } else if (!one && (line.starts_with(marks[1]) || line.starts_with(marks[2]))) {
            diagnostics.back().related.push_back(
                {span, line.starts_with(marks[1]) ? "the other version begins here" : "and ends here"});
        }
        at += line.size() + 1;
    }
    return one;
}

bool readable(std::string_view text, std::uint32_t file, Diagnostics& diagnostics) {
    if (text.size() > Sources::largest_file) {
        diagnostics.push_back(refuse<rules::file_too_large>({file, 0, 0}));
        return false;
    }
    if (const auto bad = std::min(text::first_malformed(text).value_or(text.size()), text.find('\0'));
        bad < text.size()) {
        const auto at = static_cast<std::uint32_t>(bad);
        diagnostics.push_back(refuse<rules::not_utf8>({file, at, at + 1}));
        return false;
    }
    return one_version(text, file, diagnostics);
}

/// Drops, behind the first `until` diagnostics, what is said of lines of which one from `from` on says more.
void drop_what_follows(const Source& source, Diagnostics& diagnostics, std::size_t from, std::size_t until) {
    const auto at = [&](std::size_t index) { return diagnostics.begin() + static_cast<std::ptrdiff_t>(index); };
    std::unordered_set<std::uint32_t> lines;
    std::for_each(at(from), at(until), [&](const Diagnostic& one) { lines.insert(source.place(one.span.begin).line); });
    if (lines.empty()) {
        return;
    }
    diagnostics.erase(
        std::remove_if(at(until), diagnostics.end(),
                       [&](const Diagnostic& one) { return lines.contains(source.place(one.span.begin).line); }),
        diagnostics.end());
}

/// Splits one reason; see `parse_reason`.
class ReasonReader {
  public:
    ReasonReader(const char* file_begin, const ast::Text& reason, Diagnostics& diagnostics)
        : file_begin_(file_begin),
          file_(reason.span.file),
          at_(file_begin + reason.span.begin + 1),
          end_(file_begin + reason.span.end - 1),
          diagnostics_(diagnostics) {}

    std::vector<ReasonPiece> read() {
        while (at_ < end_) {
            if (*at_ == '{') {
                pieces_.push_back({{}, expression()});
            } else {
                add_character();
            }
        }
        return std::move(pieces_);
    }

  private:
    std::optional<ast::Expression> expression() {
        Builder builder(file_begin_, file_, at_, diagnostics_);
        builder.within_text = true;
        Input in(at_, end_, "");
        try {
            tao::pegtl::parse<rules::reason_expression, action, control>(in, builder);
            at_ = in.current();
            return builder.take().value;
        } catch (const Mistake& mistake) {
            const bool cut_off = mistake.begin == end_;
            const Mistake shown{cut_off ? &rules::message<rules::reason_close> : mistake.message, mistake.begin,
                                cut_off ? end_ : mistake.end, mistake.related};
            diagnostics_.push_back(describe(shown, builder, end_));
            at_ = end_;
            return std::nullopt;
        }
    }

    void add_character() {
        if (*at_ == '}') {
            diagnostics_.push_back(describe({&rules::message<rules::stray_brace>, at_, at_ + 1, {}},
                                            Builder(file_begin_, file_, at_, diagnostics_), end_));
        }
        if (pieces_.empty() || pieces_.back().value) {
            pieces_.emplace_back();
        }
        const bool escaped = *at_ == '\\';
        at_ += escaped ? 1 : 0;
        pieces_.back().words += escaped && *at_ == 'n' ? '\n' : *at_;
        ++at_;
    }

    const char* file_begin_;
    std::uint32_t file_;
    const char* at_;
    const char* end_;
    Diagnostics& diagnostics_;
    std::vector<ReasonPiece> pieces_;
};

}  // namespace

ast::File parse(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
    const std::string_view text = sources[file].text();
    if (!readable(text, file, diagnostics)) {
        return {};
    }
    const std::size_t before = diagnostics.size();
    check_characters(sources, file, diagnostics);
    const std::size_t characters = diagnostics.size();
    const std::size_t skipped = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    const char* const begin = text.data() + skipped;
    Input in(begin, text.data() + text.size(), "");
    Builder builder(text.data(), file, begin, diagnostics);
    tao::pegtl::parse<rules::file, action, control>(in, builder);
    drop_what_follows(sources[file], diagnostics, before, characters);
    keep_root_causes(sources[file], diagnostics, characters);
    return std::move(builder.tree);
}

std::vector<ReasonPiece> parse_reason(const Sources& sources, const ast::Text& reason, Diagnostics& diagnostics) {
    return ReasonReader(sources[reason.span.file].text().data(), reason, diagnostics).read();
}

}  // namespace chapeau::grammar
