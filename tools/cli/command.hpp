// What the commands share: how each is declared, and what its exit code says.
//
// A command is one file with one `add_…` function. It declares the options on a CLI11 subcommand and, when that was
// chosen, leaves in `chosen` what is to run, so that parsing is over before anything happens.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "tools/cli/output.hpp"

namespace chapeau::cli {

enum Exit : int {
    success = 0,
    found_fault = 1,          // warnings under --strict, bad lines of a caseload, a case that failed
    bad_input = 2,            // the policy, the record or the command line; or the output could not be written
    stopped_by_signal = 128,  // and the number of the signal, as a shell gives it
};

using Run = std::function<int(Output&)>;

void add_check(CLI::App& app, Run& chosen);
void add_eval(CLI::App& app, Run& chosen);
void add_batch(CLI::App& app, Run& chosen);
void add_test(CLI::App& app, Run& chosen);
void add_schema(CLI::App& app, Run& chosen);
void add_serve(CLI::App& app, Run& chosen);
void add_explain(CLI::App& app, Run& chosen);
void add_completion(CLI::App& app, Run& chosen);

/// The positional POLICY.
CLI::Option* add_policy(CLI::App& command, std::string& policy);
/// An option that takes one of `choices`; another value is refused with the nearest. Help and completion read the
/// choices off the type name.
CLI::Option* add_choice(CLI::App& command, const std::string& name, std::string& value,
                        const std::vector<std::string>& choices, const std::string& description);
/// Refuses a value of no characters, in these words.
[[nodiscard]] CLI::Validator not_empty(const std::string& why);
/// Refuses what is no whole number within these.
[[nodiscard]] CLI::Validator number_between(std::uint64_t least, std::uint64_t most);
/// `--color auto|always|never`
CLI::Option* add_color(CLI::App& command, std::string& when);

/// Whether a value follows it; a flag has none.
[[nodiscard]] inline bool takes_value(const CLI::Option* option) {
    return option->get_items_expected_max() > 0;
}

/// Lays out `--help` in 80 columns: usage, what the command does, arguments, options, examples (the footer).
class HelpPage : public CLI::Formatter {
  public:
    HelpPage();
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
    std::string make_usage(const CLI::App* app, std::string name) const override;
    std::string make_option(const CLI::Option* option, bool is_positional) const override;
    std::string make_subcommand(const CLI::App* command) const override;
};

/// An unknown command or option among the words of the command line, said with the nearest known one, or an option of
/// one value that is given again; empty if all are well.
struct Complaint {
    std::string message;
    std::string help;
};
std::vector<Complaint> unknown_words(const CLI::App& app, const std::vector<std::string>& words);

}  // namespace chapeau::cli
