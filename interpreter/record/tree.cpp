// Only the tests of a policy need a record as a tree: reading one for evaluation does not build it. Depth is bounded by
// `JsonText`, so the recursions are.

#include "interpreter/record/tree.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chapeau::record {

namespace {

std::string as_json_text(std::string_view content) {
    std::string text = "\"";
    for (const char byte : content) {
        if (byte == '"' || byte == '\\')
            text += '\\';
        if (static_cast<unsigned char>(byte) < 0x20)
            text += fmt::format("\\u{:04x}", static_cast<unsigned>(byte));
        else
            text += byte;
    }
    return text + "\"";
}

bool fill(JsonText& json, Value& value, Tree& into);

bool fill_field(JsonText& json, Key& key, Value& value, Tree& into) {
    const auto name = key.text();
    if (!name)
        return json.fail("a field's name", "a name whose escapes are those of JSON");
    Field& field = into.fields.emplace_back();
    field.name = *name;
    return fill(json, value, field.value);
}

bool fill(JsonText& json, Value& value, Tree& into) {
    Token token;
    if (!json.token(value, token))
        return false;
    into.json = token.json;
    into.scalar = token.raw;
    if (token.json == Json::object)
        return json.fields(value, [&](Key& key, Value& of_field) { return fill_field(json, key, of_field, into); });
    if (token.json == Json::list)
        return json.members(value, [&](Value& member) { return fill(json, member, into.members.emplace_back()); });
    return true;
}

void write(const Tree& tree, std::string& text) {
    std::string_view comma;
    if (tree.json == Json::object) {
        text += '{';
        for (const Field& field : tree.fields) {
            text.append(comma).append(as_json_text(field.name)).append(": ");
            write(field.value, text);
            comma = ", ";
        }
        text += '}';
    } else if (tree.json == Json::list) {
        text += '[';
        for (const Tree& member : tree.members) {
            text += comma;
            write(member, text);
            comma = ", ";
        }
        text += ']';
    } else {
        text += tree.scalar;
    }
}

}  // namespace

Tree* Tree::find(std::string_view name) {
    const auto found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? nullptr : &found->value;
}

Tree object_tree() {
    Tree tree;
    tree.json = Json::object;
    return tree;
}

Tree list_tree() {
    Tree tree;
    tree.json = Json::list;
    return tree;
}

Tree text_tree(std::string_view content) {
    Tree tree;
    tree.json = Json::text;
    tree.scalar = as_json_text(content);
    return tree;
}

std::optional<Tree> parse(JsonText& json, std::string_view text) {
    Tree tree = object_tree();
    const bool well_formed =
        json.open(text) && json.root([&](Key& key, Value& value) { return fill_field(json, key, value, tree); });
    return well_formed ? std::optional(std::move(tree)) : std::nullopt;
}

std::string text_of(const Tree& tree) {
    std::string text;
    write(tree, text);
    return text;
}

}  // namespace chapeau::record
