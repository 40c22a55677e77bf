// As sharp as what is known: where all but a few facts are known, and these have few values, every completion of the
// record is tried. What a comparison comes to is what they all agree on, and what a value is known within reaches
// exactly from the least of them to the greatest. A block of records comes out the same.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "interpreter/caseload/evaluation.hpp"
#include "tests/properties/generated.hpp"

using namespace chapeau;
using namespace chapeau::properties;
using evaluate::Kleene;
using evaluate::Value;

namespace {

using Texts = std::vector<std::string>;

const char* const head = R"(policy trial
  title "trial"
  as of app.day
  dates round down
enum color
  red
  green
  blue
ordered enum grade
  low
  middle
  high
record person
  age  number at least 0 and at most 100
  role color
  paid yes/no
  size number at least 1 and at most 3
facts app
  day    date
  color  color
  grade  grade
  people list of person
)";

// ---------------------------------------------------------------- policies

/// Definitions that choose by what is not known, values made of them, and comparisons of these.
class Tables {
  public:
    explicit Tables(Choices& choices) : choices_(choices) {}

    std::string text() {
        std::string text;
        for (int i = 0; i < 4; ++i)
            text += table("t" + std::to_string(i), i == 3);
        for (int i = 0; i < 3; ++i)
            text += "define v" + std::to_string(i) + " : number\n  = " + value(2) + "\n";
        for (int i = 0; i < 4; ++i)
            text += "clause c" + std::to_string(i) + "\n  met when " + (i < 3 ? "v" + std::to_string(i) : value(1)) +
                    " " + choices_.of(relations) + " " + value(1) + "\n";
        return text;
    }

  private:
    std::string table(const std::string& name, bool of_tables) {
        static const std::vector<std::pair<std::string, Texts>> kinds{
            {"  by app.color\n", {"    red: ", "    green: ", "    blue: "}},
            {"  by app.color\n", {"    red, blue: ", "    green: "}},
            {"  by app.grade\n", {"    low: ", "    middle: ", "    high: "}},
            {"", {"  until 2020-12-31: ", "  from 2021-01-01: "}},
        };
        const auto& [first, rows] = choices_.of(kinds);
        std::string text = "define " + name + " : number\n" + first;
        for (const std::string& row : rows)
            text += row + (of_tables ? "t" + std::to_string(choices_.below(3)) : number()) + "\n";
        return text;
    }

    std::string number() { return std::to_string(choices_.below(4)); }

    std::string value(int depth) {
        if (depth == 0 || choices_.one_in(4))
            return choices_.one_in(6) ? number() : "t" + std::to_string(choices_.below(4));
        const std::string left = value(depth - 1);
        return "(" + left + choices_.of(Texts{" + ", " - ", " * "}) + value(depth - 1) + ")";
    }

    static inline const Texts relations{"is at least", "is more than", "is at most", "is less than", "is", "is not"};
    Choices& choices_;
};

/// Counts and sums over one list that are added, taken away and scaled.
class Counts {
  public:
    explicit Counts(Choices& choices) : choices_(choices) {}

    std::string text() {
        std::string text;
        for (int i = 0; i < 3; ++i)
            text += "define t" + std::to_string(i) + " : number\n  = " + counted() + "\n";
        for (int i = 0; i < 3; ++i) {
            const std::string sum = "t0" + sign() + "t1" + sign() + choices_.of(Texts{"t2", "t2 * 2", "t2 / 4", "1"});
            text += "define v" + std::to_string(i) + " : number\n  = " + sum + "\n";
            text += "clause c" + std::to_string(i) + "\n  met when v" + std::to_string(i) +
                    choices_.of(Texts{" is at least ", " is less than "}) + std::to_string(choices_.below(4)) + "\n";
        }
        return text;
    }

  private:
    std::string counted() {
        return choices_.one_in(4) ? "sum of p.size for p in app.people where " + condition(2)
                                  : "count of p in app.people where " + condition(2);
    }
    std::string sign() { return choices_.of(Texts{" + ", " + ", " - "}); }

    std::string condition(int depth) {
        static const Texts plain{
            "p.age is at least 18", "p.age is less than 18", "p.age is at least 65", "p.age is at most 65",
            "p.role is red",        "p.role is not red",     "p.role is blue",       "p.paid"};
        if (depth == 0 || choices_.one_in(2))
            return choices_.of(plain);
        if (choices_.one_in(3))
            return "not (" + condition(depth - 1) + ")";
        return "(" + condition(depth - 1) + choices_.of(Texts{" and ", " or "}) + condition(depth - 1) + ")";
    }

    Choices& choices_;
};

// ---------------------------------------------------------------- records

/// A field of a record and the values that it may take, the first of them `null`.
struct Open {
    std::string name;
    Texts values;
};

const Texts ages{"null", "0", "17", "18", "19", "64", "65", "66", "100"};
const Texts roles{"null", "\"red\"", "\"green\"", "\"blue\""};
const Texts answers{"null", "true", "false"};
const Texts sizes{"null", "1", "3"};

constexpr std::size_t fields_of_the_record = 3;

/// Which value each field has, in the order of `Fields::all`.
using Chosen = std::vector<std::size_t>;

struct Fields {
    std::vector<Open> all;
    std::size_t members = 0;

    [[nodiscard]] std::string json(const Chosen& chosen) const {
        const auto field = [&](std::size_t i) { return "\"" + all[i].name + "\": " + all[i].values[chosen[i]]; };
        std::string text = "{\"app\": {" + field(0) + ", " + field(1) + ", " + field(2) + ", \"people\": [";
        for (std::size_t member = 0; member < members; ++member) {
            text += member == 0 ? "{" : ", {";
            for (std::size_t i = 0; i < 4; ++i)
                text += (i == 0 ? "" : ", ") + field(3 + 4 * member + i);
            text += "}";
        }
        return text + "]}}";
    }
};

Fields fields_of(std::size_t members) {
    Fields fields{{{"day", {"null", "\"2020-06-01\"", "\"2021-06-01\""}},
                   {"color", roles},
                   {"grade", {"null", "\"low\"", "\"middle\"", "\"high\""}}},
                  members};
    for (std::size_t member = 0; member < members; ++member)
        fields.all.insert(fields.all.end(), {{"age", ages}, {"role", roles}, {"paid", answers}, {"size", sizes}});
    return fields;
}

/// Sizes are known: one that is summed twice is no field of rows.
Chosen draw(const Fields& fields, Choices& choices, std::size_t unknown_in_ten) {
    Chosen chosen;
    for (const Open& field : fields.all) {
        const bool may_be_open = field.name != "size" && (fields.members == 0 || chosen.size() >= fields_of_the_record);
        const bool open = choices.below(10) < unknown_in_ten && may_be_open;
        chosen.push_back(open ? 0 : 1 + choices.below(field.values.size() - 1));
    }
    return chosen;
}

void for_completions(const Fields& fields, Chosen chosen, std::size_t from,
                     const std::function<void(const Chosen&)>& each) {
    while (from < chosen.size() && chosen[from] != 0)
        ++from;
    if (from == chosen.size())
        return each(chosen);
    for (std::size_t value = 1; value < fields.all[from].values.size(); ++value) {
        chosen[from] = value;
        for_completions(fields, chosen, from + 1, each);
    }
}

Outcome outcome_of(tests::Engine& engine, const std::string& json) {
    record::Record record;
    RC_ASSERT(engine.reader.read(json, record).empty());
    return {engine, std::move(record)};
}

// ---------------------------------------------------------------- the property

/// What all completions agree on, and how far their values reach.
struct Agreed {
    bool some = false;
    std::vector<Kleene> clauses;
    std::vector<Value> defines;

    void add(const tests::Engine& engine, const evaluate::Results& results) {
        const program::Program& program = engine.program;
        for (std::size_t i = 0; i < program.clauses.size(); ++i) {
            const Kleene one = results.truth(program.nodes[program.clauses[i].value]).satisfied;
            if (some)
                clauses[i] = evaluate::agreement(clauses[i], one);
            else
                clauses.push_back(one);
        }
        for (std::size_t i = 0; i < program.defines.size(); ++i) {
            const bool used = program.defines[i] != program::no_node;
            const Value one = used ? results.value(program.nodes[program.defines[i]]) : Value();
            if (!some)
                defines.push_back(one);
            else if (used)
                widen(defines[i], one);
        }
        some = true;
    }

  private:
    static void widen(Value& value, const Value& one) {
        value.low = std::min(value.low, one.low);
        value.high = std::max(value.high, one.high);
    }
};

/// Of a list's members one count alone is taken as it is: only where several meet are they as sharp.
void check_sharp(const tests::Engine& engine, const evaluate::Results& results, const Agreed& agreed,
                 bool fields_are_the_records, const std::string& json) {
    const program::Program& program = engine.program;
    for (std::size_t i = 0; i < program.clauses.size(); ++i)
        if (results.truth(program.nodes[program.clauses[i].value]).satisfied != agreed.clauses[i])
            RC_FAIL(engine.model().clauses[i].name + " is not what all completions agree on\n" + json);
    for (std::size_t i = 0; i < program.defines.size(); ++i) {
        const bool told = engine.model().defines[i].name.starts_with('v') || fields_are_the_records;
        if (program.defines[i] == program::no_node || !told)
            continue;
        const Value& value = results.value(program.nodes[program.defines[i]]);
        const Value& wanted = agreed.defines[i];
        if (!value.has_low || !value.has_high || value.low != wanted.low || value.high != wanted.high)
            RC_FAIL(engine.model().defines[i].name + " does not reach as far as its completions\n" + json);
    }
}

void check_policy(const std::string& text, const Fields& fields, std::size_t unknown_in_ten, Choices& choices) {
    RC_LOG() << text << std::endl;
    tests::Engine engine = engine_of(head + text + "decision ever \"ever\"\n  approve when yes\n");
    caseload::Evaluation block(engine.program, false);
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 4; ++i) {
        const Chosen chosen = draw(fields, choices, unknown_in_ten);
        Agreed agreed;
        for_completions(fields, chosen, 0, [&](const Chosen& completion) {
            agreed.add(engine, outcome_of(engine, fields.json(completion)).results);
        });
        const std::string json = fields.json(chosen);
        outcomes.push_back(outcome_of(engine, json));
        check_sharp(engine, outcomes.back().results, agreed, fields.members == 0, json);
        block.columns().add(outcomes.back().record);
    }
    block.evaluate();
    for (std::uint32_t row = 0; row < outcomes.size(); ++row)
        for (std::uint32_t i = 0; i < engine.program.clauses.size(); ++i)
            RC_ASSERT(block.truth({i}, row) ==
                      outcomes[row].results.truth(engine.program.nodes[engine.program.clauses[i].value]));
}

}  // namespace

TEST_CASE("what is chosen by one unknown fact is as sharp as its completions") {
    CHECK(rc::check("rows that meet", [] {
        Choices choices(draw_numbers());
        const std::string text = Tables(choices).text();
        Choices records = Choices::endless(*rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>()));
        check_policy(text, fields_of(0), 7, records);
    }));
}

TEST_CASE("counts over one list are as sharp as the completions of its members") {
    CHECK(rc::check("members that are counted twice", [] {
        Choices choices(draw_numbers());
        const std::string text = Counts(choices).text();
        Choices records = Choices::endless(*rc::gen::noShrink(rc::gen::arbitrary<std::uint64_t>()));
        check_policy(text, fields_of(1 + records.below(2)), 4, records);
    }));
}
