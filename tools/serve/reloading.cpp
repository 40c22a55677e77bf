// However often it is asked meanwhile, one loading more is enough: it reads what is there by then.
#include "tools/serve/reloading.hpp"

#include <system_error>
#include <thread>
#include <utility>

namespace chapeau::serve {

void Reloading::ask() {
    const std::scoped_lock lock(mutex_);
    again_ = true;
    if (loads_)
        return;
    try {
        std::thread([this] { load(); }).detach();
        loads_ = true;
    } catch (const std::system_error&) {
        again_ = false;
        service_.keep("the system gives no thread to load the policy in");
    }
}

void Reloading::load() {
    std::unique_lock lock(mutex_);
    while (std::exchange(again_, false)) {
        lock.unlock();
        service_.load_anew();
        lock.lock();
    }
    loads_ = false;
    done_.notify_all();
}

bool Reloading::end(std::chrono::seconds time) {
    std::unique_lock lock(mutex_);
    again_ = false;
    return done_.wait_for(lock, time, [&] { return !loads_; });
}

}  // namespace chapeau::serve
