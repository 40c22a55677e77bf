// `chapeau completion`: a script that a shell reads to complete commands, options and their values.
//
// The script is made from the very declarations that parse the command line: an option's type name says what may follow
// it
// (`text|json` are its values, FILE and FOLDER are paths), so that nothing can be listed here and missing there. bash
// gets words; zsh gets its own kind of function, which shows what each command and option is for.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "tools/cli/command.hpp"

namespace chapeau::cli {

namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : commands_of(app))
        names.push_back(command->get_name());
    return fmt::format("{}", fmt::join(names, " "));
}

std::string option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
    return fmt::format("{}", fmt::join(names, " "));
}

/// What completes a value of this type: words, `-f` (files), `-d` (folders), or nothing.
std::string completer(const std::string& type) {
    if (type.starts_with("FILE"))
        return "-f";
    if (type.starts_with("FOLDER"))
        return "-f -X '!*.rules' -o plusdirs";
    if (type.find('|') == std::string::npos)
        return "-W ''";
    return fmt::format("-W '{}'", fmt::join(CLI::detail::split(type, '|'), " "));
}

std::string option_cases(const CLI::App& command) {
    std::string cases;
    for (const CLI::Option* option : command.get_options([](const CLI::Option* o) { return o->nonpositional(); }))
        if (takes_value(option))
            cases += fmt::format("            {}:--{}) values=({}) ;;\n", command.get_name(),
                                 option->get_lnames().front(), completer(option->get_type_name()));
    return cases;
}

std::string command_case(const CLI::App& command) {
    std::string words = "-W ''";
    for (const CLI::Option* option : command.get_options([](const CLI::Option* o) { return o->get_positional(); }))
        words = completer(option->get_type_name());
    return fmt::format("            {}) options='{}'; values=({}) ;;\n", command.get_name(), option_names(command),
                       words);
}

std::string bash_function(const CLI::App& app) {
    std::string values, commands;
    for (const CLI::App* command : commands_of(app)) {
        values += option_cases(*command);
        commands += command_case(*command);
    }
    return fmt::format(R"(_chapeau() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command= options='' i
    local -a values=()
    # Readline breaks words at `=`, so `--format=js` comes as three.
    if [[ $word == '=' ]]; then word=''; elif [[ $before == '=' ]]; then before=${{COMP_WORDS[COMP_CWORD-2]}}; fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${{COMP_WORDS[i]}} != -* ]]; then command=${{COMP_WORDS[i]}}; break; fi
    done
    case $command:$before in
{}    esac
    if [[ ${{#values[@]}} -eq 0 ]]; then
        case $command in
            '') options='{}'; values=(-W '{}') ;;
{}        esac
        if [[ $word == -* ]]; then values=(-W "$options"); fi
    fi
    COMPREPLY=()
    while IFS= read -r i; do COMPREPLY+=("$i"); done < <(compgen "${{values[@]}}" -- "$word")
}}
)",
                       values, option_names(app), command_names(app), commands);
}

// ---------------------------------------------------------------- zsh

std::string quoted(const std::string& words) {
    return '\'' + CLI::detail::find_and_replace(words, "'", "'\\''") + '\'';
}

/// What zsh calls the completion of a value of this type.
std::string zsh_action(const std::string& type) {
    if (type.starts_with("FILE"))
        return "_files";
    if (type.starts_with("FOLDER"))
        return "_files -g \"*.rules\"";
    if (type.find('|') == std::string::npos)
        return " ";
    return fmt::format("({})", fmt::join(CLI::detail::split(type, '|'), " "));
}

std::string zsh_option(const CLI::Option* option) {
    std::string words = option->get_description();
    for (const char* bracket : {"[", "]"})
        words = CLI::detail::find_and_replace(words, bracket, std::string("\\") + bracket);
    const std::string name = "--" + option->get_lnames().front();
    const std::string value = fmt::format(":{}:{}", option->get_lnames().front(), zsh_action(option->get_type_name()));
    return quoted(!takes_value(option) ? fmt::format("{}[{}]", name, words)
                                       : fmt::format("{}=[{}]{}", name, words, value));
}

std::string zsh_positional(const CLI::Option* option) {
    const char* count = option->get_expected_max() > 1 ? "*" : "1";
    return quoted(fmt::format("{}:{}:{}", count, option->get_name(true), zsh_action(option->get_type_name())));
}

std::string zsh_arguments(const CLI::App& command) {
    std::string arguments;
    for (const CLI::Option* option : command.get_options())
        arguments += " \\\n                " + (option->get_positional() ? zsh_positional(option) : zsh_option(option));
    return arguments;
}

std::string zsh_function(const CLI::App& app) {
    std::string described, cases;
    for (const CLI::App* command : commands_of(app)) {
        const std::string words = CLI::detail::find_and_replace(command->get_description(), ":", "\\:");
        described += "        " + quoted(command->get_name() + ':' + words) + '\n';
        cases +=
            fmt::format("        {})\n            _arguments{} ;;\n", command->get_name(), zsh_arguments(*command));
    }
    return fmt::format(R"(_chapeau() {{
    local -a commands=(
{}    )
    if (( CURRENT == 2 )); then
        _arguments{} ':command:{{_describe command commands}}'
        return
    fi
    shift words
    (( CURRENT-- ))
    case $words[1] in
{}    esac
}}
)",
                       described, zsh_arguments(app), cases);
}

std::string bash_script(const CLI::App& app) {
    return "# chapeau completion for bash: source <(chapeau completion bash)\n" + bash_function(app) +
           "complete -o filenames -F _chapeau chapeau\n";
}

std::string zsh_script(const CLI::App& app) {
    return "#compdef chapeau\n# chapeau completion for zsh, to be sourced after compinit: source <(chapeau completion "
           "zsh)\n" +
           zsh_function(app) +
           "if (( $+functions[compdef] )); then\n    compdef _chapeau chapeau\nelse\n"
           "    autoload -Uz compinit && compinit && compdef _chapeau chapeau\nfi\n";
}

}  // namespace

void add_completion(CLI::App& app, Run& chosen) {
    const auto shell = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("completion", "Print the script that completes chapeau in a shell");
    add_choice(*command, "SHELL", *shell, {"bash", "zsh"}, "bash or zsh")->required();
    command->footer(
        "Examples:\n"
        "  source <(chapeau completion bash)     # in ~/.bashrc, to have it always\n"
        "  source <(chapeau completion zsh)      # in ~/.zshrc, after compinit");
    command->callback([&app, &chosen, shell] {
        chosen = [&app, shell](Output& output) {
            output.write(*shell == "bash" ? bash_script(app) : zsh_script(app));
            return success;
        };
    });
}

}  // namespace chapeau::cli
