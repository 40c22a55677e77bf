// Output that can't be lost in silence.
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

#include "interpreter/text/utf8.hpp"
#include "tools/cli/command.hpp"

namespace chapeau::cli {

namespace {

constexpr int stopped_by_pipe = 128 + SIGPIPE;
constexpr std::size_t page_width = 80;

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

bool is_dumb_terminal() {
    const char* terminal = std::getenv("TERM");
    return terminal != nullptr && std::strcmp(terminal, "dumb") == 0;
}

}  // namespace

Output::Output() : file_(stdout), name_("standard output") {
    std::signal(SIGPIPE, SIG_IGN);
}

Output::Output(const std::string& path, std::uint64_t keep) : file_(nullptr), name_('`' + path + '`'), bytes_(keep) {
    const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    const auto size = static_cast<off_t>(keep);
    struct stat found {};
    const bool there = descriptor >= 0 && fstat(descriptor, &found) == 0;
    // A pipe or a terminal has no size and keeps nothing.
    const bool cut = there && (!S_ISREG(found.st_mode) ||
                               (ftruncate(descriptor, size) == 0 && lseek(descriptor, size, SEEK_SET) == size));
    file_ = cut ? fdopen(descriptor, "w") : nullptr;
    if (file_ == nullptr)
        fail();
    if (file_ == nullptr && descriptor >= 0)
        close(descriptor);
}

Output::~Output() {
    if (file_ != stdout && file_ != nullptr)
        std::fclose(file_);
}

void Output::fail() {
    if (error_ == 0)
        error_ = errno != 0 ? errno : EIO;
}

bool Output::write(std::string_view text) {
    if (error_ == 0 && std::fwrite(text.data(), 1, text.size(), file_) != text.size())
        fail();
    bytes_ += text.size();
    return error_ == 0;
}

bool Output::flush() {
    if (error_ == 0 && std::fflush(file_) != 0)
        fail();
    return error_ == 0;
}

bool Output::sync() {
    // EINVAL: a pipe, which has no disk.
    if (flush() && fdatasync(fileno(file_)) != 0 && errno != EINVAL && errno != EROFS)
        fail();
    return error_ == 0;
}

int Output::finish(int code) {
    if (flush())
        return code;
    if (error_ == EPIPE)
        return stopped_by_pipe;
    complain(fmt::format("cannot write to {}: {}", name_, std::strerror(error_)),
             "what was printed is not complete; make room or write elsewhere, and run it again");
    return bad_input;
}

bool wants_color(const std::string& when, int descriptor) {
    if (when != "auto")
        return when == "always";
    return isatty(descriptor) == 1 && !is_set("NO_COLOR") && !is_dumb_terminal();
}

void complain(std::string_view message, std::string_view help) {
    say_to_stderr(fmt::format("error: {}\n", message));
    if (!help.empty())
        say_to_stderr(fmt::format("  help: {}\n", help));
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
