// `chapeau serve`: a policy over HTTP, with the officer's desk in front.
#include <fmt/format.h>

#include "interpreter/text/unsafe.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/input.hpp"
#include "tools/serve/server.hpp"

namespace chapeau::cli {

namespace {

constexpr std::size_t shortest_token = 16;

struct ServeOptions {
    std::string policy;
    std::string token_file;
    serve::Listening listening;
    serve::Limits limits;
    unsigned seconds = 10;
};

/// Without the line break that editors put at the end of a file.
bool read_token(ServeOptions& options) {
    auto token = read_all(options.token_file, 4096);
    if (!token)
        return false;
    token->erase(token->find_last_not_of(" \t\r\n") + 1);
    if (token->size() < shortest_token) {
        complain(fmt::format("the token in `{}` is too short", options.token_file),
                 fmt::format("write {} letters or more into it: `openssl rand -hex 32 > {}`", shortest_token,
                             options.token_file));
        return false;
    }
    options.listening.token = std::move(*token);
    return true;
}

bool may_listen(ServeOptions& options) {
    if (!options.token_file.empty())
        return read_token(options);
    if (serve::is_loopback(options.listening.address))
        return true;
    complain(fmt::format("others could ask at {}, and nothing would keep them out", options.listening.address),
             "give --token-file FILE with a bearer token, or leave out --address");
    return false;
}

int serve(ServeOptions& options, Output& output) {
    if (!may_listen(options))
        return bad_input;
    const auto loaded = load_deciding(options.policy);
    if (!loaded)
        return bad_input;
    options.limits.request = std::chrono::seconds(options.seconds);
    if (const auto most = serve::allow_connections(options.limits); most < options.limits.connections) {
        complain(fmt::format("the system lets a program hold {} connections, which is fewer than {}", most,
                             options.limits.connections),
                 "give a smaller --max-connections, or raise the limit of open files: `ulimit -n`");
        return bad_input;
    }
    serve::Service service(*loaded->policy, loaded->program, options.limits, CHAPEAU_VERSION);
    serve::Server server(service, options.listening);
    if (const auto fault = server.listen()) {
        complain(
            fmt::format("cannot listen on {} port {}: {}", options.listening.address, options.listening.port, *fault),
            "another program may have the port: --port 0 takes one that is free");
        return bad_input;
    }
    if (!serve::is_loopback(options.listening.address))
        say_to_stderr(
            fmt::format("note: others can reach this address; each request needs the bearer token of {}, and what is "
                        "sent is not encrypted\n",
                        text::escaped(options.token_file)));
    output.write(fmt::format("{} is served at {}\n", text::escaped(options.policy), server.url()));
    output.flush();
    if (server.run())
        return success;
    complain("some requests were not finished in time", "they were broken off");
    return found_fault;
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
    command->add_option("--token-file", options->token_file, "a file with a bearer token that each request must carry")
        ->type_name("FILE");
    command->add_option("--host", options->listening.hosts, "a name that the server may be asked by; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false)
        ->needs(address);
    command->add_option("--max-body", options->limits.body_bytes, "bytes of one record (1048576)")
        ->type_name("BYTES")
        ->check(CLI::Range(std::size_t{1}, record::Limits{}.bytes).description(""));
    command->add_option("--max-caseload", options->limits.caseload_bytes, "bytes of a caseload (1073741824)")
        ->type_name("BYTES");
    command->add_option("--max-requests", options->limits.requests, "requests answered at once (64)")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U).description(""));
    command->add_option("--max-connections", options->limits.connections, "connections held at once (256)")
        ->type_name("N")
        ->check(CLI::Range(1U, 10000U).description(""));
    command
        ->add_option("--max-per-peer", options->limits.connections_of_one,
                     "connections from one address; 64, and from this machine as many as there may be")
        ->type_name("N")
        ->check(CLI::Range(1U, 10000U).description(""));
    command->add_option("--max-seconds", options->seconds, "for a request to arrive, or a caseload to go on (10)")
        ->type_name("N")
        ->check(CLI::Range(1U, 3600U).description(""));
    command->footer(
        "Says where it can be reached, and serves until it is interrupted; what is under\n"
        "way is finished then. Nothing is written to the disk. GET /openapi.json\n"
        "describes what programs may ask.\n"
        "Exit code 0; 1: some requests were broken off at the end; 2: the policy is bad,\n"
        "or the address cannot be had.\n\n"
        "Examples:\n"
        "  chapeau serve policies/cptpp\n"
        "  chapeau serve policies/cptpp --port 0\n"
        "  chapeau serve policies/cptpp --address 10.0.0.5 --token-file token.txt");
    command->callback([&chosen, options] { chosen = [options](Output& output) { return serve(*options, output); }; });
}

}  // namespace chapeau::cli
