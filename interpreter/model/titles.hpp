// Titles that print values of the policy: words with constants between braces.
#pragma once

#include "interpreter/model/checking.hpp"

namespace chapeau::model {

/// Types what stands in a title's braces, for `check_titles` to work out once everything is typed. `reader` is the
/// clause, definition or grant, `name` what it is called; `translation` the one that the title stands in, if any.
void read_title(Checking& checking, const ast::Text& title, Node reader, std::string name,
                std::optional<std::size_t> translation = std::nullopt);

/// A clause's or decision's title as written, on the heading or below; null where it has none.
[[nodiscard]] const ast::Text* title_of(const Checking& checking, ClauseId clause);
/// The clause, decision, definition or grant of a name: what has a title that can print values. Nothing of other names.
[[nodiscard]] std::optional<Node> node_of_name(const Checking& checking, std::string_view name);
/// `t52.valid_until`
[[nodiscard]] std::string name_of_grant(const Model& model, const Grant& grant);

}  // namespace chapeau::model
