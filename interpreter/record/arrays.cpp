// Lists are laid out first, so that the members of a block have their rows; then each array is gone through by itself
// and its values put where a reader of JSON would have put them.
#include "interpreter/record/arrays.hpp"

#include <simdjson.h>

#include <algorithm>
#include <limits>
#include <map>

#include "interpreter/record/layout.hpp"
#include "interpreter/record/shown.hpp"

namespace chapeau::record {

using model::Fact;
using model::Kind;
using model::Many;

namespace {

std::string quoted(std::string_view text) {
    return '"' + shown(text) + '"';
}

}  // namespace

/// What was given for a fact; of the pointers those of its kind.
struct Arrays::Array {
    bool given = false;
    std::size_t count = 0;    // of values
    std::size_t members = 0;  // of all sets
    const std::int8_t* answers = nullptr;
    const std::int64_t* numbers = nullptr;
    std::int64_t millionths = 1;  // of a unit
    const char* const* texts = nullptr;
    const std::size_t* first = nullptr;  // one more than values
    const std::uint8_t* known = nullptr;

    [[nodiscard]] bool has(std::size_t row) const { return known == nullptr || known[row] != 0; }
};

class Arrays::Filling {
  public:
    Filling(const Arrays& arrays, std::size_t first, std::size_t count, Columns& into)
        : arrays_(arrays), model_(arrays.model_), first_(first), count_(count), columns_(into) {}

    std::vector<Wrong> run() {
        count_members();
        lay_out_lists();
        for (std::uint32_t fact = 0; fact < arrays_.arrays_.size(); ++fact)
            if (arrays_.arrays_[fact].given && model_.facts[fact].place != Fact::Place::list)
                fill({fact});
        return std::move(wrong_);
    }

  private:
    /// The members of a value, by their indices.
    struct Stretch {
        std::size_t begin = 0;
        std::size_t end = 0;
        [[nodiscard]] std::size_t size() const { return end - begin; }
    };

    [[nodiscard]] const Array& array_of(model::FactId fact) const { return arrays_.arrays_[fact.index]; }

    /// A list has as many members as the shortest array of their fields has values.
    void count_members() {
        for (std::uint32_t fact = 0; fact < arrays_.arrays_.size(); ++fact)
            if (model_.facts[fact].place == Fact::Place::list)
                ends_.emplace(fact, std::numeric_limits<std::size_t>::max());
        for (std::uint32_t fact = 0; fact < arrays_.arrays_.size(); ++fact)
            if (const Array& array = array_of({fact}); array.given && model_.facts[fact].place == Fact::Place::column) {
                std::size_t& end = ends_.at(model_.facts[fact].list->index);
                end = std::min(end, array.count);
            }
    }

    /// Nothing where the offsets decrease, or lead beyond the members that there are.
    [[nodiscard]] static std::optional<Stretch> stretch_of(const Array& array, std::size_t index, std::size_t members) {
        const Stretch stretch{array.first[index], array.first[index + 1]};
        if (stretch.begin > stretch.end || stretch.end > members || stretch.size() > Limits{}.members)
            return std::nullopt;
        return stretch;
    }

    /// Of a row of a list that is known, and rightly laid out.
    [[nodiscard]] std::optional<Stretch> members_of(model::FactId list, std::size_t row) const {
        const Array& array = array_of(list);
        return array.given && array.has(row) ? stretch_of(array, row, ends_.at(list.index)) : std::nullopt;
    }

    void lay_out_lists() {
        for (std::size_t row = first_; row < first_ + count_; ++row) {
            const std::uint32_t at = columns_.add_row();
            for (const auto& [fact, end] : ends_)
                lay_out({fact}, row, at);
        }
    }

    void lay_out(model::FactId list, std::size_t row, std::uint32_t at) {
        const Array& array = array_of(list);
        const auto members = members_of(list, row);
        const std::uint32_t slot = model_.at(list).slot;
        if (members) {
            columns_.lists[slot].known.set(at);
            for (std::size_t member = 0; member < members->size(); ++member)
                static_cast<void>(columns_.add_member(slot));
        } else if (array.given && array.has(row)) {
            report(list, row, 0, shown_offsets(array, row), expected_offsets(ends_.at(list.index)));
        }
    }

    static std::string shown_offsets(const Array& array, std::size_t index) {
        return "members from " + std::to_string(array.first[index]) + " up to " +
               std::to_string(array.first[index + 1]);
    }
    static std::string expected_offsets(std::size_t members) {
        const bool told = members != std::numeric_limits<std::size_t>::max();
        return "at most " + std::to_string(Limits{}.members) + " members, by offsets that do not decrease" +
               (told ? " and go up to " + std::to_string(members) + " at most" : "");
    }

    void report(model::FactId id, std::size_t row, std::size_t member, std::string found, std::string expected) {
        wrong_.push_back({row, {path_of(model_.at(id), member), std::move(found), std::move(expected)}});
    }

    void fill(model::FactId id) {
        const Fact& fact = model_.at(id);
        if (fact.place == Fact::Place::single) {
            Column& column = columns_.singles.columns[fact.slot];
            for (std::size_t row = first_; row < first_ + count_; ++row)
                put(id, row, row, 0, column, static_cast<std::uint32_t>(row - first_));
            return;
        }
        Column& column = columns_.lists[model_.at(*fact.list).slot].members.columns[fact.slot];
        std::uint32_t at = 0;
        for (std::size_t row = first_; row < first_ + count_; ++row)
            if (const auto members = members_of(*fact.list, row))
                for (std::size_t i = 0; i < members->size(); ++i)
                    put(id, members->begin + i, row, i, column, at++);
    }

    /// The value `index` of the array; of `row`, and of a list its member.
    void put(model::FactId id, std::size_t index, std::size_t row, std::size_t member, Column& column,
             std::uint32_t at) {
        const Array& array = array_of(id);
        const Fact& fact = model_.at(id);
        std::string found;
        bool is_known = array.has(index);
        if (array.answers != nullptr) {
            is_known = array.answers[index] >= 0;
            if (array.answers[index] > 0)
                column.yes.set(at);
        } else if (array.numbers != nullptr) {
            std::int64_t& number = column.numbers[at];
            const bool fits = !__builtin_mul_overflow(array.numbers[index], array.millionths, &number);
            if (is_known && !(fits && within_bound(fact, number)))
                found = std::to_string(array.numbers[index]);
        } else if (array.first != nullptr) {
            if (is_known && !stretch_of(array, index, array.members))
                return report(id, row, member, shown_offsets(array, index), expected_offsets(array.members));
            if (is_known)
                column.codes[at] = set_of(id, index, found);
        } else {
            is_known = array.texts[index] != nullptr;
            if (is_known && !put_text(id, array.texts[index], column, at))
                found = quoted(array.texts[index]);
        }
        if (is_known && found.empty())
            column.known.set(at);
        if (!found.empty())
            report(id, row, member, std::move(found), expected_of(leaf_of(id)));
    }

    bool put_text(model::FactId id, std::string_view text, Column& column, std::uint32_t at) {
        if (model_.at(id).type.kind == Kind::text) {
            columns_.put_text(text, column, at);
            return simdjson::validate_utf8(text.data(), text.size());
        }
        const auto code = code_of(leaf_of(id), text);
        column.codes[at] = static_cast<std::int32_t>(code.value_or(no_code));
        return code.has_value();
    }

    /// Of the members up to the next row's; `found` gets a member that is wrong.
    std::int32_t set_of(model::FactId id, std::size_t index, std::string& found) {
        const Array& array = array_of(id);
        codes_.clear();
        for (std::size_t i = array.first[index]; i < array.first[index + 1]; ++i) {
            const char* text = array.texts[i];
            const auto code = text == nullptr ? std::nullopt : code_of(leaf_of(id), text);
            if (!code)
                found = text == nullptr ? "null" : quoted(text);
            codes_.push_back(code.value_or(0));
        }
        const auto set = found.empty() ? columns_.sets.find_or_add_unsorted(codes_) : std::nullopt;
        if (found.empty() && !set)
            found = "a set beyond the number of different sets that fit";
        return set.value_or(no_code);
    }

    [[nodiscard]] std::string path_of(const Fact& fact, std::size_t member) const {
        if (!fact.list)
            return fact.path;
        const std::string& list = model_.at(*fact.list).path;
        return list + '[' + std::to_string(member) + ']' + fact.path.substr(list.size());
    }

    [[nodiscard]] const Leaf& leaf_of(model::FactId id) const { return arrays_.layout_->leaves[id.index]; }

    const Arrays& arrays_;
    const model::Model& model_;
    std::size_t first_;
    std::size_t count_;
    Columns& columns_;
    std::map<std::uint32_t, std::size_t> ends_;  // by list: the members that its fields have values for
    std::vector<Wrong> wrong_;
    std::vector<std::int64_t> codes_;
};

Arrays::Arrays(const model::Model& model, std::size_t rows)
    : model_(model), rows_(rows), layout_(std::make_unique<Layout>(model)), arrays_(model.facts.size()) {}
Arrays::~Arrays() = default;

Arrays::Given Arrays::take(std::string_view fact, Many many, std::initializer_list<Kind> kinds, const Array& array) {
    const auto found = std::ranges::find(model_.facts, fact, &Fact::path);
    if (found == model_.facts.end() || found->type.many != many ||
        (kinds.size() > 0 && std::find(kinds.begin(), kinds.end(), found->type.kind) == kinds.end()))
        return Given::no_fact;
    if (found->place != Fact::Place::column && array.count != rows_)
        return Given::wrong_count;
    arrays_[static_cast<std::size_t>(found - model_.facts.begin())] = array;
    return Given::yes;
}

Arrays::Given Arrays::yes_no(std::string_view fact, std::span<const std::int8_t> values) {
    return take(fact, Many::one, {Kind::yes_no}, {.given = true, .count = values.size(), .answers = values.data()});
}

Arrays::Given Arrays::numbers(std::string_view fact, std::span<const std::int64_t> values, std::int64_t per_unit,
                              const std::uint8_t* known) {
    if (per_unit < 1 || column_scale % per_unit != 0)
        return Given::wrong_unit;
    return take(fact, Many::one, {Kind::number, Kind::money, Kind::days},
                {.given = true,
                 .count = values.size(),
                 .numbers = values.data(),
                 .millionths = column_scale / per_unit,
                 .known = known});
}

Arrays::Given Arrays::texts(std::string_view fact, std::span<const char* const> values) {
    return take(fact, Many::one, {Kind::text, Kind::date, Kind::noc, Kind::enumeration},
                {.given = true, .count = values.size(), .texts = values.data()});
}

Arrays::Given Arrays::sets(std::string_view fact, std::span<const char* const> members,
                           std::span<const std::size_t> first, const std::uint8_t* known) {
    return take(fact, Many::set, {Kind::noc, Kind::enumeration},
                {.given = true,
                 .count = first.empty() ? 0 : first.size() - 1,
                 .members = members.size(),
                 .texts = members.data(),
                 .first = first.data(),
                 .known = known});
}

Arrays::Given Arrays::list(std::string_view fact, std::span<const std::size_t> first, const std::uint8_t* known) {
    return take(fact, Many::list, {},
                {.given = true, .count = first.empty() ? 0 : first.size() - 1, .first = first.data(), .known = known});
}

std::vector<Arrays::Wrong> Arrays::fill(std::size_t first, std::size_t count, Columns& into) const {
    return Filling(*this, first, count, into).run();
}

}  // namespace chapeau::record
