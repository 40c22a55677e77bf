// Known names: the fields of an object, the values of an enum. Found fast when right, and the nearest one when not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chapeau::record {

/// Names by their index. The texts belong to the model, which must outlive this.
class Names {
  public:
    Names() = default;
    explicit Names(std::vector<std::string_view> names);

    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t index) const { return names_[index]; }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
    /// The name that `wrong` is most likely a slip for; nothing where none is near.
    [[nodiscard]] std::optional<std::uint32_t> nearest(std::string_view wrong) const;

  private:
    /// A text's first eight bytes and its last eight, or as many as it has.
    struct Ends {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        std::uint32_t size = 0;

        Ends() = default;
        explicit Ends(std::string_view text);
        [[nodiscard]] std::size_t hash() const;
        friend bool operator==(const Ends&, const Ends&) = default;
    };
    struct Entry {
        Ends ends;
        std::uint32_t number = 0;  // of the name, from 1 on; 0 where empty
    };

    std::vector<std::string_view> names_;
    std::vector<Entry> table_;  // a power of two, at most half full
};

/// The same but for the case of ASCII letters.
[[nodiscard]] bool same_letters(std::string_view a, std::string_view b);

/// `a`, `b` or `c` in back quotes.
[[nodiscard]] std::string either_of(const Names& names);

}  // namespace chapeau::record
