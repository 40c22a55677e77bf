#include "grammar/characters.hpp"

#include <fmt/format.h>

#include "grammar/messages_of_habits.hpp"
#include "interpreter/text/misleading.hpp"
#include "interpreter/text/unsafe.hpp"

namespace chapeau::grammar {

namespace {

constexpr std::size_t most_reported = 20;  // of each kind

Diagnostic diagnostic_of(const text::Misleading& each, std::uint32_t file, std::size_t skipped) {
    const Message& row =
        each.word.empty() ? rules::message<rules::unsafe_character> : rules::message<rules::mixed_alphabets>;
    const Span span{file, static_cast<std::uint32_t>(skipped + each.begin),
                    static_cast<std::uint32_t>(skipped + each.end)};
    const std::string word = text::escaped(each.word);
    return {std::string(row.code),
            Severity::error,
            span,
            filled(row.text, text::described(each), word),
            filled(row.help, text::described(each), word),
            {}};
}

}  // namespace

void check_characters(const Sources& sources, std::uint32_t file, Diagnostics& diagnostics) {
    std::string_view text = sources[file].text();
    const std::size_t skipped = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    text.remove_prefix(skipped);
    std::size_t reported[] = {0, 0};
    std::size_t last[] = {0, 0};
    for (const text::Misleading& each : text::misleading_in(text)) {
        const std::size_t kind = each.word.empty() ? 0 : 1;
        if (++reported[kind] > most_reported)
            continue;
        last[kind] = diagnostics.size();
        diagnostics.push_back(diagnostic_of(each, file, skipped));
    }
    for (const std::size_t kind : {0U, 1U})
        if (reported[kind] > most_reported)
            diagnostics[last[kind]].message +=
                fmt::format(", and so it is at {} more places of this file", reported[kind] - most_reported);
}

}  // namespace chapeau::grammar
