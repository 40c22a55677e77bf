// Each part is written as an analyst would write it: facts, lists composed of lists, defines by value and by period,
// provisions with lettered members, guards, deeming and exceptions with exceptions, and a decision. No text is shared
// between parts but the enums, and every fourth provision refers to one of the part before, so that neither caching nor
// independence can make a large policy look cheaper than it is.
#include "tools/bench/enlarged.hpp"

#include <fmt/format.h>

namespace chapeau::bench {

namespace {

constexpr unsigned lists = 60;
constexpr unsigned schedules = 10;
constexpr unsigned provisions = 14;
/// As many facts in the records of every size, so that a processor learns the branches of a small policy by heart no
/// sooner than those of a large one.
constexpr unsigned parts_in_records = 1600;

std::string header(unsigned folds) {
    const std::string decides = folds > 1 ? "  decides   decision_0\n" : "";
    return "policy bench.enlarged\n"
           "  title     \"A policy to measure with\"\n" +
           decides +
           "  authority \"none\"\n"
           "  source    B \"outline.tsv\"\n"
           "  as of     file.received_on\n"
           "  dates round up\n\n"
           "enum route\n  first\n  second\n  third\n\n"
           "ordered enum grade\n  low\n  middle\n  high\n\n"
           "record job\n  sector text\n  paid yes/no\n  from date\n  to date\n\n"
           "record award\n  grade grade\n  years number at least 0\n  place country\n\n"
           "facts file\n  id text\n  received_on date\n\n";
}

std::string facts(unsigned part) {
    std::string text = fmt::format(
        "facts person_{0}\n  citizenships set of country\n  awards list of award\n"
        "  jobs list of job\n  route route\n  sector text\n  code noc\n  pay money\n"
        "  hours number above 0\n  starts_on date\n  ends_on date\n",
        part);
    for (unsigned i = 0; i < provisions; ++i)
        text += fmt::format("  flag_{0} yes/no \"flag {0} of part {1}\"\n  amount_{0} number\n", i, part);
    return text + "\n";
}

std::string code_lists(unsigned part) {
    std::string text;
    for (unsigned i = 0; i < lists; ++i) {
        text += fmt::format("list phrase_{0}_{1} of noc \"phrase {1} of part {0}\"\n  NOC 2021:", part, i);
        for (unsigned code = 0; code < 4; ++code)
            text += fmt::format(" {:05}", (part * 7919 + i * 131 + code * 17) % 100000);
        text += fmt::format("\n  NOC 2016: {:04}\n\n", (part * 7919 + i * 131) % 10000);
    }
    for (unsigned i = 0; i < schedules; ++i) {
        text += fmt::format("list schedule_{0}_{1} of noc \"schedule {1} of part {0}\"\n", part, i);
        for (unsigned phrase = i; phrase < lists; phrase += 2)
            text += fmt::format("  phrase_{}_{}\n", part, phrase);
        text += "\n";
    }
    return text;
}

std::string defines(unsigned part) {
    return fmt::format(
        "define occupation_{0} : noc\n"
        "  until 2022-11-15: person_{0}.code read in NOC 2016\n"
        "  from  2022-11-16: person_{0}.code read in NOC 2021\n\n"
        "define worked_{0} : days\n"
        "  = days covered by j.from to j.to\n"
        "      for j in person_{0}.jobs\n"
        "      where j.paid and j.sector is person_{0}.sector\n"
        "      up to file.received_on\n\n"
        "define hourly_{0} : money\n"
        "  by person_{0}.route\n"
        "    first:  person_{0}.pay\n"
        "    second: person_{0}.pay / person_{0}.hours\n"
        "    third:  person_{0}.pay * 12 / (52 * person_{0}.hours)\n\n",
        part);
}

/// One provision with four lettered members; `i` chooses its constants and what it refers to.
std::string provision(unsigned part, unsigned i) {
    const std::string before = part > 0 && i % 4 == 0 ? fmt::format("        provision_{}_{}\n", part - 1, i) : "";
    return fmt::format(
        "clause provision_{0}_{1} \"Provision {1} of part {0}\"\n"
        "  cites B/{0}/{1}\n"
        "  applies when person_{0}.route in {{first, second}} or person_{0}.flag_{1}\n"
        "  met when all of\n\n"
        "    (degree) \"Award of {2} years\"\n"
        "      met when some a in person_{0}.awards where a.grade is at least middle and a.years is at least {2}\n"
        "      deemed met when person_{0}.flag_{1} and person_{0}.amount_{1} is more than {3}\n"
        "      reason \"no award of {2} years among {{person_{0}.awards}}\"\n\n"
        "    (work) \"Work of {2} years\"\n"
        "      met when worked_{0} is at least {2} years of 365 days\n"
        "      reason \"{{worked_{0}}} of work in {{person_{0}.sector}}\"\n\n"
        "    (open) \"Occupation open\"\n"
        "      until 2022-11-15: met when occupation_{0}.skill in {{0, A, B}}\n"
        "      from  2022-11-16: met when occupation_{0}.teer in {{0, 1, 2}}\n"
        "      except when any of\n"
        "        occupation_{0} in schedule_{0}_{4}\n"
        "        (closed) person_{0}.flag_{1}\n"
        "          except when person_{0}.amount_{1} is at most {3}\n\n"
        "    (other) \"Anything else\"\n"
        "      met when any of\n"
        "        hourly_{0} is at least ${5}.25\n"
        "        person_{0}.citizenships overlap {{AUS, JPN, MEX}}\n"
        "{6}"
        "  reason \"provision {1} of part {0} is not met\"\n\n",
        part, i, i % 5, part + 3 * i, i % schedules, 20 + i, before);
}

std::string part(unsigned number) {
    std::string text = facts(number) + code_lists(number) + defines(number);
    std::string members;
    for (unsigned i = 0; i < provisions; ++i) {
        text += provision(number, i);
        members += fmt::format("    provision_{}_{}\n", number, i);
    }
    text +=
        fmt::format("decision decision_{0} \"Decision {0}\"\n  approve when all of\n{1}  grants\n", number, members);
    text += fmt::format("    last_day = the earliest of\n        person_{0}.ends_on\n", number);
    return text + fmt::format("        the day before (person_{0}.starts_on + 1 year)\n\n", number);
}

/// Numbers that look drawn, the same in every run (the multiplier is Knuth's, of MMIX).
class Draw {
  public:
    explicit Draw(std::uint64_t seed) : state_(seed) {}
    unsigned below(unsigned limit) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<unsigned>((state_ >> 33U) % limit);
    }

  private:
    std::uint64_t state_;
};

std::string person(unsigned part, Draw& draw) {
    constexpr const char* routes[] = {"first", "second", "third"};
    constexpr const char* grades[] = {"low", "middle", "high"};
    constexpr const char* places[] = {"VNM", "AUS", "MEX", "JPN"};
    std::string text =
        fmt::format(R"("person_{}":{{"citizenships":["{}"],"awards":[{{"grade":"{}","years":{},"place":"JPN"}}],)",
                    part, places[draw.below(4)], grades[draw.below(3)], draw.below(6));
    text += fmt::format(R"("jobs":[{{"sector":"energy","paid":true,"from":"20{}-01-01","to":"2020-06-30"}}],)",
                        10 + draw.below(10));
    text += fmt::format(R"("route":"{}","sector":"energy","code":"{:05}","pay":{}.5,"hours":37.5,)",
                        routes[draw.below(3)], draw.below(100000), 1000 + draw.below(9000));
    text += R"("starts_on":"2024-05-01","ends_on":"2025-06-30")";
    for (unsigned i = 0; i < provisions; ++i)
        text += fmt::format(R"(,"flag_{0}":{1},"amount_{0}":{2})", i, draw.below(2) == 0, draw.below(2 * part + 50));
    return text + "}";
}

std::string record(unsigned folds, unsigned number) {
    Draw draw(number);
    std::string text = fmt::format(R"({{"file":{{"id":"{}","received_on":"20{}-03-01"}})", number, 20 + number % 5);
    for (unsigned part = 0; part < folds; ++part)
        text += "," + person(part, draw);
    return text + "}";
}

}  // namespace

Enlarged enlarged_policy(unsigned folds) {
    Enlarged policy;
    policy.files.emplace_back("policy.rules", header(folds));
    policy.outline = "id\tkind\tstatement\n";
    for (unsigned number = 0; number < folds; ++number) {
        policy.files.emplace_back(fmt::format("part_{:03}.rules", number), part(number));
        for (unsigned i = 0; i < provisions; ++i)
            policy.outline += fmt::format("B/{0}/{1}\trule\tProvision {1} of part {0}\n", number, i);
    }
    for (unsigned number = 0; number < parts_in_records / folds; ++number)
        policy.records.push_back(record(folds, number));
    return policy;
}

}  // namespace chapeau::bench
