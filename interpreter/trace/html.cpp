// A page is one `<main>`, told by the parts (html_parts.hpp), in a frame that has all it needs within: style, script,
// and a policy that names both by their digests and forbids everything else, so that nothing a record or a policy
// brings could run or fetch anything even if it were not escaped.
//
// Both languages stand in it side by side. The frame has a radio button for each, and the style alone shows one or the
// other.
#include "interpreter/trace/html.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "interpreter/trace/format_value.hpp"
#include "interpreter/trace/html_parts.hpp"
#include "interpreter/values/digest.hpp"

namespace chapeau::trace {
namespace {

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t j = i; j < i + 3; ++j)
            three = three << 8U | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out += i + j > bytes.size() ? '=' : digits[three >> (18U - 6U * j) & 63U];
    }
    return out;
}

std::string bytes_of(std::string_view hex) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    return bytes;
}

/// A text as a string of a style sheet, with punctuation by number.
std::string style_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : escaped(text)) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                           static_cast<unsigned char>(c) >= 0x80;
        out += plain ? std::string(1, c) : fmt::format("\\{:x} ", static_cast<unsigned>(c));
    }
    return out + '"';
}

/// On paper every sheet says whose it is and which, and that it is a hypothesis where it is one.
std::string sheet_style(const Sheet& sheet) {
    const std::string hypothesis = sheet.input.assumed.empty() ? "" : " – " + std::string(sheet.words.first.hypothesis);
    return "@page{@top-left{content:" + style_string(sheet.trace.first.record_id + hypothesis) +
           "}@top-right{content:counter(page) \" / \" counter(pages)}}";
}

void write_policy(const Sheet& sheet, std::string_view own_style) {
    const std::string content = "default-src 'none'; img-src data:; style-src " + source_hash(page_style()) + ' ' +
                                source_hash(own_style) + "; script-src " + source_hash(page_script()) +
                                "; base-uri 'none'; form-action 'none'";
    sheet.html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + content + "\">\n");
}

/// Of the page, in one of its languages.
std::string title_of(const Trace& trace, const PageWords& page) {
    const std::string_view outcome = page.outcome.of(trace.decision.outcome);
    return (trace.record_id.empty() ? std::string(trace.words->no_identifier) : trace.record_id) + ": " +
           std::string(outcome) + " – " + trace.policy_title;
}

void write_head(const Sheet& sheet) {
    const Tag head(sheet.html, "head");
    const std::string own_style = sheet_style(sheet);
    sheet.html.raw("\n<meta charset=\"utf-8\">\n");
    write_policy(sheet, own_style);
    sheet.html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    sheet.html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    sheet.html.raw("<meta name=\"generator\" content=\"chapeau " CHAPEAU_VERSION "\">\n");
    sheet.html.leaf("title", {}, title_of(sheet.trace.first, sheet.page.first));
    for (const std::string_view style : {page_style(), std::string_view(own_style)}) {
        const Tag tag(sheet.html, "style");
        sheet.html.raw(style);
    }
}

void write_language(const Sheet& sheet, std::string_view id, const Trace& trace, const PageWords& page, bool checked) {
    const Tag label(sheet.html, "label", {{"lang", trace.words->language}});
    sheet.html.open("input", {{"type", "radio"},
                              {"name", "language"},
                              {"id", id},
                              {"data-title", title_of(trace, page)},
                              {checked ? "checked" : ""}});
    sheet.html.leaf("span", {}, std::string(page.name_of_language));
}

void write_languages(const Sheet& sheet) {
    if (&sheet.trace.first == &sheet.trace.second)
        return;
    const Tag set(sheet.html, "fieldset", {{"class", "languages"}});
    sheet.html.leaf("legend", {{"class", "v"}}, sheet.page[&PageWords::language]);
    write_language(sheet, "language-1", sheet.trace.first, sheet.page.first, true);
    write_language(sheet, "language-2", sheet.trace.second, sheet.page.second, false);
}

void write_bar(const Sheet& sheet) {
    const Tag bar(sheet.html, "header", {{"class", "bar"}});
    sheet.html.leaf("a", {{"href", "#clauses"}, {"class", "skip"}}, sheet.page[&PageWords::skip_to_clauses]);
    sheet.html.leaf("p", {}, sheet.trace[&Trace::policy_title]);
    write_languages(sheet);
    sheet.html.leaf("button", {{"type", "button"}, {"class", "js"}, {"data-do", "print"}},
                    sheet.page[&PageWords::print]);
}

void write_why(const Sheet& sheet, Twin<Decision> decision) {
    if (decision.first.reasons.empty())
        return;
    const Tag section(sheet.html, "section", {{"class", "why"}});
    sheet.html.leaf("h2", {}, sheet.page[&PageWords::why]);
    write_reasons(sheet, decision);
}

/// Where the script says what was copied.
void write_copied(const Sheet& sheet) {
    sheet.html.leaf("p", {{"id", "copied"}, {"role", "status"}}, {});
    sheet.html.leaf("template", {{"id", "copied-words"}}, sheet.page[&PageWords::copied]);
}

void write_main(const Sheet& sheet) {
    const Twin<Decision> decision = sheet.trace[&Trace::decision];
    const Tag main(sheet.html, "main",
                   {{"id", "trace"}, {sheet.input.source ? "data-source" : ""}, {"lang", sheet.words.first.language}});
    write_assumed(sheet);
    write_verdict(sheet);
    if (sheet.input.decisions.empty())
        write_signature(sheet);
    else
        write_officer(sheet);
    write_found(sheet);
    write_why(sheet, decision);
    write_requests(sheet, decision, nullptr);
    write_not_computable(sheet, decision);
    write_mends(sheet, decision);
    write_grants(sheet, decision);
    for (const Twin<Decision>& further : each(decision[&Decision::further]))
        write_further(sheet, further, decision);
    for (const Twin<Decision>& beside : each(sheet.trace[&Trace::beside]))
        write_beside(sheet, beside);
    if (sheet.input.decisions.empty())
        write_officer(sheet);
    write_clauses(sheet);
    write_workings(sheet);
    write_foot(sheet);
    write_copied(sheet);
}

void write_page(const Sheet& sheet) {
    sheet.html.raw("<!doctype html>\n");
    const Tag page(sheet.html, "html", {{"lang", sheet.words.first.language}});
    write_head(sheet);
    const Tag body(sheet.html, "body");
    write_bar(sheet);
    write_main(sheet);
    sheet.html.raw("\n<script>");
    sheet.html.raw(page_script());
    sheet.html.raw("</script>\n");
}

}  // namespace

std::string render_html(const HtmlInput& input) {
    const Twin<Trace> trace{input.first, input.other ? *input.other : input.first};
    const Twin<Words> words{*trace.first.words, *trace.second.words};
    Html html(input.other ? words.second.language : std::string_view());
    const Sheet sheet{html, trace, words, {page_words_of(words.first), page_words_of(words.second)}, input};
    if (input.fragment)
        write_main(sheet);
    else
        write_page(sheet);
    return html.take();
}

std::string source_hash(std::string_view text) {
    constexpr std::string_view prefix = "sha256:";
    return "'sha256-" + base64(bytes_of(std::string_view(values::sha256(text)).substr(prefix.size()))) + "'";
}

}  // namespace chapeau::trace
