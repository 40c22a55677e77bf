// Every sentence that is printed of generated policies and records, in both languages, is read by the grammar that
// interpreter/trace/README.md publishes and worked out anew: none may say what is not so, and none may be one that the
// grammar does not know.
//
// CHAPEAU_SENTENCES asks for more of each kind and language than the usual number; CHAPEAU_SEED begins with that
// policy.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "interpreter/trace/json_traces.hpp"
#include "interpreter/trace/trace.hpp"
#include "tests/properties/counting.hpp"
#include "tests/properties/domains.hpp"
#include "tests/properties/draft.hpp"
#include "tests/properties/sentence_grammar.hpp"
#include "tests/properties/situations.hpp"
#include "tests/properties/vocabulary.hpp"

using namespace chapeau;
using namespace chapeau::properties;

namespace {

constexpr std::size_t usual = 1000;
constexpr std::uint64_t most_policies = 200000;
constexpr std::size_t most_faults = 5;

std::size_t number_of(const char* variable, std::size_t otherwise) {
    const char* said = std::getenv(variable);
    return said == nullptr ? otherwise : std::stoul(said);
}

/// The vocabulary with titles that tell the fields of a list's members from other facts, and their words in French.
std::string titled(const std::string& policy) {
    std::istringstream lines{std::string(vocabulary)};
    std::string out;
    std::string french = "translation fr\n";
    std::string within;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(' ')) {
            std::istringstream words(line);
            std::string kind;
            words >> kind >> within;
            within = kind == "record" || kind == "facts" ? within : "";
        } else if (!within.empty()) {
            std::istringstream words(line);
            std::string name;
            words >> name;
            if (line.find(" terms") == std::string::npos) {
                line += fmt::format(" \"{} of the {}\"", name, within);
                french += fmt::format("  {}.{} \"{} du {}\"\n", within, name, name, within);
            }
        }
        out += line + "\n";
    }
    return out + policy.substr(vocabulary.size()) + french;
}

/// What the note rests a clause on, a paragraph each.
std::vector<std::string> conclusions_in(const std::string& note, std::string_view opening) {
    std::vector<std::string> out;
    std::istringstream lines(note);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(opening) && line.ends_with('.'))
            out.push_back(line.substr(opening.size(), line.size() - opening.size() - 1));
    return out;
}

/// The record with all that is not known filled in, in several ways that are drawn when they are asked for.
class Completions {
  public:
    Completions(const tests::Engine& engine, const Domains& domains, const Situation& situation, std::uint64_t seed)
        : engine_(engine), domains_(domains), situation_(situation), choices_(Choices::endless(seed)) {}

    [[nodiscard]] std::vector<World> worlds(const std::string& language) {
        while (made_.size() < ways)
            make();
        std::vector<World> out;
        for (const auto& one : made_)
            out.push_back({engine_, one->record, one->results, language});
        return out;
    }

  private:
    static constexpr std::size_t ways = 24;
    struct Made {
        record::Record record;
        evaluate::Results results;
    };

    void make() {
        Situation situation = situation_;
        for (const Place& place : unknown_places(situation))
            fill_anyhow(situation, domains_, place, choices_, 0);
        auto made = std::unique_ptr<Made>(new Made{record_of(domains_, situation), evaluate::Results(engine_.program)});
        evaluate::evaluate(engine_.program, made->record, made->results);
        made_.push_back(std::move(made));
    }

    const tests::Engine& engine_;
    const Domains& domains_;
    const Situation& situation_;
    Choices choices_;
    std::vector<std::unique_ptr<Made>> made_;
};

class Run {
  public:
    explicit Run(std::size_t wanted) : wanted_(wanted) {}

    void policy(std::uint64_t seed) {
        Choices choices = Choices::endless(seed);
        const std::string text = titled(written(draft_policy(choices)) + clauses_that_count(choices));
        auto checked = tests::policy_of(text);
        const std::string errors = tests::errors_of(*checked);
        if (has_impossible_value(errors))
            return;
        REQUIRE_MESSAGE(errors.empty(), errors, text);
        tests::Engine engine(std::move(checked));
        const Domains domains = domains_of(engine);
        const trace::JsonTraces traces(*engine.policy, engine.program);
        for (const std::size_t percent_unknown : {0U, 5U, 30U}) {
            Situation situation = draw_situation(domains, choices, percent_unknown);
            if (percent_unknown > 0)
                add_likenesses(situation, domains, choices);
            const record::Record record = record_of(domains, situation);
            evaluate::Results results(engine.program);
            evaluate::evaluate(engine.program, record, results);
            where_ = [&, seed] { return fmt::format("seed {}\n{}\n{}", seed, text, json_of(domains, situation)); };
            Completions completions(engine, domains, situation, seed);
            of_language({engine, record, results, "en", [&] { return completions.worlds("en"); }}, trace::english,
                        english_sentences, "The conclusion rests on this: ");
            of_language({engine, record, results, "fr", [&] { return completions.worlds("fr"); }}, trace::french,
                        french_sentences, "La conclusion repose sur ce qui suit\u00a0: ");
            of_json({engine, record, results, "en"}, traces);
        }
    }

    [[nodiscard]] bool enough() const {
        if (faults_ >= most_faults)
            return true;
        for (const char* language : {"en", "fr"})
            for (const char* kind : {"value", "relation", "margin", "membership", "clause", "member", "list",
                                     "conclusion", "calculated", "made of a list", "count line", "counts nothing"})
                if (at(language, kind) < wanted_)
                    return false;
        for (const char* language : {"en", "fr"})
            for (const char* kind : {"worth of days", "covered in any case"})
                if (at(language, kind) < wanted_ / 10)  // they come seldom
                    return false;
        return at("en", "compared") >= wanted_ && at("en", "side") >= wanted_ && at("en", "open side") >= wanted_;
    }

    [[nodiscard]] std::string figures() const {
        std::string out = fmt::format("{} sentences", sentences_);
        for (const auto& [name, many] : kinds_)
            out += fmt::format("\n  {} {}", name, many);
        return out;
    }

  private:
    [[nodiscard]] std::size_t at(const std::string& language, const std::string& kind) const {
        const auto found = kinds_.find(language + " " + kind);
        return found == kinds_.end() ? 0 : found->second;
    }

    void of_language(const World& world, const trace::Words& words, const Lexicon& lexicon, std::string_view opening) {
        const trace::Trace trace = trace::explain(*world.engine.policy, world.engine.program, world.record,
                                                  world.results, trace::Mending::leave, words);
        Sentences sentences(world, lexicon);
        for (const trace::Clause& clause : trace.clauses)
            judge(sentences.text(clause.text, clause.status), sentences, clause.id + ": " + clause.text);
        for (std::size_t i = 0; i < trace.clauses.size(); ++i)
            of_counts(world.engine.model().clauses[i], trace.clauses[i], words, sentences);
        for (const std::string& text : conclusions_in(trace::render_note(trace, {}), opening)) {
            ++sentences.kinds["conclusion"];
            judge(sentences.conclusion(text), sentences, text);
        }
        take(sentences, world.language);
    }

    void of_json(const World& world, const trace::JsonTraces& traces) {
        evaluate::Results results = world.results;
        trace::JsonTraces::Room room;
        const auto json = nlohmann::json::parse(traces.of(world.record, results, {"sha256:0"}, room));
        Sentences sentences(world, english_sentences);
        for (const auto& clause : json["clauses"])
            for (const auto& one : clause["comparisons"])
                of_json(one, sentences);
        take(sentences, world.language);
    }

    void of_json(const nlohmann::json& one, Sentences& sentences) {
        const auto text = [](const nlohmann::json& of, const char* name) { return of.value(name, std::string()); };
        auto members = one.value("within", std::vector<std::string>());
        if (one.contains("member"))
            members.push_back(text(one, "member"));
        for (const char* which : {"left", "right"})
            judge(sentences.side(text(one[which], "text"), text(one[which], "value"), members), sentences, one.dump());
        if (one["holds"] != "unknown")
            judge(sentences.compared(text(one["left"], "value"), text(one, "operator"), text(one["right"], "value"),
                                     text(one, "margin"), one["holds"] == "yes"),
                  sentences, one.dump());
    }

    void of_counts(const model::Clause& clause, const trace::Clause& told, const trace::Words& words,
                   Sentences& sentences) {
        std::vector<std::string> lines;
        std::string all = clause.name + " counts";
        for (const trace::Counted& counted : told.counted) {
            lines.push_back(counted.whole_line(words));
            all += "\n  " + lines.back();
        }
        judge(sentences.counts(clause, lines), sentences, all);
    }

    void judge(Verdict verdict, const Sentences& sentences, const std::string& text) {
        ++sentences_;
        if (verdict == Verdict::holds || faults_ >= most_faults)
            return;
        ++faults_;
        FAIL_CHECK(std::string(verdict == Verdict::unknown ? "the grammar does not know: " : "not so: ")
                   << text << "\n  in: " << sentences.culprit << "\n"
                   << where_());
    }

    void take(const Sentences& sentences, const std::string& language) {
        for (const auto& [kind, many] : sentences.kinds)
            kinds_[language + " " + kind] += many;
    }

    std::size_t wanted_;
    std::size_t sentences_ = 0;
    std::size_t faults_ = 0;
    std::map<std::string, std::size_t> kinds_;
    std::function<std::string()> where_;
};

}  // namespace

TEST_CASE("what is said of a record is so") {
    Run run(number_of("CHAPEAU_SENTENCES", usual));
    for (std::uint64_t seed = number_of("CHAPEAU_SEED", 1); seed <= most_policies && !run.enough(); ++seed)
        run.policy(seed);
    CHECK(run.enough());
    MESSAGE(run.figures());
}
