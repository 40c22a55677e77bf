// JSON text to a record, or all that is wrong with it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/model/model.hpp"
#include "interpreter/record/record.hpp"

namespace chapeau::record {

/// Something in a record that the policy's facts do not allow. `path` is `applicant.licences[2].occupation`, empty for
/// the whole record; `found` is a short rendering of what stands there, `expected` says what may.
struct RecordError {
    /// What is wrong: a value, or all of the text, which is no JSON or goes too deep. Such a fault is the only one.
    enum class Of : std::uint8_t { value, json, depth_of_json };

    std::string path;
    std::string found;
    std::string expected;
    Of of = Of::value;
};

struct Limits {
    std::size_t bytes = std::size_t{16} << 20U;  // of one record
    std::size_t errors = 100;                    // reported of one record
    std::size_t depth = 16;                      // of objects and lists
    std::size_t members = 100000;                // of lists and sets, all together
};

/// Reads records of one policy; keeps its buffers between records. Not for two threads at once.
class Reader {
  public:
    explicit Reader(const model::Model& model, Limits limits = {});
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// Fills `into` from the text of one JSON object; returns what is wrong, nothing if it is good. After errors `into`
    /// must not be used, but for its id, which is there if it was come to. Any bytes are safe.
    [[nodiscard]] std::vector<RecordError> read(std::string_view json, Record& into);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace chapeau::record
