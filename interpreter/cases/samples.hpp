// The records that cases are given: files, and what samples and cases change in them.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "interpreter/cases/cases.hpp"
#include "interpreter/record/beside.hpp"

namespace chapeau::cases {

class Samples {
  public:
    Samples(const model::Model& model, const model::ReadBeside& read_beside);

    /// The JSON text of the case's record, or why there is none.
    [[nodiscard]] std::variant<std::string, std::vector<Failure>> record_of(const grammar::ast::Case& written);

    /// What is wrong with the changes that lead to the record of a sample or a case; nothing where a file or a sample
    /// is missing.
    [[nodiscard]] std::vector<record::ChangeError> faults_of(const grammar::ast::Sample& sample);
    [[nodiscard]] std::vector<record::ChangeError> faults_of(const grammar::ast::Case& written);

  private:
    using Chain = std::vector<const grammar::ast::Sample*>;

    /// From the sample that names a file (or stands on nothing) to `name`; empty if a link is missing.
    [[nodiscard]] Chain chain_to(const std::string& name) const;
    [[nodiscard]] std::vector<record::ChangeError> faults_of(const Chain& chain, record::Changes last);
    [[nodiscard]] const std::string* text_of(const std::string& file);

    const model::Model& model_;
    const model::ReadBeside& read_beside_;
    std::map<std::string, const grammar::ast::Sample*, std::less<>> samples_;
    std::map<std::string, std::string, std::less<>> files_;
};

}  // namespace chapeau::cases
