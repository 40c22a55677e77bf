// `chapeau eval`: one record under one policy, and why.
#include <fmt/format.h>
#include <unistd.h>

#include <optional>

#include "interpreter/trace/html.hpp"
#include "interpreter/trace/json_traces.hpp"
#include "interpreter/trace/trace.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/findings.hpp"
#include "tools/cli/input.hpp"

namespace chapeau::cli {

namespace {

struct EvalOptions {
    std::string policy;
    Findings given;
    std::string format = "text";
    std::string color = "auto";
    bool full = false;
    bool source = false;
};

/// For people, in their language.
std::string told(const Loaded& loaded, const Given& given, const evaluate::Results& results,
                 const EvalOptions& options) {
    const bool text = options.format == "text";
    const trace::Trace trace = trace::explain(
        *loaded.policy, loaded.program, given.record, results, text ? trace::Mending::look : trace::Mending::leave,
        *trace::words_of(options.given.language), trace::paths_of(given.assumed, given.found));
    if (options.format == "letter")
        return trace::render_letter(trace, given.assumed);
    if (options.format == "note")
        return trace::render_note(
            trace,
            {.full = options.full, .decisions = given.decisions, .assumed = given.assumed, .found = given.found});
    return trace::render_text(trace, {.full = options.full,
                                      .color = wants_color(options.color, STDOUT_FILENO),
                                      .decisions = given.decisions,
                                      .assumed = given.assumed,
                                      .found = given.found});
}

/// JSON on one line over many, every number with all its digits.
std::string on_many_lines(std::string_view json) {
    std::string out;
    std::size_t depth = 0;
    bool quoted = false;
    const auto line = [&] { out.append(1, '\n').append(2 * depth, ' '); };
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (quoted) {
            out += c;
            if (c == '\\')
                out += json[++i];
            quoted = c != '"';
        } else if ((c == '{' || c == '[') && (json[i + 1] == '}' || json[i + 1] == ']')) {
            out.append(json.substr(i++, 2));
        } else if (c == '{' || c == '[') {
            out += c;
            ++depth;
            line();
        } else if (c == '}' || c == ']') {
            --depth;
            line();
            out += c;
        } else {
            out += c;
            quoted = c == '"';
            if (c == ',')
                line();
            if (c == ':')
                out += ' ';
        }
    }
    return out;
}

std::string json_of(const Loaded& loaded, const Given& given, evaluate::Results& results) {
    trace::JsonTraces::Room room;
    const trace::RecordSource source{.digest = given.digest, .found = given.found, .assumed = given.assumed};
    return on_many_lines(trace::JsonTraces(*loaded.policy, loaded.program).of(given.record, results, source, room)) +
           '\n';
}

std::string html_of(const Loaded& loaded, const Given& given, const evaluate::Results& results,
                    const EvalOptions& options) {
    const auto in = [&](const trace::Words& words) {
        return trace::explain(*loaded.policy, loaded.program, given.record, results, trace::Mending::look, words,
                              trace::paths_of(given.assumed, given.found));
    };
    const trace::Words& asked = *trace::words_of(options.given.language);
    const trace::Trace first = in(asked);
    const trace::Words* words = trace::other_words(loaded.policy->model, asked);
    const std::optional<trace::Trace> other = words ? std::optional(in(*words)) : std::nullopt;
    return trace::render_html({.first = first,
                               .other = other ? &*other : nullptr,
                               .assumed = given.assumed,
                               .found = given.found,
                               .decisions = given.decisions,
                               .policy_digest = loaded.policy->digest,
                               .record_digest = given.digest,
                               .source = options.source});
}

int eval(const EvalOptions& options, Output& output) {
    const auto loaded = load_deciding(options.policy);
    const auto given = loaded ? read_given(options.given, *loaded->policy) : std::nullopt;
    if (!given)
        return bad_input;
    evaluate::Results results(loaded->program);
    evaluate::evaluate(loaded->program, given->record, results);
    output.write(options.format == "json"   ? json_of(*loaded, *given, results)
                 : options.format == "html" ? html_of(*loaded, *given, results, options)
                                            : told(*loaded, *given, results, options));
    return success;
}

}  // namespace

void add_eval(CLI::App& app, Run& chosen) {
    const auto options = std::make_shared<EvalOptions>();
    CLI::App* command = app.add_subcommand("eval", "Say what one applicant's record comes to, and why");
    add_policy(*command, options->policy);
    command->add_option("--record", options->given.record, "the record as JSON; - reads standard input")
        ->type_name("FILE|-")
        ->check(not_empty("is empty, and no file has that name"));
    auto* findings =
        command
            ->add_option("--findings", options->given.findings,
                         "a case file that the desk saved: the record as filed in it, with what the officer found")
            ->type_name("FILE|-")
            ->check(not_empty("is empty, and no file has that name"));
    command->add_flag("--what-if", options->given.what_if, "with what the case file supposes as well")->needs(findings);
    add_choice(*command, "--format", options->format, {"text", "json", "note", "letter", "html"},
               "how to print the trace (text); a note goes into a case, a letter asks the applicant for what is "
               "missing, html is a page to keep");
    add_choice(*command, "--lang", options->given.language, {"en", "fr"},
               "the language of text, note, letter and html, and of what is wrong with a record (en)");
    command->add_flag("--full", options->full, "every clause with all it read; in a note the clauses met too");
    command->add_flag("--source", options->source, "in html, the rules of each clause too");
    command->add_flag_callback(
        "--no-values", [options] { options->given.values = false; },
        "leave what a record says out of what is said to be wrong with it");
    add_color(*command, options->color);
    command->footer(
        "A case file has the record that it is about; with --record too, the two must be\n"
        "of one record. It is said what was found, what is supposed, and what the officer\n"
        "decided.\n"
        "Exit code 0 whatever the outcome; 2: the record, the case file or the policy is\n"
        "bad.\n\n"
        "Examples:\n"
        "  chapeau eval policies/cptpp --record applicant.json\n"
        "  chapeau eval policies/cptpp --record applicant.json --full | less\n"
        "  chapeau eval policies/cptpp --record a.json --format note --lang fr\n"
        "  chapeau eval policies/cptpp --record a.json --format html > a.html\n"
        "  chapeau eval policies/cptpp --record - --format json < applicant.json\n"
        "  chapeau eval policies/cptpp --findings applicant-case.json --format note");
    command->callback([&chosen, options] {
        if (options->given.record.empty() && options->given.findings.empty())
            throw CLI::RequiredError("--record");
        chosen = [options](Output& output) { return eval(*options, output); };
    });
}

}  // namespace chapeau::cli
