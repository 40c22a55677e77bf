// What is asked of the members of all records at once is what each record's members say.
#include "interpreter/caseload/members.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <vector>

using namespace chapeau;
using caseload::Members;
using record::Plane;

namespace {

/// Mostly none or a few members, sometimes more than a word or two have bits for.
std::uint32_t draw_count() {
    return *rc::gen::weightedOneOf<std::uint32_t>({{6, rc::gen::inRange<std::uint32_t>(0, 4)},
                                                   {2, rc::gen::just<std::uint32_t>(0)},
                                                   {1, rc::gen::inRange<std::uint32_t>(60, 200)}});
}

record::ListColumn draw_list(std::uint32_t rows) {
    record::ListColumn list;
    list.first.resize(record::Columns::most_rows + 1, *rc::gen::inRange<std::uint32_t>(0, 100));  // of a block before
    list.first[0] = 0;
    for (std::uint32_t row = 0; row < rows; ++row) {
        list.first[row + 1] = list.first[row] + draw_count();
        list.owners.resize(list.first[row + 1], row);
    }
    list.members.rows = list.first[rows];
    list.owners.resize(Plane::words_for(list.members.rows) * Plane::bits + 1,
                       *rc::gen::inRange<std::uint32_t>(0, rows));
    return list;
}

bool any_between(const std::vector<std::uint64_t>& words, std::uint32_t first, std::uint32_t last) {
    for (; first < last; ++first)
        if ((words[first / 64] >> (first % 64) & 1U) != 0)
            return true;
    return false;
}

}  // namespace

TEST_CASE("members belong to records") {
    CHECK(rc::check("find_any, spread and owners", [] {
        const std::uint32_t rows = *rc::gen::inRange<std::uint32_t>(1, 200);
        const record::ListColumn list = draw_list(rows);
        Members members(list);
        members.begin(rows);
        for (int plane = 0; plane < 3; ++plane) {
            std::vector<std::uint64_t> bits(Plane::words_for(list.members.rows));
            for (std::uint64_t& word : bits)
                for (int some = 0; some < 3; ++some)  // and beyond the last member
                    word |= std::uint64_t{1} << *rc::gen::inRange<unsigned>(0, 64);
            std::vector<std::uint64_t> any(Plane::words_for(rows));
            members.find_any(bits.data(), any.data());
            for (std::uint32_t row = 0; row < rows; ++row)
                RC_ASSERT(any_between(any, row, row + 1) == any_between(bits, list.first[row], list.first[row + 1]));
        }
        std::vector<std::uint64_t> rows_with(Plane::words_for(rows));
        for (std::uint64_t& word : rows_with)
            for (int some = 0; some < 20; ++some)
                word |= std::uint64_t{1} << *rc::gen::inRange<unsigned>(0, 64);
        std::vector<std::uint64_t> spread(Plane::words_for(list.members.rows));
        members.spread(rows_with.data(), spread.data());
        for (std::uint32_t row = 0; row < rows; ++row)
            for (std::uint32_t member = list.first[row]; member < list.first[row + 1]; ++member)
                RC_ASSERT(any_between(spread, member, member + 1) == any_between(rows_with, row, row + 1));
        const auto owners = members.owners();
        RC_ASSERT(owners.size() == Plane::words_for(list.members.rows) * Plane::bits);
        for (std::uint32_t row = 0; row < rows; ++row)
            for (std::uint32_t member = list.first[row]; member < list.first[row + 1]; ++member)
                RC_ASSERT(owners[member] == row);
    }));
}
