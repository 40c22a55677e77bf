// Every object is checked for the keys it must have, those it may have, and no others; every value for its kind; and
// what the contract says in words (parents before children, grants only on approval, …) is said here again in code.

#include "contract.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace chapeau::trace::test {
namespace {

using Json = nlohmann::ordered_json;
using Names = std::vector<std::string>;

const Names statuses{"pass", "fail", "undetermined", "not_applicable"};
const Names whys{"not_given", "finding", "other_edition", "not_computable"};

class Check {
  public:
    std::vector<std::string> found;

    void trace(const Json& json) {
        keys("trace", json,
             {"trace_version", "engine", "policy", "record", "as_of", "decision", "clauses", "definitions"},
             {"decisions"});
        require(json["trace_version"] == 1, "trace_version");
        keys("engine", json["engine"], {"name", "version"}, {});
        keys("policy", json["policy"], {"name", "digest"}, {});
        keys("record", json["record"], {"id", "digest"}, {});
        require(json["policy"]["digest"].get<std::string>().starts_with("sha256:"), "policy digest");
        require(json["record"]["digest"].get<std::string>().starts_with("sha256:"), "record digest");
        require(json["as_of"].is_null() || json["as_of"].get<std::string>().size() == 10, "as_of");
        for (const Json& one : json["clauses"])
            ids_.insert(one["id"].get<std::string>());
        require(ids_.size() == json["clauses"].size(), "ids of clauses are unique");
        for (const Json& one : json["clauses"])
            clause(one);
        decision("decision", json["decision"], json["clauses"]);
        for (const Json& one : json["definitions"])
            definitions_.insert(one["name"].get<std::string>());
        for (const Json& one : json["definitions"])
            definition(one);
        decisions(json);
    }

  private:
    void require(bool holds, const std::string& what) {
        if (!holds)
            found.push_back(what);
    }

    void keys(const std::string& of, const Json& json, const Names& must, const Names& may) {
        require(json.is_object(), of + " is no object");
        for (const std::string& key : must)
            require(json.contains(key), of + " lacks " + key);
        for (const auto& [key, value] : json.items())
            require(among(key, must) || among(key, may), of + " has " + key);
    }

    static bool among(const std::string& word, const Names& words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    }
    bool among(const Json& word, const Names& words) {
        return word.is_string() && among(word.get<std::string>(), words);
    }

    void texts(const std::string& of, const Json& json) {
        require(json.is_array() && std::all_of(json.begin(), json.end(), [](const Json& j) { return j.is_string(); }),
                of + " are no texts");
    }

    void clause_names(const std::string& of, const Json& json) {
        texts(of, json);
        for (const Json& id : json)
            require(ids_.contains(id.get<std::string>()), of + " names no clause: " + id.dump());
    }

    // ------------------------------------------------------------ clauses

    void clause(const Json& json) {
        const std::string id = "clause " + json["id"].get<std::string>();
        keys(id, json,
             {"id", "parent", "cites", "status", "title", "location", "facts", "comparisons", "missing", "text"},
             {"members", "exceptions", "version", "met_by", "taken_away_by", "interpretation", "see"});
        require(among(json["status"], statuses), id + " status");
        require(!json["title"].get<std::string>().empty() && !json["text"].get<std::string>().empty(), id + " words");
        require(json["parent"].is_null() || seen_.contains(json["parent"].get<std::string>()),
                id + " comes before its parent");
        seen_.insert(json["id"].get<std::string>());
        texts(id + " cites", json["cites"]);
        keys(id + " location", json["location"], {"file", "line"}, {});
        require(json["location"]["line"].get<int>() > 0, id + " line");
        if (json.contains("members"))
            clause_names(id + " members", json["members"]);
        facts(id, json["facts"]);
        for (const Json& one : json["comparisons"])
            comparison(id, one);
        missing(id, json["missing"], "path");
        require(json["missing"].empty() || json["status"] == "undetermined", id + " is settled and misses something");
        require(!json["missing"].empty() || json["status"] != "undetermined", id + " is open and misses nothing");
        only_where(id, json);
    }

    void only_where(const std::string& id, const Json& json) {
        require(json.contains("met_by") == (json["status"] == "pass"), id + " met_by");
        require(!json.contains("met_by") || among(json["met_by"], {"itself", "deemed"}), id + " met_by");
        require(!json.contains("taken_away_by") || json["status"] == "fail", id + " taken_away_by");
        if (!json.contains("version"))
            return;
        const Json& version = json["version"];
        keys(id + " version", version, {"from", "until", "why"}, {});
        keys(id + " version why", version["why"], {"fact", "value"}, {});
    }

    void facts(const std::string& of, const Json& json) {
        std::set<std::string> paths;
        for (const Json& fact : json) {
            keys(of + " fact", fact, {"path", "value"}, {});
            require(paths.insert(fact["path"].get<std::string>()).second, of + " reads a fact twice");
        }
    }

    void number(const std::string& of, const Json& json) {
        if (json.is_object())
            keys(of, json, {"fraction", "about"}, {});
        require(json.is_number() || (json["fraction"].is_string() && json["about"].is_number()), of + " is no number");
    }

    void comparison(const std::string& of, const Json& json) {
        keys(of + " comparison", json, {"left", "operator", "right", "holds"},
             {"margin", "margin_value", "member", "within", "wanted"});
        require(!json.contains("within") || (json.contains("member") && !json["within"].empty()), of + " within");
        if (json.contains("margin_value")) {
            keys(of + " margin_value", json["margin_value"], {"value", "unit"}, {"least"});
            number(of + " margin_value", json["margin_value"]["value"]);
        }
        keys(of + " left", json["left"], {"text", "value"}, {});
        keys(of + " right", json["right"], {"text", "value"}, {});
        require(among(json["holds"], {"yes", "no", "unknown"}), of + " holds");
        require(!json.contains("wanted") || json["wanted"] == "no" || json["wanted"] == "either", of + " wanted");
        require(!json.contains("margin") || !json["margin"].get<std::string>().empty(), of + " margin");
    }

    // ------------------------------------------------------------ definitions

    void definition(const Json& json) {
        const std::string of = "definition " + json["name"].get<std::string>();
        Json inside = json;
        for (const char* key : {"name", "location", "interpretation", "version"})
            inside.erase(key);
        keys(of + " location", json["location"], {"file", "line"}, {});
        term(of, inside);
    }

    void term(const std::string& of, const Json& json) {
        keys(of, json, {"title", "value", "text"},
             {"at_least", "at_most", "definition", "member", "role", "operator", "branch", "operation", "terms",
              "terms_left_out"});
        require(json["value"].is_null() || !(json.contains("at_least") || json.contains("at_most")),
                of + " is known and has bounds");
        require(json.contains("operation") == json.contains("terms"), of + " terms");
        require(!json.contains("definition") || definitions_.contains(json["definition"].get<std::string>()),
                of + " names no definition");
        if (json.contains("terms"))
            for (const Json& one : json["terms"])
                term(of + " term", one);
    }

    void missing(const std::string& of, const Json& json, const std::string& path) {
        for (const Json& one : json) {
            keys(of + " missing", one, {path, "why"}, {});
            require(among(one["why"], whys), of + " why");
        }
    }

    // ------------------------------------------------------------ decisions

    /// All of them, the principal one first, each as it stands alone.
    void decisions(const Json& json) {
        if (!json.contains("decisions"))
            return;
        require(json["decisions"].size() > 1, "decisions are several");
        require(json["decisions"][0]["name"] == json["decision"]["name"], "the principal decision is first");
        std::set<std::string> names;
        for (const Json& one : json["decisions"]) {
            keys("decisions", one, {"name", "outcome", "grants", "reasons", "requests"},
                 {"grants_missing", "not_granted", "not_computable"});
            const std::string name = one["name"].get<std::string>();
            require(names.insert(name).second, name + " stands twice");
            Json alone = one;
            alone.erase("name");
            decision(name, alone, json["clauses"]);
        }
        for (const auto& [key, value] : json["decision"].items())
            require(ids_.contains(key) || json["decisions"][0].value(key, Json()) == value,
                    "the principal decision's " + key);
    }

    void decision(const std::string& of, const Json& json, const Json& clauses) {
        const bool first = of == "decision";
        Names must{"outcome", "grants", "reasons", "requests"};
        if (first)
            must.push_back("name");
        Names may{"grants_missing", "not_granted", "not_computable"};
        for (const auto& [key, value] : json.items())
            if (ids_.contains(key))  // a decision that builds on it
                may.push_back(key);
        keys(of, json, must, may);
        outcome(of, json, first ? json["name"].get<std::string>() : of, clauses);
        for (const Json& one : json["reasons"]) {
            keys(of + " reason", one, {"clause", "cites", "text"}, {});
            require(status_of(one["clause"], clauses) == "fail", of + " gives a reason that did not fail");
        }
        for (const Json& one : json["requests"]) {
            keys(of + " request", one, {"fact", "kind", "text", "clauses"}, {});
            require(among(one["kind"], {"finding", "document", "fact"}), of + " kind");
            clause_names(of + " request", one["clauses"]);
            require(!one["clauses"].empty(), of + " asks for nothing's sake: " + one["fact"].dump());
        }
        for (const auto& [key, value] : json.items())
            if (ids_.contains(key))
                decision(key, value, clauses);
    }

    void outcome(const std::string& of, const Json& json, const std::string& name, const Json& clauses) {
        const std::string status = status_of(name, clauses);
        const std::string expected = status == "pass" ? "approve" : status == "fail" ? "refuse" : status;
        require(json["outcome"] == expected, of + " outcome is not its clause's status");
        require(json["grants"].is_null() == (json["outcome"] != "approve"), of + " grants");
        require(json["reasons"].empty() == (json["outcome"] != "refuse"), of + " reasons");
        const bool asks = !json["requests"].empty() || json.contains("not_granted") || json.contains("not_computable");
        require(asks == (json["outcome"] == "undetermined"), of + " requests");
        if (!json.contains("grants_missing"))
            return;
        for (const auto& [grant, wanting] : json["grants_missing"].items()) {
            require(json["grants"].contains(grant) && json["grants"][grant].is_null(), of + " grant " + grant);
            missing(of, wanting, "fact");
        }
    }

    static std::string status_of(const Json& id, const Json& clauses) {
        for (const Json& clause : clauses)
            if (clause["id"] == id)
                return clause["status"];
        return "no such clause";
    }

    std::set<std::string> ids_;
    std::set<std::string> definitions_;
    std::set<std::string> seen_;
};

}  // namespace

std::vector<std::string> breaches(const Json& trace) {
    Check check;
    check.trace(trace);
    return check.found;
}

}  // namespace chapeau::trace::test
