// `chapeau check`: everything that is wrong with policies, for people or as JSON.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "interpreter/cases/check_records.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/text/unsafe.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/input.hpp"
#include "tools/cli/run_files.hpp"

namespace chapeau::cli {

namespace {

using nlohmann::ordered_json;

struct CheckOptions {
    std::vector<std::string> policies;
    std::string format = "text";
    std::string color = "auto";
    bool strict = false;
};

struct Count {
    std::size_t errors = 0;
    std::size_t warnings = 0;

    void add(const grammar::Diagnostics& diagnostics) {
        for (const grammar::Diagnostic& diagnostic : diagnostics)
            ++(diagnostic.severity == grammar::Severity::error ? errors : warnings);
    }
    [[nodiscard]] int exit(bool strict) const {
        return errors > 0 ? bad_input : strict && warnings > 0 ? found_fault : success;
    }
};

std::string counted(std::size_t number, std::string_view thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

/// Values in braces are lists too, of no name.
std::size_t named_lists(const model::Model& model) {
    return static_cast<std::size_t>(
        std::ranges::count_if(model.lists, [](const model::List& list) { return !list.name.empty(); }));
}

std::string closing_line(const model::Policy& policy, Count count) {
    if (count.errors + count.warnings > 0)
        return fmt::format("{}: {}, {}\n", text::escaped(policy.folder), counted(count.errors, "error"),
                           counted(count.warnings, "warning"));
    return fmt::format("{}: no mistakes in {}, {} and {}\n", text::escaped(policy.folder),
                       counted(policy.model.clauses.size(), "clause"), counted(named_lists(policy.model), "list"),
                       counted(policy.model.cases.size(), "case"));
}

ordered_json place_json(grammar::Span span, const grammar::Sources& sources) {
    const grammar::Source& source = sources[span.file];
    const grammar::Place begin = source.place(span.begin);
    const grammar::Place end = source.place(span.end);
    return {{"file", source.path()},
            {"line", begin.line},
            {"column", begin.column},
            {"end_line", end.line},
            {"end_column", end.column}};
}

ordered_json diagnostic_json(const model::Policy& policy, const grammar::Diagnostic& diagnostic) {
    const grammar::Sources& sources = policy.trees.sources;
    ordered_json json{{"policy", policy.folder},
                      {"code", diagnostic.code},
                      {"severity", diagnostic.severity == grammar::Severity::error ? "error" : "warning"},
                      {"message", diagnostic.message},
                      {"help", diagnostic.help}};
    if (sources.size() > 0)
        json["location"] = place_json(diagnostic.span, sources);
    json["related"] = ordered_json::array();
    for (const grammar::Related& related : diagnostic.related)
        json["related"].push_back({{"message", related.message}, {"location", place_json(related.span, sources)}});
    return json;
}

int check(const CheckOptions& options, Output& output) {
    const bool color = wants_color(options.color, STDOUT_FILENO);
    Count all;
    ordered_json json = ordered_json::array();
    std::string text;
    for (const std::string& folder : options.policies) {
        const auto policy = model::load(folder);
        if (refuse_one_for_two({.policy = policy.get()}))
            return bad_input;
        if (policy->fit_for_tests())
            cases::check_records(*policy, beside(folder));
        Count count;
        count.add(policy->diagnostics);
        all.add(policy->diagnostics);
        for (const grammar::Diagnostic& diagnostic : policy->diagnostics) {
            if (options.format == "json")
                json.push_back(diagnostic_json(*policy, diagnostic));
            else
                text += grammar::render(diagnostic, policy->trees.sources, color) + '\n';
        }
        if (options.format == "text")
            text += closing_line(*policy, count);
    }
    output.write(text);
    if (options.format == "json") {
        const ordered_json whole{{"errors", all.errors}, {"warnings", all.warnings}, {"diagnostics", std::move(json)}};
        output.write(text::json_with_escapes(whole.dump(2, ' ', false, ordered_json::error_handler_t::replace)) + '\n');
    }
    return all.exit(options.strict);
}

}  // namespace

void add_check(CLI::App& app, Run& chosen) {
    const auto options = std::make_shared<CheckOptions>();
    CLI::App* command = app.add_subcommand("check", "Say what is wrong with policies, how to mend it");
    command->add_option("POLICY", options->policies, "folders of .rules files, or single files")
        ->required()
        ->type_name("FOLDER");
    add_choice(*command, "--format", options->format, {"text", "json"}, "how to print what was found (text)");
    command->add_flag("--strict", options->strict, "let warnings fail the check too");
    add_color(*command, options->color);
    command->footer(
        "Exit code 0: clean, or warnings only; 1: warnings with --strict; 2: errors.\n\n"
        "Examples:\n"
        "  chapeau check policies/cptpp\n"
        "  chapeau check --strict policies/cptpp policies/other\n"
        "  chapeau check --format json policies/cptpp | jq '.diagnostics[].message'");
    command->callback([&chosen, options] { chosen = [options](Output& output) { return check(*options, output); }; });
}

}  // namespace chapeau::cli
