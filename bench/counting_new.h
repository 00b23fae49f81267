// Replaces operator new and delete of the program that includes this, once, and counts. For
// programs that measure memory or show that none is allocated.
#pragma once

#include <malloc.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace probe {

struct Heap {
  std::uint64_t allocations = 0;  // so far
  std::int64_t bytes = 0;         // held now, as malloc rounds them
};

inline Heap heap;

inline void* count_allocation(void* block) {
  if (block == nullptr) throw std::bad_alloc();
  ++heap.allocations;
  heap.bytes += static_cast<std::int64_t>(malloc_usable_size(block));
  return block;
}

inline void count_release(void* block) {
  heap.bytes -= static_cast<std::int64_t>(malloc_usable_size(block));
  std::free(block);
}

}  // namespace probe

void* operator new(std::size_t size) { return probe::count_allocation(std::malloc(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  const auto align = static_cast<std::size_t>(alignment);
  return probe::count_allocation(std::aligned_alloc(align, (size + align - 1) / align * align));
}
void operator delete(void* block) noexcept { probe::count_release(block); }
void operator delete(void* block, std::size_t) noexcept { probe::count_release(block); }
void operator delete(void* block, std::align_val_t) noexcept { probe::count_release(block); }
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
  probe::count_release(block);
}
