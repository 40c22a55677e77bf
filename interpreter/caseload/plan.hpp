// How a program is worked out over a block of records: its steps, in order, each for all rows at once.
//
// What the policy means stays where it is. Clauses are the formulas of evaluate/truth.hpp, drawn as gates (logic.hpp).
// A condition on one coded fact (an enum, a NOC code, a set, perhaps in the version in force on a day) has one answer
// for each code, and its table is filled by the scalar evaluation, code by code as they come. Comparisons and
// arithmetic go through columns where all is known exactly, and over bounds where that is what is known. Whatever does
// not fit (a quantifier within another, a number too long for a column) is left to the scalar evaluation of that one
// row. So there is one definition of each operation, and the block decides only how many rows meet it at once.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "interpreter/caseload/logic.hpp"
#include "interpreter/evaluate/truth.hpp"
#include "interpreter/program/program.hpp"

namespace chapeau::caseload {

using program::NodeIndex;
using Slot = std::uint32_t;  // of a fact of the record, or of a field of a list's members
using QuantityIndex = std::uint32_t;

// ---------------------------------------------------------------- steps that fill planes

struct FactStep {  // a yes/no
    Sheet sheet = 0;
    Slot slot = 0;
    Ref out = 0;
};
struct StatedStep {
    Sheet sheet = 0;
    Slot slot = 0;
    bool text = false;  // then a blank one is not stated
    Ref out = 0;
};
struct ListStatedStep {
    std::uint32_t list = 0;
    Ref out = 0;
};
/// Conditions on one coded fact, or on the period alone: one look a row for all of them.
struct CodesStep {
    Sheet sheet = 0;
    std::optional<Slot> slot;
    bool period = false;  // whether the version in force matters
    struct Condition {
        std::optional<NodeIndex> node;
        // without a node: whether this branch is that of the code
        const std::vector<std::uint32_t>* branch_of = nullptr;
        std::uint32_t branch = 0;
        // without both: whether the day that governs is one of these
        values::Day first = values::first_day;
        values::Day last = values::last_day;
        Ref out = 0;
    };
    std::vector<Condition> conditions;
    std::vector<NodeIndex> schedule;  // enough to work out the nodes
};
struct CompareStep {
    Sheet sheet = 0;
    NodeIndex node = 0;  // whose `detail` is the relation
    QuantityIndex left = 0;
    QuantityIndex right = 0;
    Ref out = 0;
};
/// A condition of the records that is sharper row by row (program::Joint): what is not settled is left to the scalar
/// evaluation where a fact of its rows is not known.
struct SharpenStep {
    NodeIndex node = 0;
    Ref out = 0;
};
/// Two texts or two codes beside each other: facts of the sheet, of the records, or constants.
struct PairStep {
    struct Side {
        Sheet sheet = 0;
        std::optional<Slot> slot;
        // of a constant
        std::string_view text;
        std::int64_t code = 0;
    };
    Sheet sheet = 0;
    NodeIndex node = 0;
    bool texts = false;
    Side left;
    Side right;
    Ref out = 0;
};
/// `some` and `every`; `in` and `holds` are wires of the members' sheet.
struct QuantifierStep {
    std::uint32_t list = 0;
    NodeIndex node = 0;
    std::optional<Ref> in;
    std::optional<Ref> holds;
    Ref out = 0;
};
/// A plane of the records, for each member of theirs.
struct SpreadStep {
    std::uint32_t list = 0;
    Ref from = 0;
    Ref out = 0;
};
/// Row by row, by the scalar evaluation.
struct ScalarStep {
    NodeIndex node = 0;
    evaluate::TruthOf<Ref> out;
};

// ---------------------------------------------------------------- steps that fill quantities

struct NumberStep {  // a fact: number, money, days or date
    Sheet sheet = 0;
    Slot slot = 0;
    bool date = false;
    const model::Bounds* bounds = nullptr;  // what is known of the rows that are not
    QuantityIndex out = 0;
};
struct ConstantStep {
    Sheet sheet = 0;
    NodeIndex node = 0;
    QuantityIndex out = 0;
};
struct ArithmeticStep {
    Sheet sheet = 0;
    program::Op op = program::Op::add;
    QuantityIndex left = 0;
    QuantityIndex right = 0;
    QuantityIndex out = 0;
};
/// By the code of a fact, or by the period: the branch whose selector is yes.
struct ChoiceStep {
    struct Branch {
        Ref selector = 0;
        QuantityIndex value = 0;
    };
    Sheet sheet = 0;
    std::vector<Branch> branches;
    QuantityIndex out = 0;
};
/// What a decision grants: the value where that is approved, otherwise nothing.
struct GrantedStep {
    Ref approved = 0;  // certain: never unknown
    QuantityIndex value = 0;
    QuantityIndex out = 0;
};
struct CountStep {
    std::uint32_t list = 0;
    std::optional<Ref> in;
    QuantityIndex out = 0;
};
struct DaysStep {
    std::uint32_t list = 0;
    std::optional<Ref> in;
    QuantityIndex from = 0;  // of the members
    QuantityIndex to = 0;
    std::optional<QuantityIndex> up_to;  // of the records
    QuantityIndex out = 0;
};
struct SpreadNumberStep {
    std::uint32_t list = 0;
    QuantityIndex from = 0;
    QuantityIndex out = 0;
};
/// A value that is sharper row by row, or member by member: where that may matter it is left in doubt.
struct SharpenNumberStep {
    NodeIndex node = 0;
    QuantityIndex out = 0;
};
/// What no step works out: comparisons with it are left to the scalar evaluation.
struct DoubtStep {
    Sheet sheet = 0;
    QuantityIndex out = 0;
};

using Step = std::variant<Gate, FactStep, StatedStep, ListStatedStep, CodesStep, CompareStep, SharpenStep, PairStep,
                          QuantifierStep, SpreadStep, ScalarStep, NumberStep, ConstantStep, ArithmeticStep, ChoiceStep,
                          GrantedStep, CountStep, DaysStep, SpreadNumberStep, SharpenNumberStep, DoubtStep>;

// ---------------------------------------------------------------- plan

struct Plan {
    std::vector<Step> steps;
    std::vector<Sheet> plane_sheets;     // by plane; the first, one for each sheet, are yes in every row
    std::vector<bool> wanted;            // by plane: whether anything reads it
    std::vector<Sheet> quantity_sheets;  // by quantity
    std::vector<NodeIndex> quantity_nodes;
    /// The first days of periods, ascending: the class of a day is how many of them it has reached.
    std::vector<values::Day> cuts;
    std::optional<Slot> as_of;

    std::vector<evaluate::TruthOf<Ref>> clauses;  // by ClauseId
    /// By ClauseId, yes where it is one of the clauses that a refusal rests on (see trace/blame.hpp), in rows whose
    /// first decision fails. Empty where that was not asked for.
    std::vector<Ref> reasons;
};

/// Draws the plan of a program, for its clauses' truths and, if asked, the reasons of refusals.
[[nodiscard]] Plan plan_of(const program::Program& program, bool reasons);

}  // namespace chapeau::caseload
