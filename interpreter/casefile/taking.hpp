// Takes JSON apart that people's programs wrote, and says of all that is wrong with it where it stands.
//
// Strict: a member that nobody asked for is a fault, since whoever wrote it meant something by it.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/record/read.hpp"
#include "interpreter/record/tree.hpp"

namespace chapeau::casefile {

using record::RecordError;
using record::Tree;

class Taking {
  public:
    using Take = std::function<void(const Tree&, const std::string& path)>;
    struct Member {
        std::string_view name;
        Take take;
        bool required = false;
    };

    static constexpr std::size_t most_errors = 100;
    static constexpr std::size_t most_members = 10'000;  // of a list

    /// The first of them, in the order of the text; paths are `found[0].at`.
    [[nodiscard]] const std::vector<RecordError>& errors() const { return errors_; }

    /// Each of the members that stand in the object; `path` is empty for the whole text.
    void object(const Tree& tree, const std::string& path, std::initializer_list<Member> members);
    void list(const Tree& tree, const std::string& path, const Take& each, std::size_t most = most_members);
    void text(const Tree& tree, const std::string& path, std::string& into);
    void yes_no(const Tree& tree, const std::string& path, bool& into);
    void one_of(const Tree& tree, const std::string& path, const std::vector<std::string>& words, std::string& into);
    /// A moment of UTC, `2026-11-30T10:00:00Z`; a fraction of its second is left away.
    void moment(const Tree& tree, const std::string& path, std::string& into);
    void wrong(const Tree& tree, std::string path, std::string expected);
    void wrong(std::string path, std::string found, std::string expected);

    // The same, to be a member's.
    [[nodiscard]] Take text(std::string& into);
    [[nodiscard]] Take yes_no(bool& into);
    [[nodiscard]] Take one_of(std::vector<std::string> words, std::string& into);
    [[nodiscard]] Take moment(std::string& into);
    [[nodiscard]] Take list_of(Take each, std::size_t most = most_members);

  private:
    [[nodiscard]] bool is_full() const { return errors_.size() >= most_errors; }

    std::vector<RecordError> errors_;
};

/// The content of a text, which must be one.
[[nodiscard]] std::string content_of(const Tree& text);

}  // namespace chapeau::casefile
