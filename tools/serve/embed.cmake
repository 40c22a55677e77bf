# Writes files into one C++ source, byte for byte, each under its name without the folder.
#   cmake -D FILES=a.js|b.css -D OUTPUT=out.cpp -P embed.cmake
string(REPLACE "|" ";" files "${FILES}")
set(arrays "")
set(entries "")
set(number 0)
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(APPEND arrays "constexpr unsigned char file_${number}[] = {${bytes}0};\n")
  string(APPEND entries "    Asset{\"${name}\", text_of(file_${number}, sizeof file_${number} - 1)},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}" "// Made by tools/serve/embed.cmake.
#include <array>
#include <cstddef>

#include \"tools/serve/service.hpp\"

namespace chapeau::serve {
namespace {

${arrays}
std::string_view text_of(const unsigned char* bytes, std::size_t size) {
    return {reinterpret_cast<const char*>(bytes), size};
}

const std::array<Asset, ${number}> files{{
${entries}}};

}  // namespace

std::span<const Asset> assets() { return files; }

}  // namespace chapeau::serve
")
