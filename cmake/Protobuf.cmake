# Generated code for the lite runtime. The .proto files stay neutral: lite is chosen on protoc's command line, and the
# stock helper is not used because it adds a prefix to the registered file names.

set(CHATCORE_PROTO_ROOT ${PROJECT_SOURCE_DIR}/include)
set(CHATCORE_GENERATED_DIR ${PROJECT_BINARY_DIR}/generated)
set(CHATCORE_PROTOS types calendar clock config lint command event query snapshot)
set(CHATCORE_DESCRIPTOR_SET ${CHATCORE_GENERATED_DIR}/chatcore_v1.binpb)

function(chatcore_generate_protos)
  set(out ${CHATCORE_GENERATED_DIR}/chatcore/v1)
  file(MAKE_DIRECTORY ${out})
  # The lite runtime has no options: C++ sees an empty header in place of options.pb.h and with it no descriptor.pb.h.
  configure_file(${PROJECT_SOURCE_DIR}/cmake/options.pb.h.in ${out}/options.pb.h COPYONLY)

  set(sources)
  set(proto_files ${CHATCORE_PROTO_ROOT}/chatcore/v1/options.proto)
  foreach(name IN LISTS CHATCORE_PROTOS)
    set(proto ${CHATCORE_PROTO_ROOT}/chatcore/v1/${name}.proto)
    add_custom_command(
      OUTPUT ${out}/${name}.pb.cc ${out}/${name}.pb.h
      COMMAND protobuf::protoc --cpp_out=lite:${CHATCORE_GENERATED_DIR} -I${CHATCORE_PROTO_ROOT} ${proto}
      DEPENDS ${proto} ${CHATCORE_PROTO_ROOT}/chatcore/v1/options.proto
      COMMENT "Generating chatcore/v1/${name}.pb.h"
      VERBATIM)
    list(APPEND sources ${out}/${name}.pb.cc)
    list(APPEND proto_files ${proto})
  endforeach()

  add_custom_command(
    OUTPUT ${CHATCORE_DESCRIPTOR_SET}
    COMMAND protobuf::protoc --include_imports --descriptor_set_out=${CHATCORE_DESCRIPTOR_SET}
            -I${CHATCORE_PROTO_ROOT} ${proto_files}
    DEPENDS ${proto_files}
    COMMENT "Generating the descriptor set"
    VERBATIM)
  add_custom_target(chatcore_descriptors DEPENDS ${CHATCORE_DESCRIPTOR_SET})

  add_library(chatcore_proto OBJECT ${sources})
  set_target_properties(chatcore_proto PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden
                                                  VISIBILITY_INLINES_HIDDEN ON)
  target_link_libraries(chatcore_proto PUBLIC protobuf::libprotobuf-lite PRIVATE $<BUILD_INTERFACE:chatcore_settings>)
  target_compile_options(chatcore_proto PRIVATE -w)
  if(CHATCORE_BUILD_FUZZERS)
    # Generated code is not what is searched, and instrumented it takes ten times as long to compile.
    target_compile_options(chatcore_proto PRIVATE -fno-sanitize=all)
  endif()
  target_include_directories(chatcore_proto PUBLIC $<BUILD_INTERFACE:${CHATCORE_GENERATED_DIR}>)
endfunction()
