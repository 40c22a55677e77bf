// A page taken apart, for tests: strict where a browser is lenient.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chapeau::trace::test {

struct Element {
    std::string name;
    std::map<std::string, std::string> attributes;  // as written, entities and all
};

struct PageParts {
    std::vector<Element> elements;  // in order
    std::string text;               // between the elements, without that of style and script; entities as written
    std::string fault;              // the first thing that is not well formed; empty if all is

    [[nodiscard]] std::vector<std::string> values_of(std::string_view attribute) const;
    [[nodiscard]] std::size_t count(std::string_view element) const;
};
[[nodiscard]] PageParts parts_of(std::string_view page);

/// What stands between the first `<name>` at or after `from` and its end.
[[nodiscard]] std::string content_of(std::string_view page, std::string_view name, std::size_t from = 0);

}  // namespace chapeau::trace::test
