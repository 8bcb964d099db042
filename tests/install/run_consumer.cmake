# Runs one consumer project. Arguments: CASE, SOURCE (tests/install), BUILD (a folder to work in), PREFIX (the installed
# tree), CHATCORE_SOURCE, and the generator and compilers of the outer build.
cmake_minimum_required(VERSION 3.25)

cmake_path(APPEND BUILD ${CASE} OUTPUT_VARIABLE folder)
file(REMOVE_RECURSE ${folder})
file(MAKE_DIRECTORY ${folder})

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

set(configure ${CMAKE_COMMAND} -S ${SOURCE}/${CASE} -B ${folder} -G ${GENERATOR} -DCMAKE_BUILD_TYPE=${BUILD_TYPE}
    -DCMAKE_C_COMPILER=${C_COMPILER} -DCMAKE_CXX_COMPILER=${CXX_COMPILER}
    -DCMAKE_C_COMPILER_LAUNCHER=${C_LAUNCHER} -DCMAKE_CXX_COMPILER_LAUNCHER=${CXX_LAUNCHER}
    -DCMAKE_C_FLAGS=${EXTRA_FLAGS} -DCMAKE_CXX_FLAGS=${EXTRA_FLAGS})

# Says what the app must print, and runs it. The libraries of a moved tree are found by LD_LIBRARY_PATH where no rpath
# leads to them.
function(expect_output app pattern)
  file(GLOB libraries ${PREFIX}/lib*/libchatcore* ${PREFIX}/lib*/*/libchatcore*)
  list(GET libraries 0 library)
  cmake_path(GET library PARENT_PATH library_folder)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env LD_LIBRARY_PATH=${library_folder} ${app}
                  OUTPUT_VARIABLE output COMMAND_ERROR_IS_FATAL ANY)
  if(NOT output MATCHES "${pattern}")
    message(FATAL_ERROR "${app} printed\n${output}\nand not ${pattern}")
  endif()
endfunction()

function(make_with_pkg_config)
  file(GLOB_RECURSE pc ${PREFIX}/*/chatcore_c.pc)
  cmake_path(GET pc PARENT_PATH pc_folder)
  run(${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${pc_folder} CC=${C_COMPILER} CXX=${CXX_COMPILER}
      "CFLAGS=${EXTRA_FLAGS}" "CXXFLAGS=${EXTRA_FLAGS}" OUT=${folder} ${MAKE} -C ${SOURCE}/${CASE} -B app)
endfunction()

if(CASE MATCHES "^(find_package|c_find_package)$")
  run(${configure} -DCMAKE_PREFIX_PATH=${PREFIX})
  run(${CMAKE_COMMAND} --build ${folder})
elseif(CASE MATCHES "^(add_subdirectory|fetch_content)$")
  # No debug information and no optimisation: the fastest way to compile chatcore once more.
  run(${configure} -DCHATCORE_SOURCE=${CHATCORE_SOURCE} -DCMAKE_BUILD_TYPE=None)
  run(${CMAKE_COMMAND} --build ${folder} --target app)
elseif(CASE MATCHES "^(pkg_config|c_pkg_config)$")
  make_with_pkg_config()
else()
  message(FATAL_ERROR "no consumer ${CASE}")
endif()

if(CASE MATCHES "^c_")
  expect_output(${folder}/app "configured with 1 events, chatcore [0-9]+\\.[0-9]+\\.[0-9]+")
elseif(NOT CASE STREQUAL "fetch_content")
  expect_output(${folder}/app "chat-1 waits in support")
endif()
message(STATUS "consumer ${CASE} works")
