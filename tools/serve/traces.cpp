// `POST /v1/traces`: one record in, its trace for people out.
#include <fmt/format.h>

#include <array>
#include <optional>

#include "interpreter/casefile/entries.hpp"
#include "interpreter/record/tree.hpp"
#include "interpreter/record/withheld.hpp"
#include "interpreter/values/digest.hpp"
#include "tools/serve/renderings.hpp"
#include "tools/serve/service.hpp"

namespace chapeau::serve {

namespace {

using record::Json;
using record::Tree;

/// Bytes of a request beside the record, which as a text takes twice its own: every quote is two then.
constexpr std::size_t most_beside = std::size_t{256} << 10U;

/// Of a request, as `take` and what it takes by have them: a path as far as these says nothing of the record.
constexpr std::array<std::string_view, 18> fields{"record",
                                                  "language",
                                                  "format",
                                                  "assumed",
                                                  "found",
                                                  "found.path",
                                                  "found.where",
                                                  "found.at",
                                                  "found.by",
                                                  "decisions",
                                                  "decisions.of",
                                                  "decisions.decision",
                                                  "decisions.rationale",
                                                  "decisions.name",
                                                  "decisions.at",
                                                  "decisions.outdated",
                                                  "reasons",
                                                  "source"};

struct Wanted {
    std::string record;
    std::string language = "en";
    std::string format = "html";
    Beside beside;
};

/// Takes a request apart; nothing, and `wrong` says why, where it is none.
class Reading {
  public:
    Reading(const model::Model& model, bool values) : model_(model), values_(values) {}

    [[nodiscard]] std::optional<Wanted> read(std::string_view body, std::size_t depth) {
        record::JsonText json(depth + 1);
        const auto tree = record::parse(json, body);
        if (!tree) {
            refuse({"", json.fault().found, json.fault().expected});
            return std::nullopt;
        }
        Wanted wanted;
        take(*tree, wanted);
        if (taking_.errors().empty())
            return wanted;
        refuse(taking_.errors().front());
        return std::nullopt;
    }

    std::string wrong;

  private:
    void refuse(const record::RecordError& fault) {
        const record::RecordError error = values_ ? fault : record::without_values(fault, fields);
        wrong = error.path.empty()
                    ? fmt::format("found {}; expected {}", error.found, error.expected)
                    : fmt::format("`{}`: found {}; expected {}", error.path, error.found, error.expected);
    }

    void take(const Tree& tree, Wanted& into) {
        Beside& beside = into.beside;
        const auto record = [&](const Tree& of, const std::string& path) { take_record(of, path, into.record); };
        const auto assumed = [&](const Tree& of, const std::string& path) {
            taking_.text(of, path, beside.assumed.emplace_back());
        };
        const auto found = [&](const Tree& of, const std::string& path) {
            beside.found.push_back(casefile::take_found(taking_, of, path, nullptr));
        };
        const auto decision = [&](const Tree& of, const std::string& path) {
            beside.decisions.push_back(casefile::take_decision(taking_, of, path, model_, false).officer);
        };
        taking_.object(tree, "",
                       {{"record", record, true},
                        {"language", taking_.one_of({"en", "fr"}, into.language)},
                        {"format", taking_.one_of({Metrics::formats.begin(), Metrics::formats.end()}, into.format)},
                        {"assumed", taking_.list_of(assumed)},
                        {"found", taking_.list_of(found)},
                        {"decisions", taking_.list_of(decision, casefile::most_decisions)},
                        {"reasons", taking_.yes_no(beside.reasons)},
                        {"source", taking_.yes_no(beside.source)}});
    }

    /// The record itself, or its exact text.
    void take_record(const Tree& tree, const std::string& path, std::string& into) {
        if (tree.json == Json::text)
            into = casefile::content_of(tree);
        else if (tree.json == Json::object)
            into = record::text_of(tree);
        else
            taking_.wrong(tree, path, "an object, or its text");
    }

    const model::Model& model_;
    const bool values_;
    casefile::Taking taking_;
};

}  // namespace

void render_trace(Service& service, Edition& edition, Connection& connection) {
    constexpr std::array<std::string_view, 1> types{"application/json"};
    std::string body;
    if (!takes(connection, types) || !connection.read_all(2 * service.limits.body_bytes + most_beside, body))
        return;
    Reading reading(edition.policy.model, service.limits.values);
    const auto wanted = reading.read(body, service.limits.depth);
    if (!wanted)
        return connection.answer(Problem{Kind::malformed_json, reading.wrong});
    const auto room = edition.lend();
    if (!evaluate(service, edition, connection, wanted->record, *room))
        return;
    service.metrics.rendered(wanted->format);
    const Rendering rendering{edition.policy,
                              edition.program,
                              room->record,
                              room->results,
                              *trace::words_of(wanted->language),
                              values::sha256(wanted->record),
                              wanted->beside};
    const bool text = wanted->format == "note" || wanted->format == "letter";
    connection.answer(200, text ? "text/plain; charset=utf-8" : "text/html; charset=utf-8",
                      wanted->format == "note"     ? note(rendering)
                      : wanted->format == "letter" ? letter(rendering)
                      : wanted->format == "html"   ? html(rendering)
                                                   : fragment(rendering));
}

}  // namespace chapeau::serve
