# Installs into a folder and moves it, so that nothing in it can depend on where it was, then looks at what is in it.
# Arguments: BINARY_DIR, PREFIX, GOLDEN (the list of files that must be there).
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE ${PREFIX} ${PREFIX}.staging)
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BINARY_DIR} --prefix ${PREFIX}.staging
                OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(RENAME ${PREFIX}.staging ${PREFIX})

file(GLOB_RECURSE files RELATIVE ${PREFIX} ${PREFIX}/*)
file(STRINGS ${EXPECTED} expected)
foreach(pattern IN LISTS expected)
  set(found ${files})
  list(FILTER found INCLUDE REGEX "^${pattern}$")
  if(NOT found)
    message(SEND_ERROR "nothing installed matches ${pattern}")
  endif()
endforeach()

# Text files must not know a folder of the build, and targets not the private settings.
foreach(file IN LISTS files)
  if(file MATCHES "\\.(cmake|pc|h|proto)$")
    file(READ ${PREFIX}/${file} text)
    foreach(forbidden ${BINARY_DIR} ${SOURCE_DIR} chatcore_settings)
      string(FIND "${text}" "${forbidden}" at)
      if(NOT at EQUAL -1)
        message(SEND_ERROR "the installed ${file} names ${forbidden}")
      endif()
    endforeach()
  endif()
endforeach()
