// The help pages, in one layout for all commands.
//
// CLI11's own page puts defaults and REQUIRED between an option and its words and does not wrap. Here the usage line
// has what must be given, every option has its words in a column of their own, wrapped at 80, and the examples stand
// last, where the eye rests when the page has scrolled by.
#include <fmt/format.h>

#include "interpreter/text/utf8.hpp"
#include "tools/cli/command.hpp"

namespace chapeau::cli {

namespace {

constexpr std::size_t words_column = 30;

std::string row(const std::string& name, const std::string& words) {
    const std::size_t width = 2 + text::code_points(name);
    const std::string gap =
        width + 2 > words_column ? '\n' + std::string(words_column, ' ') : std::string(words_column - width, ' ');
    return fmt::format("  {}{}{}\n", name, gap, wrapped(words, words_column));
}

std::string with_type(const CLI::Option* option) {
    const std::string name = CLI::detail::find_and_replace(option->get_name(false, true), ",", ", ");
    return !takes_value(option) ? name : name + ' ' + option->get_type_name();
}

std::string positional_usage(const CLI::Option* option) {
    return option->get_name(true) + (option->get_expected_max() > 1 ? "…" : "");
}

bool has_commands(const CLI::App* app) {
    return !app->get_subcommands([](const CLI::App*) { return true; }).empty();
}

}  // namespace

HelpPage::HelpPage() {
    label("Positionals", "Arguments");
}

std::string HelpPage::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
    return make_usage(app, name) + '\n' + wrapped(app->get_description(), 0) + '\n' + make_positionals(app) +
           make_subcommands(app, mode) + make_groups(app, mode) + '\n' + make_footer(app);
}

std::string HelpPage::make_usage(const CLI::App* app, std::string name) const {
    std::string usage = "Usage: " + (app->get_parent() == nullptr ? name : "chapeau " + app->get_name());
    for (const CLI::Option* option : app->get_options()) {
        if (option->get_positional())
            usage += ' ' + positional_usage(option);
        else if (option->get_required())
            usage += ' ' + with_type(option);
    }
    return usage + (has_commands(app) ? " COMMAND …" : " [options]") + '\n';
}

std::string HelpPage::make_option(const CLI::Option* option, bool is_positional) const {
    return row(is_positional ? positional_usage(option) : with_type(option), option->get_description());
}

std::string HelpPage::make_subcommand(const CLI::App* command) const {
    return row(command->get_name(), command->get_description());
}

}  // namespace chapeau::cli
