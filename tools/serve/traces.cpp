// `POST /v1/traces`: one record in, its trace for people out.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "interpreter/record/tree.hpp"
#include "interpreter/values/digest.hpp"
#include "tools/serve/renderings.hpp"
#include "tools/serve/service.hpp"

namespace chapeau::serve {

namespace {

using record::Json;
using record::Tree;

struct Wanted {
    std::string record;
    std::string format = "html";
    const trace::Words* words = &trace::english;
    std::vector<std::string> assumed;
    std::optional<trace::OfficerDecision> officer;
};

/// Takes a request apart; `wrong` says what is wrong with it.
class Reading {
  public:
    [[nodiscard]] bool read(std::string_view body, std::size_t depth, Wanted& into) {
        record::JsonText json(depth + 1);
        auto tree = record::parse(json, body);
        if (!tree)
            return fail(fmt::format("found {}; expected {}", json.fault().found, json.fault().expected));
        return std::ranges::all_of(tree->fields, [&](const record::Field& field) { return take(field, into); }) &&
               (!into.record.empty() || fail("`record` is missing"));
    }

    std::string wrong;

  private:
    bool fail(std::string what) {
        wrong = std::move(what);
        return false;
    }

    bool take(const record::Field& field, Wanted& into) {
        std::string word;
        if (field.name == "record") {
            into.record = record::text_of(field.value);
            return field.value.json == Json::object || fail("`record` must be an object");
        }
        if (field.name == "language") {
            if (!one_of(field, {"en", "fr"}, word))
                return false;
            into.words = trace::words_of(word);
            return true;
        }
        if (field.name == "format")
            return one_of(field, {"html", "fragment", "note"}, into.format);
        if (field.name == "assumed")
            return texts(field, into.assumed);
        if (field.name == "officer")
            return field.value.json == Json::null || officer(field, into.officer.emplace());
        return fail(fmt::format("there is no `{}` here", field.name.substr(0, 40)));
    }

    bool text(const record::Field& field, std::string& into) {
        if (field.value.json != Json::text)
            return fail(fmt::format("`{}` must be a text", field.name));
        into = nlohmann::json::parse(field.value.scalar).get<std::string>();  // it has been read once already
        return true;
    }
    bool one_of(const record::Field& field, std::initializer_list<std::string_view> words, std::string& into) {
        return text(field, into) && (std::ranges::find(words, into) != words.end() ||
                                     fail(fmt::format("`{}` is none of {}", field.name, fmt::join(words, ", "))));
    }
    bool texts(const record::Field& field, std::vector<std::string>& into) {
        if (field.value.json != Json::list)
            return fail(fmt::format("`{}` must be a list of texts", field.name));
        return std::ranges::all_of(field.value.members, [&](const Tree& member) {
            return text({field.name, member}, into.emplace_back());
        });
    }
    bool officer(const record::Field& field, trace::OfficerDecision& into) {
        if (field.value.json != Json::object)
            return fail("`officer` must be an object");
        for (const record::Field& part : field.value.fields) {
            const bool good = part.name == "decision"
                                  ? one_of(part, {"approve", "refuse", "more_information"}, into.decision)
                              : part.name == "rationale" ? text(part, into.rationale)
                              : part.name == "name"      ? text(part, into.name)
                                                         : fail("`officer` has `decision`, `rationale` and `name`");
            if (!good)
                return false;
        }
        return !into.decision.empty() || fail("`officer` has no `decision`");
    }
};

}  // namespace

void render_trace(Service& service, Connection& connection) {
    constexpr std::array<std::string_view, 1> types{"application/json"};
    const auto room = service.lend();
    if (!takes(connection, types) || !connection.read_all(service.limits.body_bytes, room->body))
        return;
    Wanted wanted;
    Reading reading;
    if (!reading.read(room->body, service.limits.depth, wanted))
        return connection.answer(Problem{Kind::malformed_json, reading.wrong});
    if (!evaluate(service, connection, wanted.record, *room))
        return;
    const Rendering rendering{service.policy, service.program, room->record,
                              room->results,  *wanted.words,   values::sha256(wanted.record),
                              wanted.assumed, wanted.officer};
    if (wanted.format == "note")
        return connection.answer(200, "text/plain; charset=utf-8", note(rendering));
    connection.answer(200, "text/html; charset=utf-8", wanted.format == "html" ? html(rendering) : fragment(rendering));
}

}  // namespace chapeau::serve
