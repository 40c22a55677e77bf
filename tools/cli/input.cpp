// Reading, with every failure said in the words of the person who named the file.
#include "tools/cli/input.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

#include "interpreter/model/codes.hpp"
#include "interpreter/model/policy_files.hpp"
#include "interpreter/text/unsafe.hpp"
#include "tools/cli/beside.hpp"
#include "tools/cli/command.hpp"
#include "tools/cli/output.hpp"
#include "tools/cli/run_files.hpp"

namespace chapeau::cli {

namespace {

std::size_t errors_in(const grammar::Diagnostics& diagnostics) {
    return static_cast<std::size_t>(
        std::ranges::count(diagnostics, grammar::Severity::error, &grammar::Diagnostic::severity));
}

std::string closing_line(const model::Policy& policy) {
    const std::size_t errors = errors_in(policy.diagnostics);
    return fmt::format("{} has {} error{} and can't be {}\n", text::escaped(policy.folder), errors,
                       errors == 1 ? "" : "s", policy.fit() ? "tested" : "evaluated");
}

/// Of a policy that is fit: all of its errors are those of its samples and cases.
void note_tests(const model::Policy& policy) {
    if (const std::size_t errors = errors_in(policy.diagnostics); errors > 0)
        say_to_stderr(
            fmt::format("note: the samples and cases of {} have {} mistake{}, which keep{} it from being tested; "
                        "`chapeau check` says what to mend\n",
                        text::escaped(policy.folder), errors, errors == 1 ? "" : "s", errors == 1 ? "s" : ""));
}

/// Rules that somebody may take to be part of the policy.
void note_files(const model::Policy& policy) {
    for (const grammar::Diagnostic& diagnostic : policy.diagnostics)
        if (diagnostic.code == model::code::file_not_read)
            say_to_stderr(fmt::format("note: {}: {}\n",
                                      text::escaped(policy.trees.sources[diagnostic.span.file].path()),
                                      text::escaped(diagnostic.message)));
}

void show_errors(const model::Policy& policy) {
    const bool color = wants_color("auto", STDERR_FILENO);
    say_to_stderr(grammar::render_errors(policy.diagnostics, policy.trees.sources, color));
    say_to_stderr(closing_line(policy));
}

/// By its place in the policy. What stands in no file, or in one that was not read, has no line.
std::string first_error(const model::Policy& policy) {
    const auto error = std::ranges::find(policy.diagnostics, grammar::Severity::error, &grammar::Diagnostic::severity);
    if (error == policy.diagnostics.end())
        return "it cannot be read";
    const grammar::Source& source = policy.trees.sources[error->span.file];
    const std::string message = text::escaped(error->message);
    return source.text().empty()
               ? message
               : fmt::format("{}:{}: {}", text::escaped(source.name()), source.place(error->span.begin).line, message);
}

std::optional<Loaded> load(const std::string& folder, Using use, std::string& why) {
    auto policy = model::load(folder);
    if (refuse_one_for_two({.policy = policy.get()})) {
        why = "one of its files is written to as well";
        return std::nullopt;
    }
    if (!(use == Using::with_tests ? policy->fit_for_tests() : policy->fit())) {
        why = first_error(*policy);
        show_errors(*policy);
        return std::nullopt;
    }
    note_tests(*policy);
    note_files(*policy);
    program::Program program = program::lower(policy->model);
    return Loaded{std::move(policy), std::move(program)};
}

std::string last_words;  // of `die_of_cut_file`, which may not make any

/// A handler of SIGBUS: a page of a mapped file is not there any more, or its disk does not give it.
extern "C" void die_of_cut_file(int /*signal*/) {
    const ssize_t ignored = write(STDERR_FILENO, last_words.data(), last_words.size());
    static_cast<void>(ignored);
    Beside::remove_when_dying();
    _exit(bad_input);
}

}  // namespace

std::optional<Loaded> load(const std::string& folder, Using use) {
    std::string unwanted;
    return load(folder, use, unwanted);
}

std::optional<Loaded> load_deciding(const std::string& folder) {
    std::string unwanted;
    return load_deciding(folder, unwanted);
}

std::optional<Loaded> load_deciding(const std::string& folder, std::string& why) {
    auto loaded = load(folder, Using::without_tests, why);
    if (!loaded || !loaded->policy->model.decisions.empty())
        return loaded;
    why = "it decides nothing, so that a record has no outcome";
    complain(fmt::format("{} decides nothing, so that a record has no outcome", folder),
             "add a `decision` with `approve when …`");
    return std::nullopt;
}

model::ReadBeside beside(const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const fs::path base = fs::is_directory(folder, ignored) ? fs::path(folder) : fs::path(folder).parent_path();
    return [base](const std::string& name) { return model::read_beside_policy(base.string(), name); };
}

Input::Input(const std::string& name) : name_(name == "-" ? "standard input" : name) {
    descriptor_ = name == "-" ? STDIN_FILENO : open(name.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat found {};
    if (descriptor_ < 0)
        error_ = errno;
    else if (name != "-" && fstat(descriptor_, &found) == 0 && S_ISDIR(found.st_mode))
        error_ = EISDIR;  // of standard input the reading says so
}

Input::~Input() {
    if (descriptor_ > STDIN_FILENO)
        close(descriptor_);
}

std::optional<std::size_t> Input::read(std::span<char> into) {
    while (error_ == 0) {
        const ssize_t got = ::read(descriptor_, into.data(), into.size());
        if (got >= 0)
            return static_cast<std::size_t>(got);
        if (errno != EINTR)
            error_ = errno;
    }
    return std::nullopt;
}

bool Input::skip(std::uint64_t bytes) {
    if (lseek(descriptor_, static_cast<off_t>(bytes), SEEK_CUR) < 0)
        error_ = errno;
    return error_ == 0;
}

std::string Input::first_bytes() const {
    std::string first(8, '\0');
    const off_t at = lseek(descriptor_, 0, SEEK_CUR);
    const ssize_t got = at < 0 ? -1 : pread(descriptor_, first.data(), first.size(), at);
    first.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return first;
}

caseload::Mapped Input::map(std::size_t size) {
    if (last_words.empty()) {
        last_words = fmt::format(
            "error: cannot read `{}`: it was cut shorter while it was read, or its disk failed\n"
            "  help: leave the file as it is until the run has ended, and run it again; no output is replaced by a "
            "part\n",
            name_);
        std::signal(SIGBUS, die_of_cut_file);
    }
    return caseload::Mapped::next_lines(descriptor_, size);
}

void Input::complain_of_it() const {
    complain(fmt::format("cannot read `{}`: {}", name_, cause(error_)),
             "name a file that can be read, or - for standard input");
}

std::optional<std::string> read_all(const std::string& name, std::size_t most) {
    Input input(name);
    std::string text;
    char piece[65536];
    while (text.size() <= most) {
        const auto got = input.read(piece);
        if (!got) {
            input.complain_of_it();
            return std::nullopt;
        }
        if (*got == 0)
            break;
        text.append(piece, *got);
    }
    return text;
}

}  // namespace chapeau::cli
