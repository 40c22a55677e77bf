// One slip in a policy of many files gives one message, the slip's own: whatever only follows from what it took away is
// not said. Each change means that the whole policy is checked; CHAPEAU_EVERY=12 makes every twelfth of them alone.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "tests/model/corpus.hpp"

namespace chapeau::model {

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::filesystem::path folder() {
    return repository() / "policies" / "cptpp";
}

const Files& written() {
    static const Files files = [] {
        Files read;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder()))
            if (entry.path().extension() == ".rules")
                read.emplace_back(entry.path().lexically_relative(folder()).generic_string(), read_file(entry.path()));
        std::ranges::sort(read);
        return read;
    }();
    return files;
}

/// Of the places where one change is made in turn, the first, and from there on every so many-th.
class Drawn {
  public:
    bool operator()() { return count_++ % every() == 0; }

  private:
    static std::size_t every() {
        const char* asked = std::getenv("CHAPEAU_EVERY");
        return asked == nullptr ? 1 : std::max<std::size_t>(std::strtoull(asked, nullptr, 10), 1);
    }
    std::size_t count_ = 0;
};

std::unique_ptr<Policy> checked_files(const Files& files) {
    return load(files, [](const std::string& name) -> std::optional<std::string> {
        const auto path = folder() / name;
        return std::filesystem::exists(path) ? std::optional(read_file(path)) : std::nullopt;
    });
}

/// The codes that a change of one file gives.
std::string codes_with(const std::string& name, const std::function<std::string(std::string)>& change) {
    Files files = written();
    for (auto& [path, text] : files)
        text = path == name ? change(text) : text;
    return codes(*checked_files(files));
}

std::function<std::string(std::string)> replacing(const std::string& what, const std::string& with) {
    return [=](std::string text) {
        const std::size_t at = text.find(what);
        REQUIRE_MESSAGE(at != std::string::npos, what);
        return text.replace(at, what.size(), with);
    };
}

/// Every line's indentation with each blank replaced.
std::function<std::string(std::string)> indented_with(const std::string& room) {
    return [=](const std::string& text) {
        std::string changed;
        bool indentation = true;
        for (const char c : text) {
            indentation = c == '\n' || (indentation && c == ' ');
            changed += indentation && c == ' ' ? room : std::string(1, c);
        }
        return changed;
    };
}

std::ptrdiff_t how_many(const std::string& codes) {
    return std::ranges::count(codes, 'C');
}

/// Where the lines begin that open a declaration.
std::vector<std::size_t> openings(const std::string& text) {
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] >= 'a' && text[at] <= 'z')
            found.push_back(at);
        const std::size_t end = text.find('\n', at);
        at = end == std::string::npos ? text.size() : end + 1;
    }
    return found;
}

}  // namespace

TEST_CASE("a name that is another's takes its uses with it") {
    CHECK(codes_with("professionals.rules", replacing("(experience)", "(degree)")) == "CH0217");
    CHECK(codes_with("technicians.rules", replacing("clause technician", "clause professional")) == "CH0210");
    CHECK(codes_with("spouse.rules", replacing("decision spouse of t52", "decision t52")) == "CH0210");
    CHECK(codes_with("eligibility.rules", replacing("define hourly_pay", "define monetary_pay")) == "CH0210");
    CHECK(codes_with("facts.rules", replacing("enum application_kind", "enum category")) == "CH0211");
    CHECK(codes_with("facts.rules", replacing("  hour  \"hour\"", "  week  \"hour\"")) == "CH0220");
    CHECK(codes_with("facts.rules", replacing("record licence", "record job")) == "CH0211");
    CHECK(codes_with("facts.rules", replacing("facts labour_market", "facts offer")) == "CH0210");
    CHECK(codes_with("occupations/technicians.rules",
                     replacing("\nlist ", "\nlist party_countries of country\n  AUS\n\nlist ")) == "CH0210");
}

TEST_CASE("a file without indentation is one slip") {
    CHECK(codes_with("professionals.rules", indented_with("")) == "CH0108");
    CHECK(codes_with("facts.rules", indented_with("")) == "CH0108");
}

TEST_CASE("what bears the name of another thing is that at none of its uses") {
    CHECK(codes_with("eligibility.rules", replacing("define occupation", "define technician")) == "CH0210");
    CHECK(codes_with("technicians.rules", replacing("clause technician", "clause occupation")) == "CH0210");
    CHECK(codes_with("technicians.rules", replacing("clause technician", "clause party_countries")) == "CH0210");
    CHECK(codes_with("technicians.rules", replacing("clause technician", "clause offer")) == "CH0210");
    CHECK(codes_with("technicians.rules", replacing("clause technician", "clause t52")) == "CH0210");
}

TEST_CASE("a rule that is cited wrongly is not said to be cited nowhere") {
    const std::string cites = "cites T52/technician\n";
    CHECK(codes_with("technicians.rules", replacing(cites, "cites T52/Technician\n")) == "CH0341");
    CHECK(codes_with("technicians.rules", replacing(cites, "cites T52/technicians\n")) == "CH0341");
    const std::string offer = "cites T52/technician/offer\n";
    CHECK(codes_with("technicians.rules", [&](const std::string& text) {
              return replacing(offer,
                               offer + "      cites T52/technician\n")(replacing(cites, "see T52/technician\n")(text));
          }) == "CH0326");
}

TEST_CASE("a head that cannot be read takes its name and its sources with it") {
    CHECK(codes_with("policy.rules", replacing("policy cptpp", "polisy cptpp")) == "CH0111");
    CHECK(codes_with("policy.rules", replacing("source ", "sorce ")) == "CH0113");
    CHECK(codes_with("policy.rules", replacing("as of", "as off")) == "CH0167");
    CHECK(codes_with("policy.rules", [](const std::string&) { return std::string("# nothing\n"); }) == "CH0200");
}

TEST_CASE("a slip in the facts takes what is built on them with it") {
    CHECK(codes_with("facts.rules", replacing("  occupation   noc", "  occupation   ")) == "CH0168");
    CHECK(codes_with("facts.rules", replacing("enum category", "enun category")) == "CH0111");
    CHECK(codes_with("facts.rules", replacing("noc        \"NOC", "nok        \"NOC")) == "CH0215");
    CHECK(codes_with("facts.rules", replacing("\"the application\"", "\"the application")) == "CH0118");
    CHECK(codes_with("facts.rules", replacing("facts offer \"", "facts \"")) == "CH0114");
    CHECK(codes_with("facts.rules", replacing("record job \"", "record \"")) == "CH0114");
}

TEST_CASE("a slip in a clause, a definition, a list, a sample takes what names it with it") {
    CHECK(codes_with("professionals.rules", replacing("clause professional \"", "clause \"")) == "CH0114");
    CHECK(codes_with("professionals.rules", replacing("  met when all of\n", "  met when all off\n")) == "CH0162");
    CHECK(codes_with("professionals.rules", replacing("(experience)", "experience")) == "CH0159");
    CHECK(codes_with("decision.rules", replacing("approve when", "aprove when")) == "CH0113");
    CHECK(codes_with("cases/samples.rules", replacing(" from \"", " form \"")) == "CH0177");
    CHECK(codes_with("eligibility.rules", replacing("of country \"", "of \"")) == "CH0168");
    CHECK(codes_with("eligibility.rules", replacing("  AUS\n", "  AUS,\n")) == "CH0110");
    CHECK(codes_with("eligibility.rules", replacing("occupation : noc", "occupation noc")) == "CH0171");
    CHECK(codes_with("eligibility.rules", replacing("define hourly_pay", "define hourly_páy")) == "CH0114");
}

TEST_CASE("what is wrong on every line is said once") {
    Drawn drawn;
    for (const auto& [path, text] : written()) {
        if (!drawn())
            continue;
        CAPTURE(path);
        CHECK(codes_with(path, indented_with("\t")) == "CH0104");
        CHECK(codes_with(path, indented_with("\u00A0")) == "CH0187");
    }
}

TEST_CASE("a conflict of two versions is all that is said of its file") {
    Drawn drawn;
    for (const auto& [path, text] : written()) {
        if (!drawn())
            continue;
        CAPTURE(path);
        const auto conflict = [](std::string whole) {
            const std::size_t middle = whole.find('\n', whole.size() / 2) + 1;
            const std::size_t end = whole.find('\n', middle) + 1;
            const std::string line = whole.substr(middle, end - middle);
            return whole.replace(middle, end - middle,
                                 "<<<<<<< ours\n" + line + "=======\n" + line + line + ">>>>>>> theirs\n");
        };
        CHECK(codes_with(path, conflict) == "CH0195");
    }
}

TEST_CASE("a declaration whose keyword or body is broken gives one message, whichever it is") {
    Drawn drawn;
    for (const auto& [path, text] : written()) {
        std::size_t cases = 0;
        for (const std::size_t at : openings(text)) {
            const std::size_t end = text.find('\n', at);
            const std::string line = text.substr(at, end - at);
            if ((line.starts_with("case") && ++cases > 2) || !drawn())
                continue;
            CAPTURE(path);
            CAPTURE(line);
            const auto broken_keyword = [&](std::string whole) { return whole.insert(at, "x"); };
            CHECK(how_many(codes_with(path, broken_keyword)) == 1);
            const std::size_t body = text.find_first_not_of(" \n", end);
            const auto broken_body = [&](std::string whole) { return whole.insert(body, "% "); };
            if (body != std::string::npos && text[body - 1] == ' ')
                CHECK(how_many(codes_with(path, broken_body)) == 1);
        }
    }
}

TEST_CASE("a file that is missing is not told at every place that names what it declared") {
    Drawn drawn;
    for (const auto& [path, text] : written()) {
        if (!drawn())
            continue;
        CAPTURE(path);
        const auto emptied = [](const std::string&) { return std::string("# nothing\n"); };
        CHECK(how_many(codes_with(path, emptied)) <= 100);
    }
}

}  // namespace chapeau::model
