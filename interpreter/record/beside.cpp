// A change goes down two things at once: the facts, which say whether there is such a place and what is written there,
// and the tree of the record, in which objects are made on the way where they are missing or null. A place among the
// facts
// (`Where`) is an object, a leaf, or one member of a leaf that is a set or a list.
//
// Numbers are never read as numbers here: digits go from the policy's file into the JSON text, so that the reader sees
// exactly what the test says.

#include "interpreter/record/beside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>

#include "interpreter/record/json_text.hpp"
#include "interpreter/record/layout.hpp"
#include "interpreter/record/path.hpp"
#include "interpreter/record/shown.hpp"
#include "interpreter/record/tree.hpp"

namespace chapeau::record {

namespace {

namespace ast = grammar::ast;

using PathStep = std::variant<ast::Name, std::uint32_t>;

/// Both null where the facts say nothing: under a value that does not suit its fact. The reader will tell.
struct Where {
    const Object* object = nullptr;
    const Leaf* leaf = nullptr;  // all of it where `object` is null
    bool is_member = false;      // one member of a set

    [[nodiscard]] bool is(model::Many many) const {
        return leaf != nullptr && !is_member && leaf->fact->type.many == many;
    }
    [[nodiscard]] bool is_of(model::Kind kind) const {
        return leaf != nullptr && object == nullptr && (is_member || is(model::Many::one)) &&
               leaf->fact->type.kind == kind;
    }
};

Where field_of(const Layout& layout, const Where& where, std::string_view name) {
    const auto index = where.object != nullptr ? where.object->names.find(name) : std::nullopt;
    if (!index)
        return {};
    const Object::Field& field = where.object->fields[*index];
    return field.is_object ? Where{&layout.objects[field.index], nullptr, false}
                           : Where{nullptr, &layout.leaves[field.index], false};
}

Where member_of(const Layout& layout, const Where& where) {
    if (where.is(model::Many::set))
        return {nullptr, where.leaf, true};
    if (where.is(model::Many::list))
        return {&layout.objects[where.leaf->members], nullptr, false};
    return {};
}

// ---------------------------------------------------------------- values

class Writing {
  public:
    Writing(const Layout& layout, const ast::Change& change, std::vector<ChangeError>& errors)
        : layout_(layout), change_(change), errors_(errors) {}

    Tree tree_of(const ast::Data& data, const Where& where) {
        return std::visit([&](const auto& value) { return tree_of(value, where); }, data.node);
    }

  private:
    static Tree scalar(Json json, std::string text) {
        Tree tree;
        tree.json = json;
        tree.scalar = std::move(text);
        return tree;
    }

    static Tree tree_of(const ast::YesNo& value, const Where& /*where*/) {
        return scalar(Json::yes_no, value.value ? "true" : "false");
    }

    static Tree tree_of(const ast::Number& value, const Where& where) {
        if (where.is_of(model::Kind::noc) || where.is_of(model::Kind::enumeration))
            return text_tree(value.digits);
        return scalar(Json::number, as_json_number(value.digits));
    }

    static Tree tree_of(const ast::Date& value, const Where& /*where*/) {
        return text_tree(fmt::format("{:04}-{:02}-{:02}", value.year, value.month, value.day));
    }

    static Tree tree_of(const ast::TextValue& value, const Where& /*where*/) { return text_tree(value.value); }

    Tree tree_of(const ast::Name& value, const Where& where) {
        if (where.is_of(model::Kind::text))
            errors_.push_back({value.span, {change_.path.text(), value.text, "a text in quotes"}});
        return text_tree(value.text);
    }

    static Tree tree_of(const ast::Unknown& /*value*/, const Where& /*where*/) { return {}; }

    Tree tree_of(const ast::DataList& value, const Where& where) {
        Tree tree = list_tree();
        const Where member = member_of(layout_, where);
        for (const ast::Data& data : value.members)
            tree.members.push_back(tree_of(data, member));
        return tree;
    }

    Tree tree_of(const ast::DataRecord& value, const Where& where) {
        Tree tree = object_tree();
        for (const ast::DataField& field : value.fields) {
            const Where at = field_of(layout_, where, field.name.text);
            if (where.object != nullptr && at.object == nullptr && at.leaf == nullptr)
                errors_.push_back({field.name.span, unknown(where, field.name.text)});
            tree.fields.push_back({field.name.text, tree_of(*field.value, at)});
        }
        return tree;
    }

    /// JSON wants no zeros in front.
    static std::string as_json_number(std::string_view digits) {
        const bool minus = digits.starts_with('-');
        digits.remove_prefix(minus ? 1 : 0);
        while (digits.size() > 1 && digits[0] == '0' && digits[1] != '.')
            digits.remove_prefix(1);
        return (minus ? "-" : "") + std::string(digits);
    }

    [[nodiscard]] RecordError unknown(const Where& where, const std::string& name) const {
        return {change_.path.text(), fmt::format("a field named `{}`", shown(name)),
                expected_fields(*where.object, name)};
    }

    const Layout& layout_;
    const ast::Change& change_;
    std::vector<ChangeError>& errors_;
};

// ---------------------------------------------------------------- places

/// What is done at one place of a record, whoever wrote it.
struct Edit {
    std::string path;
    const std::vector<PathStep>& steps;
    grammar::Span span;
    std::function<Tree(const Where&)> value;  // none: what stands there is taken out
};

/// One edit on its way down.
class Applying {
  public:
    Applying(const Layout& layout, const Edit& edit, Tree& record, std::vector<ChangeError>& errors)
        : layout_(layout), edit_(edit), errors_(errors), makes_(edit.value != nullptr), node_(&record) {
        where_.object = &layout.objects[layout.root];
    }

    void apply() {
        const auto& steps = edit_.steps;
        for (std::size_t index = 0; index + 1 < steps.size(); ++index) {
            if (!go(steps[index]))
                return;
        }
        if (!makes_)
            return remove(steps.back());
        if (go(steps.back()))
            *node_ = edit_.value(where_);
    }

  private:
    /// False, and an error is noted, where the facts know no such place.
    bool go(const PathStep& step) {
        if (!allowed(step))
            return false;
        if (const auto* index = std::get_if<std::uint32_t>(&step))
            return into_member(*index);
        into_field(std::get<ast::Name>(step));
        return true;
    }

    /// Whether the facts have such a place, and the record nothing in its way.
    bool allowed(const PathStep& step) {
        if (const auto* name = std::get_if<ast::Name>(&step))
            return allowed_name(*name);
        if (!where_.is(model::Many::set) && !where_.is(model::Many::list))
            return fail(edit_.span, "an index", where_.object != nullptr ? "a field" : "a list in front of an index");
        return suits(Json::list);
    }

    bool allowed_name(const ast::Name& name) {
        if (where_.object == nullptr)
            return fail(name.span, fmt::format("`.{}`", name.text), "nothing more: this is a value, not an object");
        if (!where_.object->names.find(name.text))
            return fail(name.span, fmt::format("a field named `{}`", name.text),
                        expected_fields(*where_.object, name.text));
        return suits(Json::object);
    }

    bool suits(Json wanted) {
        if (node_ == nullptr || node_->json == wanted || node_->json == Json::null)
            return true;
        return fail(edit_.span, shown(text_of(*node_)),
                    wanted == Json::list ? "a list in the record" : "an object in the record");
    }

    void into_field(const ast::Name& name) {
        where_ = field_of(layout_, where_, name.text);
        Tree* field = node_ == nullptr ? nullptr : node_->find(name.text);
        if (field == nullptr && makes_) {
            node_->json = Json::object;
            field = &node_->fields.emplace_back(Field{name.text, {}}).value;
        }
        node_ = field;
    }

    bool into_member(std::uint32_t index) {
        const std::size_t count = node_ == nullptr ? 0 : node_->members.size();
        if (index > count || (index == count && !makes_))
            return fail(edit_.span, fmt::format("[{}]", index), fmt::format("an index of a list of {}", count));
        where_ = member_of(layout_, where_);
        node_->json = Json::list;
        if (index == count)
            node_->members.emplace_back();
        node_ = &node_->members[index];
        return true;
    }

    void remove(const PathStep& step) {
        Tree* parent = node_;
        if (!go(step) || parent == nullptr)
            return;
        if (const auto* name = std::get_if<ast::Name>(&step))
            std::erase_if(parent->fields, [&](const Field& field) { return field.name == name->text; });
        else
            parent->members.erase(parent->members.begin() + std::get<std::uint32_t>(step));
    }

    bool fail(grammar::Span span, std::string found, std::string expected) {
        errors_.push_back({span, {edit_.path, std::move(found), std::move(expected)}});
        return false;
    }

    const Layout& layout_;
    const Edit& edit_;
    std::vector<ChangeError>& errors_;
    bool makes_;  // what is missing on the way
    Tree* node_;  // null where the record holds nothing there
    Where where_;
};

void apply(const Layout& layout, const ast::Change& change, Tree& record, std::vector<ChangeError>& errors) {
    Edit edit{change.path.text(), change.path.steps, change.span, {}};
    if (change.value)
        edit.value = [&](const Where& where) { return Writing(layout, change, errors).tree_of(*change.value, where); };
    Applying(layout, edit, record, errors).apply();
}

/// `[2]`, or nothing where it is none; `path` is left behind it.
std::optional<std::uint32_t> take_index(std::string_view& path) {
    std::uint32_t index = 0;
    const auto [end, error] = std::from_chars(path.data() + 1, path.data() + path.size(), index);
    const auto length = static_cast<std::size_t>(end - path.data());
    if (error != std::errc() || length >= path.size() || path[length] != ']')
        return std::nullopt;
    path.remove_prefix(length + 1);
    return index;
}

/// Nothing where it is no path.
std::optional<std::vector<PathStep>> steps_of(std::string_view path) {
    std::vector<PathStep> steps;
    while (!path.empty()) {
        if (path.starts_with('[') && !steps.empty()) {
            const auto index = take_index(path);
            if (!index)
                return std::nullopt;
            steps.emplace_back(*index);
            continue;
        }
        const bool dot = path.starts_with('.');
        path.remove_prefix(dot ? 1 : 0);
        const std::string_view name = path.substr(0, path.find_first_of(".["));
        if (name.empty() || dot == steps.empty())
            return std::nullopt;
        steps.emplace_back(ast::Name{std::string(name), {}});
        path.remove_prefix(name.size());
    }
    return steps.empty() ? std::nullopt : std::optional(std::move(steps));
}

/// What keeps the value from its place; nothing where it is there now.
std::optional<RecordError> put(const Layout& layout, const PlacedValue& placed, Tree& record) {
    const auto steps = steps_of(placed.path);
    const std::string path = shown(placed.path);
    if (!steps)
        return RecordError{path, "no path of a fact", "a path such as `applicant.licences[2].occupation`"};
    JsonText text(Limits{}.depth + 1);
    const auto value = parse(text, "{\"value\": " + placed.value + '}');
    if (!value || value->fields.size() != 1)
        return RecordError{path, shown(placed.value), "one JSON value"};
    const Tree& json = value->fields.front().value;
    std::vector<ChangeError> errors;
    Edit edit{path, *steps, {}, {}};
    // A field that is not known is taken out; a member of a list keeps its place.
    if (json.json != Json::null || std::holds_alternative<std::uint32_t>(steps->back()))
        edit.value = [&](const Where&) { return json; };
    Applying(layout, edit, record, errors).apply();
    return errors.empty() ? std::nullopt : std::optional(std::move(errors.front().error));
}

}  // namespace

std::variant<std::string, std::vector<ChangeError>> with_changes(const model::Model& model, std::string_view json,
                                                                 std::span<const Changes> changes) {
    JsonText text(Limits{}.depth);
    auto record = parse(text, json);
    if (!record)
        return std::vector<ChangeError>{{{}, {"", text.fault().found, text.fault().expected}}};
    const Layout layout(model);
    std::vector<ChangeError> errors;
    for (const Changes& some : changes) {
        for (const ast::Change& change : some)
            apply(layout, change, *record, errors);
    }
    if (!errors.empty())
        return errors;
    return text_of(*record);
}

std::variant<std::string, std::vector<PlacedError>> with_values(const model::Model& model, std::string_view json,
                                                                std::span<const PlacedValue> values) {
    JsonText text(Limits{}.depth);
    auto record = parse(text, json);
    if (!record)
        return std::vector<PlacedError>{{{}, {"", text.fault().found, text.fault().expected}}};
    const Layout layout(model);
    std::vector<PlacedError> errors;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (auto error = put(layout, values[i], *record))
            errors.push_back({i, std::move(*error)});
    if (!errors.empty())
        return errors;
    return text_of(*record);
}

}  // namespace chapeau::record
