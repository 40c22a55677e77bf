// The reader of records hands out values, not places: nearly nobody asks. So when somebody does, the text is walked
// once more, passing over what the path does not name. Nothing is checked here: a text that is no JSON ends the walk
// where it ceases to make sense.
#include "interpreter/cases/json_place.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace chapeau::cases {

namespace {

class Walk {
  public:
    Walk(std::string_view json, std::string_view path) : json_(json), path_(path) {}

    JsonPlace find() {
        JsonPlace place = value_here();
        while (!path_.empty() && into_next_step())
            place = value_here();
        return place;
    }

  private:
    [[nodiscard]] char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }
    void blanks() { at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size()); }

    /// Of an object or a list, its bracket alone.
    JsonPlace value_here() {
        blanks();
        const std::size_t begin = at_;
        if (peek() == '{' || peek() == '[')
            return {begin, begin + 1};
        pass_value();
        const std::size_t end = at_;
        at_ = begin;
        return {begin, std::max(end, begin)};
    }

    bool into_next_step() {
        if (path_.starts_with('[')) {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(path_.data() + 1, path_.data() + path_.size(), index);
            if (error != std::errc())
                return false;
            path_.remove_prefix(std::min(static_cast<std::size_t>(end - path_.data()) + 1, path_.size()));
            return into_member(index);
        }
        path_.remove_prefix(path_.starts_with('.') ? 1 : 0);
        const std::string_view name = path_.substr(0, path_.find_first_of(".["));
        path_.remove_prefix(name.size());
        return into_field(name);
    }

    bool into_member(std::size_t index) {
        if (peek() != '[')
            return false;
        const std::size_t back = at_++;
        for (; index > 0; --index) {
            pass_value();
            blanks();
            if (peek() != ',')
                return go_back(back);
            ++at_;
        }
        blanks();
        return peek() != ']' || go_back(back);
    }

    bool into_field(std::string_view name) {
        if (peek() != '{')
            return false;
        const std::size_t back = at_++;
        while (true) {
            blanks();
            if (peek() != '"')
                return go_back(back);
            const std::size_t begin = at_;
            pass_text();
            const std::string_view key = json_.substr(begin, at_ - begin);
            blanks();
            at_ += peek() == ':' ? 1 : 0;
            if (key.size() == name.size() + 2 && key.substr(1, name.size()) == name)
                return true;
            pass_value();
            blanks();
            if (peek() != ',')
                return go_back(back);
            ++at_;
        }
    }

    bool go_back(std::size_t at) {
        at_ = at;
        return false;
    }

    void pass_text() {
        for (++at_; at_ < json_.size() && json_[at_] != '"'; ++at_)
            at_ += json_[at_] == '\\' ? 1 : 0;
        at_ = std::min(at_ + 1, json_.size());
    }

    /// Brackets are counted, not matched.
    void pass_value() {
        blanks();
        std::size_t depth = 0;
        do {
            blanks();
            const char c = peek();
            if (c == '"') {
                pass_text();
            } else if (c == '{' || c == '[') {
                ++depth;
                ++at_;
            } else if ((c == '}' || c == ']') && depth > 0) {
                --depth;
                ++at_;
            } else if (depth > 0) {
                ++at_;
            } else {
                at_ = std::min(json_.find_first_of(",}] \t\r\n", at_), json_.size());
            }
        } while (depth > 0 && at_ < json_.size());
    }

    std::string_view json_;
    std::string_view path_;
    std::size_t at_ = 0;
};

}  // namespace

JsonPlace find_json(std::string_view json, std::string_view path) {
    return Walk(json, path).find();
}

}  // namespace chapeau::cases
