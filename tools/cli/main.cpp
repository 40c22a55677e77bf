// The command line: parse, run what was chosen, say how it ended.
//
// Everything a command means is in the libraries; this file and its neighbours only read options and write text.
// Standard output carries results, standard error everything said about the run.
#include <fmt/format.h>

#include <new>
#include <system_error>

#include "tools/cli/command.hpp"

namespace chapeau::cli {

namespace {

constexpr const char* examples =
    "Examples:\n"
    "  chapeau check policies/cptpp\n"
    "  chapeau eval policies/cptpp --record applicant.json\n"
    "  chapeau batch policies/cptpp --records caseload.jsonl > outcomes.jsonl\n"
    "  chapeau COMMAND --help";

void declare(CLI::App& app, Run& chosen) {
    app.name("chapeau");
    app.formatter(std::make_shared<HelpPage>());
    app.set_help_flag("-h,--help", "show this page");
    app.set_version_flag("--version", "chapeau " CHAPEAU_VERSION, "show the version");
    app.footer(examples);
    app.require_subcommand(1);
    for (const auto add :
         {add_check, add_eval, add_batch, add_test, add_schema, add_serve, add_explain, add_completion})
        add(app, chosen);
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
        command->group("Commands");
}

int refuse(const std::vector<Complaint>& complaints) {
    for (const Complaint& complaint : complaints)
        complain(complaint.message, complaint.help);
    return bad_input;
}

std::string page_of(const CLI::App& app) {
    const auto commands = app.get_subcommands();
    return commands.empty() ? "chapeau --help" : fmt::format("chapeau {} --help", commands.front()->get_name());
}

std::string unexpected(const CLI::App& app) {
    return fmt::format("unexpected argument `{}`", app.remaining(true).front());
}

/// What the parser stopped for, in our words.
int stopped(const CLI::App& app, const CLI::ParseError& stop, Output& output) {
    if (dynamic_cast<const CLI::CallForHelp*>(&stop) != nullptr) {
        output.write(app.help());
        return success;
    }
    if (dynamic_cast<const CLI::CallForVersion*>(&stop) != nullptr) {
        output.write(std::string(stop.what()) + '\n');
        return success;
    }
    const bool extra = dynamic_cast<const CLI::ExtrasError*>(&stop) != nullptr;
    return refuse({{extra ? unexpected(app) : stop.what(), fmt::format("`{}` says what it takes", page_of(app))}});
}

/// Runs the command; that the system gives it too little is said.
int run_within_means(const Run& chosen, Output& output) {
    std::string what;
    try {
        return chosen(output);
    } catch (const std::bad_alloc&) {
        what = "there is not enough memory";
    } catch (const std::system_error& error) {
        what = fmt::format("the system gives no more threads: {}", error.code().message());
    }
    return refuse(
        {{what, "give it more (`ulimit -a` says what a program may have), or run `batch` with fewer --jobs"}});
}

int run(int count, char** arguments, Output& output) {
    const std::vector<std::string> words(arguments + std::min(count, 1), arguments + count);
    CLI::App app("Reads policies written as provisions, and says of each applicant what they come to and why.");
    Run chosen;
    declare(app, chosen);
    if (words.empty()) {
        say_to_stderr(app.help());
        return bad_input;
    }
    if (const auto complaints = unknown_words(app, words); !complaints.empty())
        return refuse(complaints);
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& stop) {
        return stopped(app, stop, output);
    }
    return run_within_means(chosen, output);
}

}  // namespace

}  // namespace chapeau::cli

int main(int count, char** arguments) {
    chapeau::cli::occupy_standard_streams();
    chapeau::cli::Output output;
    return output.finish(chapeau::cli::run(count, arguments, output));
}
