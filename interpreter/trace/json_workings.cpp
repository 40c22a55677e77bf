#include "interpreter/trace/json_workings.hpp"

#include "interpreter/trace/workings.hpp"

namespace chapeau::trace {
namespace {

std::string_view role_word(Role role) {
    switch (role) {
        case Role::subtract:
            return "subtract";
        case Role::divide:
            return "divide";
        case Role::selects:
            return "selects";
        case Role::relation:
            return "right";
        case Role::branch:
            return "branch";
        case Role::term:
            break;
    }
    return {};
}

void add(GrowingText& to, std::string_view key, std::string_view words) {
    if (words.empty())
        return;
    to += key;
    add_json(to, words);
}

class WorkingsWriter {
  public:
    WorkingsWriter(GrowingText& to, void (*plain)(GrowingText&, const Plain&)) : to_(to), add_plain_(plain) {}

    void rest(const Working& of) {
        if (of.version) {
            add_version(to_, *of.version);
            to_ += "},";
        }
        inside(of.term);
        to_ += '}';
    }

  private:
    void bound(std::string_view key, const Plain& value) {
        if (std::holds_alternative<std::monostate>(value))
            return;
        to_ += key;
        add_plain_(to_, value);
    }

    /// All of a term between its braces.
    void inside(const Term& term) {
        to_ += R"("title":)";
        add_json(to_, term.title);
        to_ += R"(,"value":)";
        add_plain_(to_, term.value);
        bound(R"(,"at_least":)", term.at_least);
        bound(R"(,"at_most":)", term.at_most);
        to_ += R"(,"text":)";
        add_json(to_, term.shown);
        add(to_, R"(,"definition":)", term.definition);
        add(to_, R"(,"member":)", term.member);
        add(to_, R"(,"role":)", role_word(term.role));
        add(to_, R"(,"operator":)", term.relation);
        add(to_, R"(,"branch":)", term.branch);
        add(to_, R"(,"operation":)", operation_word(term.operation));
        if (term.operation == Operation::none)
            return;
        to_ += R"(,"terms":)";
        add_list(to_, term.terms, [&](const Term& one) {
            to_ += '{';
            inside(one);
            to_ += '}';
        });
        if (term.left_out > 0) {
            to_ += R"(,"terms_left_out":)";
            to_ += std::to_string(term.left_out);
        }
    }

    GrowingText& to_;
    void (*add_plain_)(GrowingText&, const Plain&);
};

}  // namespace

void add_version(GrowingText& to, const Version& of) {
    to += R"("version":{"from":)";
    add_json_or_null(to, of.from);
    to += R"(,"until":)";
    add_json_or_null(to, of.until);
}

void add_begin(GrowingText& to, const Working& of) {
    to += R"({"name":)";
    add_json(to, of.name);
    add(to, R"(,"interpretation":)", of.interpretation);
    to += R"(,"location":{"file":)";
    add_json(to, of.location.file);
    to += R"(,"line":)";
    to += std::to_string(of.location.line);
    to += "},";
}

void add_rest(GrowingText& to, const Working& of, void (*add_plain)(GrowingText& to, const Plain& value)) {
    WorkingsWriter(to, add_plain).rest(of);
}

}  // namespace chapeau::trace
