// Lists are laid out first, so that the members of a block have their rows; then each array is gone through by itself
// and its values put where a reader of JSON would have put them.
#include "interpreter/record/arrays.hpp"

#include <simdjson.h>

#include <algorithm>

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
    const std::int8_t* answers = nullptr;
    const std::int64_t* numbers = nullptr;
    std::int64_t millionths = 1;  // of a unit
    const char* const* texts = nullptr;
    const std::size_t* first = nullptr;
    const std::uint8_t* known = nullptr;

    [[nodiscard]] bool has(std::size_t row) const { return known == nullptr || known[row] != 0; }
};

class Arrays::Filling {
  public:
    Filling(const Arrays& arrays, std::size_t first, std::size_t count, Columns& into)
        : arrays_(arrays), model_(arrays.model_), first_(first), count_(count), columns_(into) {}

    std::vector<Wrong> run() {
        lay_out_lists();
        for (std::uint32_t fact = 0; fact < arrays_.arrays_.size(); ++fact)
            if (arrays_.arrays_[fact].given && model_.facts[fact].place != Fact::Place::list)
                fill({fact});
        return std::move(wrong_);
    }

  private:
    [[nodiscard]] const Array& array_of(model::FactId fact) const { return arrays_.arrays_[fact.index]; }

    void lay_out_lists() {
        for (std::size_t row = first_; row < first_ + count_; ++row) {
            const std::uint32_t at = columns_.add_row();
            for (std::uint32_t fact = 0; fact < arrays_.arrays_.size(); ++fact) {
                const Array& array = array_of({fact});
                if (model_.facts[fact].place != Fact::Place::list || !array.given || !array.has(row))
                    continue;
                const std::uint32_t slot = model_.facts[fact].slot;
                columns_.lists[slot].known.set(at);
                for (std::size_t member = array.first[row]; member < array.first[row + 1]; ++member)
                    static_cast<void>(columns_.add_member(slot));
            }
        }
    }

    void fill(model::FactId id) {
        const Fact& fact = model_.at(id);
        if (fact.place == Fact::Place::single) {
            Column& column = columns_.singles.columns[fact.slot];
            for (std::size_t row = first_; row < first_ + count_; ++row)
                put(id, row, row, 0, column, static_cast<std::uint32_t>(row - first_));
            return;
        }
        const Array& list = array_of(*fact.list);
        Column& column = columns_.lists[model_.at(*fact.list).slot].members.columns[fact.slot];
        std::uint32_t at = 0;
        for (std::size_t row = first_; list.given && row < first_ + count_; ++row)
            for (std::size_t i = 0; list.has(row) && i < list.first[row + 1] - list.first[row]; ++i)
                put(id, list.first[row] + i, row, i, column, at++);
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
            wrong_.push_back({row, {path_of(fact, member), found, expected_of(leaf_of(id))}});
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
    std::vector<Wrong> wrong_;
    std::vector<std::int64_t> codes_;
};

Arrays::Arrays(const model::Model& model, std::size_t rows)
    : model_(model), rows_(rows), layout_(std::make_unique<Layout>(model)), arrays_(model.facts.size()) {}
Arrays::~Arrays() = default;

/// Null where the policy has no such fact of one of these kinds.
Arrays::Array* Arrays::array_of(std::string_view fact, Many many, std::initializer_list<Kind> kinds) {
    const auto found = std::ranges::find(model_.facts, fact, &Fact::path);
    if (found == model_.facts.end() || found->type.many != many ||
        (kinds.size() > 0 && std::find(kinds.begin(), kinds.end(), found->type.kind) == kinds.end()))
        return nullptr;
    return &arrays_[static_cast<std::size_t>(found - model_.facts.begin())];
}

bool Arrays::yes_no(std::string_view fact, const std::int8_t* values) {
    Array* array = array_of(fact, Many::one, {Kind::yes_no});
    if (array != nullptr)
        *array = {.given = true, .answers = values};
    return array != nullptr;
}

bool Arrays::numbers(std::string_view fact, const std::int64_t* values, std::int64_t per_unit,
                     const std::uint8_t* known) {
    Array* array = array_of(fact, Many::one, {Kind::number, Kind::money, Kind::days});
    if (array == nullptr || per_unit < 1 || column_scale % per_unit != 0)
        return false;
    *array = {.given = true, .numbers = values, .millionths = column_scale / per_unit, .known = known};
    return true;
}

bool Arrays::texts(std::string_view fact, const char* const* values) {
    Array* array = array_of(fact, Many::one, {Kind::text, Kind::date, Kind::noc, Kind::enumeration});
    if (array != nullptr)
        *array = {.given = true, .texts = values};
    return array != nullptr;
}

bool Arrays::sets(std::string_view fact, const char* const* members, const std::size_t* first,
                  const std::uint8_t* known) {
    Array* array = array_of(fact, Many::set, {Kind::noc, Kind::enumeration});
    if (array != nullptr)
        *array = {.given = true, .texts = members, .first = first, .known = known};
    return array != nullptr;
}

bool Arrays::list(std::string_view fact, const std::size_t* first, const std::uint8_t* known) {
    Array* array = array_of(fact, Many::list, {});
    if (array != nullptr)
        *array = {.given = true, .first = first, .known = known};
    return array != nullptr;
}

std::vector<Arrays::Wrong> Arrays::fill(std::size_t first, std::size_t count, Columns& into) const {
    return Filling(*this, first, count, into).run();
}

}  // namespace chapeau::record
