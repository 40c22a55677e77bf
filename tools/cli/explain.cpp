// `chapeau explain`: what the code of a diagnostic means, at length, with a policy that has the mistake and the same
// mended.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "grammar/catalogue.hpp"
#include "interpreter/model/catalogue.hpp"
#include "interpreter/text/unsafe.hpp"
#include "interpreter/text/utf8.hpp"
#include "tools/cli/command.hpp"

namespace chapeau::cli {

namespace {

using grammar::CatalogueEntry;

std::vector<CatalogueEntry> catalogue() {
    std::vector<CatalogueEntry> entries;
    for (const auto part : {grammar::syntax_catalogue(), model::model_catalogue()})
        entries.insert(entries.end(), part.begin(), part.end());
    return entries;
}

/// As people write a code: `ch213` and `0213` are CH0213.
std::string full_code(const std::string& given) {
    std::string code = CLI::detail::to_lower(given);
    if (code.starts_with("ch"))
        code.erase(0, 2);
    const bool digits = !code.empty() && code.size() <= 4 && code.find_first_not_of("0123456789") == std::string::npos;
    return digits ? "CH" + std::string(4 - code.size(), '0') + code : given;
}

std::string indented(std::string_view text) {
    std::string out;
    for (const std::string& line : CLI::detail::split(std::string(text), '\n'))
        out += line.empty() ? "\n" : fmt::format("    {}\n", text::printable(line));
    return out.substr(0, out.find_last_not_of('\n') + 2);
}

std::string page(const CatalogueEntry& entry) {
    const std::string_view severity = entry.severity == grammar::Severity::error ? "error" : "warning";
    std::string text =
        fmt::format("{} {}: {}\n\n{}\n", severity, entry.code, entry.title, wrapped(entry.explanation, 0));
    const std::string_view how = entry.sketched ? ", in short" : "";
    return text +
           fmt::format("\nBefore{0}:\n\n{1}\nAfter{0}:\n\n{2}", how, indented(entry.before), indented(entry.after));
}

int unknown(const std::string& given, const std::vector<CatalogueEntry>& entries) {
    std::vector<std::string> codes;
    for (const CatalogueEntry& entry : entries)
        codes.emplace_back(entry.code);
    const auto near = grammar::nearest(given, codes);
    complain(fmt::format("no diagnostic has the code `{}`", given),
             near ? fmt::format("did you mean `{}`?", *near) : "give a code as `chapeau check` prints it, like CH0213");
    return bad_input;
}

int explain(const std::string& given, Output& output) {
    const auto entries = catalogue();
    const std::string code = full_code(given);
    const auto entry =
        std::find_if(entries.begin(), entries.end(), [&](const auto& known) { return known.code == code; });
    if (entry == entries.end())
        return unknown(code, entries);
    output.write(page(*entry));
    return success;
}

}  // namespace

void add_explain(CLI::App& app, Run& chosen) {
    const auto code = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("explain", "Say at length what the code of a mistake means");
    command->add_option("CODE", *code, "as `chapeau check` prints it: CH0213")->required()->type_name("CODE");
    command->footer(
        "Shows a policy that has the mistake, and the same policy mended.\n\n"
        "Examples:\n"
        "  chapeau explain CH0213");
    command->callback([&chosen, code] { chosen = [code](Output& output) { return explain(*code, output); }; });
}

}  // namespace chapeau::cli
