// Known names: the fields of an object, the values of an enum. Found fast when right, and the nearest one when not.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/record/tokens.hpp"

namespace chapeau::record {

/// A text's first eight bytes and its last eight, the same where it has no more: all of it, if it has at most sixteen.
struct Ends {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint64_t size = 0;

    Ends() = default;
    explicit Ends(std::string_view text);
    /// Of a text from the beginning of which eight bytes may be looked at: without a branch.
    [[nodiscard]] static Ends of_text_within(std::string_view text);
    /// Of which the highest bits hang on all of it.
    [[nodiscard]] std::size_t hash() const;
    static constexpr unsigned hash_bits = 32;
    [[nodiscard]] bool operator==(const Ends& other) const {
        return ((first ^ other.first) | (last ^ other.last) | (size ^ other.size)) == 0;
    }

    static constexpr std::size_t all = 16;  // of a text that has no more
};

/// Names by their index. The texts belong to the model, which must outlive this.
class Names {
  public:
    Names() = default;
    explicit Names(std::vector<std::string_view> names);

    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t index) const { return names_[index]; }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const { return find(name, Ends(name)); }
    /// The same for a name from the beginning of which eight bytes may be looked at.
    [[nodiscard]] std::optional<std::uint32_t> find_within(std::string_view name) const {
        return find(name, Ends::of_text_within(name));
    }
    /// The name that `wrong` is most likely a slip for; nothing where none is near.
    [[nodiscard]] std::optional<std::uint32_t> nearest(std::string_view wrong) const;

  private:
    struct Entry {
        Ends ends;
        std::uint32_t number = 0;  // of the name, from 1 on; 0 where empty
    };

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name, const Ends& ends) const;

    std::vector<std::string_view> names_;
    std::vector<Entry> table_;  // a power of two, at most half full
};

// Inline, since reading looks up ten names a record.

inline Ends::Ends(std::string_view text) : size(text.size()) {
    if (text.size() >= 8) {
        first = bytes_at<std::uint64_t>(text.data());
        last = bytes_at<std::uint64_t>(text.data() + text.size() - 8);
    } else {
        for (std::size_t i = text.size(); i > 0; --i)
            first = first << 8U | static_cast<unsigned char>(text[i - 1]);
        last = first;
    }
}

inline Ends Ends::of_text_within(std::string_view text) {
    const std::size_t missing = text.size() < 8 ? 8 - text.size() : 0;
    const std::uint64_t mask = ~std::uint64_t{0} >> (8 * missing / 2) >> (8 * missing - 8 * missing / 2);
    Ends ends;
    ends.first = bytes_at<std::uint64_t>(text.data()) & mask;
    ends.last = bytes_at<std::uint64_t>(text.data() + text.size() + missing - 8) & mask;
    ends.size = text.size();
    return ends;
}

inline std::size_t Ends::hash() const {
    return static_cast<std::size_t>(((first ^ std::rotl(last, 23) ^ size) * 0x9E3779B97F4A7C15U) >> 32U);
}

inline std::optional<std::uint32_t> Names::find(std::string_view name, const Ends& ends) const {
    if (table_.empty())
        return std::nullopt;
    const std::size_t mask = table_.size() - 1;
    for (std::size_t place = ends.hash() & mask; table_[place].number != 0; place = (place + 1) & mask) {
        const std::uint32_t index = table_[place].number - 1;
        if (table_[place].ends == ends && (name.size() <= Ends::all || names_[index] == name))
            return index;
    }
    return std::nullopt;
}

/// The same but for the case of ASCII letters.
[[nodiscard]] bool same_letters(std::string_view a, std::string_view b);

/// `a`, `b` or `c` in back quotes.
[[nodiscard]] std::string either_of(const Names& names);

}  // namespace chapeau::record
