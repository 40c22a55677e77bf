// `chapeau test`: the cases of a policy, and for each that fails what was expected, what came, and why.
#include <fmt/format.h>
#include <unistd.h>

#include "interpreter/cases/cases.hpp"
#include "interpreter/text/unsafe.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/input.hpp"

namespace chapeau::cli {

namespace {

struct TestOptions {
    std::string policy;
    std::string only;
    std::string color = "auto";
};

struct Count {
    std::size_t passed = 0;
    std::size_t failed = 0;
};

std::string place_of(grammar::Span span, const grammar::Sources& sources) {
    const grammar::Source& source = sources[span.file];
    return fmt::format("{}:{}", source.path(), source.place(span.begin).line);
}

std::string indented(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        out += text.front() == '\n' ? "" : "    ";
        out += text.substr(0, end);
        text.remove_prefix(end);
    }
    return out;
}

/// The clause to explain: a grant is explained by its decision.
std::string clause_of(const std::string& subject, const trace::Trace& trace) {
    return trace.find(subject) != nullptr ? subject : subject.substr(0, subject.rfind('.'));
}

std::string failure_text(const cases::Failure& failure, const cases::Result& result, const grammar::Sources& sources,
                         bool color) {
    std::string text = fmt::format("  {}\n    expected  {}\n    came      {}\n", place_of(failure.span, sources),
                                   failure.expected, failure.came);
    if (result.trace == nullptr)
        return text;
    const std::string why = trace::render_clause(*result.trace, clause_of(failure.subject, *result.trace),
                                                 {.full = true, .color = color, .width = 76});
    return text + (why.empty() ? "" : '\n' + indented(why) + '\n');
}

std::string result_text(const cases::Result& result, const grammar::Sources& sources, bool color) {
    std::string text =
        fmt::format("{} \"{}\"\n", color ? "\033[1;31mfailed\033[0m" : "failed", result.written.title.value);
    for (const cases::Failure& failure : result.failures)
        text += failure_text(failure, result, sources, color);
    return text + '\n';
}

std::string closing_line(const std::string& given, Count count) {
    const std::string folder = text::escaped(given);
    const std::string passed = fmt::format("{} case{} passed", grouped(count.passed), count.passed == 1 ? "" : "s");
    return count.failed == 0 ? fmt::format("{}: {}\n", folder, passed)
                             : fmt::format("{}: {} failed, {}\n", folder, grouped(count.failed), passed);
}

int no_case(const TestOptions& options) {
    complain(
        options.only.empty() ? fmt::format("{} has no cases", options.policy)
                             : fmt::format("{} has no case whose title holds `{}`", options.policy, options.only),
        options.only.empty() ? "write a `case` in a .rules file of the policy" : "leave out --only to run all cases");
    return found_fault;
}

int test(const TestOptions& options, Output& output) {
    const auto loaded = load(options.policy, Using::with_tests);
    if (!loaded)
        return bad_input;
    const bool color = wants_color(options.color, STDOUT_FILENO);
    Count count;
    const auto wanted = [&](const std::string& title) { return title.find(options.only) != std::string::npos; };
    const auto each = [&](const cases::Result& result) {
        ++(result.failures.empty() ? count.passed : count.failed);
        if (!result.failures.empty())
            output.write(result_text(result, loaded->policy->trees.sources, color));
    };
    cases::run(*loaded->policy, loaded->program, beside(options.policy), wanted, each);
    if (count.passed + count.failed == 0)
        return no_case(options);
    output.write(closing_line(options.policy, count));
    return count.failed > 0 ? found_fault : success;
}

}  // namespace

void add_test(CLI::App& app, Run& chosen) {
    const auto options = std::make_shared<TestOptions>();
    CLI::App* command = app.add_subcommand("test", "Run the cases that a policy holds");
    add_policy(*command, options->policy);
    command->add_option("--only", options->only, "run the cases whose title holds this text")->type_name("TEXT");
    add_color(*command, options->color);
    command->footer(
        "A case that fails is shown with what was expected, what came, and the trace of\n"
        "that clause.\n"
        "Exit code 0: all passed; 1: some failed, or there are none; 2: the policy is\n"
        "bad.\n\n"
        "Examples:\n"
        "  chapeau test policies/cptpp\n"
        "  chapeau test policies/cptpp --only \"two years\"");
    command->callback([&chosen, options] { chosen = [options](Output& output) { return test(*options, output); }; });
}

}  // namespace chapeau::cli
