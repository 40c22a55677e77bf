#include "tests/grammar/corpus.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

namespace chapeau::grammar {

std::filesystem::path repository() {
    return CHAPEAU_ROOT;
}
std::filesystem::path tests_folder() {
    return repository() / "tests" / "grammar";
}

std::vector<std::filesystem::path> rules_below(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".rules") {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

namespace {

/// Walks down to the lettered members, whose reasons count like those of clauses.
class ReasonCollector {
  public:
    std::vector<const ast::Text*> found;

    void operator()(const ast::ClauseDeclaration& declaration) { parts(declaration.clause.parts); }
    void operator()(const ast::Decision& decision) { parts(decision.parts); }
    void operator()(const ast::Translation& translation) {
        for (const ast::Translated& entry : translation.entries) {
            notes(entry.reasons);
        }
    }
    template <typename Other>
    void operator()(const Other&) {}

  private:
    void notes(const std::vector<ast::Note>& all) {
        for (const ast::Note& note : all) {
            found.push_back(&note.text);
        }
    }
    void parts(const ast::Parts& all) {
        notes(all.reasons);
        for (const auto* conditions : {&all.applies, &all.met, &all.deemed, &all.excepts}) {
            for (const ast::Condition& condition : *conditions) {
                body(condition.body);
            }
        }
    }
    void body(const ast::Body& body) {
        const auto* combination = std::get_if<ast::Combination>(&body.node);
        if (combination == nullptr) {
            return;
        }
        for (const ast::Member& member : combination->members) {
            if (const auto* labelled = std::get_if<std::unique_ptr<ast::Clause>>(&member.node)) {
                parts((*labelled)->parts);
            } else {
                this->body(std::get<ast::Body>(member.node));
            }
        }
    }
};

}  // namespace

std::vector<const ast::Text*> reasons(const ast::File& file) {
    ReasonCollector collector;
    for (const ast::Declaration& declaration : file.declarations) {
        std::visit(collector, declaration.node);
    }
    return std::move(collector.found);
}

std::string Parsed::rendered() const {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) {
        text += render(diagnostic, sources, false);
    }
    return text;
}

std::string Parsed::codes() const {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics) {
        text += (text.empty() ? "" : " ") + diagnostic.code;
    }
    return text;
}

Parsed parsed(std::string name, std::string text) {
    Parsed result;
    const std::uint32_t file = result.sources.add(std::move(name), std::move(text));
    result.file = parse(result.sources, file, result.diagnostics);
    for (const ast::Text* reason : reasons(result.file)) {
        static_cast<void>(parse_reason(result.sources, *reason, result.diagnostics));
    }
    sort(result.diagnostics);
    return result;
}

std::string golden(const std::filesystem::path& path, const std::string& now) {
    if (std::getenv("CHAPEAU_ACCEPT") != nullptr) {
        std::ofstream(path, std::ios::binary) << now;
    }
    return read_file(path);
}

}  // namespace chapeau::grammar
