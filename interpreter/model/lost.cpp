// Declarations that the parser could not read are missing from the tree, and everything that names them would be
// reported as unknown: one slip of the pen would bury the analyst in messages. So in files with a mistake of syntax the
// lines in column 1 are read once more, for what they were going to declare; nothing is said of those names. What
// nothing seems to use, or to cite, is not said either while some declarations are missing, since they may have done
// so.
#include <algorithm>
#include <array>
#include <unordered_set>

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
            if (diagnostic.severity == grammar::Severity::error)
                broken[diagnostic.span.file] = true;
        for (std::uint32_t file = 0; file < broken.size(); ++file)
            if (broken[file])
                read_file(file);
    }

  private:
    void read_file(std::uint32_t file) {
        checking_.declarations_lost = true;
        std::unordered_set<std::uint32_t> read;  // where the names of what was read begin
        for (const ast::Declaration& declaration : checking_.trees.files[file].declarations)
            std::visit([&](const auto& node) { read.insert(begin_of(node)); }, declaration.node);
        const std::string_view text = checking_.trees.sources[file].text();
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            read_line(text.substr(at, end - at), static_cast<std::uint32_t>(at), read);
            at = end + 1;
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
        const std::string_view name = take_word(rest);
        if (!name.empty() && !read.contains(at + static_cast<std::uint32_t>(name.data() - line.data())))
            lose(keyword, name);
    }

    void lose(std::string_view keyword, std::string_view name) {
        constexpr std::array<std::string_view, 5> named{"facts", "list", "define", "clause", "decision"};
        if (keyword == "policy")
            checking_.policy_lost = true;
        else if (keyword == "enum" || keyword == "record")
            checking_.names.lost_types.emplace(name, true);
        else if (keyword == "sample")
            checking_.names.lost_samples.emplace(name, true);
        else if (std::ranges::find(named, keyword) != named.end())
            checking_.names.wrong.emplace(name, true);
    }

    Checking& checking_;
};

}  // namespace

void find_lost(Checking& checking) {
    Lost(checking).find();
}

}  // namespace chapeau::model
