// Plain ASCII is passed over eight bytes at a time. At any other letter the whole word around it is looked at, once:
// the search goes on behind the word.
#include "interpreter/text/misleading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "interpreter/text/unsafe.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::text {

namespace {

constexpr std::size_t alphabets = 9;

bool is_plain_of_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_of_word(char32_t c) {
    const bool mark = c >= 0x300 && c <= 0x36f;
    return c < 0x80 ? is_plain_of_word(static_cast<char>(c)) : mark || alphabet_of(c) != Alphabet::none;
}

bool is_layout(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r';
}

class Search {
  public:
    explicit Search(std::string_view text) : text_(text) {}

    std::vector<Misleading> run() {
        while (true) {
            at_ += plain_run(
                text_.substr(at_), [](std::uint64_t eight) { return any_unprintable(eight) | any_is(eight, '\x7f'); },
                [](char c) { return c < ' ' || c > '~'; });
            if (at_ == text_.size())
                return std::move(found_);
            look(decode(text_.substr(at_)));
        }
    }

  private:
    void look(const Decoded& next) {
        if (next.valid && is_unsafe(next.code_point) && !is_layout(next.code_point))
            found_.push_back({at_, at_ + next.bytes, next.code_point, {}, Alphabet::none});
        if (next.valid && alphabet_of(next.code_point) != Alphabet::none)
            return look_at_word();
        at_ += next.bytes;
        behind_ = at_;
    }

    void look_at_word() {
        std::size_t begin = at_;
        while (begin > behind_ && is_plain_of_word(text_[begin - 1]))
            --begin;
        std::array<std::size_t, alphabets> letters{};
        std::size_t end = begin;
        while (end < text_.size()) {
            const Decoded next = decode(text_.substr(end));
            if (!next.valid || !is_of_word(next.code_point))
                break;
            ++letters[static_cast<std::size_t>(alphabet_of(next.code_point))];
            end += next.bytes;
        }
        judge(text_.substr(begin, end - begin), letters, begin);
        at_ = behind_ = end;
    }

    /// Of alphabets with as many letters each, the word is Latin if that is one of them.
    void judge(std::string_view word, std::array<std::size_t, alphabets> letters, std::size_t begin) {
        letters[0] = 0;  // digits and marks
        const auto of_word = static_cast<Alphabet>(std::ranges::max_element(letters) - letters.begin());
        if (std::ranges::count_if(letters, [](std::size_t count) { return count > 0; }) < 2)
            return;
        for (std::size_t at = 0; at < word.size();) {
            const Decoded next = decode(word.substr(at));
            const Alphabet own = alphabet_of(next.code_point);
            if (own != Alphabet::none && own != of_word) {
                found_.push_back({begin + at, begin + at + next.bytes, next.code_point, word, of_word});
                return;
            }
            at += next.bytes;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t behind_ = 0;  // the last word that was looked at
    std::vector<Misleading> found_;
};

}  // namespace

std::vector<Misleading> misleading_in(std::string_view text) {
    return Search(text).run();
}

std::string described(const Misleading& what) {
    if (what.word.empty())
        return fmt::format("{}, {}", number_of(what.character), name_of_unsafe(what.character));
    return fmt::format("{}, in a word of the {} one", described_letter(what.character), alphabet_text(what.of_word));
}

std::string described_letter(char32_t letter) {
    const char like = latin_lookalike(letter);
    return fmt::format("{}, a letter of the {} alphabet{}", number_of(letter), alphabet_text(alphabet_of(letter)),
                       like != '\0' ? fmt::format(" that looks like `{}`", like) : std::string());
}

}  // namespace chapeau::text
