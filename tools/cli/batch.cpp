// `chapeau batch`: a caseload, JSON Lines in, JSON Lines or CSV out, with a count at the end.
#include "interpreter/trace/words.hpp"
#include "tools/cli/batch_run.hpp"
#include "tools/cli/command.hpp"

namespace chapeau::cli {

namespace {

int batch(const BatchOptions& options, Output& standard) {
    const auto loaded = load_deciding(options.policy);
    return loaded ? run_batch(options, *loaded, standard) : bad_input;
}

caseload::Options meaning_of(const BatchOptions& options) {
    caseload::Options say = options.say;
    say.whole = true;
    say.words = trace::words_of(options.language);
    say.format = options.format == "csv" ? caseload::Format::csv : caseload::Format::json_lines;
    say.tally = !options.summary.empty();
    if (!options.summary.empty())
        say.say = caseload::Say::nothing;
    else if (!options.only.empty())
        say.say = options.only == "refuse"         ? caseload::Say::refused
                  : options.only == "undetermined" ? caseload::Say::undetermined
                                                   : caseload::Say::errors;
    return say;
}

}  // namespace

void add_batch(CLI::App& app, Run& chosen) {
    const auto options = std::make_shared<BatchOptions>();
    CLI::App* command = app.add_subcommand("batch", "Evaluate a caseload: JSON Lines in, JSON Lines out");
    add_policy(*command, options->policy);
    command
        ->add_option("--records", options->records, "one JSON record a line, .gz and .zst too; - reads standard input")
        ->required()
        ->type_name("FILE|-");
    add_choice(*command, "--format", options->format, {"json", "csv"}, "a line of JSON or CSV each (json)");
    command->add_flag("--statuses", options->say.statuses, "add the status of every cited rule passage");
    command->add_flag("--grants", options->say.grants, "add what an approval grants");
    command->add_flag("--raw-csv", options->say.raw_csv,
                      "leave texts in CSV as they are, also those a spreadsheet would run");
    command->add_flag_callback(
        "--no-values", [options] { options->say.values = false; },
        "leave what a record says out of what is said to be wrong with it, and ids out of the summary");
    add_choice(*command, "--lang", options->language, {"en", "fr"},
               "the language of the summary, of what is wrong with a record, of CSV headings and of --explain (en)");
    auto* only =
        add_choice(*command, "--only", options->only, {"refuse", "undetermined", "error"}, "leave the other lines out");
    auto* summary = add_choice(*command, "--summary", options->summary, {"json", "text"},
                               "no line for a record, but what all came to");
    auto* explain =
        command->add_option("--explain", options->explain, "the whole trace of the record of this id, and no other")
            ->type_name("ID")
            ->check(not_empty("is empty, and so is the id of a record that has none"));
    command->add_option("--jobs", options->say.jobs, "threads that evaluate (1)")
        ->type_name("N")
        ->check(number_between(1, 256));
    auto* output = command->add_option("--output", options->output, "write there and not to standard output")
                       ->type_name("FILE")
                       ->check(not_empty("is empty, and no file has that name"));
    auto* checkpoint =
        command->add_option("--checkpoint", options->checkpoint, "keep there how far the run has come; needs --output")
            ->type_name("FILE")
            ->check(not_empty("is empty, and no file has that name"));
    auto* resume = command->add_flag("--resume", options->resume,
                                     "go on where the run of the checkpoint stopped, if there was one");
    checkpoint->needs(output);
    resume->needs(checkpoint);
    explain->excludes(checkpoint);
    only->excludes(summary);
    command->footer(
        "One line of output for each record, in order: {\"id\", \"outcome\"}. A bad one gives\n"
        "{\"line\", \"id\", \"error\": {\"path\", \"found\", \"expected\"}, \"errors\"} in its place;\n"
        "blank lines are passed over. The summary at the end goes to standard error.\n"
        "A file of --output is replaced when the output is whole, and stays as it was\n"
        "until then. With --checkpoint it is written as the run goes on, and a run that\n"
        "was stopped goes on with --resume, if policy, records, options and output are\n"
        "what they were.\n"
        "Exit code 0; 1: some lines were bad, the others are done; 2: nothing could be\n"
        "read, the policy is bad, or the output or checkpoint could not be written;\n"
        "129, 130, 143: stopped by SIGHUP, SIGINT, SIGTERM; 141: the reader of the\n"
        "output went away.\n\n"
        "Examples:\n"
        "  chapeau batch policies/cptpp --records caseload.jsonl > outcomes.jsonl\n"
        "  chapeau batch policies/cptpp --records caseload.jsonl.gz --summary text\n"
        "  chapeau batch policies/cptpp --records caseload.jsonl --format csv --lang fr\n"
        "  chapeau batch policies/cptpp --records caseload.jsonl --jobs 2 \\\n"
        "      --output outcomes.jsonl --checkpoint run.json --resume");
    command->callback([&chosen, options] {
        options->say = meaning_of(*options);
        chosen = [options](Output& standard) { return batch(*options, standard); };
    });
}

}  // namespace chapeau::cli
