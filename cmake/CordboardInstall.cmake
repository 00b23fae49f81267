# The package: libraries, headers, CMake config with components, pkg-config files, licence, docs.

include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/cordboard")

# Not relocated by hand: a .pc file finds its prefix from where it lies itself.
file(RELATIVE_PATH CORDBOARD_PC_PREFIX "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
string(REGEX REPLACE "/$" "" CORDBOARD_PC_PREFIX "${CORDBOARD_PC_PREFIX}")

# Private dependencies are the linker's business only when the library is static.
set(CORDBOARD_PC_CFLAGS "")
if(NOT BUILD_SHARED_LIBS)
  foreach(dependency IN LISTS CORDBOARD_CORE_DEPENDENCIES)
    string(REGEX REPLACE "^absl::" "absl_" module "${dependency}")
    string(REGEX REPLACE "^fmt::" "" module "${module}")
    list(APPEND modules ${module})
  endforeach()
  list(JOIN modules ", " CORDBOARD_PC_CORE_REQUIRES_PRIVATE)
  set(CORDBOARD_PC_CFLAGS " -DCORDBOARD_STATIC_DEFINE")
endif()

# cordboard_install(TARGET COMPONENT DESCRIPTION [REQUIRES modules] [LIBS_PRIVATE flags])
function(cordboard_install TARGET COMPONENT DESCRIPTION)
  cmake_parse_arguments(PARSE_ARGV 3 pc "" "REQUIRES;REQUIRES_PRIVATE;LIBS_PRIVATE;CFLAGS" "")
  get_target_property(header_sets ${TARGET} INTERFACE_HEADER_SETS)
  set(headers "")
  if(header_sets)
    set(headers FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
  endif()
  install(TARGETS ${TARGET} EXPORT cordboard-${COMPONENT}
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
    ${headers})
  install(EXPORT cordboard-${COMPONENT} NAMESPACE cordboard::
    DESTINATION "${package_dir}" FILE cordboard-${COMPONENT}.cmake)
  set(pc_name ${TARGET})
  string(REPLACE "_" "-" pc_name ${pc_name})
  set(pc_library ${TARGET})
  set(pc_description "${DESCRIPTION}")
  if(BUILD_SHARED_LIBS)
    set(pc_REQUIRES_PRIVATE "")
    set(pc_LIBS_PRIVATE "")
  endif()
  configure_file("${PROJECT_SOURCE_DIR}/cmake/cordboard.pc.in"
                 "${PROJECT_BINARY_DIR}/package/${pc_name}.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/package/${pc_name}.pc"
    DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endfunction()

cordboard_install(cordboard core "${PROJECT_DESCRIPTION}"
  REQUIRES_PRIVATE "${CORDBOARD_PC_CORE_REQUIRES_PRIVATE}" CFLAGS "${CORDBOARD_PC_CFLAGS}")
if(TARGET cordboard_json)
  # Boost has no pkg-config files.
  cordboard_install(cordboard_json json "Wire lines and sites read from JSON for Cordboard"
    REQUIRES "cordboard" LIBS_PRIVATE " -lboost_json")
endif()
if(TARGET cordboard_testkit)
  set(testkit_private "")
  if(TARGET cordboard_json)
    set(testkit_private "cordboard-json")
  endif()
  cordboard_install(cordboard_testkit testkit "Scenario runner for users of Cordboard"
    REQUIRES "cordboard" REQUIRES_PRIVATE "${testkit_private}")
endif()

configure_package_config_file(cmake/cordboard-config.cmake.in
  "${PROJECT_BINARY_DIR}/package/cordboard-config.cmake" INSTALL_DESTINATION "${package_dir}")
# Until 1.0 a minor version is a different library.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/package/cordboard-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/package/cordboard-config.cmake"
              "${PROJECT_BINARY_DIR}/package/cordboard-config-version.cmake"
        DESTINATION "${package_dir}")

install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" OPTIONAL)
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}" OPTIONAL
        FILES_MATCHING PATTERN "*.md" PATTERN "*.svg")
