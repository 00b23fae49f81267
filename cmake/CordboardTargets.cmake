# Functions that define targets: modules, libraries and programs.

include(GenerateExportHeader)

set(CORDBOARD_MODULES_DIR "${PROJECT_BINARY_DIR}/modules")
set(CORDBOARD_GENERATED_DIR "${PROJECT_BINARY_DIR}/generated")
set(CORDBOARD_BIN_DIR "${PROJECT_BINARY_DIR}/bin")

# Makes the folder CORDBOARD_MODULES_DIR/NAME with a link to each module that NAME may include.
function(cordboard_module_view NAME)
  set(view "${CORDBOARD_MODULES_DIR}/${NAME}")
  file(MAKE_DIRECTORY "${view}")
  file(GLOB present RELATIVE "${view}" "${view}/*")
  foreach(entry IN LISTS present)
    if(NOT entry IN_LIST ARGN)
      file(REMOVE "${view}/${entry}")
    endif()
  endforeach()
  foreach(module IN LISTS ARGN)
    file(CREATE_LINK "${PROJECT_SOURCE_DIR}/src/${module}" "${view}/${module}" SYMBOLIC)
  endforeach()
endfunction()

# Compiler settings of every target of this project.
function(cordboard_compile TARGET)
  target_compile_features(${TARGET} PRIVATE cxx_std_20)
  target_compile_options(${TARGET} PRIVATE ${CORDBOARD_WARNINGS})
  set_target_properties(${TARGET} PROPERTIES
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    # One unit for a module or program, because its files share headers that take longer to compile
    # than the files do.
    UNITY_BUILD ${CORDBOARD_UNITY}
    UNITY_BUILD_BATCH_SIZE 0)
endfunction()

# A module of the core, src/NAME/**.cc, that may include itself and the modules in SEES.
function(cordboard_module NAME)
  cmake_parse_arguments(PARSE_ARGV 1 module "" "" "SEES")
  cordboard_module_view(${NAME} ${NAME} ${module_SEES})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${NAME}/*.cc")
  if(NOT sources)
    return()
  endif()
  set(target cordboard_module_${NAME})
  add_library(${target} OBJECT ${sources})
  cordboard_compile(${target})
  target_include_directories(${target} PRIVATE
    "${CORDBOARD_MODULES_DIR}/${NAME}" "${PROJECT_SOURCE_DIR}/include" "${CORDBOARD_GENERATED_DIR}")
  target_link_libraries(${target} PRIVATE ${CORDBOARD_CORE_DEPENDENCIES})
  target_compile_options(${target} PRIVATE ${CORDBOARD_INLINING})
  # The modules are part of the library, so they have its export macro and position-independent code.
  target_compile_definitions(${target} PRIVATE
    $<IF:$<BOOL:${BUILD_SHARED_LIBS}>,cordboard_EXPORTS,CORDBOARD_STATIC_DEFINE>)
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_sources(cordboard PRIVATE $<TARGET_OBJECTS:${target}>)
endfunction()

# Properties that the installed libraries share. COMPONENT is the name after "cordboard::".
function(cordboard_library TARGET COMPONENT)
  cordboard_compile(${TARGET})
  target_compile_features(${TARGET} PUBLIC cxx_std_20)
  set_target_properties(${TARGET} PROPERTIES
    EXPORT_NAME ${COMPONENT}
    POSITION_INDEPENDENT_CODE ON
    VERSION ${PROJECT_VERSION}
    # Before version 1.0 each minor version may change the binary interface.
    SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
  cordboard_headers(${TARGET} ${COMPONENT})
endfunction()

# The public headers of a component: include/cordboard/testkit.h and testkit/ belong to the library
# of that name, all others to the core. So does json.h, because the core writes JSON.
function(cordboard_headers TARGET COMPONENT)
  set(root "${PROJECT_SOURCE_DIR}/include")
  set(extras "^cordboard/testkit(/.*)?\\.h$")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${root}" "${root}/*.h")
  set(base_dirs "${root}")
  if(COMPONENT STREQUAL core)
    list(FILTER headers EXCLUDE REGEX "${extras}")
    # One export header for all, because ELF systems use one attribute for export and import.
    generate_export_header(cordboard
      BASE_NAME CORDBOARD EXPORT_FILE_NAME "${CORDBOARD_GENERATED_DIR}/cordboard/export.h")
    list(APPEND base_dirs "${CORDBOARD_GENERATED_DIR}")
    if(NOT BUILD_SHARED_LIBS)
      target_compile_definitions(${TARGET} PUBLIC CORDBOARD_STATIC_DEFINE)
    endif()
  else()
    list(FILTER headers INCLUDE REGEX "^cordboard/${COMPONENT}(/.*)?\\.h$")
    list(FILTER headers INCLUDE REGEX "${extras}")
    if(NOT headers)
      return()
    endif()
  endif()
  list(TRANSFORM headers PREPEND "${root}/")
  if(COMPONENT STREQUAL core)
    list(APPEND headers "${CORDBOARD_GENERATED_DIR}/cordboard/export.h")
  endif()
  target_sources(${TARGET} PUBLIC
    FILE_SET HEADERS BASE_DIRS ${base_dirs} FILES ${headers})
endfunction()

# A library beside the core, src/NAME/**.cc. It may include public headers, itself and SEES.
function(cordboard_extra NAME)
  cmake_parse_arguments(PARSE_ARGV 1 extra "" "" "SEES")
  cordboard_module_view(${NAME} ${NAME} ${extra_SEES})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${NAME}/*.cc")
  if(NOT sources)
    return()
  endif()
  set(target cordboard_${NAME})
  add_library(${target} ${sources})
  add_library(cordboard::${NAME} ALIAS ${target})
  target_link_libraries(${target} PUBLIC cordboard)
  target_include_directories(${target} PRIVATE "${CORDBOARD_MODULES_DIR}/${NAME}")
  cordboard_library(${target} ${NAME})
endfunction()

# Links the core and those of the named components that exist.
function(cordboard_use TARGET)
  target_link_libraries(${TARGET} PUBLIC cordboard::core)
  foreach(component IN LISTS ARGN)
    if(TARGET cordboard::${component})
      target_link_libraries(${TARGET} PUBLIC cordboard::${component})
    endif()
  endforeach()
endfunction()

# A program in bin/ that links the core and the components in USES. All sources but main.cc become a
# library NAME_parts, which the program's unit tests link.
function(cordboard_program NAME)
  cmake_parse_arguments(PARSE_ARGV 1 program "" "" "SOURCES;USES")
  if(NOT program_SOURCES)
    return()
  endif()
  set(parts ${program_SOURCES})
  list(FILTER parts EXCLUDE REGEX "/main\\.cc$")
  set(main ${program_SOURCES})
  list(FILTER main INCLUDE REGEX "/main\\.cc$")
  if(parts AND main)
    add_library(${NAME}_parts STATIC ${parts})
    cordboard_compile(${NAME}_parts)
    cordboard_use(${NAME}_parts ${program_USES})
    target_include_directories(${NAME}_parts INTERFACE "${PROJECT_SOURCE_DIR}/examples")
    add_executable(${NAME} ${main})
    target_link_libraries(${NAME} PRIVATE ${NAME}_parts)
  else()
    add_executable(${NAME} ${program_SOURCES})
  endif()
  cordboard_compile(${NAME})
  cordboard_use(${NAME} ${program_USES})
  set_target_properties(${NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CORDBOARD_BIN_DIR}")
  set_property(GLOBAL APPEND PROPERTY CORDBOARD_PROGRAMS ${NAME})
endfunction()
