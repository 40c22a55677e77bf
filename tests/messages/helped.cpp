#include "tests/messages/helped.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <string_view>

namespace chapeau::messages {

namespace {

constexpr std::string_view mended_mark = "# mended: ";
constexpr std::string_view and_mark = "# and: ";
constexpr std::string_view away_mark = "# mended away";

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::string indentation_of(const std::string& line) {
    return line.substr(0, std::min(line.find_first_not_of(' '), line.size()));
}

/// What follows a mark in a comment line.
std::optional<std::string> after(const std::string& line, std::string_view mark) {
    const std::size_t at = line.find_first_not_of(' ');
    if (at == std::string::npos || !std::string_view(line).substr(at).starts_with(mark))
        return std::nullopt;
    return line.substr(at + mark.size());
}

/// What a line becomes, round by round.
using Mends = std::vector<std::vector<std::string>>;

/// By the place of the line that is mended.
std::map<std::size_t, Mends> mends_of(const std::vector<std::string>& lines) {
    std::map<std::size_t, Mends> mends;
    std::size_t mended = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string indentation = indentation_of(lines[mended]);
        if (const auto first = after(lines[i], mended_mark))
            mends[mended].push_back({indentation + *first});
        else if (const auto further = after(lines[i], and_mark))
            mends[mended].back().push_back(indentation + *further);
        else if (after(lines[i], away_mark))
            mends[mended].emplace_back();
        else
            mended = i;
    }
    return mends;
}

std::string without_comment(const std::string& line) {
    std::string text = line.substr(0, line.find("  #"));
    text.resize(text.find_last_not_of(' ') + 1);
    return text;
}

/// Names and numbers whole, every other sign by itself.
std::vector<std::string> words_of(const std::string& text) {
    const auto is_of_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    std::vector<std::string> words;
    bool open = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n') {
            open = false;
        } else if (open && is_of_word(c)) {
            words.back() += c;
        } else {
            words.emplace_back(1, c);
            open = is_of_word(c);
        }
    }
    return words;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : " ") + part;
    return text;
}

/// Whether `shorter` is `longer` with one piece taken out.
bool one_piece_less(const std::string& longer, const std::string& shorter) {
    if (shorter.size() >= longer.size())
        return false;
    const auto [stop, other] = std::ranges::mismatch(shorter, longer);
    const std::string tail(stop, shorter.end());
    return longer.ends_with(tail);
}

/// Whether `now` is `before` without these words somewhere, and without a comma before them.
bool lacks(const std::string& before, const std::string& now, const std::string& words) {
    for (std::size_t at = before.find(words); at != std::string::npos; at = before.find(words, at + 1)) {
        const std::string head = before.substr(0, at);
        const std::string tail = before.substr(at + words.size());
        const bool after_comma = head.ends_with(" , ");
        if (joined(words_of(head + " " + tail)) == now ||
            (after_comma && joined(words_of(head.substr(0, head.size() - 3) + tail)) == now))
            return true;
    }
    return false;
}

/// The word behind these, with the blank before it.
std::string next_word(const std::string& text, const std::string& words) {
    const std::size_t at = text.find(words + " ");
    if (at == std::string::npos)
        return "";
    const std::size_t begin = at + words.size();
    return text.substr(begin, text.find(' ', begin + 1) - begin);
}

/// What is gone is named as what to take away, or what is left is given in the place of all of it. Of a whole line, or
/// of room that cannot be seen, it is enough that the help says so.
bool takes_away(const std::string& help, const std::string& before, const std::string& now) {
    if (now.empty())
        return help.find("take") != std::string::npos;
    if (!one_piece_less(before, now))
        return false;
    const auto says = [&](const std::string& head, const std::string& quote, const std::string& tail) {
        return help.find(head + "`" + quote + "`" + tail) != std::string::npos;
    };
    const bool told = std::ranges::any_of(quoted_in(help), [&](const std::string& quote) {
        const std::string words = joined(words_of(quote));
        const bool away =
            says("take ", quote, " away") || says("take the ", quote, " away") || says("leave out ", quote, "");
        const bool left = says("write ", quote, "") && now.ends_with(words) &&
                          before.starts_with(now.substr(0, now.size() - words.size()));
        const bool further = says("take ", quote, " away, and what");
        return left || (away && !words.empty() && lacks(before, now, words)) ||
               (further && lacks(before, now, words + next_word(before, words)));
    });
    return told || help.find("replace it by a blank") != std::string::npos;
}

/// What stands between the words that both begin and end with is in the help.
bool has_new_words(const std::string& help, const std::string& before, const std::string& now) {
    std::vector<std::string> old = words_of(before);
    std::vector<std::string> added = words_of(now);
    while (!old.empty() && !added.empty() && old.back() == added.back()) {
        old.pop_back();
        added.pop_back();
    }
    added.erase(added.begin(), std::ranges::mismatch(old, added).in2);
    return !added.empty() && (" " + help + " ").find(" " + joined(added) + " ") != std::string::npos;
}

/// A phrase of the help with `…` in it fits the line, whatever stands for the dots.
bool has_gaps(const std::string& help, const std::string& now) {
    constexpr std::string_view dots = "…";
    for (std::size_t at = help.find('`'); at != std::string::npos; at = help.find('`', at + 1)) {
        const std::size_t end = help.find('`', at + 1);
        if (end == std::string::npos)
            return false;
        std::string rest = help.substr(at + 1, end - at - 1);
        at = end;
        std::size_t from = 0;
        bool fits = rest.find(dots) != std::string::npos;
        while (fits && !rest.empty()) {
            const std::size_t gap = std::min(rest.find(dots), rest.size());
            const std::string piece = joined(words_of(rest.substr(0, gap)));
            rest.erase(0, std::min(gap + dots.size(), rest.size()));
            const std::size_t found = now.find(piece, from);
            fits = found != std::string::npos;
            from = found + piece.size();
        }
        if (fits)
            return true;
    }
    return false;
}

/// Each line, or what is new in it, stands in the help by itself; what the user wrote may stand on lines of its own.
bool has_lines(const std::string& help, const std::vector<std::string>& mended) {
    const std::string& first = mended.front();
    const std::string words = joined(words_of(without_comment(first.starts_with("  = ") ? first.substr(4) : first)));
    return help.find(words) != std::string::npos;
}

/// Lines for one: what is new in the first, and each further one.
bool has_each_line(const std::string& help, const std::string& before, const std::vector<std::string>& mended) {
    return has_new_words(help, before, joined(words_of(without_comment(mended.front())))) &&
           std::all_of(mended.begin() + 1, mended.end(), [&](const std::string& line) {
               return help.find(joined(words_of(without_comment(line)))) != std::string::npos;
           });
}

/// The help gives all that the line ends with now, in the place of all that it ended with.
bool is_whole(const std::string& help, const std::string& before, const std::string& now) {
    for (std::size_t at = help.find("` "); at != std::string::npos; at = help.find("` ", at + 1)) {
        const std::size_t end = help.find(" `", at + 1);
        const std::string phrase = end == std::string::npos ? std::string() : help.substr(at + 2, end - at - 2);
        if (phrase.find(' ') != std::string::npos && now.ends_with(" " + phrase) &&
            before.starts_with(now.substr(0, now.size() - phrase.size())))
            return true;
    }
    return false;
}

/// The help says what takes the place of what, and doing that gives the line.
bool replaces(const std::string& help, const std::string& before, const std::string& now) {
    constexpr std::string_view joint = " ` in place of ` ";
    const std::size_t at = help.find(joint);
    const std::size_t begin = at == std::string::npos ? at : help.rfind("` ", at - 1);
    const std::size_t end = at == std::string::npos ? at : help.find(" `", at + joint.size());
    if (begin == std::string::npos || end == std::string::npos)
        return false;
    const std::string with = help.substr(begin + 2, at - begin - 2);
    const std::string what = help.substr(at + joint.size(), end - at - joint.size());
    const std::size_t place = before.find(what);
    return place != std::string::npos && std::string(before).replace(place, what.size(), with) == now;
}

}  // namespace

bool is_mend(const std::string& line) {
    return after(line, mended_mark) || after(line, and_mark) || after(line, away_mark);
}

std::vector<std::vector<Line>> rounds_of(const std::string& text) {
    const std::vector<std::string> lines = lines_of(text);
    const std::map<std::size_t, Mends> mends = mends_of(lines);
    std::size_t most = 0;
    for (const auto& [line, each] : mends)
        most = std::max(most, each.size());
    std::vector<std::vector<Line>> rounds(most + 1);
    for (std::size_t round = 0; round <= most; ++round)
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto found = mends.find(i);
            const std::size_t count = found == mends.end() ? 0 : found->second.size();
            const std::vector<std::string> now =
                count == 0 || round == 0 ? std::vector{lines[i]} : found->second[std::min(round, count) - 1];
            for (std::size_t part = 0; part < now.size(); ++part)
                rounds[round].push_back({now[part], std::nullopt});
            if (round < count && !now.empty())
                rounds[round].back().next = found->second[round];
        }
    return rounds;
}

std::string text_of(const std::vector<Line>& round) {
    std::string text;
    for (const Line& line : round)
        text += line.text + "\n";
    return text;
}

bool tells(const std::string& help, const std::string& line, const std::vector<std::string>& mended) {
    std::string now;
    for (const std::string& each : mended)
        now += (now.empty() ? "" : " ") + without_comment(each);
    const std::string before = joined(words_of(without_comment(line)));
    const std::string after_it = joined(words_of(now));
    const std::string said = joined(words_of(help));
    return takes_away(help, before, after_it) || has_new_words(said, before, after_it) || has_gaps(help, after_it) ||
           replaces(said, before, after_it) || is_whole(said, before, after_it) ||
           (mended.size() > 1 && (has_lines(said, mended) || has_each_line(said, before, mended)));
}

std::vector<std::string> quoted_in(const std::string& help) {
    std::vector<std::string> quotes;
    for (std::size_t at = help.find('`'); at != std::string::npos; at = help.find('`', at)) {
        const std::size_t end = help.find('`', at + 1);
        quotes.push_back(help.substr(at + 1, end - at - 1));
        at = end + 1;
    }
    return quotes;
}

}  // namespace chapeau::messages
