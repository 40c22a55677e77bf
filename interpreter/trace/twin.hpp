// The same thing in two languages.
//
// Two traces of one record have the same shape, so they are gone through side by side: whoever has a thing in both has
// each of its parts in both. Where there is but one language, it is both.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/trace/words.hpp"

namespace chapeau::trace {

template <class T>
struct Twin {
    const T& first;
    const T& second;

    /// `clause[&Clause::title]`
    template <class Member>
    [[nodiscard]] Twin<Member> operator[](Member T::*member) const {
        return {first.*member, second.*member};
    }
};

/// The members of a list in both; should there not be as many, the first's alone.
template <class T>
[[nodiscard]] std::vector<Twin<T>> each(Twin<std::vector<T>> lists) {
    const bool alike = lists.first.size() == lists.second.size();
    std::vector<Twin<T>> out;
    for (std::size_t i = 0; i < lists.first.size(); ++i)
        out.push_back({lists.first[i], alike ? lists.second[i] : lists.first[i]});
    return out;
}

/// A text in both languages.
struct Said {
    std::string first;
    std::string second;

    Said() = default;
    /// The same in both: a code, a date, a path.
    Said(std::string_view both) : first(both), second(both) {}    // NOLINT(google-explicit-constructor)
    Said(const std::string& both) : first(both), second(both) {}  // NOLINT(google-explicit-constructor)
    Said(const char* both) : first(both), second(both) {}         // NOLINT(google-explicit-constructor)
    Said(std::string one, std::string other) : first(std::move(one)), second(std::move(other)) {}
    template <class Text>
    Said(Twin<Text> twin) : first(twin.first), second(twin.second) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool empty() const { return first.empty() && second.empty(); }
    Said& operator+=(const Said& more) {
        first += more.first;
        second += more.second;
        return *this;
    }
};

[[nodiscard]] inline Said operator+(Said text, const Said& more) {
    return text += more;
}

/// The phrase with what is filled in.
[[nodiscard]] inline Said filled(const Said& phrase, const Said& with) {
    return {filled(std::string_view(phrase.first), {with.first}),
            filled(std::string_view(phrase.second), {with.second})};
}
[[nodiscard]] inline Said filled(const Said& phrase, const Said& with, const Said& and_with) {
    return {filled(std::string_view(phrase.first), {with.first, and_with.first}),
            filled(std::string_view(phrase.second), {with.second, and_with.second})};
}

}  // namespace chapeau::trace
