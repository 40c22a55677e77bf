// Every step is a loop over words or over rows. What a step leaves to the scalar evaluation it leaves row by row: the
// row's record is put together again and the one node is worked out on it, with all that it reads.
#include "interpreter/caseload/evaluation.hpp"

#include <algorithm>
#include <bit>

#include "interpreter/caseload/order.hpp"
#include "interpreter/caseload/words.hpp"
#include "interpreter/evaluate/nodes.hpp"
#include "interpreter/evaluate/ranges.hpp"
#include "interpreter/text/folding.hpp"

namespace chapeau::caseload {

using evaluate::Kleene;
using record::Plane;

namespace {

constexpr std::size_t block_words = record::Columns::most_rows / Plane::bits;

}  // namespace

Evaluation::Evaluation(const program::Program& program, bool reasons)
    : program_(program),
      plan_(plan_of(program, reasons)),
      columns_(*program.model),
      members_(columns_.lists.begin(), columns_.lists.end()),
      quantities_(program, plan_, columns_, members_),
      planes_(2 * plan_.plane_sheets.size(), nullptr),
      room_(columns_.lists.size() + 1),
      capacity_(columns_.lists.size() + 1, 0),
      doubtful_(columns_.lists.size(), Words(block_words, 0)),
      scalar_{{}, evaluate::Results(program)},
      whole_{{}, evaluate::Results(program)} {
    std::vector<std::vector<CodeTable*>> by_sheet(room_.size());
    for (const Step& step : plan_.steps) {
        if (const auto* codes = std::get_if<CodesStep>(&step)) {
            tables_.push_back(std::make_unique<CodeTable>(program_, plan_, *codes));
            by_sheet[codes->sheet].push_back(tables_.back().get());
        }
        if (const auto* pair = std::get_if<PairStep>(&step); pair != nullptr && pair->texts)
            give_codes(*pair);
    }
    for (const auto& tables : by_sheet)
        for (Deck& deck : decks_of(tables))
            decks_.push_back(std::move(deck));
}

void Evaluation::give_codes(const PairStep& step) {
    for (const PairStep::Side* side : {&step.left, &step.right}) {
        record::Table& table = side->sheet == 0 ? columns_.singles : columns_.lists[side->sheet - 1].members;
        if (side->slot)
            record::Columns::give_codes(table.columns[*side->slot]);
    }
}

/// Planes grow with the longest block; those that nothing fills say that nothing is known.
void Evaluation::make_room() {
    for (Sheet sheet = 0; sheet < room_.size(); ++sheet) {
        const std::size_t words = std::max<std::size_t>(4 * fours_of(sheet), 4);
        if (words <= capacity_[sheet])
            continue;
        capacity_[sheet] = std::max(words, sheet == 0 ? block_words : 2 * capacity_[sheet]);
        std::size_t planes = 0;
        for (std::uint32_t plane = 0; plane < plan_.plane_sheets.size(); ++plane)
            planes += plan_.plane_sheets[plane] == sheet && (plan_.wanted[plane] || plane < room_.size()) ? 1 : 0;
        room_[sheet].assign(planes * 2 * capacity_[sheet], 0);
        std::uint64_t* next = room_[sheet].data();
        for (std::uint32_t plane = 0; plane < plan_.plane_sheets.size(); ++plane) {
            if (plan_.plane_sheets[plane] != sheet || (!plan_.wanted[plane] && plane >= room_.size()))
                continue;
            planes_[std::size_t{2} * plane] = next;
            planes_[std::size_t{2} * plane + 1] = next + capacity_[sheet];
            next += 2 * capacity_[sheet];
        }
        std::fill_n(planes_[std::size_t{2} * sheet], capacity_[sheet], all_ones);
    }
}

void Evaluation::evaluate() {
    make_room();
    scalar_row_ = UINT32_MAX;
    whole_row_ = UINT32_MAX;
    for (Members& members : members_)
        members.begin(columns_.rows());
    for (Words& rows : doubtful_)
        std::fill(rows.begin(), rows.end(), 0U);
    look_up_codes();
    for (const Step& each : plan_.steps)
        std::visit([this](const auto& one) { step(one); }, each);
}

// ---------------------------------------------------------------- codes

void Evaluation::read_periods() {
    const std::uint32_t rows = columns_.rows();
    periods_.assign(rows, plan_.as_of ? 1 : 0);
    if (!plan_.as_of)
        return;
    const record::Column& as_of = columns_.singles.columns[*plan_.as_of];
    const std::int32_t* days = as_of.codes.data();
    std::uint32_t* periods = periods_.data();
    for (const values::Day cut : plan_.cuts)
        for (std::uint32_t row = 0; row < rows; ++row)
            periods[row] += days[row] >= cut ? 1 : 0;
    for (std::size_t word = 0; word < words_of(0); ++word)
        for_bits(~as_of.known.words[word] & rows_inside(word, rows),
                 [&](std::uint32_t i) { periods[word * 64 + i] = 0; });
}

void Evaluation::look_up_codes() {
    read_periods();
    for (const auto& table : tables_)
        table->look_up(columns_, periods_, rows_of(table->step().sheet));
    for (const Deck& deck : decks_)
        deal(deck, rows_of(deck.sheet), planes_);
}

// ---------------------------------------------------------------- logic

/// No gate reads what it writes.
void Evaluation::step(const Gate& gate) {
    const std::size_t fours = fours_of(plan_.plane_sheets[gate.out / 2]);
    const YesNo out = planes_of(gate.out);
    switch (gate.kind) {
        case Gate::Kind::all:
            kernels.both(planes_of(gate.operands[0]), planes_of(gate.operands[1]), fours, out);
            for (std::size_t i = 2; i < gate.operands.size(); ++i)
                kernels.both(out, planes_of(gate.operands[i]), fours, out);
            return;
        case Gate::Kind::chosen:
            std::fill_n(out.yes, 4 * fours, all_ones);
            std::fill_n(out.no, 4 * fours, all_ones);
            for (std::size_t i = 0; i < gate.operands.size(); i += 2)
                kernels.and_if_chosen(planes_of(gate.operands[i]), planes_of(gate.operands[i + 1]), fours, out);
            return;
        case Gate::Kind::certain:
            for (std::size_t word = 0; word < 4 * fours; ++word) {
                out.yes[word] = planes_[gate.operands[0]][word];
                out.no[word] = ~out.yes[word];
            }
            return;
    }
}

// ---------------------------------------------------------------- facts

void Evaluation::step(const FactStep& step) {
    const record::Table& table = table_of(columns_, step.sheet);
    const record::Column& column = table.columns[step.slot];
    for (std::size_t word = 0; word < words_of(step.sheet); ++word) {
        planes_[step.out][word] = column.known.words[word] & column.yes.words[word];
        planes_[step.out ^ 1U][word] = column.known.words[word] & ~column.yes.words[word];
    }
}

void Evaluation::step(const StatedStep& step) {
    const record::Table& table = table_of(columns_, step.sheet);
    const record::Column& column = table.columns[step.slot];
    std::copy_n(column.known.words.begin(), words_of(step.sheet), planes_[step.out]);
    std::fill_n(planes_[step.out ^ 1U], words_of(step.sheet), 0U);
    if (!step.text)
        return;
    for (std::size_t word = 0; word < words_of(step.sheet); ++word) {
        planes_[step.out][word] &= column.yes.words[word];
        planes_[step.out ^ 1U][word] = column.known.words[word] & ~column.yes.words[word];
    }
}

void Evaluation::step(const ListStatedStep& step) {
    std::copy_n(columns_.lists[step.list].known.words.begin(), words_of(0), planes_[step.out]);
    std::fill_n(planes_[step.out ^ 1U], words_of(0), 0U);
}

/// A side's value of every row.
struct Evaluation::Values {
    const record::Column* column = nullptr;  // null for a constant
    const std::uint32_t* owners = nullptr;   // null where the rows are the column's own
    std::string_view constant_text;
    std::int64_t constant_code = 0;

    [[nodiscard]] std::uint32_t place(std::size_t row) const {
        return owners != nullptr ? owners[row] : static_cast<std::uint32_t>(row);
    }
    [[nodiscard]] std::string_view text(std::size_t row) const {
        return column != nullptr ? column->texts[place(row)] : constant_text;
    }
    [[nodiscard]] std::int64_t code(std::size_t row) const {
        return column != nullptr ? column->codes[place(row)] : constant_code;
    }
    /// Of 64 rows from `first` on, the codes.
    void codes_at(std::size_t first, std::int32_t (&codes)[64]) const {
        if (column == nullptr)
            std::fill_n(codes, 64, static_cast<std::int32_t>(constant_code));
        else if (owners == nullptr)
            std::copy_n(column->codes.data() + first, 64, codes);
        else
            for (std::size_t i = 0; i < 64; ++i)
                codes[i] = column->codes[owners[first + i]];
    }
};

Evaluation::Values Evaluation::values_of(const PairStep& step, const PairStep::Side& side) {
    if (!side.slot)
        return {nullptr, nullptr, side.text, step.texts ? columns_.text_codes.of(side.text) : side.code};
    return {&table_of(columns_, side.sheet).columns[*side.slot],
            side.sheet == step.sheet ? nullptr : members_[step.sheet - 1].owners().data(),
            {},
            0};
}

/// The rows of which both sides are known.
void Evaluation::find_known(const PairStep& step) {
    known_.resize(words_of(step.sheet));
    for (std::size_t word = 0; word < known_.size(); ++word)
        known_[word] = rows_inside(word, rows_of(step.sheet));
    for (const PairStep::Side* side : {&step.left, &step.right}) {
        if (!side->slot)
            continue;
        const std::uint64_t* known = table_of(columns_, side->sheet).columns[*side->slot].known.words.data();
        if (side->sheet != step.sheet) {
            spread_.resize(known_.size());
            members_[step.sheet - 1].spread(known, spread_.data());
            known = spread_.data();
        }
        for (std::size_t word = 0; word < known_.size(); ++word)
            known_[word] &= known[word];
    }
}

/// Texts are the same or not, whichever they are; their codes tell, where both have one.
void Evaluation::compare_texts(const PairStep& step, const Values& left, const Values& right) {
    const program::Node& node = program_.nodes[step.node];
    const bool yes_if_same = evaluate::compare_texts(node, {}, {}) == Kleene::yes;
    for (std::size_t word = 0; word < words_of(step.sheet); ++word) {
        const std::uint64_t known = known_[word];
        std::int32_t left_codes[64];
        std::int32_t right_codes[64];
        left.codes_at(word * 64, left_codes);
        right.codes_at(word * 64, right_codes);
        std::uint64_t same = known & word_where([&](std::size_t i) { return left_codes[i] == right_codes[i]; });
        const std::uint64_t coded = word_where([&](std::size_t i) { return (left_codes[i] | right_codes[i]) >= 0; });
        for_bits(known & ~coded, [&](std::uint32_t i) {
            const bool is_same = text::same(left.text(word * 64 + i), right.text(word * 64 + i));
            same = (same & ~(std::uint64_t{1} << i)) | std::uint64_t{is_same} << i;
        });
        planes_[step.out][word] = yes_if_same ? same : known & ~same;
        planes_[step.out ^ 1U][word] = yes_if_same ? known & ~same : same;
    }
}

void Evaluation::compare_codes(const PairStep& step, const Values& left, const Values& right) {
    const program::Node& node = program_.nodes[step.node];
    for (std::size_t word = 0; word < words_of(step.sheet); ++word) {
        std::uint64_t yes = 0;
        std::uint64_t no = 0;
        for_bits(known_[word], [&](std::uint32_t i) {
            const Kleene settled = evaluate::compare_codes(node, left.code(word * 64 + i), right.code(word * 64 + i));
            yes |= std::uint64_t{settled == Kleene::yes} << i;
            no |= std::uint64_t{settled == Kleene::no} << i;
        });
        planes_[step.out][word] = yes;
        planes_[step.out ^ 1U][word] = no;
    }
}

void Evaluation::step(const PairStep& step) {
    find_known(step);
    const Values left = values_of(step, step.left);
    const Values right = values_of(step, step.right);
    return step.texts ? compare_texts(step, left, right) : compare_codes(step, left, right);
}

// ---------------------------------------------------------------- comparisons

void Evaluation::set(Ref ref, std::uint32_t row, Kleene value) {
    const std::uint64_t bit = std::uint64_t{1} << (row % 64);
    std::uint64_t& yes = planes_[ref][row / 64];
    std::uint64_t& no = planes_[ref ^ 1U][row / 64];
    yes = value == Kleene::yes ? yes | bit : yes & ~bit;
    no = value == Kleene::no ? no | bit : no & ~bit;
}

void Evaluation::step(const CompareStep& step) {
    const Quantity& left = quantities_.at(step.left);
    const Quantity& right = quantities_.at(step.right);
    const auto relation = static_cast<model::Relation>(program_.nodes[step.node].detail);
    const Side of_left(left, right);
    const Side of_right(right, left);
    for (std::size_t word = 0; word < words_of(step.sheet); ++word) {
        const KleeneWord settled = evaluate::compare(relation, PairOfRows{of_left, of_right, word});
        planes_[step.out][word] = settled.yes;
        planes_[step.out ^ 1U][word] = settled.no;
    }
    if (left.some_doubt || right.some_doubt)
        leave_doubt(step);
}

void Evaluation::step(const SharpenStep& step) {
    const program::Joint& joint = program_.joints[program_.nodes[step.node].e];
    for (std::size_t word = 0; word < words_of(0); ++word) {
        std::uint64_t known = all_ones;
        for (const program::Split& split : joint.splits)
            known &= columns_.singles.columns[program_.nodes[split.fact].a].known.words[word];
        const std::uint64_t open = ~known & ~(planes_[step.out][word] | planes_[step.out ^ 1U][word]);
        for_bits(open & rows_inside(word, columns_.rows()), [&](std::uint32_t i) {
            const auto row = static_cast<std::uint32_t>(word * 64) + i;
            set(step.out, row, scalar(step.node, row).satisfied);
        });
    }
}

void Evaluation::leave_doubt(const CompareStep& step) {
    Words& rows = doubt_;
    rows.assign(words_of(step.sheet), 0);
    for (const Quantity* side : {&quantities_.at(step.left), &quantities_.at(step.right)})
        for (std::size_t word = 0; word < rows.size(); ++word)
            rows[word] |= side->doubt[word];
    for_rows(rows, rows_of(step.sheet), [&](std::uint32_t row) {
        if (step.sheet == 0)
            set(step.out, row, scalar(step.node, row).satisfied);
        else
            caseload::set(doubtful_[step.sheet - 1].data(), members_[step.sheet - 1].owners()[row]);
    });
}

// ---------------------------------------------------------------- lists

/// `every` is `some` the other way about: not some that is in and does not satisfy.
void Evaluation::step(const QuantifierStep& step) {
    const record::ListColumn& list = columns_.lists[step.list];
    const bool some = program_.nodes[step.node].op == program::Op::some;
    const std::size_t words = words_of(sheet_of_list(step.list));
    certain_.resize(words);   // members that show it: that are in, and for `every` do not satisfy
    possible_.resize(words);  // members that may
    for (std::size_t word = 0; word < words; ++word) {
        const std::uint64_t in_yes = step.in ? planes_[*step.in][word] : all_ones;
        const std::uint64_t in_no = step.in ? planes_[*step.in ^ 1U][word] : 0;
        certain_[word] = some ? in_yes : in_yes & planes_[*step.holds ^ 1U][word];
        possible_[word] = some ? ~in_no : ~(in_no | planes_[*step.holds][word]);
    }
    std::uint64_t* shown = planes_[some ? step.out : step.out ^ 1U];
    std::uint64_t* excluded = planes_[some ? step.out ^ 1U : step.out];
    members_[step.list].find_any(certain_.data(), shown);
    members_[step.list].find_any(possible_.data(), excluded);
    for (std::size_t word = 0; word < words_of(0); ++word) {
        shown[word] &= list.known.words[word];
        excluded[word] = list.known.words[word] & ~excluded[word];
    }
    for_rows(doubtful_[step.list], columns_.rows(),
             [&](std::uint32_t row) { set(step.out, row, scalar(step.node, row).satisfied); });
}

void Evaluation::step(const SpreadStep& step) {
    for (const Ref opposite : {0U, 1U})
        members_[step.list].spread(planes_[step.from ^ opposite], planes_[step.out ^ opposite]);
}

void Evaluation::step(const ChoiceStep& step) {
    quantities_.work_out(step, planes_);
}
void Evaluation::step(const CountStep& step) {
    quantities_.work_out(step, planes_, doubtful_[step.list]);
}
void Evaluation::step(const DaysStep& step) {
    quantities_.work_out(step, planes_, doubtful_[step.list]);
}

// ---------------------------------------------------------------- row by row

const std::vector<NodeIndex>& Evaluation::schedule_of(NodeIndex node) {
    const auto [known, added] = schedules_.try_emplace(node);
    if (added)
        known->second = program::needed_for(program_, node);
    return known->second;
}

evaluate::Truth Evaluation::scalar(NodeIndex node, std::uint32_t row) {
    if (scalar_row_ != row) {
        columns_.record_of(row, scalar_.record);
        scalar_row_ = row;
    }
    evaluate::evaluate(program_, scalar_.record, schedule_of(node), scalar_.results);
    return scalar_.results.truth(program_.nodes[node]);
}

void Evaluation::step(const ScalarStep& step) {
    for (std::uint32_t row = 0; row < columns_.rows(); ++row) {
        const evaluate::Truth truth = scalar(step.node, row);
        if (plan_.wanted[step.out.applies / 2])
            set(step.out.applies, row, truth.applies);
        if (plan_.wanted[step.out.satisfied / 2])
            set(step.out.satisfied, row, truth.satisfied);
        if (plan_.wanted[step.out.unviolated / 2])
            set(step.out.unviolated, row, truth.unviolated);
    }
}

const Evaluation::Whole& Evaluation::whole(std::uint32_t row) const {
    if (whole_row_ != row) {
        columns_.record_of(row, whole_.record);
        evaluate::evaluate(program_, whole_.record, whole_.results);
        whole_row_ = row;
    }
    return whole_;
}

// ---------------------------------------------------------------- results

evaluate::Truth Evaluation::truth(model::ClauseId clause, std::uint32_t row) const {
    if (columns_.odd.contains(row))
        return whole(row).results.truth(program_.nodes[program_.clauses[clause.index].value]);
    const auto value = [&](Ref ref) {
        return has(planes_[ref], row) ? Kleene::yes : has(planes_[ref ^ 1U], row) ? Kleene::no : Kleene::unknown;
    };
    const auto& refs = plan_.clauses[clause.index];
    return {value(refs.applies), value(refs.satisfied), value(refs.unviolated)};
}

bool Evaluation::is_reason(model::ClauseId clause, std::uint32_t row) const {
    return !columns_.odd.contains(row) && has(planes_[plan_.reasons[clause.index]], row);
}

std::uint64_t Evaluation::count_reasons(model::ClauseId clause) const {
    const std::uint64_t* yes = planes_[plan_.reasons[clause.index]];
    std::uint64_t count = 0;
    for (std::size_t word = 0; word < words_of(0); ++word) {
        count += static_cast<std::uint64_t>(std::popcount(yes[word] & rows_inside(word, columns_.rows())));
    }
    for (const auto& [row, record] : columns_.odd)
        count -= has(yes, row) ? 1 : 0;
    return count;
}

}  // namespace chapeau::caseload
