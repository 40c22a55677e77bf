// Checkpoints of a run, saved as it goes on.
#pragma once

#include <chrono>
#include <string>

#include "tools/cli/checkpoint.hpp"
#include "tools/cli/kept_ids.hpp"
#include "tools/cli/output.hpp"

namespace chapeau::cli {

/// Some four times a second, after the output that a checkpoint speaks of is on the disk.
class Saving {
  public:
    /// `from`: where the run begins. `output`, where it is kept, is vouched for; otherwise it is written at the end.
    /// `ids` are those of `seen` up to there.
    Saving(std::string file, Checkpoint from, Output& output, bool output_is_kept, KeptIds& ids,
           caseload::SeenIds& seen)
        : file_(std::move(file)),
          now_(std::move(from)),
          before_(now_.summary),
          output_(output),
          kept_(output_is_kept),
          ids_(ids),
          seen_(seen) {}

    /// Saves where the run begins, and cuts off ids that are behind that; false where it cannot.
    [[nodiscard]] bool begin();
    void take(const caseload::Summary& summary, const caseload::Place& place);
    /// Saves the last place; `finished` as in Checkpoint.
    void finish(const caseload::Summary& summary, bool finished);
    [[nodiscard]] bool failed() const { return error_ != 0; }
    void complain_of_it() const;

  private:
    void save();
    void fail();
    void note(const caseload::Summary& summary, const caseload::Place& place);

    std::string file_;
    Checkpoint now_;
    caseload::Summary before_;
    Output& output_;
    bool kept_;
    KeptIds& ids_;
    caseload::SeenIds& seen_;
    std::chrono::steady_clock::time_point saved_ = std::chrono::steady_clock::now();
    int error_ = 0;
};

}  // namespace chapeau::cli
