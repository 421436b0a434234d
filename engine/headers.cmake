# backprop_headers: the two header-only libraries, Eigen and nlohmann/json.
#
# A cross compiler does not look into the system's include folder, and adding the whole of it would
# break the compiler's own headers. So the header trees that are needed, and no others, are linked
# into a folder of the build tree.

find_path(EIGEN_INCLUDE_DIR Eigen/Core
  PATHS /usr/include/eigen3 /usr/local/include/eigen3 /opt/homebrew/include/eigen3
  NO_CMAKE_FIND_ROOT_PATH)
find_path(NLOHMANN_INCLUDE_DIR nlohmann/json.hpp
  PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)
find_path(DOCTEST_INCLUDE_DIR doctest/doctest.h
  PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)

function(stage folder name include_dir)
  if(NOT include_dir)
    message(FATAL_ERROR "${name} is missing: install it (Debian: apt-get install ${ARGN})")
  endif()
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/headers)
  file(CREATE_LINK ${include_dir}/${folder} ${CMAKE_BINARY_DIR}/headers/${folder} SYMBOLIC)
endfunction()

stage(Eigen "Eigen 3.4" "${EIGEN_INCLUDE_DIR}" libeigen3-dev)
stage(nlohmann "nlohmann/json" "${NLOHMANN_INCLUDE_DIR}" nlohmann-json3-dev)
if(BUILD_TESTING OR NOT DEFINED BUILD_TESTING)
  stage(doctest "doctest" "${DOCTEST_INCLUDE_DIR}" doctest-dev)
endif()

add_library(backprop_headers INTERFACE)
target_include_directories(backprop_headers SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/headers)
# Eigen uses no vector registers itself: it then adds in the same order on every machine. What is hot
# fills them through Lanes (engine/numbers/lanes.hpp).
target_compile_definitions(backprop_headers INTERFACE EIGEN_DONT_VECTORIZE)
