// `chapeau serve`: a policy over HTTP, with the officer's desk in front.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "interpreter/text/unsafe.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/input.hpp"
#include "tools/serve/server.hpp"

namespace chapeau::cli {

namespace {

constexpr std::size_t shortest_token = 16;

struct ServeOptions {
    std::string policy;
    std::vector<std::string> token_files;  // each with or without `NAME=` before it
    bool access_log = false;
    serve::Listening listening;
    serve::Limits limits;
    unsigned seconds = 10;
    std::string jobs_folder;                  // none: in memory
    std::optional<std::uint64_t> jobs_bytes;  // where it is said
    std::uint64_t jobs_kept = 3600;           // seconds
};

bool is_name(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    };
    return !text.empty() && std::ranges::all_of(text, fits);
}

struct TokenFile {
    std::string name;
    std::string file;
};

/// `intake=FILE`, or a file alone, which the token is called by: `intake.txt`.
TokenFile token_file_of(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals != std::string::npos && is_name(std::string_view(text).substr(0, equals)))
        return {text.substr(0, equals), text.substr(equals + 1)};
    const std::string stem = std::filesystem::path(text).stem().string();
    return {is_name(stem) ? stem : "token", text};
}

/// As a word of a command line.
std::string for_shell(const std::string& file) {
    const auto is_plain = [](char c) { return is_name({&c, 1}) || c == '.' || c == '/'; };
    if (!file.empty() && !file.starts_with('-') && std::ranges::all_of(file, is_plain))
        return file;
    std::string out = file.starts_with('-') ? "'./" : "'";
    for (const char c : file)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + '\'';
}

/// A file that others may read keeps no secret.
bool is_private(const std::string& file) {
    struct stat found {};
    const bool known = stat(file.c_str(), &found) == 0;
    if (!known || (found.st_mode & (S_IRWXG | S_IRWXO)) == 0)
        return true;  // that it cannot be read is said where it is read
    complain(fmt::format("others can read the token in `{}`", file), fmt::format("`chmod 600 {}`", for_shell(file)));
    return false;
}

/// Without the line break that editors put at the end of a file.
bool read_token(const TokenFile& from, std::vector<serve::Token>& into) {
    if (!is_private(from.file))
        return false;
    auto token = read_all(from.file, 4096);
    if (!token)
        return false;
    token->erase(token->find_last_not_of(" \t\r\n") + 1);
    if (token->size() < shortest_token) {
        complain(fmt::format("the token in `{}` is too short", from.file),
                 fmt::format("write {} letters or more into it: `openssl rand -hex 32 > {}`", shortest_token,
                             for_shell(from.file)));
        return false;
    }
    for (const serve::Token& other : into) {
        if (other.name != from.name && other.secret != *token)
            continue;
        complain(other.name == from.name ? fmt::format("two tokens are called `{}`", from.name)
                                         : fmt::format("`{}` and `{}` are one token", other.name, from.name),
                 "give each token a file of its own, and a name: --token-file NAME=FILE");
        return false;
    }
    into.push_back({from.name, std::move(*token)});
    return true;
}

std::string names_of(const std::vector<serve::Token>& tokens) {
    std::string names;
    for (const serve::Token& token : tokens)
        names += fmt::format("{}`{}`", names.empty() ? "" : " or ", token.name);
    return names;
}

bool may_listen(ServeOptions& options) {
    for (const std::string& file : options.token_files)
        if (!read_token(token_file_of(file), options.listening.tokens))
            return false;
    if (!options.token_files.empty() || serve::is_loopback(options.listening.address))
        return true;
    complain(fmt::format("others could ask at {}, and nothing would keep them out", options.listening.address),
             "give --token-file FILE with a bearer token, or leave out --address");
    return false;
}

/// Where jobs are kept. False, after saying why, where that is no place for them.
bool open_store(const ServeOptions& options, serve::JobStore& store) {
    if (options.jobs_folder.empty())
        return true;
    const auto unfit = store.open(options.jobs_folder);
    if (unfit)
        complain(unfit->why, unfit->others_can_read
                                 ? fmt::format("`{} {}`", unfit->help, for_shell(options.jobs_folder))
                                 : unfit->help);
    return !unfit;
}

/// Those that were given in another form than the server has them.
void take_limits(ServeOptions& options) {
    options.limits.request = std::chrono::seconds(options.seconds);
    options.limits.jobs_kept = std::chrono::seconds(options.jobs_kept);
    if (options.jobs_bytes)
        options.limits.jobs_bytes = *options.jobs_bytes;
    else if (!options.jobs_folder.empty())
        options.limits.jobs_bytes = serve::Limits::jobs_bytes_in_folder;
}

/// What was not as it should be at the end; the exit code.
int say_end(const serve::Service& service, bool finished) {
    if (const auto lines = service.metrics.lines_not_logged.load(); lines > 0)
        say_to_stderr(
            fmt::format("note: {} line{} of the access log could not be written\n", lines, lines == 1 ? "" : "s"));
    const std::size_t lost = service.jobs.lost();
    if (lost > 0)
        complain(fmt::format("{} job{} lost, which {} not done when the server was stopped", lost,
                             lost == 1 ? " is" : "s are", lost == 1 ? "was" : "were"),
                 service.store.in_folder()
                     ? "send the caseloads again; a job that is asked for says that it is lost"
                     : "send the caseloads again; with --jobs-folder there are 30 s to finish them");
    if (!finished)
        complain("some requests were not finished in time", "they were broken off");
    return finished && lost == 0 ? success : found_fault;
}

/// Anew for as long as the server runs; what is wrong with the policy is said on standard error.
std::optional<serve::Loaded> load_for_serving(const std::string& policy, std::string& why) {
    auto loaded = load_deciding(policy, why);
    if (!loaded)
        return std::nullopt;
    return serve::Loaded{std::move(loaded->policy), std::move(loaded->program)};
}

/// Standard output is for the log's lines alone where they go there. False where it cannot be said.
bool say_where(const std::string& line, const ServeOptions& options, Output& output) {
    if (!options.access_log)
        return output.write(line) && output.flush();
    say_to_stderr(line);
    return true;
}

int serve(ServeOptions& options, Output& output) {
    if (!may_listen(options))
        return bad_input;
    std::string why;
    auto loaded = load_for_serving(options.policy, why);
    if (!loaded)
        return bad_input;
    if (options.access_log)
        options.listening.access_log = STDOUT_FILENO;
    take_limits(options);
    serve::JobStore store;
    if (!open_store(options, store))
        return bad_input;
    if (const auto most = serve::allow_connections(options.limits); most < options.limits.connections) {
        complain(fmt::format("the system lets a program hold {} connections, which is fewer than {}", most,
                             options.limits.connections),
                 "give a smaller --max-connections or --max-jobs, or raise the limit of open files: `ulimit -n`");
        return bad_input;
    }
    const auto anew = [&options](std::string& reason) {
        auto again = load_for_serving(options.policy, reason);
        say_to_stderr(again ? fmt::format("note: the policy was loaded anew, {}\n", again->policy->digest)
                            : "note: the policy stays as it was loaded before\n");
        return again;
    };
    serve::Service service(std::move(*loaded), anew, options.limits, CHAPEAU_VERSION, store);
    serve::Server server(service, options.listening);
    if (const auto fault = server.listen()) {
        complain(
            fmt::format("cannot listen on {} port {}: {}", options.listening.address, options.listening.port, *fault),
            "another program may have the port: --port 0 takes one that is free");
        return bad_input;
    }
    if (!serve::is_loopback(options.listening.address))
        say_to_stderr(fmt::format(
            "note: others can reach this address; each request needs the bearer token called {}, and what is "
            "sent is not encrypted\n",
            text::escaped(names_of(options.listening.tokens))));
    if (!say_where(fmt::format("{} is served at {}\n", text::escaped(options.policy), server.url()), options, output))
        return bad_input;
    const bool finished = server.run();
    const int code = say_end(service, finished);
    if (!finished)
        std::_Exit(code);  // their threads may be at it still
    return code;
}

}  // namespace

void add_serve(CLI::App& app, Run& chosen) {
    const auto options = std::make_shared<ServeOptions>();
    CLI::App* command = app.add_subcommand("serve", "Open a policy in the browser, and to programs over HTTP");
    add_policy(*command, options->policy);
    command->add_option("--port", options->listening.port, "the port; 0 takes one that is free (8080)")->type_name("N");
    auto* address = command
                        ->add_option("--address", options->listening.address,
                                     "the address to listen on (127.0.0.1); any but this machine's own needs a token")
                        ->type_name("ADDRESS");
    command
        ->add_option("--token-file", options->token_files,
                     "a file with a bearer token, one of which each request must carry; NAME= before it gives the "
                     "token the name that the access log has; may be repeated")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command->add_flag("--access-log", options->access_log,
                      "write a line of JSON to standard output for each request, without personal data");
    command->add_flag_callback(
        "--no-values", [options] { options->limits.values = false; },
        "leave what a record says out of what is answered to be wrong with it");
    command->add_option("--host", options->listening.hosts, "a name that the server may be asked by; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false)
        ->needs(address);
    command->add_option("--max-body", options->limits.body_bytes, "bytes of one record (1048576)")
        ->type_name("BYTES")
        ->check(number_between(1, record::Limits{}.bytes));
    command->add_option("--max-caseload", options->limits.caseload_bytes, "bytes of a caseload (1073741824)")
        ->type_name("BYTES");
    command->add_option("--max-requests", options->limits.requests, "requests answered at once (64)")
        ->type_name("N")
        ->check(number_between(1, 1024));
    command->add_option("--max-connections", options->limits.connections, "connections held at once (256)")
        ->type_name("N")
        ->check(number_between(1, 10000));
    command
        ->add_option("--max-per-peer", options->limits.connections_of_one,
                     "connections from one address; 64, and from this machine as many as there may be")
        ->type_name("N")
        ->check(number_between(1, 10000));
    command
        ->add_option("--jobs-folder", options->jobs_folder,
                     "where jobs and their results are kept; it must be nobody else's to read. In memory without it")
        ->type_name("FOLDER");
    command->add_option("--keep-jobs", options->jobs_kept, "seconds that a job's result is kept for (3600)")
        ->type_name("N")
        ->check(number_between(1, 2592000));
    command->add_option("--max-jobs", options->limits.jobs, "jobs that are kept, done or not (64)")
        ->type_name("N")
        ->check(number_between(1, 10000));
    command
        ->add_option("--max-jobs-bytes", options->jobs_bytes,
                     "bytes of the lines and results of all jobs (268435456; 4294967296 with --jobs-folder)")
        ->type_name("BYTES");
    command->add_option("--max-seconds", options->seconds, "for a request to arrive, or a caseload to go on (10)")
        ->type_name("N")
        ->check(number_between(1, 3600));
    command->footer(
        "Says where it can be reached, and serves until it is interrupted; what is under\n"
        "way is finished then. At SIGHUP the policy is loaded anew, if it has no errors.\n"
        "Nothing is written to the disk but jobs, where --jobs-folder is given.\n"
        "GET /openapi.json describes what programs may ask.\n"
        "Exit code 0; 1: some requests or jobs were broken off at the end; 2: the policy\n"
        "is bad, or the address or the folder cannot be had.\n\n"
        "Examples:\n"
        "  chapeau serve policies/cptpp\n"
        "  chapeau serve policies/cptpp --port 0\n"
        "  chapeau serve policies/cptpp --address 10.0.0.5 --token-file token.txt");
    command->callback([&chosen, options] { chosen = [options](Output& output) { return serve(*options, output); }; });
}

}  // namespace chapeau::cli
