// Declarations that the parser could not read are missing from the tree, and everything that names them would be
// reported as unknown: one slip of the pen would bury the analyst in messages. So in files with a mistake of syntax the
// lines in column 1 are read once more, for what they were going to declare; nothing is said of those names. What
// nothing seems to use, or to cite, is not said either while some declarations are missing, since they may have done
// so.
//
// The slip may be in that very line. A misspelt keyword is taken for the nearest; where none is near, the name could
// be of anything. Where the name is broken, each of its words could have been meant, and the first of them joined by
// `_`. A file that is not UTF-8 text is read by its letters alone, which is enough for its names; of one that was not
// read at all nothing is known, and then nothing is said of any unknown name.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "grammar/filled_names.hpp"
#include "interpreter/model/checking.hpp"

namespace chapeau::model {

namespace {

bool is_of_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/// Takes a word and the blanks before it off the front.
std::string_view take_word(std::string_view& line) {
    while (line.starts_with(' '))
        line.remove_prefix(1);
    std::size_t end = 0;
    while (end < line.size() && is_of_name(line[end]))
        ++end;
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(end);
    return word;
}

class Lost {
  public:
    explicit Lost(Checking& checking) : checking_(checking) {}

    void find() {
        std::vector<bool> broken(checking_.trees.sources.size(), false);
        for (const grammar::Diagnostic& diagnostic : checking_.diagnostics)
            if (diagnostic.severity == grammar::Severity::error) {
                broken[diagnostic.span.file] = true;
                (diagnostic.of_tests ? checking_.tests_lost : checking_.declarations_lost) = true;
            }
        for (std::uint32_t file = 0; file < broken.size(); ++file)
            if (broken[file])
                read_file(file);
    }

  private:
    void read_file(std::uint32_t file) {
        std::unordered_set<std::uint32_t> read;  // where the names of what was read begin
        for (const ast::Declaration& declaration : checking_.trees.files[file].declarations)
            std::visit([&](const auto& node) { read.insert(begin_of(node)); }, declaration.node);
        const std::string_view text = checking_.trees.sources[file].text();
        if (text.empty() || text.size() > grammar::Sources::largest_file)
            checking_.file_lost = true;
        if (text.find('\0') != std::string_view::npos)
            return read_letters(text);
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            read_line(text.substr(at, end - at), static_cast<std::uint32_t>(at), read);
            at = end + 1;
        }
    }

    /// Of a file whose letters take several bytes each; no declaration of it was read.
    void read_letters(std::string_view text) {
        std::string letters;
        for (const char c : text)
            if (static_cast<unsigned char>(c) - 1U < 0x7FU)
                letters += c;
        std::string_view rest = letters;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            read_line(rest.substr(0, end), 0, {});
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    template <class Node>
    static std::uint32_t begin_of(const Node& node) {
        if constexpr (requires { node.name.span; })
            return node.name.span.begin;
        else if constexpr (requires { node.clause.name.span; })
            return node.clause.name.span.begin;
        else if constexpr (requires { node.title.span; })
            return node.title.span.begin;
        else
            return node.language.span.begin;
    }

    void read_line(std::string_view line, std::uint32_t at, const std::unordered_set<std::uint32_t>& read) {
        if (line.empty() || !is_of_name(line.front()))
            return;
        std::string_view rest = line;
        std::string_view keyword = take_word(rest);
        if (keyword == "ordered")
            keyword = take_word(rest);
        rest.remove_prefix(rest.starts_with(':') ? 1 : 0);  // `policy: p`
        const std::string_view before = rest;
        if (const auto plain = grammar::plainly_written(rest.substr(0, rest.find_first_of("\":#=")));
            plain && *plain != before)
            lose_plain(keyword_meant(keyword), *plain);
        const std::string_view name = take_word(rest);
        if (!name.empty() && read.contains(at + static_cast<std::uint32_t>(name.data() - line.data())))
            return;
        const std::string_view meant = keyword_meant(keyword);
        if (!name.empty())
            lose(meant, name);
        else
            lose_unnamed(meant);
        if (meant == "policy" || meant == "case" || rest.find_first_not_of(" \r") == std::string_view::npos)
            return;
        lose_words(meant, before);
    }

    /// The nearest of the keywords; empty where none is near.
    static std::string_view keyword_meant(std::string_view word) {
        static const std::vector<std::string> keywords{"policy", "enum",     "record", "facts", "list",       "define",
                                                       "clause", "decision", "sample", "case",  "translation"};
        const auto near = grammar::nearest(word, keywords);
        return near ? std::string_view(*std::ranges::find(keywords, *near)) : std::string_view();
    }

    /// A name with accents is probably named without them elsewhere.
    void lose_plain(std::string_view keyword, std::string_view heading) {
        const std::string_view name = take_word(heading);
        if (!name.empty())
            lose(keyword, name);
    }

    /// The words of a broken name, up to what ends a heading: a quote, a colon, a comment.
    void lose_words(std::string_view keyword, std::string_view heading) {
        heading = heading.substr(0, heading.find_first_of("\":#="));
        std::string joined;
        while (!heading.empty()) {
            const std::string_view word = take_word(heading);
            if (word.empty()) {
                heading.remove_prefix(std::min<std::size_t>(1, heading.size()));
                continue;
            }
            joined += (joined.empty() ? "" : "_") + std::string(word);
            lose(keyword, word);
            lose(keyword, joined);
        }
    }

    /// What has no name at all could be whatever is not known.
    void lose_unnamed(std::string_view keyword) {
        if (keyword == "enum" || keyword == "record")
            checking_.lose_types();
        else if (keyword == "sample")
            checking_.lose_samples();
        else if (keyword != "policy" && keyword != "case" && keyword != "translation")
            checking_.lose_names();
    }

    /// `keyword` is empty where it could be any.
    void lose(std::string_view keyword, std::string_view name) {
        constexpr std::array<std::string_view, 6> named{"facts", "list", "define", "clause", "decision", ""};
        constexpr std::array<std::string_view, 3> types{"enum", "record", ""};
        if (keyword == "policy") {
            checking_.policy_lost = true;
            checking_.names.wrong.emplace(name, true);
        }
        if (std::ranges::find(types, keyword) != types.end())
            checking_.names.lost_types.emplace(name, true);
        if (keyword == "sample" || keyword.empty())
            checking_.names.lost_samples.emplace(name, true);
        if (std::ranges::find(named, keyword) != named.end())
            checking_.names.wrong.emplace(name, true);
    }

    Checking& checking_;
};

}  // namespace

void find_lost(Checking& checking) {
    Lost(checking).find();
}

}  // namespace chapeau::model
