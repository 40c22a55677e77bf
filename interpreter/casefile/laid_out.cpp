#include "interpreter/casefile/laid_out.hpp"

#include <nlohmann/json.hpp>

#include "interpreter/casefile/taking.hpp"

namespace chapeau::casefile {

namespace {

using record::Json;
using record::Tree;

std::string quoted(const std::string& content) {
    return nlohmann::json(content).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void write(const Tree& tree, std::size_t depth, std::string& to) {
    const bool is_object = tree.json == Json::object;
    const std::size_t count = is_object ? tree.fields.size() : tree.members.size();
    if (!is_object && tree.json != Json::list) {
        to += tree.json == Json::text ? quoted(content_of(tree)) : tree.scalar;
        return;
    }
    to += is_object ? '{' : '[';
    for (std::size_t i = 0; i < count; ++i) {
        to += i == 0 ? "\n" : ",\n";
        to.append(2 * (depth + 1), ' ');
        if (is_object)
            to += quoted(tree.fields[i].name) + ": ";
        write(is_object ? tree.fields[i].value : tree.members[i], depth + 1, to);
    }
    if (count > 0)
        to.append(1, '\n').append(2 * depth, ' ');
    to += is_object ? '}' : ']';
}

}  // namespace

std::string laid_out(const Tree& record) {
    std::string text;
    write(record, 0, text);
    return text + '\n';
}

}  // namespace chapeau::casefile
