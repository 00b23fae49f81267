# The programs: examples and benchmarks. All are built into bin/.

if(CORDBOARD_EXAMPLES)
  # The README shows first_steps; it and own_strategy use the core alone.
  foreach(example IN ITEMS "first_steps|first_steps|"
                           "own_strategy|own_strategy|"
                           "cordboard-shell|shell|json"
                           "cordboard-simulate|simulate|json"
                           "cordboard-skills-study|skills_study|json")
    string(REPLACE "|" ";" parts "${example}")
    list(POP_FRONT parts name folder uses)
    string(REPLACE " " ";" uses "${uses}")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/examples/${folder}/*.cc")
    cordboard_program(${name} SOURCES ${sources} USES ${uses})
  endforeach()
  # Programs hash passwords; the engine does not.
  if(TARGET cordboard-shell)
    find_path(CORDBOARD_SODIUM_INCLUDE sodium.h)
    find_library(CORDBOARD_SODIUM_LIBRARY sodium)
    if(NOT CORDBOARD_SODIUM_INCLUDE OR NOT CORDBOARD_SODIUM_LIBRARY)
      message(FATAL_ERROR "cordboard-shell needs libsodium (Debian: libsodium-dev); "
                          "without the programs: -DCORDBOARD_EXAMPLES=OFF")
    endif()
    target_include_directories(cordboard-shell_parts SYSTEM PUBLIC "${CORDBOARD_SODIUM_INCLUDE}")
    target_link_libraries(cordboard-shell_parts PUBLIC "${CORDBOARD_SODIUM_LIBRARY}")
  endif()
  # The study runs the simulator.
  if(TARGET cordboard-skills-study_parts AND TARGET cordboard-simulate_parts)
    find_package(Threads REQUIRED)
    target_link_libraries(cordboard-skills-study_parts
      PUBLIC cordboard-simulate_parts Threads::Threads)
  endif()
endif()

# The benchmarks: each bench/*_probe.cc is a program; the other files are cordboard-bench. A benchmark
# that needs a missing package is left out with a message.
if(CORDBOARD_BENCH)
  file(GLOB probes CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bench/*_probe.cc")
  foreach(probe IN LISTS probes)
    get_filename_component(name "${probe}" NAME_WE)
    string(REPLACE "_" "-" name "${name}")
    cordboard_program(${name} SOURCES "${probe}" USES json)
  endforeach()
  find_package(benchmark CONFIG QUIET)
  file(GLOB sources CONFIGURE_DEPENDS
       "${PROJECT_SOURCE_DIR}/bench/*_bench.cc" "${PROJECT_SOURCE_DIR}/bench/rivals/*_bench.cc")
  if(benchmark_FOUND AND sources)
    set(rivals_need)
    foreach(rival IN ITEMS "redis|hiredis/hiredis.h|hiredis" "postgres|libpq-fe.h|pq")
      string(REPLACE "|" ";" parts "${rival}")
      list(POP_FRONT parts rival header library)
      find_path(CORDBOARD_${rival}_INCLUDE "${header}" PATH_SUFFIXES postgresql)
      find_library(CORDBOARD_${rival}_LIBRARY "${library}")
      if(CORDBOARD_${rival}_INCLUDE AND CORDBOARD_${rival}_LIBRARY)
        list(APPEND rivals_need ${rival})
      else()
        message(STATUS "no ${header} or lib${library}: cordboard-bench without ${rival}")
        list(FILTER sources EXCLUDE REGEX "/rivals/${rival}_bench\\.cc$")
      endif()
    endforeach()
    cordboard_program(cordboard-bench SOURCES ${sources} USES json testkit)
    target_include_directories(cordboard-bench PRIVATE "${PROJECT_SOURCE_DIR}/bench")
    target_link_libraries(cordboard-bench PRIVATE benchmark::benchmark benchmark::benchmark_main)
    foreach(rival IN LISTS rivals_need)
      target_include_directories(cordboard-bench SYSTEM PRIVATE "${CORDBOARD_${rival}_INCLUDE}")
      target_link_libraries(cordboard-bench PRIVATE "${CORDBOARD_${rival}_LIBRARY}")
    endforeach()
  else()
    message(STATUS "no Google Benchmark: cordboard-bench is not built")
  endif()
endif()

# All programs, without the tests: the default target of scripts/build.
get_property(programs GLOBAL PROPERTY CORDBOARD_PROGRAMS)
if(PROJECT_IS_TOP_LEVEL)
  add_custom_target(programs DEPENDS cordboard ${programs})
endif()
