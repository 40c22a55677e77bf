// What the commands read: policies, and files or standard input.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "interpreter/caseload/mapped.hpp"
#include "interpreter/model/policy.hpp"
#include "interpreter/program/program.hpp"

namespace chapeau::cli {

/// A policy fit for evaluation, with its program.
struct Loaded {
    std::unique_ptr<model::Policy> policy;
    program::Program program;
};

/// What for a policy is loaded. Mistakes in its samples and cases keep it only from being tested.
enum class Using : std::uint8_t { without_tests, with_tests };

/// Nothing if the policy has errors; they have been said on standard error then. That its tests have some is only
/// noted, where they are not asked for.
[[nodiscard]] std::optional<Loaded> load(const std::string& folder, Using use = Using::without_tests);

/// The same for commands that need an outcome: nothing, after saying so, where the policy decides nothing.
[[nodiscard]] std::optional<Loaded> load_deciding(const std::string& folder);
/// With the first reason in one line, `rules.rules:31: …`, which does not say where the policy is kept.
[[nodiscard]] std::optional<Loaded> load_deciding(const std::string& folder, std::string& why);

/// Reads the files that a policy names, from the folder it is in and below.
[[nodiscard]] model::ReadBeside beside(const std::string& folder);

/// A file, or standard input where the name is `-`. Closes what it opened.
class Input {
  public:
    explicit Input(const std::string& name);
    ~Input();
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    /// Reads up to the size of `into`; 0 at the end, nothing when reading failed.
    [[nodiscard]] std::optional<std::size_t> read(std::span<char> into);
    /// The first bytes of a file that can be mapped; the next reading gives them again. Empty for other input.
    [[nodiscard]] std::string first_bytes() const;
    /// See `caseload::Map`. From the first time on, a file that is cut shorter while it is in use ends the program,
    /// with a complaint and exit code 2.
    [[nodiscard]] caseload::Mapped map(std::size_t size);
    /// Goes on behind so many bytes, of a file that can be sought; false, as after any reading that fails, if not.
    [[nodiscard]] bool skip(std::uint64_t bytes);
    /// To read from; negative where it could not be opened.
    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// Whether it could be opened, and every read so far succeeded.
    [[nodiscard]] bool good() const { return error_ == 0; }
    /// Says on standard error why it is not good.
    void complain_of_it() const;

  private:
    std::string name_;
    int descriptor_ = -1;
    int error_ = 0;
};

/// All of a file or of standard input, up to `most` bytes and one more (so that the reader can say it is too long).
/// Nothing, after saying why, if it cannot be read.
[[nodiscard]] std::optional<std::string> read_all(const std::string& name, std::size_t most);

}  // namespace chapeau::cli
