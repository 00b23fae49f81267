# Options; and, if this is not a part of another project, the build type, compiler launcher and linker.
# As a part of another project it changes no global setting.

option(CORDBOARD_JSON     "Build cordboard::json (needs Boost.JSON)"    ${PROJECT_IS_TOP_LEVEL})
option(CORDBOARD_TESTKIT  "Build cordboard::testkit (scenario runner)"  ${PROJECT_IS_TOP_LEVEL})
option(CORDBOARD_EXAMPLES "Build the example programs"                  ${PROJECT_IS_TOP_LEVEL})
option(CORDBOARD_BENCH    "Build the benchmarks"                        ${PROJECT_IS_TOP_LEVEL})
option(CORDBOARD_TESTS    "Build the tests (needs GoogleTest)"          ${PROJECT_IS_TOP_LEVEL})
option(CORDBOARD_INSTALL  "Make install rules"                          ${PROJECT_IS_TOP_LEVEL})
option(CORDBOARD_WERROR   "Warnings are errors"                         OFF)
option(CORDBOARD_UNITY    "Compile each module and program as one unit" ON)
option(CORDBOARD_COVERAGE "Measure line and branch coverage"            OFF)
set(CORDBOARD_SANITIZE "" CACHE STRING "Sanitizers: address,undefined or thread; empty for none")
option(BUILD_SHARED_LIBS  "Build shared libraries"                      OFF)

set(CORDBOARD_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor)
if(CORDBOARD_WERROR)
  list(APPEND CORDBOARD_WARNINGS -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  list(APPEND CORDBOARD_WARNINGS
    -Wno-unused-lambda-capture            # false positive in generic lambdas that are never called
    -Wno-error=deprecated-declarations)   # std::stable_sort of g++ 12's library
endif()

# A life cycle calls about forty small functions of the core. These parameters let g++ inline more of
# them than -O2 does, which saves a tenth of the instructions (docs/performance.md).
# -fno-tree-slp-vectorize: g++ 12 would pack two adjacent fields into a register to store them at
# once, which takes more instructions than two stores.
set(CORDBOARD_INLINING
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release,RelWithDebInfo>>:SHELL:--param=max-inline-insns-single=300
    --param=max-inline-insns-auto=150 --param=inline-unit-growth=200
    --param=large-function-growth=2000 -fno-tree-slp-vectorize>)

if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()

set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# Every public header must compile alone: target all_verify_interface_header_sets, which only the
# preset dev builds, because once is enough.
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)

# NDEBUG switches off the assertions of Abseil and fmt. Those of the core are always on.
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Kind of build" FORCE)
endif()
if(CMAKE_CXX_FLAGS_RELWITHDEBINFO STREQUAL "-O2 -g -DNDEBUG")  # CMake's default
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
endif()

if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(CORDBOARD_CCACHE ccache)
  if(CORDBOARD_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CORDBOARD_CCACHE})
  endif()
endif()
find_program(CORDBOARD_MOLD mold)
if(CORDBOARD_MOLD)
  include(CheckLinkerFlag)
  check_linker_flag(CXX -fuse-ld=mold CORDBOARD_MOLD_WORKS)
  if(CORDBOARD_MOLD_WORKS)
    add_link_options(-fuse-ld=mold)
  endif()
endif()

if(CORDBOARD_SANITIZE)
  add_compile_options(-fsanitize=${CORDBOARD_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CORDBOARD_SANITIZE})
  if(CORDBOARD_SANITIZE MATCHES thread AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    add_compile_options(-Wno-tsan)  # g++ warns about fences in library headers
  endif()
endif()
if(CORDBOARD_COVERAGE)
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
endif()
