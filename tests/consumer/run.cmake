# One step of the consumer tests; see CMakeLists.txt beside this file.

cmake_minimum_required(VERSION 3.25)

set(project "${SOURCE_DIR}/tests/consumer/project")
set(stage "${WORK}/installed")
set(shared_stage "${WORK}/installed-shared")
set(programs "${SOURCE_DIR}/tests/consumer/version.cc")
file(GLOB first_steps "${SOURCE_DIR}/examples/first_steps/*.cc")
list(APPEND programs ${first_steps})

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    list(JOIN ARGV " " line)
    message(FATAL_ERROR "${STEP}: failed (${result}): ${line}")
  endif()
endfunction()

# Configures, builds and runs the user's project in WORK/NAME. Lists are passed with commas.
function(consume NAME)
  list(JOIN programs "," programs)
  set(build "${WORK}/${NAME}")
  if(NOT LAUNCHER STREQUAL "")
    set(launcher "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}")
  endif()
  file(REMOVE_RECURSE "${build}/CMakeCache.txt")
  run(${CMAKE_COMMAND} -S "${project}" -B "${build}" -G "${GENERATOR}" ${launcher}
      "-DCMAKE_CXX_COMPILER=${CXX}" -DCMAKE_BUILD_TYPE=Debug "-DCMAKE_CXX_FLAGS_DEBUG=-O0"
      "-DCONSUMER_PROGRAMS=${programs}"
      "-DCONSUMER_VERSION_PROGRAM=${SOURCE_DIR}/tests/consumer/version.cc" ${ARGN})
  run(${CMAKE_COMMAND} --build "${build}" --parallel 2)
  run(${CMAKE_CTEST_COMMAND} --test-dir "${build}" --output-on-failure --no-tests=error)
endfunction()

if(STEP STREQUAL "install")
  # Installed in one folder and moved to another: no file may contain the first path.
  file(REMOVE_RECURSE "${stage}" "${stage}-elsewhere")
  run(${CMAKE_COMMAND} --install "${BUILD_DIR}" --prefix "${stage}-elsewhere")
  file(RENAME "${stage}-elsewhere" "${stage}")

elseif(STEP STREQUAL "find_package_static")
  set(components "")
  foreach(component IN ITEMS json testkit)
    if(EXISTS "${stage}/${LIBDIR}/cmake/cordboard/cordboard-${component}.cmake")
      list(APPEND components ${component})
    endif()
  endforeach()
  list(JOIN components "," components)
  consume(find_package_static "-DCMAKE_PREFIX_PATH=${stage}" "-DCONSUMER_COMPONENTS=${components}")

elseif(STEP STREQUAL "pkg_config")
  set(ENV{PKG_CONFIG_PATH} "${stage}/${LIBDIR}/pkgconfig")
  execute_process(COMMAND pkg-config --modversion cordboard
                  OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  if(NOT version STREQUAL VERSION)
    message(FATAL_ERROR "pkg-config says version ${version}, not ${VERSION}")
  endif()
  file(MAKE_DIRECTORY "${WORK}/pkg_config")
  foreach(source IN LISTS programs)
    get_filename_component(name "${source}" NAME_WE)
    set(program "${WORK}/pkg_config/${name}")
    run(sh -c "'${CXX}' -std=c++20 '${source}' -o '${program}' $(pkg-config --cflags --libs --static cordboard)")
    run("${program}")
  endforeach()

elseif(STEP STREQUAL "add_subdirectory")
  consume(add_subdirectory "-DCORDBOARD_SOURCE_DIR=${SOURCE_DIR}" -DBUILD_SHARED_LIBS=ON
          -DCORDBOARD_INSTALL=ON)
  file(REMOVE_RECURSE "${shared_stage}")
  run(${CMAKE_COMMAND} --install "${WORK}/add_subdirectory" --prefix "${shared_stage}")

elseif(STEP STREQUAL "find_package_shared")
  consume(find_package_shared "-DCMAKE_PREFIX_PATH=${shared_stage}"
          # Users of a shared core need neither Abseil nor fmt.
          -DCMAKE_DISABLE_FIND_PACKAGE_absl=ON -DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON)

else()
  message(FATAL_ERROR "unknown step ${STEP}")
endif()
