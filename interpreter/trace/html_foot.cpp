// What an automated recommendation owes to whom it concerns: how it came about, who decides, what can be done about it,
// and by what it can be made again.
#include "interpreter/trace/html_parts.hpp"

namespace chapeau::trace {
namespace {

void write_row(const Sheet& sheet, const Said& label, const std::string& value) {
    if (value.empty())
        return;
    const Tag row(sheet.html, "div");
    sheet.html.leaf("dt", {}, label);
    sheet.html.leaf("dd", {}, value);
}

}  // namespace

void write_foot(const Sheet& sheet) {
    const Tag foot(sheet.html, "section", {{"class", "foot"}});
    sheet.html.leaf("h2", {}, sheet.page[&PageWords::how]);
    for (const auto words : {&PageWords::how_program, &PageWords::how_officer, &PageWords::how_recourse})
        sheet.html.leaf("p", {}, sheet.page[words]);
    sheet.html.leaf("h3", {}, sheet.page[&PageWords::audit]);
    const Tag list(sheet.html, "dl");
    write_row(sheet, sheet.page[&PageWords::engine], "chapeau " CHAPEAU_VERSION);
    write_row(sheet, sheet.page[&PageWords::policy], sheet.trace.first.policy);
    write_row(sheet, sheet.page[&PageWords::policy_digest], sheet.input.policy_digest);
    write_row(sheet, sheet.page[&PageWords::record_digest], sheet.input.record_digest);
}

}  // namespace chapeau::trace
