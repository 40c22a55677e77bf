// What a member counts is told by what its days are worth and by what others cover. So days are counted of the same
// lists in several ways, up to a day that is known or not, and come together with factors.
#include "tests/properties/counting.hpp"

#include <fmt/format.h>

#include <vector>

namespace chapeau::properties {

namespace {

using Texts = std::vector<std::string>;

const Texts which_count{"x.paid",
                        "not x.paid",
                        "x.weight is at least 2",
                        "x.color is red",
                        "x.paid or x.weight is 1",
                        "x.grade is at least middle and x.paid"};
const Texts last_days{" up to app.received_on", " up to app.ends", " up to 2023-01-31", ""};
const Texts worths{"2", "0.5", "3", "(1 / 3)", "(2 * 2)", "app.ratio", "app.size"};

std::string days_of_members(Choices& choices) {
    std::string text = "days covered by x.begins to x.ends for x in " + choices.of(Texts{"app.jobs", "app.stays"});
    if (!choices.one_in(3))
        text += " where " + choices.of(which_count);
    return text + choices.of(last_days);
}

/// A count, or one that was given a name, perhaps more or less of it.
std::string counted_term(Choices& choices) {
    std::string text = choices.one_in(3) ? "(" + days_of_members(choices) + ")" : choices.of(Texts{"k0", "k1", "k2"});
    switch (choices.below(4)) {
        case 0:
            return fmt::format("({} * {})", text, choices.of(worths));
        case 1:
            return fmt::format("({} / {})", text, choices.of(Texts{"2", "(1 / 4)", "7"}));
        default:
            return text;
    }
}

std::string calculated(Choices& choices) {
    std::string text = counted_term(choices);
    for (std::size_t more = choices.below(3); more > 0; --more)
        text += choices.of(Texts{" + ", " - "}) + counted_term(choices);
    return text;
}

}  // namespace

std::string clauses_that_count(Choices& choices) {
    std::string text = fmt::format("define k0 : days\n  = {}\ndefine k1 : days\n  = {}\n", days_of_members(choices),
                                   days_of_members(choices));
    text += fmt::format("define k2 : days\n  = {}\n",
                        choices.of(Texts{"k0 + k1", "k0 + k0 / 2", "k1 * 2", "k0 - k1 - k1"}));
    for (const char* name : {"n0", "n1"})
        text += fmt::format("clause {}\n  met when {} {} {}\n", name, calculated(choices),
                            choices.of(Texts{"is at least", "is more than", "is less than", "is"}),
                            choices.of(Texts{"30 days", "400 days", "k1"}));
    return text;
}

void add_likenesses(Situation& situation, const Domains& domains, Choices& choices) {
    for (std::size_t slot = 0; slot < situation.lists.size(); ++slot) {
        auto& rows = situation.lists[slot];
        if (!rows || rows->empty())
            continue;
        Situation::Row like = choices.of(*rows);
        for (std::size_t column = 0; column < like.size(); ++column)
            if (domains.model->at(domains.columns[slot][column].fact).type.kind == model::Kind::yes_no)
                like[column] = std::nullopt;
        like[choices.below(like.size())] = std::nullopt;
        rows->push_back(std::move(like));
    }
}

}  // namespace chapeau::properties
