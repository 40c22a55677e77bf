// `chapeau batch`: a caseload, JSON Lines in, JSON Lines or CSV out, with a count at the end.
//
// Results are written block by block, and a block is what one reading gave: a program on the other end of two pipes can
// take its answers line by line.
//
// A checkpoint is written some four times a second, after the output it speaks of is on the disk. A run that goes on
// from it cuts the output file to what the checkpoint vouches for, so that whatever was written after it is written
// again.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "interpreter/caseload/caseload.hpp"
#include "interpreter/caseload/compressed.hpp"
#include "interpreter/record/read.hpp"
#include "interpreter/trace/trace.hpp"
#include "tools/cli/checkpoint.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/input.hpp"
#include "tools/cli/summary.hpp"

namespace chapeau::cli {

namespace {

using Clock = std::chrono::steady_clock;

struct BatchOptions {
    std::string policy;
    std::string records;
    std::string format = "json";
    std::string only;
    std::string summary;
    std::string explain;
    std::string output;
    std::string checkpoint;
    bool resume = false;
    caseload::Options say;
};

/// One line on the terminal, rewritten a few times a second.
class ProgressLine {
  public:
    void show(std::uint64_t lines) {
        const auto now = Clock::now();
        if (now - shown_ < std::chrono::milliseconds(200))
            return;
        shown_ = now;
        const double seconds = std::chrono::duration<double>(now - begun_).count();
        say_to_stderr(fmt::format("\r\033[K{} records, {} a second", grouped(lines),
                                  grouped(static_cast<std::uint64_t>(static_cast<double>(lines) / seconds))));
    }
    void clear() {
        if (shown_ != begun_)
            say_to_stderr("\r\033[K");
    }

  private:
    Clock::time_point begun_ = Clock::now();
    Clock::time_point shown_ = begun_;
};

/// The file of records, uncompressed.
class Records {
  public:
    explicit Records(const std::string& name)
        : name_(name), input_(name), uncompressed_([this](std::span<char> into) { return input_.read(into); }) {
        const std::string first = input_.first_bytes();
        mappable_ = !first.empty() && !caseload::is_compressed(first);
    }

    [[nodiscard]] caseload::Source source() {
        if (mappable_)
            return {[this](std::span<char> into) { return input_.read(into); },
                    [this](std::size_t size) { return input_.map(size); }};
        return {[this](std::span<char> into) { return uncompressed_.read(into); }};
    }
    /// Reads so many bytes and drops them; false if there are fewer.
    [[nodiscard]] bool pass_over(std::uint64_t bytes) {
        const caseload::Read read = source().read;
        std::string dropped(caseload::Blocks::size, '\0');
        while (bytes > 0) {
            const std::size_t most = std::min<std::uint64_t>(bytes, dropped.size());
            const auto got = read(std::span(dropped).first(most));
            if (!got || *got == 0)
                return false;
            bytes -= *got;
        }
        return true;
    }
    void complain_of_it(const caseload::Misformed& form) const {
        if (!form.what.empty())
            return complain(fmt::format("cannot read `{}`: {}", name_, form.what), form.help);
        if (uncompressed_.fault().empty())
            return input_.complain_of_it();
        complain(fmt::format("cannot read `{}`: {}", name_, uncompressed_.fault()),
                 "what came before it was evaluated; get the file anew and run it again");
    }

  private:
    std::string name_;
    Input input_;
    caseload::Uncompressed uncompressed_;
    bool mappable_ = false;
};

/// What must be the same for a run to go on where another stopped.
std::string shape_of(const BatchOptions& options) {
    return fmt::format("chapeau {} {}{}{}{}{}{}", CHAPEAU_VERSION, options.format,
                       options.say.statuses ? " statuses" : "", options.say.grants ? " grants" : "",
                       options.say.raw_csv ? " raw" : "", options.only.empty() ? "" : " only " + options.only,
                       options.summary.empty() ? "" : " summary");
}

int cannot_go_on(const std::string& file, std::string_view why, std::string_view help) {
    complain(fmt::format("cannot go on from `{}`: {}", file, why), help);
    return bad_input;
}

/// Saves checkpoints as the run goes on.
class Saving {
  public:
    /// `from`: where the run begins.
    Saving(const BatchOptions& options, const model::Policy& policy, Output& output, const Checkpoint& from)
        : options_(options), policy_(policy), output_(output), before_(from.summary), last_(from.place) {}

    void take(const caseload::Summary& summary, caseload::Place place) {
        const auto now = Clock::now();
        if (now - saved_ >= std::chrono::milliseconds(250)) {
            save(summary, place);
            saved_ = now;
        }
        last_ = place;
    }
    void finish(const caseload::Summary& summary) { save(summary, last_); }
    [[nodiscard]] bool failed() const { return error_ != 0; }

    void complain_of_it() const {
        complain(fmt::format("cannot write the checkpoint `{}`: {}", options_.checkpoint, std::strerror(error_)),
                 "the output is complete as far as it goes; a run that is stopped now begins anew");
    }

  private:
    void save(const caseload::Summary& summary, caseload::Place place) {
        if (error_ != 0 || !output_.sync())
            return;
        caseload::Summary whole = before_;
        whole.add(summary);
        if (!cli::save({policy_.digest, options_.records, shape_of(options_), place, output_.bytes(), std::move(whole)},
                       options_.checkpoint))
            error_ = errno;
    }

    const BatchOptions& options_;
    const model::Policy& policy_;
    Output& output_;
    caseload::Summary before_;
    caseload::Place last_;
    Clock::time_point saved_ = Clock::now();
    int error_ = 0;
};

/// The first record of this id, with all that became of it.
int explain(const BatchOptions& options, const Loaded& loaded, Records& records, Output& output) {
    caseload::Blocks blocks(records.source(), record::Limits{}.bytes, 0, true);
    record::Reader reader(loaded.policy->model);
    record::Record record;
    caseload::Block block;
    while (blocks.next(block)) {
        std::string_view found;
        caseload::for_each_line(block.text(), [&](std::string_view line) {
            if (found.empty() && line.size() <= record::Limits{}.bytes && reader.read(line, record).empty() &&
                record.id == options.explain)
                found = line;
        });
        if (found.empty())
            continue;
        evaluate::Results results(loaded.program);
        evaluate::evaluate(loaded.program, record, results);
        output.write(trace::render_text(trace::explain(*loaded.policy, loaded.program, record, results),
                                        {.full = true, .color = wants_color("auto", STDOUT_FILENO)}));
        return success;
    }
    if (blocks.failed())
        records.complain_of_it(blocks.form());
    else
        complain(fmt::format("no record of `{}` has the id `{}`", options.records, options.explain),
                 "ids are compared letter by letter, and lines that cannot be read are passed over");
    return bad_input;
}

int evaluate_all(const BatchOptions& options, const Loaded& loaded, Records& records, Output& output,
                 const Checkpoint& from) {
    const model::Model& model = loaded.policy->model;
    if (!records.pass_over(from.place.input_bytes))
        return cannot_go_on(options.checkpoint, "the caseload is shorter than it was",
                            "give the caseload that the run was begun with");
    if (from.output_bytes == 0)
        output.write(caseload::header(model, options.say));
    Saving saving(options, *loaded.policy, output, from);
    ProgressLine line;
    const bool shows = isatty(STDERR_FILENO) == 1 && (isatty(STDOUT_FILENO) != 1 || !options.output.empty());
    const auto progress = [&](const caseload::Summary& summary, caseload::Place place) {
        if (shows)
            line.show(summary.lines);
        if (!options.checkpoint.empty())
            saving.take(summary, place);
    };
    const auto write = [&](std::string_view text) { return output.write(text) && output.flush(); };
    caseload::Summary summary = from.summary;
    const caseload::Summary now =
        caseload::run(*loaded.policy, loaded.program, records.source(), write, options.say, progress, from.place);
    summary.add(now);
    line.clear();
    if (!options.checkpoint.empty())
        saving.finish(now);
    if (now.input_failed) {
        records.complain_of_it(now.form);
        return bad_input;
    }
    if (saving.failed()) {
        saving.complain_of_it();
        return bad_input;
    }
    if (options.summary == "json")
        output.write(json_summary(summary, *loaded.policy));
    else if (options.summary == "text")
        output.write(full_summary(summary, *loaded.policy));
    else if (output.flush())
        say_to_stderr(short_summary(summary, model));
    return summary.bad > 0 ? found_fault : success;
}

int batch(const BatchOptions& options, Output& standard) {
    const auto loaded = load_deciding(options.policy);
    if (!loaded)
        return bad_input;
    Records records(options.records);
    if (!options.explain.empty())
        return explain(options, *loaded, records, standard);
    Checkpoint from;
    if (options.resume) {
        auto loading = load_checkpoint(options.checkpoint);
        if (!loading.fresh && !loading.checkpoint)
            return cannot_go_on(options.checkpoint, "it is no checkpoint of chapeau", "delete it to begin anew");
        if (loading.checkpoint &&
            (loading.checkpoint->policy != loaded->policy->digest || loading.checkpoint->records != options.records ||
             loading.checkpoint->options != shape_of(options)))
            return cannot_go_on(options.checkpoint, "it is of another policy, another caseload, or other options",
                                "give the same as when the run was begun, or leave out --resume to begin anew");
        if (loading.checkpoint)
            from = std::move(*loading.checkpoint);
    }
    if (options.output.empty())
        return evaluate_all(options, *loaded, records, standard, from);
    Output file(options.output, from.output_bytes);
    return file.finish(evaluate_all(options, *loaded, records, file, from));
}

caseload::Options meaning_of(const BatchOptions& options) {
    caseload::Options say = options.say;
    say.whole = true;
    say.repeats = true;
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
    auto* only =
        add_choice(*command, "--only", options->only, {"refuse", "undetermined", "error"}, "leave the other lines out");
    auto* summary = add_choice(*command, "--summary", options->summary, {"json", "text"},
                               "no line for a record, but what all came to");
    command->add_option("--explain", options->explain, "the whole trace of the record of this id, and no other")
        ->type_name("ID");
    command->add_option("--jobs", options->say.jobs, "threads that evaluate (1)")
        ->type_name("N")
        ->check(CLI::Range(1U, 256U).description(""));
    auto* output =
        command->add_option("--output", options->output, "write there and not to standard output")->type_name("FILE");
    auto* checkpoint =
        command->add_option("--checkpoint", options->checkpoint, "keep there how far the run has come; needs --output")
            ->type_name("FILE");
    auto* resume = command->add_flag("--resume", options->resume,
                                     "go on where the run of the checkpoint stopped, if there was one");
    checkpoint->needs(output);
    resume->needs(checkpoint);
    only->excludes(summary);
    command->footer(
        "One line of output for each record, in order: {\"id\", \"outcome\"}. A bad one gives\n"
        "{\"line\", \"id\", \"error\": {\"path\", \"found\", \"expected\"}, \"errors\"} in its place;\n"
        "blank lines are passed over. The summary at the end goes to standard error.\n"
        "Exit code 0; 1: some lines were bad, the others are done; 2: nothing could be\n"
        "read, or the policy is bad.\n\n"
        "Examples:\n"
        "  chapeau batch policies/cptpp --records caseload.jsonl > outcomes.jsonl\n"
        "  chapeau batch policies/cptpp --records caseload.jsonl.gz --summary text\n"
        "  chapeau batch policies/cptpp --records caseload.jsonl --jobs 2 \\\n"
        "      --output outcomes.jsonl --checkpoint run.json --resume");
    command->callback([&chosen, options] {
        options->say = meaning_of(*options);
        chosen = [options](Output& standard) { return batch(*options, standard); };
    });
}

}  // namespace chapeau::cli
