# Install rules; docs/embedding.md tells consumers what they get.
#
# Three export sets, one for each component of find_package(chatcore): cpp, journal, c. So a C host needs neither
# protobuf nor Abseil to configure.
include(CMakePackageConfigHelpers)

set(cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/chatcore)
set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
set(dev COMPONENT chatcore_dev)
set(c_dev COMPONENT chatcore_c_dev)

# Headers, protos and the descriptor set. The include root is also the proto root.
set(c_headers ${PROJECT_SOURCE_DIR}/include/chatcore/chatcore.h ${PROJECT_SOURCE_DIR}/include/chatcore/version.h)
install(FILES ${c_headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/chatcore ${c_dev})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/chatcore DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${dev}
  FILES_MATCHING PATTERN "*.h" PATTERN "*.proto"
  PATTERN "chatcore/chatcore.h" EXCLUDE PATTERN "chatcore/version.h" EXCLUDE)
install(DIRECTORY ${CHATCORE_GENERATED_DIR}/chatcore DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} ${dev}
  FILES_MATCHING PATTERN "*.pb.h")
install(FILES ${CHATCORE_DESCRIPTOR_SET} DESTINATION ${CMAKE_INSTALL_DATADIR}/chatcore ${dev})
add_custom_target(chatcore_install_files ALL DEPENDS ${CHATCORE_DESCRIPTOR_SET})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} ${dev})

# Libraries.
install(TARGETS chatcore EXPORT chatcoreTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} ${dev}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${dev})
set(exports chatcoreTargets)
if(TARGET chatcore_journal)
  install(TARGETS chatcore_journal EXPORT chatcoreJournalTargets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} ${dev}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${dev})
  list(APPEND exports chatcoreJournalTargets)
endif()
if(TARGET chatcore_c)
  install(TARGETS chatcore_c EXPORT chatcoreCTargets
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT chatcore_c NAMELINK_COMPONENT chatcore_c_dev)
  list(APPEND exports chatcoreCTargets)
endif()
foreach(export IN LISTS exports)
  if(export STREQUAL "chatcoreCTargets")
    set(component ${c_dev})
  else()
    set(component ${dev})
  endif()
  install(EXPORT ${export} NAMESPACE chatcore:: DESTINATION ${cmake_dir} ${component})
endforeach()

# The config package. Generated code and protobuf runtime have to be the same release, so the release is written down.
set(CHATCORE_PROTOBUF_VERSION ${Protobuf_VERSION})
get_target_property(type chatcore TYPE)
if(type STREQUAL "STATIC_LIBRARY")
  set(CHATCORE_IS_STATIC ON)
else()
  set(CHATCORE_IS_STATIC OFF)
endif()
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/chatcoreConfig.cmake.in
  ${PROJECT_BINARY_DIR}/install/chatcoreConfig.cmake INSTALL_DESTINATION ${cmake_dir}
  NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/install/chatcoreConfigVersion.cmake
  VERSION ${PROJECT_VERSION} COMPATIBILITY SameMinorVersion)
install(
  FILES ${PROJECT_BINARY_DIR}/install/chatcoreConfig.cmake ${PROJECT_BINARY_DIR}/install/chatcoreConfigVersion.cmake
  DESTINATION ${cmake_dir} ${c_dev})

# pkg-config files find themselves, so that an installed tree may be moved.
if(IS_ABSOLUTE ${CMAKE_INSTALL_LIBDIR})
  set(CHATCORE_PC_PREFIX ${CMAKE_INSTALL_PREFIX})
else()
  file(RELATIVE_PATH up /${pkgconfig_dir} /)
  string(REGEX REPLACE "/$" "" up "${up}")
  set(CHATCORE_PC_PREFIX "\${pcfiledir}/${up}")
endif()
foreach(kind INCLUDE LIB)
  if(IS_ABSOLUTE ${CMAKE_INSTALL_${kind}DIR})
    set(CHATCORE_PC_${kind}DIR ${CMAKE_INSTALL_${kind}DIR})
  else()
    set(CHATCORE_PC_${kind}DIR "\${prefix}/${CMAKE_INSTALL_${kind}DIR}")
  endif()
endforeach()
set(CHATCORE_PC_PROTOBUF protobuf-lite)
if(CHATCORE_PROTOBUF_VERSION)
  string(APPEND CHATCORE_PC_PROTOBUF " = ${CHATCORE_PROTOBUF_VERSION}")
endif()
set(private "fmt, libxxhash, icu-uc, absl_flat_hash_map, absl_btree")
set(journal_private "")
if(CHATCORE_BUILD_SQLITE)
  set(journal_private "sqlite3")
endif()
# A static library needs what it was made with at every link, so there it is no private matter.
if(CHATCORE_IS_STATIC)
  set(CHATCORE_PC_REQUIRES ", ${private}")
  set(CHATCORE_PC_REQUIRES_PRIVATE "")
else()
  set(CHATCORE_PC_REQUIRES "")
  set(CHATCORE_PC_REQUIRES_PRIVATE "${private}")
endif()
set(CHATCORE_PC_JOURNAL_REQUIRES "${journal_private}")

set(pc_files chatcore.pc)
if(TARGET chatcore_journal)
  list(APPEND pc_files chatcore_journal.pc)
endif()
foreach(pc IN LISTS pc_files)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/${pc}.in ${PROJECT_BINARY_DIR}/install/${pc} @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/install/${pc} DESTINATION ${pkgconfig_dir} ${dev})
endforeach()
if(TARGET chatcore_c)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/chatcore_c.pc.in ${PROJECT_BINARY_DIR}/install/chatcore_c.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/install/chatcore_c.pc DESTINATION ${pkgconfig_dir} ${c_dev})
endif()
