// In the order of RFC 9110, 13.2.2: If-Match, If-None-Match, and the range only where If-Range lets it count.
#include "tools/serve/ranges.hpp"

#include <algorithm>
#include <optional>

#include "interpreter/text/ascii.hpp"
#include "tools/serve/fields.hpp"

namespace chapeau::serve {

namespace {

/// `*` is any. A weak tag is the same as `etag` only where that is enough.
bool lists(std::string_view tags, std::string_view etag, bool weak_is_enough) {
    bool found = trimmed(tags) == "*";
    for_each_element(tags, [&](std::string_view one) {
        if (weak_is_enough && one.starts_with("W/"))
            one.remove_prefix(2);
        found = found || one == etag;
    });
    return found;
}

/// Of digits alone; more than can be counted is as much as can be.
std::optional<std::uint64_t> number_of(std::string_view digits) {
    if (digits.empty() || !std::ranges::all_of(digits, text::is_digit))
        return std::nullopt;
    std::uint64_t number = 0;
    for (const char c : digits)
        number = number > (UINT64_MAX - 9) / 10 ? UINT64_MAX : 10 * number + static_cast<std::uint64_t>(c - '0');
    return number;
}

/// `-500`: the last ones.
Selection last_of(std::uint64_t wanted, std::uint64_t size) {
    if (wanted == 0)
        return {.status = 416};
    const std::uint64_t least = std::min(wanted, size);
    return size == 0 ? Selection{} : Selection{206, size - least, least};
}

/// `500-999`, `500-` or `-500`. Nothing where it is none of them.
std::optional<Selection> part_of(std::string_view spec, std::uint64_t size) {
    const std::size_t dash = spec.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto first = number_of(spec.substr(0, dash));
    const std::string_view behind = spec.substr(dash + 1);
    const auto last = behind.empty() ? std::optional(UINT64_MAX) : number_of(behind);
    if (dash == 0 && !behind.empty() && last)
        return last_of(*last, size);
    if (!first || !last || *last < *first)
        return std::nullopt;
    if (*first >= size)
        return Selection{.status = 416};
    return Selection{206, *first, std::min(*last, size - 1) - *first + 1};
}

/// Nothing where the whole is to be answered.
std::optional<Selection> range_of(std::string_view field, std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (text::in_small_letters(field.substr(0, unit.size())) != unit)
        return std::nullopt;
    std::optional<Selection> part;
    std::size_t count = 0;
    for_each_element(field.substr(unit.size()), [&](std::string_view one) {
        ++count;
        part = part_of(one, size);
    });
    return count == 1 ? part : std::nullopt;
}

}  // namespace

Selection select(const Conditions& conditions, std::string_view etag, std::uint64_t size) {
    if (!conditions.if_match.empty() && !lists(conditions.if_match, etag, false))
        return {.status = 412};
    if (!conditions.if_none_match.empty() && lists(conditions.if_none_match, etag, true))
        return {.status = 304, .size = size};
    Selection whole{.size = size};
    // A date cannot be compared, as no Last-Modified is sent; then it is another result.
    if (!conditions.if_range.empty() && trimmed(conditions.if_range) != etag)
        return whole;
    const Selection part = range_of(trimmed(conditions.range), size).value_or(whole);
    return part.status == 200 ? whole : part;
}

}  // namespace chapeau::serve
