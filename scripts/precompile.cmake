# Compiles the headers that nearly every source includes once, which makes a build two to three times faster. The
# presets that people build with ask for it (CMAKE_PROJECT_chatcore_INCLUDE); scripts/check-absl-alias and the consumers
# in tests/install build without, so that a missing include does not hide.

set(chatcore_precompiled
  <algorithm> <cstdint> <functional> <memory> <optional> <string> <string_view> <utility> <vector>
  <absl/container/btree_set.h> <absl/container/flat_hash_map.h> <absl/status/statusor.h> <absl/time/time.h>
  <chatcore/v1/command.pb.h> <chatcore/v1/config.pb.h> <chatcore/v1/event.pb.h> <chatcore/v1/lint.pb.h>
  <chatcore/v1/query.pb.h> <fmt/format.h>)

# What is position independent cannot share with what is not.
function(chatcore_add_precompiled name position_independent)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/${name}.cc CONTENT "")
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/${name}.cc)
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ${position_independent})
  target_include_directories(${name}
    PRIVATE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/include ${CHATCORE_GENERATED_DIR})
  target_link_libraries(${name} PRIVATE chatcore_settings protobuf::libprotobuf-lite absl::statusor absl::time
                                        absl::flat_hash_map absl::btree fmt::fmt)
  target_precompile_headers(${name} PRIVATE ${chatcore_precompiled})
  add_dependencies(${name} chatcore_proto)
endfunction()

# Everything that `target` is compiled against: its libraries, and what targets of this project pass on.
function(chatcore_compiled_against target property out)
  get_target_property(libraries ${target} ${property})
  string(REGEX REPLACE "\\$<BUILD_INTERFACE:([^>;]*)>" "\\1" libraries "${libraries}")
  set(all ${libraries})
  foreach(library IN LISTS libraries)
    if(TARGET ${library})
      get_target_property(alias ${library} ALIASED_TARGET)
      if(alias)
        set(library ${alias})
      endif()
      get_target_property(imported ${library} IMPORTED)
      if(NOT imported)
        chatcore_compiled_against(${library} INTERFACE_LINK_LIBRARIES passed_on)
        list(APPEND all ${passed_on})
      endif()
    endif()
  endforeach()
  set(${out} ${all} PARENT_SCOPE)
endfunction()

function(chatcore_use_precompiled folder)
  get_property(subfolders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
  foreach(subfolder IN LISTS subfolders)
    chatcore_use_precompiled(${subfolder})
  endforeach()
  get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    get_target_property(options ${target} COMPILE_OPTIONS)
    get_target_property(visibility ${target} CXX_VISIBILITY_PRESET)
    get_target_property(position_independent ${target} POSITION_INDEPENDENT_CODE)
    # Other options, other code: such a target compiles by itself.
    if(NOT type MATCHES "(OBJECT|STATIC|SHARED)_LIBRARY|EXECUTABLE" OR options OR visibility
       OR target MATCHES "^chatcore_precompiled")
      continue()
    endif()
    chatcore_compiled_against(${target} LINK_LIBRARIES libraries)
    set(needed chatcore_settings protobuf::libprotobuf-lite absl::status fmt::fmt)
    list(REMOVE_ITEM needed ${libraries})
    if(needed)
      continue()
    endif()
    if(position_independent)
      target_precompile_headers(${target} REUSE_FROM chatcore_precompiled_pic)
    else()
      target_precompile_headers(${target} REUSE_FROM chatcore_precompiled)
    endif()
  endforeach()
endfunction()

function(chatcore_precompile)
  chatcore_add_precompiled(chatcore_precompiled OFF)
  chatcore_add_precompiled(chatcore_precompiled_pic ON)
  chatcore_use_precompiled(${PROJECT_SOURCE_DIR})
endfunction()

cmake_language(DEFER CALL chatcore_precompile)
