// `chapeau batch`: a caseload, JSON Lines in and out, with a count at the end.
//
// Results go to standard output as they come; before more input is asked for, what there is has been written, so that a
// program on the other end of two pipes can take its answers line by line.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "interpreter/caseload/caseload.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/input.hpp"

namespace chapeau::cli {

namespace {

constexpr std::size_t most_reasons = 20;

struct Options {
    std::string policy;
    std::string records;
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
    using Clock = std::chrono::steady_clock;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point shown_ = begun_;
};

std::string outcomes_line(const caseload::Summary& summary) {
    std::string line = fmt::format("{} record{}: {} approved, {} refused, {} undetermined", grouped(summary.lines),
                                   summary.lines == 1 ? "" : "s", grouped(summary.approved), grouped(summary.refused),
                                   grouped(summary.undetermined));
    if (summary.not_applicable > 0)
        line += fmt::format(", {} not applicable", grouped(summary.not_applicable));
    if (summary.bad > 0)
        line += fmt::format(", {} could not be read", grouped(summary.bad));
    return line + '\n';
}

/// The clauses that refusals rest on, the most frequent first.
std::vector<std::uint32_t> by_frequency(const std::vector<std::uint64_t>& counts) {
    std::vector<std::uint32_t> clauses(counts.size());
    std::iota(clauses.begin(), clauses.end(), 0U);
    std::erase_if(clauses, [&](std::uint32_t clause) { return counts[clause] == 0; });
    std::stable_sort(clauses.begin(), clauses.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
    return clauses;
}

std::string reasons_text(const caseload::Summary& summary, const model::Model& model) {
    const auto clauses = by_frequency(summary.reasons);
    std::string text = clauses.empty() ? "" : "refused for\n";
    for (const std::uint32_t clause : std::span(clauses).first(std::min(clauses.size(), most_reasons)))
        text += fmt::format("{:>12}  {}\n", grouped(summary.reasons[clause]), model.clauses[clause].name);
    if (clauses.size() > most_reasons)
        text += fmt::format("              and {} other clauses\n", clauses.size() - most_reasons);
    return text;
}

int batch(const Options& options, Output& output) {
    const auto loaded = load_deciding(options.policy);
    if (!loaded)
        return bad_input;
    Input input(options.records);
    const auto read = [&](std::span<char> into) {
        output.flush();
        return input.read(into);
    };
    ProgressLine line;
    caseload::Progress progress;
    if (isatty(STDERR_FILENO) == 1 && isatty(STDOUT_FILENO) != 1)
        progress = [&](const caseload::Summary& summary) { line.show(summary.lines); };
    const auto write = [&](std::string_view text) { return output.write(text); };
    const caseload::Summary summary =
        caseload::run(*loaded->policy, loaded->program, read, write, options.say, progress);
    line.clear();
    if (summary.input_failed) {
        input.complain_of_it();
        return bad_input;
    }
    if (output.flush())
        say_to_stderr(outcomes_line(summary) + reasons_text(summary, loaded->policy->model));
    return summary.bad > 0 ? found_fault : success;
}

}  // namespace

void add_batch(CLI::App& app, Run& chosen) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("batch", "Evaluate a caseload: JSON Lines in, JSON Lines out");
    add_policy(*command, options->policy);
    command->add_option("--records", options->records, "one JSON record a line; - reads standard input")
        ->required()
        ->type_name("FILE|-");
    command->add_flag("--statuses", options->say.statuses, "add the status of every cited rule passage");
    command->add_flag("--grants", options->say.grants, "add what an approval grants");
    command->footer(
        "One line of output for each line of input, in order: {\"id\", \"outcome\"}. A bad\n"
        "line gives {\"line\", \"error\": {\"path\", \"found\", \"expected\"}} in its place. The\n"
        "summary at the end goes to standard error.\n"
        "Exit code 0; 1: some lines were bad, the others are done; 2: nothing could be\n"
        "read, or the policy is bad.\n\n"
        "Examples:\n"
        "  chapeau batch policies/cptpp --records caseload.jsonl > outcomes.jsonl\n"
        "  zcat caseload.gz | chapeau batch policies/cptpp --records - --statuses");
    command->callback([&chosen, options] { chosen = [options](Output& output) { return batch(*options, output); }; });
}

}  // namespace chapeau::cli
