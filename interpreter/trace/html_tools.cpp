// What goes through the clauses: filter, search, folding, and the list of keys. The script does the work
// (page/page.js); without one none of it is shown.
#include "interpreter/trace/html_parts.hpp"

namespace chapeau::trace {
namespace {

void write_choice(const Sheet& sheet, std::string_view value, const Said& label) {
    const Tag choice(sheet.html, "label");
    sheet.html.open("input",
                    {{"type", "radio"}, {"name", "show"}, {"value", value}, {value == "all" ? "checked" : ""}});
    const Tag text(sheet.html, "span");
    sheet.html.text(label);
    sheet.html.raw(" <small></small>");
}

void write_filter(const Sheet& sheet) {
    const Tag set(sheet.html, "fieldset");
    sheet.html.leaf("legend", {{"class", "v"}}, sheet.page[&PageWords::show]);
    write_choice(sheet, "decides", sheet.page[&PageWords::decisive]);
    write_choice(sheet, "fail", by_status(sheet.words[&Words::status], Status::fail));
    write_choice(sheet, "undetermined", by_status(sheet.words[&Words::status], Status::undetermined));
    write_choice(sheet, "all", sheet.page[&PageWords::all]);
}

void write_button(const Sheet& sheet, std::string_view does, const Said& label) {
    sheet.html.leaf("button", {{"type", "button"}, {"data-do", does}}, label);
}

void write_key(const Sheet& sheet, std::initializer_list<std::string_view> keys, const Said& does) {
    const Tag row(sheet.html, "div");
    {
        const Tag names(sheet.html, "dt");
        for (const std::string_view key : keys)
            sheet.html.leaf("kbd", {}, key);
    }
    sheet.html.leaf("dd", {}, does);
}

void write_keys(const Sheet& sheet) {
    const Tag folded(sheet.html, "details", {{"class", "keys"}});
    sheet.html.leaf("summary", {}, sheet.page[&PageWords::keys]);
    {
        const Tag list(sheet.html, "dl");
        write_key(sheet, {"/"}, sheet.page[&PageWords::key_search]);
        write_key(sheet, {"j", "k"}, sheet.page[&PageWords::key_next]);
        write_key(sheet, {"Enter"}, sheet.page[&PageWords::key_toggle]);
        write_key(sheet, {"f"}, sheet.page[&PageWords::key_filter]);
        write_key(sheet, {"-", "+"}, sheet.page[&PageWords::key_fold]);
        if (&sheet.trace.first != &sheet.trace.second)
            write_key(sheet, {"l"}, sheet.page[&PageWords::key_language]);
    }
    const Tag choice(sheet.html, "label");
    sheet.html.open("input", {{"type", "checkbox"}, {"id", "keys-on"}, {"checked"}});
    sheet.html.raw(" ");
    sheet.html.text(sheet.page[&PageWords::keys_on]);
}

void write_search(const Sheet& sheet) {
    const Tag label(sheet.html, "label", {{"class", "find"}});
    sheet.html.leaf("span", {}, sheet.page[&PageWords::search]);
    sheet.html.raw(" ");
    sheet.html.open("input", {{"type", "search"}, {"id", "q"}, {"autocomplete", "off"}});
}

}  // namespace

void write_tools(const Sheet& sheet) {
    const Tag tools(sheet.html, "div", {{"class", "tools js"}});
    write_filter(sheet);
    write_search(sheet);
    write_button(sheet, "unfold", sheet.page[&PageWords::unfold_all]);
    write_button(sheet, "fold", sheet.page[&PageWords::fold_all]);
    write_keys(sheet);
    const Tag found(sheet.html, "p", {{"id", "found"}, {"role", "status"}});
    sheet.html.raw("<b></b> ");
    sheet.html.leaf("span", {}, sheet.page[&PageWords::clauses_found]);
}

}  // namespace chapeau::trace
