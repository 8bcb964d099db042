# A chatcore that was built with another protobuf release is not found, and the message says why. Arguments: SOURCE,
# BUILD, PREFIX.
cmake_minimum_required(VERSION 3.25)
file(REMOVE_RECURSE ${BUILD}/wrong_protobuf)
file(COPY ${PREFIX}/ DESTINATION ${BUILD}/wrong_protobuf/prefix)
file(GLOB_RECURSE config ${BUILD}/wrong_protobuf/prefix/*/chatcoreConfig.cmake)
file(READ ${config} text)
string(REGEX REPLACE "chatcore_PROTOBUF_VERSION \"[0-9.]+\"" "chatcore_PROTOBUF_VERSION \"2.0.0\"" changed "${text}")
if(changed STREQUAL text)
  message(FATAL_ERROR "${config} does not record the release of protobuf")
endif()
file(WRITE ${config} "${changed}")

execute_process(
  COMMAND ${CMAKE_COMMAND} -S ${SOURCE}/find_package -B ${BUILD}/wrong_protobuf/build
          -DCMAKE_PREFIX_PATH=${BUILD}/wrong_protobuf/prefix
  RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE error)
string(REGEX REPLACE "[ \n]+" " " error "${error}")
if(result EQUAL 0 OR NOT error MATCHES "was built with protobuf 2.0.0, but [0-9.]+ was found")
  message(FATAL_ERROR "result ${result}, error: ${error}")
endif()
