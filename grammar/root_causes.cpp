// Three causes take more lines with them than their own: lines that should be indented and are not, of which each would
// be told that it begins nothing; a name that is a word of the language, whose uses are read as that word; and a
// mistake that goes on over the end of its line.
#include "grammar/root_causes.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "grammar/mistake.hpp"

namespace chapeau::grammar {

namespace {

class RootCauses {
  public:
    RootCauses(const Source& source, Diagnostics& diagnostics, std::size_t from)
        : text_(source.text()), diagnostics_(diagnostics), from_(from) {}

    void keep() {
        drop_if([last = std::uint32_t{0}](const Diagnostic& one) mutable {
            const bool within = one.span.begin < last;
            last = std::max(last, one.span.end);
            return within;
        });
        drop_uses_of_words();
        gather_unindented();
    }

  private:
    template <class Condition>
    void drop_if(Condition condition) {
        const auto first = diagnostics_.begin() + static_cast<std::ptrdiff_t>(from_);
        diagnostics_.erase(std::remove_if(first, diagnostics_.end(), condition), diagnostics_.end());
    }

    // ------------------------------------------------------------ words as names

    [[nodiscard]] std::string_view word_at(std::size_t at) const {
        const std::string_view rest = text_.substr(at);
        return rest.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(rest, is_word) - rest.begin()));
    }
    [[nodiscard]] std::string_view word_before(std::size_t at) const {
        const std::size_t end = text_.substr(0, at).find_last_not_of(' ') + 1;
        std::size_t begin = end;
        while (begin > 0 && is_word(text_[begin - 1])) {
            --begin;
        }
        return text_.substr(begin, end - begin);
    }

    void drop_uses_of_words() {
        constexpr std::string_view word_as_name = "CH0115";
        std::set<std::string_view> words;
        for (std::size_t i = from_; i < diagnostics_.size(); ++i) {
            if (diagnostics_[i].code == word_as_name) {
                words.insert(word_at(diagnostics_[i].span.begin));
            }
        }
        drop_if([&](const Diagnostic& one) {
            return one.code != word_as_name &&
                   (words.contains(word_at(one.span.begin)) || words.contains(word_before(one.span.begin)));
        });
    }

    // ------------------------------------------------------------ lines that are not indented

    /// Where the next line begins that says something.
    [[nodiscard]] std::size_t next_line(std::size_t at) const {
        do {
            at = std::min(text_.find('\n', at), text_.size() - 1) + 1;
        } while (at < text_.size() && says_nothing(at));
        return at;
    }
    [[nodiscard]] bool says_nothing(std::size_t line) const {
        const std::size_t at = text_.find_first_not_of(" \t\r", line);
        return at == std::string_view::npos || text_[at] == '\n' || text_[at] == '#';
    }
    [[nodiscard]] bool is_indented(std::size_t line) const { return text_[line] == ' ' || text_[line] == '\t'; }
    [[nodiscard]] bool opens(std::size_t line) const {
        return begins_declaration(text_.data() + line, text_.data() + text_.size());
    }

    /// The block is empty because its lines stand in column 1.
    [[nodiscard]] bool has_unindented_block(const Diagnostic& one) const {
        constexpr std::string_view empty_block = "CH0108";
        const std::size_t next = next_line(one.span.begin);
        return one.code == empty_block && next < text_.size() && !is_indented(next) && !opens(next);
    }
    [[nodiscard]] std::size_t next_declaration_after(std::size_t line) const {
        do {
            line = next_line(line);
        } while (line < text_.size() && (is_indented(line) || !opens(line)));
        return line;
    }
    [[nodiscard]] bool is_never_indented() const {
        for (std::size_t line = 0; line < text_.size(); line = next_line(line)) {
            if (!says_nothing(line) && is_indented(line)) {
                return false;
            }
        }
        return true;
    }

    void gather_unindented() {
        const auto unindented = [&](const Diagnostic& one) { return has_unindented_block(one); };
        const auto first =
            std::find_if(diagnostics_.begin() + static_cast<std::ptrdiff_t>(from_), diagnostics_.end(), unindented);
        if (first == diagnostics_.end()) {
            return;
        }
        if (is_never_indented()) {
            Diagnostic only = std::move(*first);
            only.message = "no line of this file is indented";
            only.help = "indent what stands below each declaration by two blanks, and members by two more";
            diagnostics_.resize(from_);
            diagnostics_.push_back(std::move(only));
            return;
        }
        std::size_t end = 0;
        drop_if([&](Diagnostic& one) {
            if (one.span.begin < end) {
                return true;
            }
            if (unindented(one)) {
                end = next_declaration_after(one.span.begin);
                one.help =
                    "indent the lines below it by two blanks, up to the next declaration, and members by two more";
            }
            return false;
        });
    }

    std::string_view text_;
    Diagnostics& diagnostics_;
    std::size_t from_;
};

}  // namespace

void keep_root_causes(const Source& source, Diagnostics& diagnostics, std::size_t from) {
    RootCauses(source, diagnostics, from).keep();
}

}  // namespace chapeau::grammar
