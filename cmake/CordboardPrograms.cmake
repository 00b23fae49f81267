# The programs, all in bin/. A folder that is not there yet makes no program.

if(CORDBOARD_EXAMPLES)
  # first_steps is what the README shows; it and own_strategy must do with the core alone.
  foreach(example IN ITEMS "first_steps|first_steps|"
                           "own_strategy|own_strategy|"
                           "cordboard-shell|shell|json testkit"
                           "cordboard-simulate|simulate|json testkit"
                           "cordboard-skills-study|skills_study|json testkit")
    string(REPLACE "|" ";" parts "${example}")
    list(POP_FRONT parts name folder uses)
    string(REPLACE " " ";" uses "${uses}")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/examples/${folder}/*.cc")
    cordboard_program(${name} SOURCES ${sources} USES ${uses})
  endforeach()
  # The study is a user of the simulator.
  if(TARGET cordboard-skills-study_parts AND TARGET cordboard-simulate_parts)
    find_package(Threads REQUIRED)
    target_link_libraries(cordboard-skills-study_parts
      PUBLIC cordboard-simulate_parts Threads::Threads)
  endif()
endif()

if(CORDBOARD_BENCH)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bench/*.cc")
  set(probe "${PROJECT_SOURCE_DIR}/bench/lifecycle_probe.cc")
  if(probe IN_LIST sources)
    list(REMOVE_ITEM sources "${probe}")
    cordboard_program(lifecycle-probe SOURCES "${probe}")
  endif()
  if(sources)
    find_package(benchmark CONFIG REQUIRED)
    cordboard_program(cordboard-bench SOURCES ${sources} USES json testkit)
    target_link_libraries(cordboard-bench PRIVATE benchmark::benchmark)
    set(has_main OFF)
    foreach(source IN LISTS sources)
      file(STRINGS "${source}" main REGEX "BENCHMARK_MAIN|int main\\(" LIMIT_COUNT 1)
      if(main)
        set(has_main ON)
      endif()
    endforeach()
    if(NOT has_main)
      target_link_libraries(cordboard-bench PRIVATE benchmark::benchmark_main)
    endif()
  endif()
endif()

# Everything a user runs, without the tests: what scripts/build makes.
get_property(programs GLOBAL PROPERTY CORDBOARD_PROGRAMS)
if(PROJECT_IS_TOP_LEVEL)
  add_custom_target(programs DEPENDS cordboard ${programs})
endif()
