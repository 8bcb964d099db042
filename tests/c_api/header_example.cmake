# Writes the example of the header's first comment as a compilable C file. Arguments: HEADER, OUTPUT.
cmake_minimum_required(VERSION 3.25)
file(STRINGS ${HEADER} lines)
set(code)
set(inside OFF)
foreach(line IN LISTS lines)
  if(line STREQUAL " * ```c")
    set(inside ON)
  elseif(line STREQUAL " * ```")
    break()
  elseif(inside)
    string(REGEX REPLACE "^ \\* ?" "  " line "${line}")
    string(APPEND code "${line}\n")
  endif()
endforeach()
if(code STREQUAL "")
  message(FATAL_ERROR "${HEADER} has no example")
endif()
file(WRITE ${OUTPUT} "#include <stdio.h>

#include \"chatcore/chatcore.h\"

void publish(const uint8_t* data, size_t size);
int64_t example(const uint8_t* config, size_t config_size, const uint8_t* command, size_t command_size,
                int64_t now_us);

int64_t example(const uint8_t* config, size_t config_size, const uint8_t* command, size_t command_size,
                int64_t now_us) {
${code}  return wake_us;
}
")
