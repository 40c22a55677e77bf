// The laws that change no status, used left to right and right to left: double negation, De Morgan between `and` and
// `or` and between `none of` and `all of`, `and` for `all of` and `or` for `any of`, and any order of members and
// declarations.
#include <utility>

#include "tests/properties/draft.hpp"

namespace chapeau::properties {

namespace {

Condition negation_of(Condition condition) {
    return {Condition::Kind::negation, "", {std::move(condition)}};
}

class Rewording {
  public:
    explicit Rewording(Choices& choices) : choices_(choices) {}

    void of(Draft& draft) {
        choices_.shuffle(draft.defines);
        choices_.shuffle(draft.clauses);
        choices_.shuffle(draft.decisions);
        for (Clause& clause : draft.clauses)
            of(clause);
        for (Decision& decision : draft.decisions)
            of(decision.clause);
    }

  private:
    void of(Clause& clause) {
        of(clause.guard);
        for (Clause::Version& version : clause.met)
            of(version.body, clause.closed);
        of(clause.deemed);
        of(clause.except);
    }

    /// `closed`: it keeps its chapeau.
    void of(std::optional<Body>& body, bool closed = false) {
        if (body)
            of(*body, closed);
    }

    void of(Body& body, bool closed = false) {
        if (body.kind == Body::Kind::condition)
            return of(body.condition);
        for (Member& member : body.members)
            if (member.labelled.empty())
                of(member.body);
            else
                of(member.labelled.front());
        choices_.shuffle(body.members);
        if (!closed && choices_.one_in(2) && all_conditions(body))
            as_conditions(body);
    }

    static bool all_conditions(const Body& body) {
        for (const Member& member : body.members)
            if (!member.labelled.empty() || member.body.kind != Body::Kind::condition)
                return false;
        return true;
    }

    void as_conditions(Body& body) {
        if (body.kind == Body::Kind::none) {
            body.kind = Body::Kind::all;
            for (Member& member : body.members)
                member.body.condition = negation_of(std::move(member.body.condition));
        } else if (body.kind != Body::Kind::at_least) {
            Condition joined{body.kind == Body::Kind::all ? Condition::Kind::all : Condition::Kind::any, "", {}};
            for (Member& member : body.members)
                joined.parts.push_back(std::move(member.body.condition));
            body = {Body::Kind::condition, std::move(joined), 0, {}};
        }
    }

    void of(Condition& condition) {
        for (Condition& part : condition.parts)
            of(part);
        const bool joined = condition.kind == Condition::Kind::all || condition.kind == Condition::Kind::any;
        if (joined)
            choices_.shuffle(condition.parts);
        if (joined && choices_.one_in(2))
            condition = by_de_morgan(std::move(condition));
        if (choices_.one_in(4))
            condition = negation_of(negation_of(std::move(condition)));
    }

    static Condition by_de_morgan(Condition condition) {
        const bool all = condition.kind == Condition::Kind::all;
        condition.kind = all ? Condition::Kind::any : Condition::Kind::all;
        for (Condition& part : condition.parts)
            part = negation_of(std::move(part));
        return negation_of(std::move(condition));
    }

    Choices& choices_;
};

}  // namespace

Draft said_differently(Draft draft, Choices& choices) {
    Rewording(choices).of(draft);
    return draft;
}

}  // namespace chapeau::properties
