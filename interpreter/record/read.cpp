// One pass over the text, down the objects that the facts declare; each value goes straight to its slot. Fields mostly
// come in the order of the declarations, so the next name is guessed and compared before any is looked up.
//
// A value that does not suit its fact is noted and stepped over (still looking at every token of it), so that one
// reading tells all that is wrong. Where the text is not JSON at all, nothing that comes after can be trusted and what
// was noted before may be wrong too: then that one fault is all that is told, with the path on which the reading was.
// When as many errors have been noted as may be, the reading stops there.
//
// Each kind of object carries the number of the last object of that kind in which a field was seen; a field seen in the
// present one again is a duplicate. Thus no set has to be cleared per object. The texts of a record are overwritten in
// place, so once the buffers have grown to the records that come, reading a good record allocates nothing.

#include "interpreter/record/read.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "interpreter/record/json_text.hpp"
#include "interpreter/record/layout.hpp"
#include "interpreter/record/path.hpp"
#include "interpreter/record/scalar.hpp"
#include "interpreter/record/shown.hpp"
#include "interpreter/text/utf8.hpp"

namespace chapeau::record {

struct Reader::State {
    State(const model::Model& model, Limits limits)
        : layout_(model), limits_(limits), json_(limits.depth), seen_(model.shapes.size()) {
        for (std::size_t shape = 0; shape < seen_.size(); ++shape)
            seen_[shape].resize(layout_.objects[shape].fields.size(), 0);
    }

    std::vector<RecordError> read(std::string_view text, Record& into);

  private:
    struct ObjectAt {
        std::uint32_t object;
        std::uint64_t number;
        std::uint32_t next = 0;
    };

    void start(Record& into);
    [[nodiscard]] ObjectAt enter(std::uint32_t object) { return {object, ++objects_seen_}; }
    template <class Body>
    [[nodiscard]] bool at(Step step, Body body);

    [[nodiscard]] bool field(ObjectAt& at_object, Key& key, Value& value);
    [[nodiscard]] bool known_field(ObjectAt& at_object, std::uint32_t index, Value& value);
    [[nodiscard]] bool unknown_field(const Object& object, std::string_view name, Value& value);
    [[nodiscard]] bool repeated_field(std::string_view name, Value& value);
    [[nodiscard]] bool object(std::uint32_t object, Value& value);
    [[nodiscard]] bool leaf(const Leaf& leaf, Value& value);
    [[nodiscard]] bool set(const Leaf& leaf, Value& value);
    [[nodiscard]] bool set_member(const Leaf& leaf, Value& value);
    void tidy(const Leaf& leaf, Datum& datum, std::size_t first_code, std::size_t first_text);
    [[nodiscard]] bool list(const Leaf& leaf, Value& value);
    [[nodiscard]] bool list_member(const Leaf& leaf, ListDatum& datum, Value& value);
    [[nodiscard]] bool one_more_member();

    [[nodiscard]] bool fill(std::string_view text);
    void look_for_id(std::string_view text, Record& into);
    [[nodiscard]] bool store(const Leaf& leaf, const Token& token, Datum& datum);
    [[nodiscard]] Datum& place_of(const model::Fact& fact);
    [[nodiscard]] std::int64_t keep(std::string_view text);
    [[nodiscard]] std::int64_t keep(values::Rational number);
    [[nodiscard]] bool misfit(const Token& token, std::string expected, Value& value);
    /// Whether there is room for more errors; otherwise the reading stops.
    [[nodiscard]] bool note(std::string found, std::string expected);

    Layout layout_;
    Limits limits_;
    JsonText json_;
    Record* record_ = nullptr;
    std::vector<Step> path_;
    std::vector<RecordError> errors_;
    std::vector<std::vector<std::uint64_t>> seen_;  // by object and field: the number of the object
    std::uint64_t objects_seen_ = 0;
    std::size_t members_ = 0;
    bool too_many_ = false;       // of them
    std::size_t texts_ = 0;       // in use; those of the record before stand behind them
    std::size_t first_cell_ = 0;  // of the member that is being read
};

namespace {

std::string found_of(const Token& token) {
    if (token.json == Json::object)
        return "an object";
    return token.json == Json::list ? "a list" : shown(token.raw);
}

/// The text up to its last comma between values, with the brackets closed that are open there. Commas deeper than
/// `deepest` do not count.
std::string closed_at_last_comma(std::string_view text, std::size_t deepest) {
    std::string closing;
    std::string at_comma;
    std::size_t end = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_text && c == '\\')
            ++i;
        else if (c == '"')
            in_text = !in_text;
        else if (!in_text && (c == '{' || c == '['))
            closing += c == '{' ? '}' : ']';
        else if (!in_text && (c == '}' || c == ']') && !closing.empty())
            closing.pop_back();
        else if (!in_text && c == ',' && closing.size() <= deepest) {
            end = i;
            at_comma = closing;
        }
    }
    return std::string(text.substr(0, end)).append(at_comma.rbegin(), at_comma.rend());
}

}  // namespace

std::vector<RecordError> Reader::State::read(std::string_view text, Record& into) {
    start(into);
    if (text.size() > limits_.bytes)
        return {{"", fmt::format("{} bytes", text.size()), fmt::format("a record of at most {} bytes", limits_.bytes)}};
    const bool well_formed = fill(text);
    into.texts.resize(texts_);
    if (well_formed || errors_.size() >= limits_.errors)
        return std::move(errors_);
    RecordError fault{text_of(path_), json_.fault().found, json_.fault().expected,
                      too_many_                ? RecordError::Of::value
                      : json_.fault().too_deep ? RecordError::Of::depth_of_json
                                               : RecordError::Of::json};
    if (into.id.empty())
        look_for_id(text, into);
    return {std::move(fault)};
}

bool Reader::State::fill(std::string_view text) {
    ObjectAt root = enter(layout_.root);
    return json_.open(text) && json_.root([&](Key& key, Value& value) { return field(root, key, value); });
}

/// Of a text that is cut off, or that has bytes which are no UTF-8, the part before may be read.
void Reader::State::look_for_id(std::string_view text, Record& into) {
    const std::string_view before = text.substr(0, text::first_malformed(text).value_or(text.size()));
    start(into);
    static_cast<void>(fill(closed_at_last_comma(before, limits_.depth)));  // what is come to stands
}

void Reader::State::start(Record& into) {
    record_ = &into;
    into.id.clear();
    into.singles.assign(layout_.model.singles, Datum{});
    into.lists.assign(layout_.model.lists_of_record.size(), ListDatum{});
    into.cells.clear();
    into.codes.clear();
    into.numbers.clear();
    path_.clear();
    errors_.clear();
    members_ = 0;
    too_many_ = false;
    texts_ = 0;
}

/// Leaves the step in the path where the body fails: there the reading was.
template <class Body>
bool Reader::State::at(Step step, Body body) {
    path_.push_back(step);
    if (!body())
        return false;
    path_.pop_back();
    return true;
}

// ---------------------------------------------------------------- objects

bool Reader::State::field(ObjectAt& at_object, Key& key, Value& value) {
    const Object& object = layout_.objects[at_object.object];
    if (at_object.next < object.names.size() && key.is(object.names[at_object.next]))
        return known_field(at_object, at_object.next, value);
    const auto name = key.text();
    if (!name)
        return json_.fail("a field's name", "a name whose escapes are those of JSON");
    const auto index = object.names.find(*name);
    return index ? known_field(at_object, *index, value) : unknown_field(object, *name, value);
}

bool Reader::State::known_field(ObjectAt& at_object, std::uint32_t index, Value& value) {
    const Object& object_here = layout_.objects[at_object.object];
    const std::string_view name = object_here.names[index];
    at_object.next = index + 1;
    return at(Step(name), [&] {
        if (std::exchange(seen_[at_object.object][index], at_object.number) == at_object.number)
            return repeated_field(name, value);
        const Object::Field what = object_here.fields[index];
        return what.is_object ? object(what.index, value) : leaf(layout_.leaves[what.index], value);
    });
}

bool Reader::State::unknown_field(const Object& object, std::string_view name, Value& value) {
    return at(Step(name), [&] {
        Token token;
        return note(fmt::format("a field named `{}`", shown(name)), expected_fields(object, name)) &&
               json_.token(value, token) && json_.pass_over(value, token);
    });
}

bool Reader::State::repeated_field(std::string_view name, Value& value) {
    Token token;
    return note(fmt::format("`{}` a second time", name), "each field at most once") && json_.token(value, token) &&
           json_.pass_over(value, token);
}

bool Reader::State::object(std::uint32_t object, Value& value) {
    Token token;
    if (!json_.token(value, token))
        return false;
    if (token.json == Json::null)
        return true;
    if (token.json != Json::object)
        return misfit(token, "an object", value);
    ObjectAt inner = enter(object);
    return json_.fields(value, [&](Key& key, Value& of_field) { return field(inner, key, of_field); });
}

// ---------------------------------------------------------------- facts

bool Reader::State::leaf(const Leaf& leaf, Value& value) {
    Token token;
    if (!json_.token(value, token))
        return false;
    if (token.json == Json::null)
        return true;
    if (leaf.fact->type.many == model::Many::one) {
        const bool container = token.json == Json::object || token.json == Json::list;
        if (container)
            return misfit(token, expected_of(leaf), value);
        return store(leaf, token, place_of(*leaf.fact));
    }
    if (token.json != Json::list)
        return misfit(token, expected_of_all(leaf), value);
    return leaf.fact->type.many == model::Many::set ? set(leaf, value) : list(leaf, value);
}

bool Reader::State::store(const Leaf& leaf, const Token& token, Datum& datum) {
    values::Rational number;
    std::string expected = read_scalar(leaf, token, datum.code, number);
    if (!expected.empty())
        return note(found_of(token), std::move(expected));
    datum.known = true;
    if (leaf.fact->type.kind == model::Kind::text)
        datum.code = keep(token.content);
    if (model::is_number(leaf.fact->type.kind))
        datum.code = keep(number);
    if (leaf.is_id)
        record_->id.assign(token.content);
    return true;
}

Datum& Reader::State::place_of(const model::Fact& fact) {
    return fact.place == model::Fact::Place::column ? record_->cells[first_cell_ + fact.slot]
                                                    : record_->singles[fact.slot];
}

std::int64_t Reader::State::keep(std::string_view text) {
    if (texts_ == record_->texts.size())
        record_->texts.emplace_back();
    record_->texts[texts_].assign(text);
    return static_cast<std::int64_t>(texts_++);
}

std::int64_t Reader::State::keep(values::Rational number) {
    record_->numbers.push_back(number);
    return static_cast<std::int64_t>(record_->numbers.size() - 1);
}

// ---------------------------------------------------------------- sets

bool Reader::State::set(const Leaf& leaf, Value& value) {
    const std::size_t first_code = record_->codes.size();
    const std::size_t first_text = texts_;
    std::size_t index = 0;
    const bool well_formed = json_.members(value, [&](Value& member) {
        return at(Step(index++), [&] { return one_more_member() && set_member(leaf, member); });
    });
    if (well_formed)
        tidy(leaf, place_of(*leaf.fact), first_code, first_text);
    return well_formed;
}

bool Reader::State::set_member(const Leaf& leaf, Value& value) {
    Token token;
    if (!json_.token(value, token))
        return false;
    if (token.json == Json::null)
        return misfit(token, expected_of(leaf) + " (a set is complete once it is there)", value);
    if (token.json == Json::object || token.json == Json::list)
        return misfit(token, expected_of(leaf), value);
    Datum datum;
    if (!store(leaf, token, datum))
        return false;
    if (datum.known)
        record_->codes.push_back(datum.code);
    return true;
}

void Reader::State::tidy(const Leaf& leaf, Datum& datum, std::size_t first_code, std::size_t first_text) {
    auto& codes = record_->codes;
    const auto of_set = codes.begin() + static_cast<std::ptrdiff_t>(first_code);
    if (leaf.fact->type.kind == model::Kind::text) {
        const auto begin = record_->texts.begin() + static_cast<std::ptrdiff_t>(first_text);
        const auto end = record_->texts.begin() + static_cast<std::ptrdiff_t>(texts_);
        std::sort(begin, end);
        texts_ = first_text + static_cast<std::size_t>(std::unique(begin, end) - begin);
        codes.erase(of_set + static_cast<std::ptrdiff_t>(texts_ - first_text), codes.end());
    } else {
        std::sort(of_set, codes.end());
        codes.erase(std::unique(of_set, codes.end()), codes.end());
    }
    datum.known = true;
    datum.code = static_cast<std::int64_t>(first_code);
    datum.count = static_cast<std::uint32_t>(codes.size() - first_code);
}

// ---------------------------------------------------------------- lists

bool Reader::State::list(const Leaf& leaf, Value& value) {
    ListDatum& datum = record_->lists[leaf.fact->slot];
    datum = {.known = true, .count = 0, .first = static_cast<std::uint32_t>(record_->cells.size())};
    return json_.members(value, [&](Value& member) {
        return at(Step(std::size_t{datum.count}),
                  [&] { return one_more_member() && list_member(leaf, datum, member); });
    });
}

bool Reader::State::list_member(const Leaf& leaf, ListDatum& datum, Value& value) {
    Token token;
    if (!json_.token(value, token))
        return false;
    ++datum.count;
    first_cell_ = record_->cells.size();
    record_->cells.resize(first_cell_ + layout_.model.columns[leaf.fact->slot].size());
    if (token.json == Json::null)
        return misfit(token, "an object (a list is complete once it is there)", value);
    if (token.json != Json::object)
        return misfit(token, "an object", value);
    ObjectAt member = enter(leaf.members);
    return json_.fields(value, [&](Key& key, Value& of_field) { return field(member, key, of_field); });
}

bool Reader::State::one_more_member() {
    if (++members_ <= limits_.members)
        return true;
    too_many_ = true;
    return json_.fail(fmt::format("more than {} members of lists", limits_.members), "lists that are shorter");
}

// ---------------------------------------------------------------- errors

bool Reader::State::misfit(const Token& token, std::string expected, Value& value) {
    return note(found_of(token), std::move(expected)) && json_.pass_over(value, token);
}

bool Reader::State::note(std::string found, std::string expected) {
    errors_.push_back({text_of(path_), std::move(found), std::move(expected)});
    return errors_.size() < limits_.errors;
}

Reader::Reader(const model::Model& model, Limits limits) : state_(std::make_unique<State>(model, limits)) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

std::vector<RecordError> Reader::read(std::string_view json, Record& into) {
    return state_->read(json, into);
}

}  // namespace chapeau::record
