#ifndef CHATCORE_TOOLS_BENCH_MEASURE_H_
#define CHATCORE_TOOLS_BENCH_MEASURE_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chatcore::bench {

/// Time that this thread computes: what the machine gives to others meanwhile is left out. For rounds; a look costs
/// some hundred ns.
class Stopwatch {
 public:
  double Ns() const { return NowNs() - start_ns_; }

 private:
  static double NowNs();
  double start_ns_ = NowNs();
};

/// Time that passes, for the latency of one call.
class WallWatch {
 public:
  std::uint64_t Ns() const {
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start_).count());
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// The optimizer has to believe that the value is used.
template <typename T>
void KeepResult(const T& value) {
  asm volatile("" : : "r,m"(value) : "memory");
}

double Median(std::vector<double> values);

/// The value below which so many of 100,000 lie; nearest rank. `sorted` ascending, not empty.
std::uint64_t Percentile(const std::vector<std::uint64_t>& sorted, std::uint32_t of_100000);

/// Instructions of this process outside the kernel while it lives; -1 where the machine does not count them.
class InstructionCounter {
 public:
  InstructionCounter();
  ~InstructionCounter();
  InstructionCounter(const InstructionCounter&) = delete;
  InstructionCounter& operator=(const InstructionCounter&) = delete;
  std::int64_t Count() const;

 private:
  int descriptor_;
};

/// Calls of operator new in this process so far.
std::uint64_t AllocationsSoFar();

/// Bytes that the heap holds for the process now.
std::size_t BytesInUse();

}  // namespace chatcore::bench

#endif  // CHATCORE_TOOLS_BENCH_MEASURE_H_
