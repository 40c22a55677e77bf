// Where the tokens of lines begin: simdjson's first stage, given some lines at once.
#pragma once

#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>

namespace chapeau::record {

/// Where a token begins, counted from the beginning of the text that the first stage was given.
using Place = std::uint32_t;

/// Goes through lines, one by one, and to their tokens. The first stage gets some twenty lines at once, a stretch, so
/// that the text and the places of its tokens are still in a near cache when they are walked. It vouches for UTF-8, and
/// for texts in quotes that end on their line; lines among which it does not are given to it one by one.
class LineTokens {
  public:
    /// So many places behind those of the tokens may be looked at, and are the same line break's.
    static constexpr std::size_t places_behind = 264;

    struct Line {
        const char* first;
        const Place* at;  // its first token
    };

    void open(std::string_view lines);
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] const char* next() const { return rest_.data(); }

    /// Finds the tokens of the next lines, if those of the next one are not found yet. False where they can't be found,
    /// or the line has no line break: so a token is always followed by another one or by a line break.
    [[nodiscard]] bool find();
    /// Whether the next line's tokens are found.
    [[nodiscard]] bool found() const { return rest_.data() < end_; }
    /// Whether this is the place of a token that was found, or of the line break behind them all.
    [[nodiscard]] bool within(const Place* at) const { return at <= last_; }
    /// The next line without its line break; it need not be found.
    [[nodiscard]] std::string_view line() const;
    /// Goes behind a line, whose last token is the one before `at`.
    void pass(std::string_view line, const Place* at) {
        rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
        at_ = at;
    }
    /// The same where it is not known which is its last token.
    void pass(std::string_view line);

    [[nodiscard]] Line here() const { return {rest_.data(), at_}; }
    /// Back to a line of the same stretch.
    void go_back_to(const Line& line);

    /// The text that places are counted from, and the end of the lines whose tokens are found.
    [[nodiscard]] const char* text() const { return text_; }
    [[nodiscard]] const char* found_to() const { return end_; }

  private:
    [[nodiscard]] bool find_in(std::string_view stretch);

    std::string_view lines_;
    std::string_view rest_;
    const char* text_ = nullptr;
    const char* end_ = nullptr;       // of the stretch, on a line break
    const char* alone_to_ = nullptr;  // lines up to here are taken one by one
    const Place* at_ = nullptr;       // the next line's first token
    const Place* last_ = nullptr;     // of the stretch, the line break behind its tokens
    std::unique_ptr<simdjson::internal::dom_parser_implementation> first_stage_;
    std::size_t capacity_ = 0;
};

}  // namespace chapeau::record
