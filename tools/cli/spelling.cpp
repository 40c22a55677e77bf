// Unknown commands and options, with the nearest known one.
//
// CLI11 would say that an argument was not expected, and a missing required option first. So the words are looked over
// before it parses: the first bare word must be a command, and every word that looks like an option must be one. The
// value that follows an option is skipped, whatever it looks like. An option of one value that is given twice is
// refused here too.
#include <fmt/format.h>

#include <set>

#include "grammar/diagnostic.hpp"
#include "tools/cli/command.hpp"

namespace chapeau::cli {

namespace {

using Words = std::vector<std::string>;

std::string suggestion(const std::string& wrong, const Words& known, const std::string& page) {
    const bool one_letter = wrong.size() <= 2;  // everything is near to that
    const auto near = one_letter ? std::nullopt : grammar::nearest(wrong, known);
    return near ? fmt::format("did you mean `{}`?", *near) : fmt::format("`{} --help` lists them", page);
}

Words command_names(const CLI::App& app) {
    Words names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

Words option_names(const CLI::App& command) {
    Words names;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
        for (const std::string& name : option->get_snames())
            names.push_back("-" + name);
    }
    return names;
}

bool looks_like_option(const std::string& word) {
    return word.size() > 1 && word[0] == '-';
}

bool takes_one_value(const CLI::Option* option) {
    return option->get_items_expected_max() == 1;
}

/// Looks over the words from `begin` to the first bare word (or to the end, for a command's own).
std::size_t look_over(const CLI::App& command, const std::string& page, const Words& words, std::size_t begin,
                      bool to_bare_word, std::vector<Complaint>& complaints) {
    std::size_t at = begin;
    std::set<const CLI::Option*> given;
    for (; at < words.size() && words[at] != "--"; ++at) {
        if (!looks_like_option(words[at])) {
            if (to_bare_word)
                break;
            continue;
        }
        const std::string name = words[at].substr(0, words[at].find('='));
        const CLI::Option* option = command.get_option_no_throw(name);
        if (option == nullptr)
            complaints.push_back(
                {fmt::format("unknown option `{}`", name), suggestion(name, option_names(command), page)});
        else if (takes_one_value(option) && !given.insert(option).second)
            complaints.push_back({fmt::format("`{}` is given more than once", name), "give it one value"});
        if (option != nullptr && takes_value(option) && name.size() == words[at].size())
            ++at;
    }
    return at;
}

}  // namespace

std::vector<Complaint> unknown_words(const CLI::App& app, const Words& words) {
    std::vector<Complaint> complaints;
    const std::size_t at = look_over(app, "chapeau", words, 0, true, complaints);
    if (at >= words.size() || words[at] == "--")
        return complaints;
    const auto named = app.get_subcommands([&](const CLI::App* command) { return command->get_name() == words[at]; });
    if (named.empty())
        complaints.push_back(
            {fmt::format("unknown command `{}`", words[at]), suggestion(words[at], command_names(app), "chapeau")});
    else
        look_over(*named.front(), "chapeau " + words[at], words, at + 1, false, complaints);
    return complaints;
}

}  // namespace chapeau::cli
