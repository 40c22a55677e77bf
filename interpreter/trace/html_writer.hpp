// HTML that is well formed and escaped by construction: an element is closed where its `Tag` ends, and text and
// attributes only get in escaped.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "interpreter/trace/twin.hpp"

namespace chapeau::trace {

struct Attribute {
    std::string_view name;        // none at all where empty
    std::string_view value = {};  // without one where empty
};

class Html {
  public:
    /// `second` is the language of the second of two texts; empty where there is but one.
    explicit Html(std::string_view second) : second_(second) {}

    /// Once where it is the same in both languages, otherwise each in an element of its own. A second text is marked
    /// with its language; the first is in that of the page.
    void text(const Said& said);
    /// Markup, or what goes into a style or script: as it is.
    void raw(std::string_view markup) { out_ += markup; }

    void open(std::string_view name, std::initializer_list<Attribute> attributes);
    void close(std::string_view name);
    /// An element that holds a text and nothing else.
    void leaf(std::string_view name, std::initializer_list<Attribute> attributes, const Said& said);
    /// None at all where there is nothing to say.
    void leaf_if(std::string_view name, std::initializer_list<Attribute> attributes, const Said& said) {
        if (!said.empty())
            leaf(name, attributes, said);
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

  private:
    std::string out_;
    std::string_view second_;
};

/// An element, open for as long as this lives.
class Tag {
  public:
    Tag(Html& html, std::string_view name, std::initializer_list<Attribute> attributes = {})
        : html_(html), name_(name) {
        html.open(name, attributes);
    }
    ~Tag() { html_.close(name_); }
    Tag(const Tag&) = delete;
    Tag& operator=(const Tag&) = delete;

  private:
    Html& html_;
    std::string_view name_;
};

}  // namespace chapeau::trace
