// `chapeau eval`: one record under one policy, and why.
#include <fmt/format.h>
#include <unistd.h>

#include <optional>

#include "interpreter/record/read.hpp"
#include "interpreter/trace/html.hpp"
#include "interpreter/trace/json_traces.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/values/digest.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/input.hpp"
#include "tools/cli/run_files.hpp"

namespace chapeau::cli {

namespace {

struct EvalOptions {
    std::string policy;
    std::string record;
    std::string format = "text";
    std::string language = "en";
    std::string color = "auto";
    bool full = false;
};

int refuse_record(const std::string& name, const std::vector<record::RecordError>& errors) {
    for (const record::RecordError& error : errors)
        complain(fmt::format("{}: {}: found {}", name == "-" ? "standard input" : name,
                             error.path.empty() ? "the whole record" : error.path, error.found),
                 "expected " + error.expected);
    return bad_input;
}

/// For people, in their language.
std::string told(const Loaded& loaded, const record::Record& record, const evaluate::Results& results,
                 const EvalOptions& options) {
    const bool note = options.format == "note";
    const trace::Trace trace =
        trace::explain(*loaded.policy, loaded.program, record, results,
                       note ? trace::Mending::leave : trace::Mending::look, *trace::words_of(options.language));
    if (note)
        return trace::render_note(trace, {.full = options.full});
    return trace::render_text(trace, {.full = options.full, .color = wants_color(options.color, STDOUT_FILENO)});
}

/// With line breaks, for people who look at it.
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

std::string json_of(const Loaded& loaded, const record::Record& record, evaluate::Results& results,
                    const trace::RecordSource& source) {
    trace::JsonTraces::Room room;
    const std::string_view json = trace::JsonTraces(*loaded.policy, loaded.program).of(record, results, source, room);
    return on_many_lines(json) + '\n';
}

std::string html_of(const Loaded& loaded, const record::Record& record, const evaluate::Results& results,
                    const EvalOptions& options, std::string_view text) {
    const auto in = [&](const trace::Words& words) {
        return trace::explain(*loaded.policy, loaded.program, record, results, trace::Mending::look, words);
    };
    const trace::Words& asked = *trace::words_of(options.language);
    const trace::Trace first = in(asked);
    const trace::Words* words = trace::other_words(loaded.policy->model, asked);
    const std::optional<trace::Trace> other = words ? std::optional(in(*words)) : std::nullopt;
    return trace::render_html({.first = first,
                               .other = other ? &*other : nullptr,
                               .policy_digest = loaded.policy->digest,
                               .record_digest = values::sha256(text)});
}

int eval(const EvalOptions& options, Output& output) {
    const auto loaded = load_deciding(options.policy);
    if (!loaded)
        return bad_input;
    if (refuse_one_for_two({.policy = loaded->policy.get(), .records = options.record, .records_are = "the record"}))
        return bad_input;
    const auto text = read_all(options.record, record::Limits{}.bytes);
    if (!text)
        return bad_input;
    record::Record record;
    if (const auto errors = record::Reader(loaded->policy->model).read(*text, record); !errors.empty())
        return refuse_record(options.record, errors);
    evaluate::Results results(loaded->program);
    evaluate::evaluate(loaded->program, record, results);
    output.write(options.format == "json"   ? json_of(*loaded, record, results, {.digest = values::sha256(*text)})
                 : options.format == "html" ? html_of(*loaded, record, results, options, *text)
                                            : told(*loaded, record, results, options));
    return success;
}

}  // namespace

void add_eval(CLI::App& app, Run& chosen) {
    const auto options = std::make_shared<EvalOptions>();
    CLI::App* command = app.add_subcommand("eval", "Say what one applicant's record comes to, and why");
    add_policy(*command, options->policy);
    command->add_option("--record", options->record, "the record as JSON; - reads standard input")
        ->required()
        ->type_name("FILE|-");
    add_choice(*command, "--format", options->format, {"text", "json", "note", "html"},
               "how to print the trace (text); a note goes into a case, html is a page to keep");
    add_choice(*command, "--lang", options->language, {"en", "fr"}, "the language of text, note and html (en)");
    command->add_flag("--full", options->full, "every clause with all it read; in a note the criteria met too");
    add_color(*command, options->color);
    command->footer(
        "Exit code 0 whatever the outcome; 2: the record or the policy is bad.\n\n"
        "Examples:\n"
        "  chapeau eval policies/cptpp --record applicant.json\n"
        "  chapeau eval policies/cptpp --record applicant.json --full | less\n"
        "  chapeau eval policies/cptpp --record a.json --format note --lang fr\n"
        "  chapeau eval policies/cptpp --record a.json --format html > a.html\n"
        "  chapeau eval policies/cptpp --record - --format json < applicant.json");
    command->callback([&chosen, options] { chosen = [options](Output& output) { return eval(*options, output); }; });
}

}  // namespace chapeau::cli
