// A file that takes the place of another when it is whole, and not before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chapeau::cli {

/// What a path leads to through symbolic links, also where nothing is there yet.
[[nodiscard]] std::string through_links(const std::string& path);

/// Files that runs made beside `path` to replace it, and that are left of runs that are no longer alive. They are not
/// known to be whole.
[[nodiscard]] std::vector<std::string> left_beside(const std::string& path);

/// A new file beside the one that it is to replace. It has that one's permissions.
class Beside {
  public:
    /// `path` is that of a regular file, or of none.
    explicit Beside(const std::string& path);
    /// Removes what was not put in place.
    ~Beside();
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;

    /// To be written to; -1, with errno set, where it could not be made.
    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// Puts it in the other one's place once it is on the disk, and waits until that is on the disk too. False, with
    /// errno set, where that fails: then the other one stays as it was.
    [[nodiscard]] bool put_in_place();

    /// Lets `remove_when_dying` remove this one, until it is put in place or gone. One at a time.
    void remember();
    /// For signal handlers that end the program.
    static void remove_when_dying();

  private:
    void make();
    void take_permissions() const;
    void forget();

    std::string path_;  // to be replaced
    std::string name_;  // until then
    int descriptor_ = -1;
};

/// Writes all of it; false, with errno set, where that fails.
[[nodiscard]] bool write_all(int descriptor, std::string_view text);

/// Waits until the names in the folder of `path` are on the disk; false, with errno set, where that fails.
[[nodiscard]] bool sync_folder_of(const std::string& path);

}  // namespace chapeau::cli
