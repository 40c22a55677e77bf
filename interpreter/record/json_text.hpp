// JSON text taken apart token by token: a narrow, strict face of simdjson's On-Demand parser.
#pragma once

#include <simdjson.h>

#include <memory>
#include <string>
#include <string_view>

namespace chapeau::record {

enum class Json : std::uint8_t { object, list, text, number, yes_no, null };

struct Token {
    Json json = Json::null;
    bool yes = false;          // of true
    std::string_view raw;      // as it stands there, for an object or a list its bracket
    std::string_view content;  // of a text: without quotes and escapes
};

using Value = simdjson::ondemand::value;

/// The name of a field, compared as it stands there and unescaped only where that is needed.
class Key {
  public:
    Key(simdjson::ondemand::field& field, const char* end) : field_(field), raw_(field.key().raw()), end_(end) {}

    [[nodiscard]] bool is(std::string_view name) const;
    /// Nothing where its escapes are malformed. To be called at most once.
    [[nodiscard]] std::optional<std::string_view> text();

  private:
    simdjson::ondemand::field& field_;
    const char* raw_;
    const char* end_;
};

/// One JSON text after the other, in buffers that are kept. Every function that returns false has left a `fault()`, and
/// nothing more may be read of that text. Views are good until the next `open`.
///
/// INVARIANT: each value handed out is taken with `token` first, and then, an object or a list, once with `fields` or
/// `members`; so all that is between the first brace and the last has been looked at.
class JsonText {
  public:
    struct Fault {
        std::string found;
        std::string expected;
        bool too_deep = false;
    };

    explicit JsonText(std::size_t deepest) : deepest_(deepest) {}

    /// Copies the text, and looks at its bytes: encoding, quotes.
    [[nodiscard]] bool open(std::string_view json);
    /// The one object of the text, and that nothing follows: `each(Key&, Value&)` per field.
    template <class Each>
    [[nodiscard]] bool root(Each each);
    [[nodiscard]] bool token(Value& value, Token& into);
    template <class Each>
    [[nodiscard]] bool fields(Value& value, Each each);
    /// `each(Value&)` per member of a list.
    template <class Each>
    [[nodiscard]] bool members(Value& value, Each each);
    /// Reads a value, whatever it is, only to see that it is well-formed. `taken` is its token.
    [[nodiscard]] bool pass_over(Value& value, const Token& taken);

    [[nodiscard]] const Fault& fault() const { return fault_; }
    /// For callers who give up by themselves; returns false.
    bool fail(std::string found, std::string expected);

  private:
    template <class Each>
    [[nodiscard]] bool each_field(simdjson::ondemand::object& object, Each& each);
    [[nodiscard]] bool scalar(Token& into);
    [[nodiscard]] bool text(Value& value, Token& into);
    [[nodiscard]] bool ends_with_brace();
    [[nodiscard]] bool nothing_follows();
    bool fail_here(simdjson::error_code error);
    bool fail_at(const char* place, std::string expected);
    bool fail_token(std::string_view raw);
    bool fail_bytes(simdjson::error_code error);
    bool fail_depth();

    struct Deeper {
        explicit Deeper(std::size_t& depth) : depth_(++depth) {}
        ~Deeper() { --depth_; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;
        std::size_t& depth_;
    };

    std::size_t deepest_;
    std::size_t depth_ = 0;
    std::string buffer_;  // the text, then zeros as padding
    std::string_view text_;
    simdjson::ondemand::parser parser_;
    simdjson::ondemand::document document_;
    Fault fault_;
};

template <class Each>
bool JsonText::each_field(simdjson::ondemand::object& object, Each& each) {
    const Deeper deeper(depth_);
    if (depth_ > deepest_)
        return fail_depth();
    for (auto result : object) {
        simdjson::ondemand::field field;
        if (const auto error = std::move(result).get(field))
            return fail_here(error);
        Key key(field, text_.data() + text_.size());
        if (!each(key, field.value()))
            return false;
    }
    return true;
}

template <class Each>
bool JsonText::root(Each each) {
    simdjson::ondemand::object object;
    if (const auto error = document_.get_object().get(object))
        return fail_here(error);
    return each_field(object, each) && nothing_follows();
}

template <class Each>
bool JsonText::fields(Value& value, Each each) {
    simdjson::ondemand::object object;
    if (const auto error = value.get_object().get(object))
        return fail_here(error);
    return each_field(object, each);
}

template <class Each>
bool JsonText::members(Value& value, Each each) {
    const Deeper deeper(depth_);
    if (depth_ > deepest_)
        return fail_depth();
    simdjson::ondemand::array list;
    if (const auto error = value.get_array().get(list))
        return fail_here(error);
    for (auto result : list) {
        Value member;
        if (const auto error = std::move(result).get(member))  // NOLINT(performance-move-const-arg): `get` asks for it
            return fail_here(error);
        if (!each(member))
            return false;
    }
    return true;
}

}  // namespace chapeau::record
