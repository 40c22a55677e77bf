// Output that can't be lost in silence.
//
// A file is written beside the one that it is to replace, unless the run keeps a checkpoint.
//
// SIGPIPE is ignored, so that a closed pipe is an error like others; it ends the run quietly with the code that a shell
// gives a program stopped by that signal. Every other failure (a full disk) is said and is exit code 2. Colour follows
// the custom of no-color.org: NO_COLOR set to anything but nothing turns `auto` off.
#include "tools/cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "interpreter/text/unsafe.hpp"
#include "interpreter/text/utf8.hpp"
#include "tools/cli/command.hpp"

namespace chapeau::cli {

namespace {

constexpr int stopped_by_pipe = stopped_by_signal + SIGPIPE;
constexpr std::size_t page_width = 80;

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

/// A pipe without a reader and a file beyond the bound on its size are errors of writing then, as others are.
void ignore_signals_of_writing() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

bool is_standard_output(const struct stat& found) {
    struct stat standard {};
    return fstat(STDOUT_FILENO, &standard) == 0 && standard.st_dev == found.st_dev && standard.st_ino == found.st_ino;
}

/// With errno set where not. A file that is to be replaced must be one that could be written to.
bool may_be_written(const std::string& path) {
    const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor >= 0)
        close(descriptor);
    return descriptor >= 0;
}

/// What can be neither read nor written, so that a command that needs the stream fails. What is said on standard error
/// is lost without harm: the exit code tells the same.
int open_nothing(int stream) {
    return stream == STDERR_FILENO ? open("/dev/null", O_WRONLY) : open("/", O_PATH);
}

bool is_dumb_terminal() {
    const char* terminal = std::getenv("TERM");
    return terminal != nullptr && std::strcmp(terminal, "dumb") == 0;
}

}  // namespace

Output::Output() : file_(stdout), name_("standard output") {
    ignore_signals_of_writing();
}

Output::Output(const std::string& path) : name_('`' + path + '`') {
    struct stat found {};
    const bool there = stat(path.c_str(), &found) == 0;
    if (there && is_standard_output(found))
        file_ = stdout;
    else if (there && !S_ISREG(found.st_mode))
        take(open(path.c_str(), O_WRONLY | O_CLOEXEC));
    else if (there && !may_be_written(path))
        fail();
    else
        open_beside(path);
}

Output::Output(int descriptor, const std::string& path, values::StreamDigest kept)
    : name_('`' + path + '`'), digest_(std::move(kept)) {
    take(fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
    behind_.emplace(descriptor, path);
}

Output::~Output() {
    if (file_ != stdout && file_ != nullptr)
        std::fclose(file_);
}

void Output::open_beside(const std::string& path) {
    beside_.emplace(path);
    beside_->remember();
    take(beside_->descriptor() < 0 ? -1 : fcntl(beside_->descriptor(), F_DUPFD_CLOEXEC, 0));
}

/// A descriptor that is ours from now on; -1, with errno set, where there is none.
void Output::take(int descriptor) {
    file_ = descriptor < 0 ? nullptr : fdopen(descriptor, "w");
    if (file_ == nullptr)
        fail();
}

void Output::fail() {
    if (error_ == 0)
        error_ = errno != 0 ? errno : EIO;
}

bool Output::write(std::string_view text) {
    if (behind_ && flush() && look_at_file() && !behind_->make_way(digest_->bytes(), text))
        fail();
    if (error_ == 0 && std::fwrite(text.data(), 1, text.size(), file_) != text.size())
        fail();
    if (digest_)
        digest_->add(text);
    return error_ == 0;
}

bool Output::flush() {
    if (error_ == 0 && std::fflush(file_) != 0)
        fail();
    return error_ == 0;
}

bool Output::begin(bool anew) {
    if (!look_at_file())  // before anything is cut off
        return false;
    const auto kept = static_cast<off_t>(digest_->bytes());
    if (error_ == 0 && (lseek(fileno(file_), kept, SEEK_SET) != kept || (anew && ftruncate(fileno(file_), kept) != 0)))
        fail();
    return error_ == 0;
}

bool Output::end() {
    if (flush() && behind_ && !behind_->end(digest_->bytes()))
        fail();
    return error_ == 0 && look_at_file();
}

/// Whether it is still the file that was opened, with all that was written in it.
bool Output::look_at_file() {
    if (behind_)
        done_to_it_ = behind_->done_to_it(digest_->bytes());
    if (!done_to_it_.empty())
        error_ = ESTALE;
    return error_ == 0;
}

bool Output::sync() {
    // EINVAL: a pipe, which has no disk.
    if (flush() && fdatasync(fileno(file_)) != 0 && errno != EINVAL && errno != EROFS)
        fail();
    return error_ == 0;
}

bool Output::put_in_place() {
    if (beside_ && !beside_->put_in_place())
        fail();
    return error_ == 0;
}

std::string Output::help() const {
    if (!done_to_it_.empty())
        return "bring it back under its name and go on with --resume, or begin anew without; let nobody else write it";
    if (file_ == nullptr)
        return "name a file that can be written to, in a folder that is there; nothing has been written";
    if (digest_)
        return "make room; then the same command with --resume goes on from the checkpoint";
    if (beside_)
        return fmt::format("{} is as it was: the output is written beside it first; make room there or write elsewhere",
                           name_);
    if (error_ == EBADF)
        return "nothing has been printed; run it again without closing its standard output (`>&-`)";
    return "what was printed is not complete; make room or write elsewhere, and run it again";
}

int Output::finish(int code) {
    const bool whole = code == success || code == found_fault;
    if (flush() && (!whole || put_in_place()))
        return code;
    if (error_ == EPIPE)
        return stopped_by_pipe;
    complain(fmt::format("cannot write to {}: {}", name_, done_to_it_.empty() ? cause(error_) : done_to_it_), help());
    return bad_input;
}

bool wants_color(const std::string& when, int descriptor) {
    if (when != "auto")
        return when == "always";
    return isatty(descriptor) == 1 && !is_set("NO_COLOR") && !is_dumb_terminal();
}

void occupy_standard_streams() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(stream, F_GETFD) < 0 && open_nothing(stream) != stream)
            std::_Exit(bad_input);  // there is nobody to tell
}

std::string cause(int error) {
    return error == EBADF ? "it is closed" : std::strerror(error);
}

std::string complaint(std::string_view message, std::string_view help) {
    // Names of files, options and policies are other people's.
    return fmt::format("error: {}\n", text::escaped(message)) +
           (help.empty() ? std::string() : fmt::format("  help: {}\n", text::escaped(help)));
}

void complain(std::string_view message, std::string_view help) {
    say_to_stderr(complaint(message, help));
}

void say_to_stderr(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
}

std::string wrapped(std::string_view words, std::size_t indent) {
    std::string page;
    std::size_t column = indent;
    for (const std::string& word : CLI::detail::split(std::string(words), ' ')) {
        if (column > indent && column + 1 + text::code_points(word) > page_width) {
            page += '\n' + std::string(indent, ' ');
            column = indent;
        }
        if (column > indent) {
            page += ' ';
            ++column;
        }
        page += word;
        column += text::code_points(word);
    }
    return page;
}

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t end = text.size(); end > 3; end -= 3)
        text.insert(end - 3, ",");
    return text;
}

}  // namespace chapeau::cli
