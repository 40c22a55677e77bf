// Lambdas as one visitor of a variant.
#pragma once

namespace chapeau::trace {

template <class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

}  // namespace chapeau::trace
