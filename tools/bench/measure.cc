#include "tools/bench/measure.h"

#include <linux/perf_event.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <ctime>
#include <new>

namespace {
std::atomic<std::uint64_t> allocations{0};
}  // namespace

// Counts what every library of the process asks for. A sanitizer brings an operator of its own.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
void* operator new(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif

namespace chatcore::bench {

double Stopwatch::NowNs() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::uint64_t Percentile(const std::vector<std::uint64_t>& sorted, std::uint32_t of_100000) {
  const std::size_t rank = (sorted.size() * std::size_t{of_100000} + 99'999) / 100'000;
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

InstructionCounter::InstructionCounter() {
  perf_event_attr attributes = {};
  attributes.type = PERF_TYPE_HARDWARE;
  attributes.size = sizeof(attributes);
  attributes.config = PERF_COUNT_HW_INSTRUCTIONS;
  attributes.exclude_kernel = 1;
  attributes.exclude_hv = 1;
  descriptor_ = static_cast<int>(syscall(SYS_perf_event_open, &attributes, 0, -1, -1, 0));
}

InstructionCounter::~InstructionCounter() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::int64_t InstructionCounter::Count() const {
  std::int64_t count = -1;
  if (descriptor_ < 0 || read(descriptor_, &count, sizeof(count)) != sizeof(count)) return -1;
  return count;
}

std::uint64_t AllocationsSoFar() { return allocations.load(std::memory_order_relaxed); }

std::size_t BytesInUse() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

}  // namespace chatcore::bench
