// Samples and cases write parts of records; they are held against the same shapes that the reader of records uses, so
// that a misspelt fact is found when the policy is checked and not when a test comes out undetermined. What depends on
// the record at hand (whether a list has a third member) is left to the reader.
#include "interpreter/model/data.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "interpreter/model/values_meant.hpp"

namespace chapeau::model {

namespace {

/// Walks a path step by step; `text_` is the path so far without its indexes, as facts are named.
class Way {
  public:
    Way(Checking& checking, const ast::DataPath& path) : checking_(checking), path_(path) {}

    std::optional<RecordPlace> end() {
        for (const auto& step : path_.steps)
            if (!std::visit([&](const auto& each) { return go(each); }, step))
                return std::nullopt;
        return at_;
    }

  private:
    bool go(const ast::Name& name) {
        const auto* fact = std::get_if<FactId>(&at_);
        if (fact != nullptr && !text_.empty())
            return refuse_field(*fact, name);
        const std::string before = text_;
        text_ += (text_.empty() ? "" : ".") + name.text;
        if (const auto found = checking_.names.facts.find(text_); found != checking_.names.facts.end()) {
            at_ = found->second;
            return true;
        }
        if (const auto found = checking_.names.objects.find(text_); found != checking_.names.objects.end()) {
            at_ = found->second;
            return true;
        }
        if (!checking_.leads_to_wrong(text_) && (!before.empty() || checking_.say_unknown(text_)))
            unknown(name, before);
        return false;
    }

    bool go(std::uint32_t index) {
        const auto* fact = std::get_if<FactId>(&at_);
        if (fact != nullptr && checking_.model.at(*fact).type.many == Many::list) {
            at_ = checking_.model.at(*fact).type.of_shape;
            return true;
        }
        checking_.error(code::unknown_record_path, path_.span,
                        fmt::format("`{}` is no list, so it has no member [{}]", text_, index), "take the number off");
        return false;
    }

    bool refuse_field(FactId id, const ast::Name& name) {
        const Fact& fact = checking_.model.at(id);
        const bool list = fact.type.many == Many::list;
        checking_.error(code::unknown_record_path, name.span,
                        list ? fmt::format("`{}` is a list, and `{}` a field of each member", text_, name.text)
                             : fmt::format("`{}` is {} and has no field `{}`", text_,
                                           type_text(checking_.model, fact.type), name.text),
                        list ? fmt::format("say which member, as in `{}[0].{}`", text_, name.text)
                             : fmt::format("write `{}` alone", text_));
        return false;
    }

    void unknown(const ast::Name& name, const std::string& before) {
        std::vector<std::string> known;
        const ShapeId shape = std::get<ShapeId>(before.empty() ? RecordPlace{checking_.model.record} : at_);
        for (const Shape::Field& field : checking_.model.at(shape).fields)
            known.push_back(field.name);
        checking_.error(code::unknown_record_path, name.span,
                        before.empty() ? fmt::format("the record has no facts `{}`", name.text)
                                       : fmt::format("`{}` has no field `{}`", before, name.text),
                        suggestion(checking_.nearest(name.text, known),
                                   known.empty() ? "declare it among the facts"
                                                 : fmt::format("write one of {}", quoted(known, 12))));
    }

    Checking& checking_;
    const ast::DataPath& path_;
    std::string text_;
    RecordPlace at_ = ShapeId{};
};

std::string found_text(const Checking& checking, const ast::Data& value) {
    if (std::holds_alternative<ast::DataList>(value.node))
        return "a list";
    if (std::holds_alternative<ast::DataRecord>(value.node))
        return "a record";
    return fmt::format("`{}`", checking.words(value.span));
}

class Data {
  public:
    explicit Data(Checking& checking) : checking_(checking), model_(checking.model) {}

    void check(const ast::Data& value, const RecordPlace& place) {
        if (std::holds_alternative<ast::Unknown>(value.node))
            return;
        if (const auto* shape = std::get_if<ShapeId>(&place))
            check_object(value, *shape);
        else
            check_fact(value, model_.at(std::get<FactId>(place)));
    }

    void check_one(const ast::Data& value, Type type, const std::string& what) {
        const std::string expected = type_text(model_, type);
        switch (type.kind) {
            case Kind::yes_no:
                return is<ast::YesNo>(value, what, expected, "write `yes` or `no`");
            case Kind::number:
            case Kind::money:
            case Kind::days:
                return is_number(value, what, expected);
            case Kind::date:
                return is_date(value, what);
            case Kind::text:
                return is<ast::TextValue>(value, what, expected,
                                          fmt::format("write `\"{}\"`", checking_.words(value.span)));
            case Kind::enumeration:
                return is_value(value, type.of_enum, what);
            case Kind::noc:
                return is_code(value, what);
            case Kind::steps:
            case Kind::record:
                return;
        }
    }

  private:
    void refuse(const ast::Data& value, const std::string& what, std::string_view expected, std::string help) {
        checking_.error(code::datum_of_other_shape, value.span,
                        fmt::format("{} is given for `{}`, which is {}", found_text(checking_, value), what, expected),
                        std::move(help));
    }

    void check_object(const ast::Data& value, ShapeId shape) {
        const auto* record = std::get_if<ast::DataRecord>(&value.node);
        if (record == nullptr) {
            checking_.error(code::datum_of_other_shape, value.span,
                            fmt::format("{} is given where a record is due", found_text(checking_, value)),
                            "write its fields in braces, as in `{name: value, …}`");
            return;
        }
        ByName<Span> seen;
        for (const ast::DataField& field : record->fields) {
            const auto [first, added] = seen.emplace(field.name.text, field.name.span);
            if (!added)
                checking_
                    .error(code::datum_of_other_shape, field.name.span,
                           fmt::format("`{}` is given twice", field.name.text), "keep one of the two")
                    .related.push_back({first->second, "the first one"});
            check_field(field, shape);
        }
    }

    void check_field(const ast::DataField& field, ShapeId shape) {
        std::vector<std::string> known;
        for (const Shape::Field& each : model_.at(shape).fields) {
            if (each.name == field.name.text)
                return check(*field.value, each.holds);
            known.push_back(each.name);
        }
        if (is_of_lost_type(field.name.text))
            return;
        checking_.error(
            code::unknown_record_path, field.name.span, fmt::format("there is no field `{}` here", field.name.text),
            suggestion(checking_.nearest(field.name.text, known), fmt::format("write one of {}", quoted(known, 12))));
    }

    /// Whether some record has a field of this name whose type could not be read.
    [[nodiscard]] bool is_of_lost_type(const std::string& field) const {
        return std::ranges::any_of(checking_.names.wrong,
                                   [&](const auto& each) { return each.first.ends_with("." + field); });
    }

    void check_fact(const ast::Data& value, const Fact& fact) {
        if (fact.type.many == Many::one) {
            check_one(value, fact.type, fact.path);
            check_bound(value, fact);
            return;
        }
        const auto* list = std::get_if<ast::DataList>(&value.node);
        if (list == nullptr)
            return refuse(value, fact.path, type_text(model_, fact.type),
                          fmt::format("write `[{}]`", checking_.words(value.span)));
        ByName<Span> members;
        for (const ast::Data& member : list->members) {
            if (const auto [first, added] = members.emplace(checking_.words(member.span), member.span);
                !added && fact.type.many == Many::set)
                checking_
                    .error(code::datum_of_other_shape, member.span,
                           fmt::format("`{}` stands twice in the set `{}`", first->first, fact.path), "write it once")
                    .related.push_back({first->second, "the first one"});
            if (fact.type.many == Many::list)
                check(member, fact.type.of_shape);
            else
                check_one(member, {fact.type.kind, Many::one, fact.type.of_enum, {}}, fact.path);
        }
    }

    void check_bound(const ast::Data& value, const Fact& fact) {
        const auto* number = std::get_if<ast::Number>(&value.node);
        const auto read = number != nullptr ? values::Rational::parse(number->digits) : std::nullopt;
        if (!read || fact.bounds.allow(*read))
            return;
        const std::string bounds = fact.bounds.text();
        refuse(value, fact.path, fmt::format("{}, {}", type_text(model_, fact.type), bounds),
               fmt::format("write a number that is {}", bounds));
    }

    template <class Node>
    void is(const ast::Data& value, const std::string& what, const std::string& expected, std::string help) {
        if (!std::holds_alternative<Node>(value.node))
            refuse(value, what, expected, std::move(help));
    }

    void is_number(const ast::Data& value, const std::string& what, const std::string& expected) {
        if (!std::holds_alternative<ast::Number>(value.node))
            refuse(value, what, expected, "write digits, as in `30` or `25.50`");
    }

    void is_date(const ast::Data& value, const std::string& what) {
        const auto* date = std::get_if<ast::Date>(&value.node);
        if (date == nullptr)
            refuse(value, what, "a date", help_for_date(value));
        else if (!values::day_of(date->year, date->month, date->day))
            checking_.error(code::no_such_day, value.span,
                            fmt::format("there is no day {}", checking_.words(value.span)),
                            "write a day of the calendar as year-month-day");
    }

    [[nodiscard]] static std::string help_for_date(const ast::Data& value) {
        const auto* text = std::get_if<ast::TextValue>(&value.node);
        return text != nullptr && values::parse_day(text->value) ? fmt::format("write `{}`", text->value)
                                                                 : "write a day as year-month-day, as in `2024-03-01`";
    }

    [[nodiscard]] std::string value_in_quotes(const ast::Data& value, EnumId of_enum) const {
        const std::string& text = std::get<ast::TextValue>(value.node).value;
        const auto called = value_called(checking_, of_enum, text);
        return called ? fmt::format("write `{}`", *called) : help_for_value(checking_, of_enum, text);
    }

    void is_value(const ast::Data& value, EnumId of_enum, const std::string& what) {
        std::string_view word;
        if (const auto* name = std::get_if<ast::Name>(&value.node))
            word = name->text;
        else if (const auto* number = std::get_if<ast::Number>(&value.node))
            word = number->digits;
        if (checking_.value_of(of_enum, word))
            return;
        if (checking_.names.values_lost[of_enum.index])
            return;
        const std::string said(checking_.words(value.span));
        const bool quoted_value = std::holds_alternative<ast::TextValue>(value.node);
        refuse(value, what, fmt::format("a value of `{}`", model_.at(of_enum).name),
               quoted_value ? value_in_quotes(value, of_enum) : help_for_value(checking_, of_enum, said));
    }

    void is_code(const ast::Data& value, const std::string& what) {
        std::string_view digits;
        if (const auto* number = std::get_if<ast::Number>(&value.node))
            digits = number->digits;
        else if (const auto* text = std::get_if<ast::TextValue>(&value.node))
            digits = text->value;
        if (!parse_noc(digits))
            refuse(value, what, "a NOC code", "write four digits (NOC 2016) or five (NOC 2021)");
    }

    Checking& checking_;
    const Model& model_;
};

}  // namespace

std::optional<RecordPlace> find_place(Checking& checking, const ast::DataPath& path) {
    return Way(checking, path).end();
}

void check_datum(Checking& checking, const ast::Data& value, const RecordPlace& place) {
    Data(checking).check(value, place);
}

void check_single(Checking& checking, const ast::Data& value, Type type, const std::string& what) {
    Data(checking).check_one(value, type, what);
}

void check_changes(Checking& checking, const std::vector<ast::Change>& changes) {
    ByName<Span> changed;
    for (const ast::Change& change : changes) {
        if (const auto [first, added] = changed.emplace(change.path.text(), change.path.span); !added)
            checking
                .error(code::changed_twice, change.path.span,
                       fmt::format("`{}` is changed here a second time", change.path.text()), "keep one of the two")
                .related.push_back({first->second, "the first change"});
        const auto place = find_place(checking, change.path);
        if (place && change.value)
            check_datum(checking, *change.value, *place);
    }
}

}  // namespace chapeau::model
