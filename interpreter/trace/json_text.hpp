// Text as JSON has it, added to a text.
//
// Nearly all text needs no escape, so it goes over in runs: a run ends at a quote, a backslash, an unsafe character
// (text/unsafe.hpp) or a byte that is no UTF-8.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace chapeau::trace {

/// A text that is only added to, and kept when it is begun anew. What a `std::string` does, but a trace is thousands of
/// short pieces, and here one that is known when this is compiled costs no call.
class GrowingText {
  public:
    void clear() { size_ = 0; }

    GrowingText& operator+=(char c) {
        make_room(1);
        bytes_[size_++] = c;
        return *this;
    }
    /// Must not be of this text.
    GrowingText& operator+=(std::string_view text) {
        make_room(text.size());
        std::memcpy(bytes_.data() + size_, text.data(), text.size());
        size_ += text.size();
        return *this;
    }
    /// What is there already, once more.
    void repeat(std::size_t begin, std::size_t size) {
        make_room(size);
        std::memcpy(bytes_.data() + size_, bytes_.data() + begin, size);
        size_ += size;
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    /// Until it is added to.
    [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

  private:
    void make_room(std::size_t size) {
        if (bytes_.size() - size_ < size)
            grow(size);
    }
    void grow(std::size_t size);

    std::string bytes_;  // beyond `size_` room to grow
    std::size_t size_ = 0;
};

/// Bytes at the front that stand for themselves.
[[nodiscard]] std::size_t length_of_run(std::string_view text);
/// What stands for the bytes behind a run.
struct Special {
    std::string instead;
    std::size_t bytes = 1;
};
/// Of the front of a text that is no run.
[[nodiscard]] Special special(std::string_view text);

/// Adds `text` in quotes with what JSON wants escaped, and unsafe characters by number; a byte that is no UTF-8 becomes
/// U+FFFD.
template <class To>
void add_json(To& to, std::string_view text) {
    to += '"';
    while (true) {
        const std::size_t run = length_of_run(text);
        to += text.substr(0, run);
        if (run == text.size())
            break;
        const Special next = special(text.substr(run));
        to += next.instead;
        text.remove_prefix(run + next.bytes);
    }
    to += '"';
}

/// `each` adds one of them.
template <class To, class All, class Each>
void add_list(To& to, const All& all, const Each& each) {
    to += '[';
    bool first = true;
    for (const auto& one : all) {
        if (!first)
            to += ',';
        first = false;
        each(one);
    }
    to += ']';
}

template <class To>
void add_json(To& to, const std::vector<std::string>& texts) {
    add_list(to, texts, [&](const std::string& text) { add_json(to, text); });
}

/// Nothing at all is null.
template <class To>
void add_json_or_null(To& to, std::string_view text) {
    if (text.empty())
        to += "null";
    else
        add_json(to, text);
}

}  // namespace chapeau::trace
