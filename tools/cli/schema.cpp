// `chapeau schema`: the shape of a policy's records as JSON Schema.
#include "interpreter/record/schema.hpp"

#include "tools/cli/command.hpp"
#include "tools/cli/input.hpp"

namespace chapeau::cli {

namespace {

int schema(const std::string& folder, Output& output) {
    const auto loaded = load(folder);
    if (!loaded)
        return bad_input;
    output.write(record::json_schema(loaded->policy->model).dump(2) + '\n');
    return success;
}

}  // namespace

void add_schema(CLI::App& app, Run& chosen) {
    const auto policy = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("schema", "Print the JSON Schema of a policy's records");
    add_policy(*command, *policy);
    command->footer(
        "JSON Schema 2020-12, made from the facts that the policy declares.\n\n"
        "Examples:\n"
        "  chapeau schema policies/cptpp > record.schema.json\n"
        "  chapeau schema policies/cptpp | jq '.properties | keys'");
    command->callback([&chosen, policy] { chosen = [policy](Output& output) { return schema(*policy, output); }; });
}

}  // namespace chapeau::cli
