// The ids that a run with a checkpoint has met, in a file beside the checkpoint, so that a run that goes on holds its
// ids against those of the lines before too.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "interpreter/caseload/repeats.hpp"
#include "interpreter/values/digest.hpp"
#include "tools/cli/checkpoint.hpp"

namespace chapeau::cli {

class KeptIds {
  public:
    /// The file that belongs to a checkpoint: `run.json.ids`.
    [[nodiscard]] static std::string beside(const std::string& checkpoint);

    /// Whether the file begins as a run writes it, as far as it can be read.
    [[nodiscard]] static bool is_of_a_run(const std::string& file);

    explicit KeptIds(const std::string& checkpoint) : path_(beside(checkpoint)) {}
    ~KeptIds();
    KeptIds(const KeptIds&) = delete;
    KeptIds& operator=(const KeptIds&) = delete;

    /// Opens the file and changes nothing in it; makes it where there is none. Until this object is gone no other run
    /// opens it. False, after saying why, where that fails, or where another's file has the name.
    [[nodiscard]] bool open();
    /// Reads what the mark speaks of into `seen`. Otherwise why that cannot be done; empty where it was.
    [[nodiscard]] std::string read(const IdsMark& mark, caseload::SeenIds& seen);
    /// Cuts off what is behind that; false, with errno set, where it fails.
    [[nodiscard]] bool cut();
    /// Writes hashes behind the others and waits until they are on the disk. False, with errno set, where that fails.
    [[nodiscard]] bool add(const std::vector<std::uint64_t>& hashes);
    /// What the file holds now.
    [[nodiscard]] IdsMark mark(const caseload::IdKey& key) const;

  private:
    [[nodiscard]] bool refuse(const std::string& why, const std::string& help) const;
    [[nodiscard]] bool is_of_a_run() const;
    [[nodiscard]] bool write(std::string_view bytes);

    std::string path_;
    int descriptor_ = -1;
    values::StreamDigest digest_;
};

}  // namespace chapeau::cli
