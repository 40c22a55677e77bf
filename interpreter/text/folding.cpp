// Nearly every text is ASCII, and that is folded letter by letter as it is read. Any other goes through utf8proc; what
// comes of that may fold once more (a sequence of marks in another order), so it is folded until nothing changes.
#include "interpreter/text/folding.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "interpreter/text/ascii.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::text {

namespace {

constexpr int end_of_text = -1;

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_ascii_blank(char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
}

/// White space and controls, beyond ASCII: those that NFKC leaves as they are too.
bool is_blank(char32_t c) {
    return c <= ' ' || (c >= 0x7f && c <= 0xa0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

/// The folding of an ASCII text, a byte at a time.
class AsciiFolding {
  public:
    explicit AsciiFolding(std::string_view text) : text_(text) { pass_blanks(); }

    /// The next byte, or `end_of_text`.
    int next() {
        if (text_.empty())
            return end_of_text;
        const char c = text_.front();
        if (!is_ascii_blank(c)) {
            text_.remove_prefix(1);
            return small_letter(c);
        }
        pass_blanks();
        return text_.empty() ? end_of_text : ' ';
    }

  private:
    void pass_blanks() {
        while (!text_.empty() && is_ascii_blank(text_.front()))
            text_.remove_prefix(1);
    }

    std::string_view text_;
};

std::string ascii_folded(std::string_view text) {
    std::string out;
    AsciiFolding folding(text);
    for (int c = folding.next(); c != end_of_text; c = folding.next())
        out += static_cast<char>(c);
    return out;
}

/// Bytes that are no UTF-8 stand as they are.
std::string with_blanks_folded(std::string_view text) {
    std::string out;
    bool gap = false;
    while (!text.empty()) {
        const Decoded next = decode(text);
        const bool blank = next.valid && is_blank(next.code_point);
        if (!blank) {
            out += gap && !out.empty() ? " " : "";
            out += text.substr(0, next.bytes);
        }
        gap = blank;
        text.remove_prefix(next.bytes);
    }
    return out;
}

/// NFKC_Casefold, once; what is no UTF-8 stays as it is.
std::string mapped(std::string_view text) {
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                            UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    struct Free {
        void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }
    };
    utf8proc_uint8_t* bytes = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                               static_cast<utf8proc_ssize_t>(text.size()), &bytes, options);
    const std::unique_ptr<utf8proc_uint8_t, Free> owned(bytes);
    if (size < 0)
        return std::string(text);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

}  // namespace

std::string folded(std::string_view text) {
    if (is_ascii(text))
        return ascii_folded(text);
    if (first_malformed(text))
        return in_small_letters(with_blanks_folded(text));
    std::string out = with_blanks_folded(mapped(text));
    for (std::string again = with_blanks_folded(mapped(out)); again != out; again = with_blanks_folded(mapped(out)))
        out = std::move(again);
    return out;
}

bool same(std::string_view a, std::string_view b) {
    if (a == b)
        return true;
    if (!is_ascii(a) || !is_ascii(b))
        return folded(a) == folded(b);
    AsciiFolding of_a(a);
    AsciiFolding of_b(b);
    int c = of_a.next();
    for (; c == of_b.next(); c = of_a.next())
        if (c == end_of_text)
            return true;
    return false;
}

std::strong_ordering order(std::string_view a_folded, std::string_view b) {
    if (!is_ascii(b))
        return a_folded <=> folded(b);
    AsciiFolding folding(b);
    for (const char c : a_folded) {
        const int other = folding.next();
        if (other == end_of_text)
            return std::strong_ordering::greater;
        if (static_cast<unsigned char>(c) != other)
            return static_cast<unsigned char>(c) <=> static_cast<unsigned char>(other);
    }
    return folding.next() == end_of_text ? std::strong_ordering::equal : std::strong_ordering::less;
}

bool blank_throughout(std::string_view text) {
    while (!text.empty()) {
        const Decoded next = decode(text);
        const bool seen =
            !next.valid || (!is_blank(next.code_point) &&
                            utf8proc_get_property(static_cast<utf8proc_int32_t>(next.code_point))->ignorable == 0);
        if (seen)
            return false;
        text.remove_prefix(next.bytes);
    }
    return true;
}

}  // namespace chapeau::text
