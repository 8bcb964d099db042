# chatcore_add_part(<name> SOURCES <files> [LIBRARIES <targets>]): one folder of src/ as an object library, so that a
# part compiles and is tested alone. The library chatcore is made of all parts.
function(chatcore_add_part name)
  cmake_parse_arguments(PART "" "" "SOURCES;LIBRARIES" ${ARGN})
  set(target chatcore_${name})
  add_library(${target} OBJECT ${PART_SOURCES})
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/include
                                              ${CHATCORE_GENERATED_DIR})
  target_link_libraries(${target}
    PUBLIC chatcore_settings protobuf::libprotobuf-lite absl::status absl::statusor absl::time absl::flat_hash_map
           absl::btree fmt::fmt PkgConfig::XXHASH ${PART_LIBRARIES})
  add_dependencies(${target} chatcore_proto)
  set_property(GLOBAL APPEND PROPERTY CHATCORE_PARTS ${target})
endfunction()

# chatcore_add_test(<name> SOURCES <files> [LIBRARIES <targets>] [LABELS <labels>] [DEFINITIONS ...]): a doctest binary
# whose cases are discovered by ctest. Without LIBRARIES it links the whole library.
function(chatcore_add_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LIBRARIES;LABELS;DEFINITIONS" ${ARGN})
  if(NOT TEST_LABELS)
    set(TEST_LABELS unit)
  endif()
  if(NOT TEST_LIBRARIES)
    set(TEST_LIBRARIES chatcore)
  endif()
  add_executable(${name} ${TEST_SOURCES} ${PROJECT_SOURCE_DIR}/tests/doctest_main.cc)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/include
                                             ${CHATCORE_GENERATED_DIR})
  target_link_libraries(${name} PRIVATE chatcore_settings doctest::doctest fmt::fmt absl::flat_hash_map absl::btree
                                        PkgConfig::XXHASH ${TEST_LIBRARIES})
  target_compile_definitions(${name} PRIVATE CHATCORE_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                             CHATCORE_BINARY_DIR="${PROJECT_BINARY_DIR}" ${TEST_DEFINITIONS})
  doctest_discover_tests(${name} PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT 600)
endfunction()
