# cmake -DCOMPILER=... -DFLAGS=... -DSOURCE=... -P compile.cmake: checks what the compiler says of SOURCE.
# Each comment of a source that "does not compile" names a text that has to be among the errors; other sources have to
# compile.
cmake_minimum_required(VERSION 3.25)
file(STRINGS ${SOURCE} lines)
list(POP_FRONT lines first)
execute_process(COMMAND ${COMPILER} ${FLAGS} -std=c++20 -fsyntax-only ${SOURCE}
                RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)

if(NOT first MATCHES "Does not compile")
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${SOURCE} has to compile:\n${output}")
  endif()
  return()
endif()

if(result EQUAL 0)
  message(FATAL_ERROR "${SOURCE} compiles and must not")
endif()
set(expected 0)
foreach(line IN LISTS lines)
  if(line MATCHES "^ *// (.*)$")
    math(EXPR expected "${expected} + 1")
    string(FIND "${output}" "${CMAKE_MATCH_1}" place)
    if(place EQUAL -1)
      message(FATAL_ERROR "no error says: ${CMAKE_MATCH_1}\n${output}")
    endif()
  endif()
endforeach()
if(expected EQUAL 0)
  message(FATAL_ERROR "${SOURCE} names no error")
endif()
