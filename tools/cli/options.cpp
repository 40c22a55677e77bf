// Options that several commands have.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

#include "grammar/diagnostic.hpp"
#include "tools/cli/command.hpp"

namespace chapeau::cli {

namespace {

std::string refusal(const std::string& value, const std::vector<std::string>& choices) {
    const auto near = grammar::nearest(value, choices);
    return fmt::format("`{}` is none of {}{}", value, fmt::join(choices, ", "),
                       near ? fmt::format("; did you mean `{}`?", *near) : "");
}

}  // namespace

CLI::Option* add_policy(CLI::App& command, std::string& policy) {
    return command.add_option("POLICY", policy, "a folder of .rules files, or one such file")
        ->required()
        ->type_name("FOLDER");
}

CLI::Option* add_choice(CLI::App& command, const std::string& name, std::string& value,
                        const std::vector<std::string>& choices, const std::string& description) {
    const auto check = [choices](const std::string& given) {
        return std::find(choices.begin(), choices.end(), given) == choices.end() ? refusal(given, choices) : "";
    };
    return command.add_option(name, value, description)
        ->type_name(fmt::format("{}", fmt::join(choices, "|")))
        ->check(CLI::Validator(check, ""));
}

CLI::Validator not_empty(const std::string& why) {
    return {[why](const std::string& given) { return given.empty() ? why : std::string(); }, ""};
}

CLI::Validator number_between(std::uint64_t least, std::uint64_t most) {
    const auto check = [least, most](const std::string& given) {
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), number);
        const bool whole = error == std::errc() && end == given.data() + given.size();
        return whole && number >= least && number <= most
                   ? std::string()
                   : fmt::format("`{}` is no whole number from {} to {}", given, least, most);
    };
    return {check, ""};
}

CLI::Option* add_color(CLI::App& command, std::string& when) {
    return add_choice(command, "--color", when, {"auto", "always", "never"},
                      "colour the text (auto: on a terminal, unless NO_COLOR is set)");
}

}  // namespace chapeau::cli
