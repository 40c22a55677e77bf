// Pieces that the parts of a text share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/trace/page.hpp"
#include "interpreter/trace/trace.hpp"

namespace chapeau::trace {

/// `●`, `✗`, `?`, `–`, in the status's style.
[[nodiscard]] Piece mark_of(Status status);
[[nodiscard]] Style style_of(Status status);

void heading(Page& page, std::string_view words);

/// The comparisons, two lines each: value and what it is, relation and value and what that is; then the margin. The
/// relation is the one that holds, and the mark before it says whether that is good or bad for a clause of that status:
/// a dash that it is neither. Of a clause that does not apply colours and margins are left out.
void write_comparisons(Page& page, const Words& words, std::size_t indent, const std::vector<Comparison>& comparisons,
                       Status clause, bool exception = false);
/// A line for each fact, and one for each member of a list with what it adds to the days counted; of long lists in
/// short the first few.
void write_facts(Page& page, const Words& words, std::size_t indent, const std::vector<FactRead>& facts,
                 const std::vector<Counted>& counted, bool in_short);

/// The outline of the clauses below the decisions.
void write_outline(Page& page, const Trace& trace, bool full);
/// What the definitions came to and are made of, as trees; nothing where the policy has none with a title.
void write_workings(Page& page, const Words& words, const std::vector<Working>& workings);
/// All that is known of one clause, below its heading line.
void write_details(Page& page, std::size_t indent, const Trace& trace, const Clause& clause, bool exception = false);
/// Mark, title and status on a line; of an exception whether it holds.
void write_heading_line(Page& page, const Words& words, std::size_t indent, const Clause& clause,
                        bool exception = false);

}  // namespace chapeau::trace
