// The end of a file is left to be read: behind it there may be no page to look at.
#include "interpreter/caseload/mapped.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "interpreter/record/read_columns.hpp"

namespace chapeau::caseload {

void Mapped::Unmap::operator()(char* begin) const {
    munmap(begin, size);
}

Mapped Mapped::next_lines(int descriptor, std::size_t size) {
    struct stat file {};
    if (fstat(descriptor, &file) != 0 || !S_ISREG(file.st_mode))
        return {};
    const off_t at = lseek(descriptor, 0, SEEK_CUR);
    const auto wanted = static_cast<off_t>(size + record::ColumnReader::padding);
    if (at < 0 || file.st_size < wanted || at > file.st_size - wanted)
        return {};
    const off_t page = at / sysconf(_SC_PAGESIZE) * sysconf(_SC_PAGESIZE);
    const auto before = static_cast<std::size_t>(at - page);
    const auto length = before + static_cast<std::size_t>(wanted);
    void* const begin = mmap(nullptr, length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, page);
    if (begin == MAP_FAILED)
        return {};
    Pages pages(static_cast<char*>(begin), Unmap{length});
    const std::string_view text(pages.get() + before, size);
    const std::size_t last = text.rfind('\n');
    if (last == std::string_view::npos || lseek(descriptor, at + static_cast<off_t>(last) + 1, SEEK_SET) < 0)
        return {};
    return {std::move(pages), text.substr(0, last + 1)};
}

}  // namespace chapeau::caseload
