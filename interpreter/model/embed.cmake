# Writes the files of the standard library into one C++ source, byte for byte.
#   cmake -D FILES=a.rules|b.rules -D OUTPUT=out.cpp -P embed.cmake
string(REPLACE "|" ";" files "${FILES}")
set(arrays "")
set(entries "")
set(number 0)
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(APPEND arrays "constexpr unsigned char file_${number}[] = {${bytes}0};\n")
  string(APPEND entries "    StandardFile{\"stdlib/${name}\", text_of(file_${number}, sizeof file_${number} - 1)},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}" "// Made from stdlib/ by interpreter/model/embed.cmake.
#include \"interpreter/model/standard_library.hpp\"

#include <array>
#include <cstddef>

namespace chapeau::model {
namespace {

${arrays}
std::string_view text_of(const unsigned char* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

const std::array<StandardFile, ${number}> files{{
${entries}}};

}  // namespace

std::span<const StandardFile> standard_library() { return files; }

}  // namespace chapeau::model
")
