#include "html_page.hpp"

#include <algorithm>
#include <array>

namespace chapeau::trace::test {
namespace {

constexpr std::string_view name_letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
constexpr std::array<std::string_view, 3> without_content{"meta", "input", "br"};
constexpr std::array<std::string_view, 2> without_markup{"style", "script"};

template <class All>
bool among(std::string_view one, const All& all) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// Reads elements and text until the end or the first fault.
class Reading {
  public:
    explicit Reading(std::string_view page) : rest_(page) {}

    PageParts read() {
        if (rest_.starts_with("<!doctype html>"))
            rest_.remove_prefix(15);
        while (!rest_.empty() && out_.fault.empty())
            step();
        if (out_.fault.empty() && !open_.empty())
            fail("not closed: " + open_.back());
        return std::move(out_);
    }

  private:
    void fail(std::string fault) {
        if (out_.fault.empty())
            out_.fault = std::move(fault) + " before " + std::string(rest_.substr(0, 60));
    }

    std::string take(std::string_view letters) {
        const std::size_t size = std::min(rest_.find_first_not_of(letters), rest_.size());
        std::string out(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return out;
    }

    bool skip(std::string_view what) {
        const bool there = rest_.starts_with(what);
        if (there)
            rest_.remove_prefix(what.size());
        return there;
    }

    void step() {
        const std::size_t text = std::min(rest_.find('<'), rest_.size());
        out_.text += rest_.substr(0, text);
        if (rest_.substr(0, text).find('>') != std::string_view::npos)
            fail("a > in text");
        rest_.remove_prefix(text);
        if (skip("</"))
            close();
        else if (skip("<"))
            open();
    }

    void close() {
        const std::string name = take(name_letters);
        if (open_.empty() || open_.back() != name || !skip(">"))
            return fail("closes out of turn: " + name);
        open_.pop_back();
    }

    void open() {
        Element element{take(name_letters), {}};
        if (element.name.empty())
            fail("no name");
        while (skip(" "))
            attribute(element);
        if (!skip(">"))
            fail("not the end of a tag");
        if (among(element.name, without_markup))
            rest_.remove_prefix(std::min(rest_.find("</" + element.name), rest_.size()));
        if (!among(element.name, without_content))
            open_.push_back(element.name);
        out_.elements.push_back(std::move(element));
    }

    void attribute(Element& element) {
        const std::string name = take(name_letters);
        std::string value;
        if (skip("=\"")) {
            const std::size_t end = std::min(rest_.find('"'), rest_.size());
            value = rest_.substr(0, end);
            rest_.remove_prefix(end);
            if (!skip("\""))
                fail("a value without end");
        } else if (skip("=")) {
            value = take("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:#");
        }
        if (name.empty() || !element.attributes.emplace(name, value).second)
            fail("no attribute, or twice: " + name);
    }

    std::string_view rest_;
    PageParts out_;
    std::vector<std::string> open_;
};

}  // namespace

std::vector<std::string> PageParts::values_of(std::string_view attribute) const {
    std::vector<std::string> out;
    for (const Element& element : elements)
        if (const auto found = element.attributes.find(std::string(attribute)); found != element.attributes.end())
            out.push_back(found->second);
    return out;
}

std::size_t PageParts::count(std::string_view element) const {
    return static_cast<std::size_t>(
        std::count_if(elements.begin(), elements.end(), [&](const Element& one) { return one.name == element; }));
}

PageParts parts_of(std::string_view page) {
    return Reading(page).read();
}

std::string content_of(std::string_view page, std::string_view name, std::size_t from) {
    const std::string begin = '<' + std::string(name) + '>';
    const std::size_t at = page.find(begin, from);
    if (at == std::string_view::npos)
        return {};
    const std::size_t first = at + begin.size();
    return std::string(page.substr(first, page.find("</" + std::string(name) + '>', first) - first));
}

}  // namespace chapeau::trace::test
