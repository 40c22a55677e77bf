// Behind the last token stand more places, all of the line break that ends the stretch. So whoever looks a token or two
// too far sees a line break, which is no token at all, and needs no other check. That is so as long as the text stays
// what it is; lines of a mapped file may change after their tokens were found, and `within` is for those.
#include "interpreter/record/line_tokens.hpp"

#include <algorithm>

namespace chapeau::record {

namespace {

constexpr std::size_t stretch_size = std::size_t{32} << 10U;  // bytes, and on to the line's end

/// The first lines that come to a stretch together, without the last line break; none where there is no line break.
std::string_view first_lines(std::string_view lines) {
    const std::size_t behind = lines.find('\n', std::min(stretch_size, lines.size()));
    const std::size_t line_break = behind != std::string_view::npos ? behind : lines.rfind('\n');
    return line_break == std::string_view::npos ? std::string_view() : lines.substr(0, line_break);
}

}  // namespace

void LineTokens::open(std::string_view lines) {
    lines_ = rest_ = lines;
    text_ = end_ = alone_to_ = lines.data();
}

std::string_view LineTokens::line() const {
    return rest_.substr(0, rest_.find('\n'));
}

bool LineTokens::find() {
    if (found())
        return true;
    const std::string_view lines = first_lines(rest_);
    if (lines.empty())
        return false;
    if (rest_.data() >= alone_to_) {
        if (find_in(lines))
            return true;
        alone_to_ = lines.data() + lines.size();
    }
    return find_in(line());
}

bool LineTokens::find_in(std::string_view stretch) {
    if (stretch.size() + places_behind > capacity_) {
        const std::size_t wanted = 2 * (std::max(stretch.size(), stretch_size) + places_behind);
        capacity_ = 0;
        if (simdjson::get_active_implementation()->create_dom_parser_implementation(wanted, 1, first_stage_) !=
            simdjson::SUCCESS)
            return false;
        capacity_ = wanted;
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(stretch.data());
    if (first_stage_->stage1(bytes, stretch.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS)
        return false;
    Place* const places = first_stage_->structural_indexes.get();
    Place* const last = places + first_stage_->n_structural_indexes;
    std::fill_n(last, places_behind, static_cast<Place>(stretch.size()));
    last_ = last;
    text_ = stretch.data();
    end_ = text_ + stretch.size();
    at_ = places;
    return true;
}

void LineTokens::pass(std::string_view line) {
    rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
    while (found() && text_ + *at_ < rest_.data())
        ++at_;
}

void LineTokens::go_back_to(const Line& line) {
    rest_ = lines_.substr(static_cast<std::size_t>(line.first - lines_.data()));
    at_ = line.at;
}

}  // namespace chapeau::record
