// Answers packed for who asks for that: gzip, whole or piece by piece.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace chapeau::serve {

class Packing {
  public:
    Packing();
    ~Packing();
    Packing(const Packing&) = delete;
    Packing& operator=(const Packing&) = delete;

    /// The packed bytes of the next piece, from which all up to here can be unpacked.
    [[nodiscard]] std::string piece(std::string_view text);
    /// The packed bytes of the last piece and of the end. Nothing comes after.
    [[nodiscard]] std::string last(std::string_view text);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace chapeau::serve
