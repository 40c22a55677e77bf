// Where in a record: `applicant.licences[2].occupation`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chapeau::record {

/// A name, or the index of a member.
struct Step {
    explicit Step(std::string_view field) : name(field) {}
    explicit Step(std::size_t member) : index(member), is_member(true) {}

    std::string_view name;
    std::size_t index = 0;
    bool is_member = false;
};

/// As written in a policy's tests; a name that is no word stands in brackets and quotes, shortened, safe to print.
[[nodiscard]] std::string text_of(const std::vector<Step>& path);

}  // namespace chapeau::record
