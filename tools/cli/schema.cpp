// `chapeau schema`: the shape of a policy's records, or of their traces, as JSON Schema.
#include "interpreter/record/schema.hpp"

#include "interpreter/trace/json_schema.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/input.hpp"

namespace chapeau::cli {

namespace {

struct SchemaOptions {
    std::string policy;
    bool trace = false;
};

int schema(const SchemaOptions& options, Output& output) {
    const auto loaded = options.trace ? load_deciding(options.policy) : load(options.policy);
    if (!loaded)
        return bad_input;
    const model::Model& model = loaded->policy->model;
    output.write((options.trace ? trace::json_schema(model) : record::json_schema(model)).dump(2) + '\n');
    return success;
}

}  // namespace

void add_schema(CLI::App& app, Run& chosen) {
    const auto options = std::make_shared<SchemaOptions>();
    CLI::App* command = app.add_subcommand("schema", "Print the JSON Schema of a policy's records");
    add_policy(*command, options->policy);
    command->add_flag("--trace", options->trace, "of the traces that eval --format json prints");
    command->footer(
        "JSON Schema 2020-12, made from the facts that the policy declares; of traces,\n"
        "from its decisions and what they grant.\n\n"
        "Examples:\n"
        "  chapeau schema policies/cptpp > record.schema.json\n"
        "  chapeau schema policies/cptpp --trace > trace.schema.json\n"
        "  chapeau schema policies/cptpp | jq '.properties | keys'");
    command->callback([&chosen, options] { chosen = [options](Output& output) { return schema(*options, output); }; });
}

}  // namespace chapeau::cli
