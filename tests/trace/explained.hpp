// Records of the T52 policy, evaluated and explained.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"
#include "interpreter/trace/json_traces.hpp"
#include "interpreter/trace/trace.hpp"
#include "interpreter/trace/view.hpp"
#include "interpreter/values/rational.hpp"

namespace chapeau::trace::test {

/// A policy ready to evaluate; the folder is relative to the repository.
struct Ready {
    std::unique_ptr<model::Policy> policy;
    program::Program program;
};
[[nodiscard]] const Ready& t52();
/// A policy of one file.
[[nodiscard]] Ready ready(const std::string& rules);

struct Evaluated {
    record::Record record;
    evaluate::Results results;
    std::string digest;
};
/// Reads and evaluates; fails the test if the record is not good.
[[nodiscard]] Evaluated evaluated(const Ready& ready, const std::string& json);
[[nodiscard]] Trace explained(const Ready& ready, const std::string& json, Mending mending = Mending::look,
                              const Words& words = english, const std::vector<std::string>& named = {});
/// The digest in `source` is that of the text.
[[nodiscard]] std::string json_text_of(const Ready& ready, const std::string& json, RecordSource source = {});
[[nodiscard]] nlohmann::ordered_json json_of(const Ready& ready, const std::string& json);
[[nodiscard]] View view_of(const Ready& ready, const Evaluated& evaluated);

/// A sample of the policy with an RFC 7396 merge patch, as JSON text.
[[nodiscard]] std::string patched(const std::string& sample, const std::string& patch);

/// Records that differ in what a trace has to say about them.
struct Example {
    std::string name;
    std::string sample;
    std::string patch;
};
[[nodiscard]] const std::vector<Example>& examples();

/// The 72 records of the caseload, as JSON texts.
[[nodiscard]] std::vector<std::string> caseload();
/// Those of the policy's cases.
[[nodiscard]] std::vector<std::string> records_of_cases();

[[nodiscard]] std::string read_file(const std::string& path);
[[nodiscard]] std::string without_escapes(std::string_view text);
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);
/// a/b, which fits.
[[nodiscard]] values::Rational ratio(std::int64_t a, std::int64_t b);

}  // namespace chapeau::trace::test
