# Writes the page's style and script into one C++ source. Comments and indentation stay behind: what is left is as
# readable, and every page carries it.
#   cmake -D STYLE=page.css -D SCRIPT=page.js -D OUTPUT=out.cpp -P embed.cmake
function(read_bytes file output)
  file(READ "${file}" text)
  string(REGEX REPLACE "/\\*[^*]*\\*/\n*" "" text "${text}")
  string(REGEX REPLACE "\n *//[^\n]*" "" text "\n${text}")
  string(REGEX REPLACE " // [^\n]*" "" text "${text}")
  string(REGEX REPLACE "\n[ \n]+" "\n" text "${text}")
  string(HEX "${text}" hex)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  set(${output} "${bytes}" PARENT_SCOPE)
endfunction()

read_bytes("${STYLE}" style)
read_bytes("${SCRIPT}" script)
file(WRITE "${OUTPUT}" "// Made from page.css and page.js by interpreter/trace/page/embed.cmake.
#include \"interpreter/trace/html.hpp\"

namespace chapeau::trace {
namespace {

constexpr unsigned char style[] = {${style}0};
constexpr unsigned char script[] = {${script}0};

}  // namespace

std::string_view page_style() { return {reinterpret_cast<const char*>(style), sizeof style - 1}; }
std::string_view page_script() { return {reinterpret_cast<const char*>(script), sizeof script - 1}; }

}  // namespace chapeau::trace
")
