// Records mutated at random, the same ones each time: nothing crashes (run it with the sanitizers), nothing malformed
// is accepted, nothing well-formed is called malformed, a reader has no memory, and columns take in what records do.
//
// The judge of what is JSON is another parser, which builds everything; it refuses numbers beyond a double's range,
// which this reader refuses as well.

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <regex>
#include <thread>

#include "interpreter/record/beside.hpp"
#include "interpreter/record/read_columns.hpp"
#include "tests/record/drafted.hpp"
#include "tests/record/files.hpp"
#include "tests/record/listed.hpp"

using namespace chapeau;
using namespace chapeau::tests;

namespace {

class Mutations {
  public:
    explicit Mutations(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

    std::string next() {
        std::string text = seeds_[below(seeds_.size())];
        for (std::size_t count = below(4) + 1; count > 0; --count)
            mutate(text);
        return text;
    }

  private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    void mutate(std::string& text) {
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(below(12), text.size() - at);
        switch (below(6)) {
            case 0:
                return void(text.insert(at, piece()));
            case 1:
                return void(text.erase(at, length));
            case 2:
                return void(text.replace(at, length, piece()));
            case 3:
                return void(text.insert(below(text.size()), text.substr(at, length)));
            case 4:
                return void(text.insert(at, 1, static_cast<char>(below(256))));
            default:
                return void(text.resize(below(20) == 0 ? at : text.size()));
        }
    }

    std::string piece() {
        static const std::vector<std::string> pieces = {"{",
                                                        "}",
                                                        "[",
                                                        "]",
                                                        ",",
                                                        ":",
                                                        "\"",
                                                        "\\",
                                                        "null",
                                                        "true",
                                                        "false",
                                                        "0",
                                                        "-",
                                                        "1e9",
                                                        "\\u0000",
                                                        "\\ud83d",
                                                        " ",
                                                        "\n",
                                                        "{}",
                                                        "[]",
                                                        "\"a\":",
                                                        "\"noc\":",
                                                        "21301",
                                                        "\"0213\"",
                                                        "12.50",
                                                        ",,",
                                                        "}}",
                                                        "\"offer\":",
                                                        "[[[[[[",
                                                        "]]]]",
                                                        "\\\"",
                                                        "\xC3\xA9",
                                                        "\xED\xA0\x80",
                                                        "nul",
                                                        "1e400",
                                                        "\"2024-02-29\"",
                                                        "{\"a\":{\"a\":",
                                                        "\xEF\xBB\xBF"};
        return pieces[below(pieces.size())];
    }

    std::vector<std::string> seeds_;
    std::mt19937 random_{20240229};  // NOLINT(cert-msc51-cpp): the same records each time
};

std::vector<std::string> seeds() {
    std::vector<std::string> texts;
    for (const char* folder : {"ok", "ok", "ok", "bad"}) {
        for (const auto& file : json_files(folder)) {
            if (std::filesystem::file_size(file) < 2000)
                texts.push_back(content_of(file));
        }
    }
    return texts;
}

bool calls_it_malformed(const std::vector<record::RecordError>& errors) {
    const auto about_json = [](const record::RecordError& error) {
        for (const char* words : {"a comma, a colon", "a JSON value", "closing quote", "an escape, such as", "UTF-8",
                                  "whose escapes", "nothing after", "nothing after it"}) {
            if (error.expected.find(words) != std::string::npos)
                return true;
        }
        return false;
    };
    return std::ranges::any_of(errors, about_json);
}

std::string outcome_of(const std::vector<record::RecordError>& errors, const record::Record& read) {
    return errors.empty() ? listed(applicants(), read) : listed(errors);
}

/// Records one behind the other, as they come in a caseload, each with what is to come of it.
class Lines {
  public:
    void add(const std::string& json, std::string outcome) {
        if (json.find('\n') != std::string::npos)
            return;
        text_ += json + '\n';
        outcomes_.push_back(std::move(outcome));
    }

    void read_and_compare(record::Columns& columns, record::ColumnReader& reader) {
        const std::size_t bytes = text_.size() - (outcomes_.size() % 2);  // the last line's break, or not
        text_.append(record::ColumnReader::padding, '}');
        reader.open(std::string_view(text_).substr(0, bytes));
        std::size_t line = 0;
        std::vector<record::ColumnReader::Fault> faults;
        while (const std::size_t lines = next(columns, reader, faults)) {
            compare(columns, faults, line, lines);
            line += lines;
        }
        REQUIRE(line == outcomes_.size());
        *this = {};
    }

  private:
    static std::size_t next(record::Columns& columns, record::ColumnReader& reader,
                            std::vector<record::ColumnReader::Fault>& faults) {
        columns.clear();
        faults.clear();
        return reader.read(17, faults);
    }

    void compare(const record::Columns& columns, const std::vector<record::ColumnReader::Fault>& faults,
                 std::size_t first, std::size_t lines) const {
        std::uint32_t row = 0;
        auto fault = faults.begin();
        REQUIRE(columns.rows() + faults.size() == lines);
        for (std::size_t i = 0; i < lines; ++i) {
            record::Record read;
            const bool is_bad = fault != faults.end() && fault->index == i;
            if (!is_bad)
                columns.record_of(row++, read);
            CAPTURE(text_);
            REQUIRE((is_bad ? listed((fault++)->errors) : listed(applicants(), read)) == outcomes_[first + i]);
        }
    }

    std::string text_;
    std::vector<std::string> outcomes_;
};

}  // namespace

TEST_CASE("mutated records are read safely and judged rightly") {
    Lines lines;
    Mutations mutations(seeds());
    record::Columns columns(applicants());
    record::ColumnReader column_reader(columns);
    record::Reader used(applicants());
    record::Record kept;
    std::size_t good = 0;
    std::size_t well_formed = 0;
    for (int round = 0; round < 20000; ++round) {
        const std::string json = mutations.next();
        CAPTURE(json);
        const auto errors = used.read(json, kept);
        const std::string outcome = outcome_of(errors, kept);
        record::Record anew;
        const auto errors_anew = record::Reader(applicants()).read(json, anew);
        REQUIRE(outcome_of(errors_anew, anew) == outcome);
        lines.add(json, outcome);
        if (round % 50 == 49)
            lines.read_and_compare(columns, column_reader);
        const bool is_json = nlohmann::json::accept(json);
        REQUIRE_MESSAGE((is_json || !errors.empty()), outcome);
        const bool rightly_judged = is_json && json.find('\0') == std::string::npos;
        REQUIRE_MESSAGE(!(rightly_judged && calls_it_malformed(errors)), outcome);
        good += errors.empty() ? 1U : 0U;
        well_formed += is_json ? 1U : 0U;
    }
    CHECK(good > 200);
    CHECK(well_formed > 2000);
    CHECK(well_formed < 18000);
}

TEST_CASE("a record taken apart and written again reads the same") {
    Mutations mutations(seeds());
    record::Reader reader(applicants());
    std::size_t written_again = 0;
    for (int round = 0; round < 5000; ++round) {
        const std::string json = mutations.next();
        CAPTURE(json);
        const auto again = record::with_changes(applicants(), json, {});
        if (const auto* text = std::get_if<std::string>(&again)) {
            record::Record one;
            record::Record other;
            const auto errors = reader.read(json, one);
            const std::string outcome = outcome_of(errors, one);
            const auto errors_again = reader.read(*text, other);
            REQUIRE(outcome_of(errors_again, other) == outcome);
            ++written_again;
        } else {
            record::Record bad;
            REQUIRE_FALSE(reader.read(json, bad).empty());
        }
    }
    CHECK(written_again > 300);
}

// A caseload may be a mapped file, which somebody else can write to at any moment. What is read then is anything; where
// it is read from is not (run it with AddressSanitizer).
TEST_CASE("lines that change while they are read lead to nothing outside of them") {
    std::string text;
    for (const std::string& json : seeds())
        text += std::regex_replace(json, std::regex("\\s*\n\\s*"), "") + '\n';
    const auto bytes = std::make_unique<char[]>(text.size() + record::ColumnReader::padding);
    std::ranges::copy(text, bytes.get());
    std::atomic<bool> reading = true;
    std::thread writer([&] {
        std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): much the same changes each time
        constexpr std::string_view pieces = "\n\"\\{}[],:0x ";
        const auto write = [&](std::size_t at, char byte) {
            std::atomic_ref<char>(bytes[at]).store(byte, std::memory_order_relaxed);
        };
        while (reading) {
            const std::size_t longest = random() % 8 == 0 ? 64 : 1;
            const std::size_t at = random() % (text.size() - longest);
            const std::size_t from = random() % (text.size() - longest);
            for (std::size_t i = 0; i < longest; ++i)
                write(at + i, longest == 1 ? pieces[random() % pieces.size()] : text[from + i]);
            for (std::size_t i = 0; i < longest; ++i)
                write(at + i, text[at + i]);
        }
    });
    record::Columns columns(applicants());
    record::ColumnReader reader(columns);
    std::size_t good = 0;
    for (int round = 0; round < 2000; ++round) {
        reader.open({bytes.get(), text.size()});
        std::vector<record::ColumnReader::Fault> faults;
        do {
            good += columns.rows();
            columns.clear();
        } while (reader.read(1000, faults) > 0);
    }
    reading = false;
    writer.join();
    CHECK(good > 0);
}
