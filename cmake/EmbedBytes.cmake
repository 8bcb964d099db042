# chatcore_embed_bytes(<out.cc> <symbol> <input>): a C++ source that holds the bytes of <input> as
# `std::string_view chatcore::embedded::<symbol>()`.
function(chatcore_embed_bytes out symbol input)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DOUTPUT=${out} -DSYMBOL=${symbol}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_bytes_script.cmake
    DEPENDS ${input} ${PROJECT_SOURCE_DIR}/cmake/embed_bytes_script.cmake
    COMMENT "Embedding ${symbol}"
    VERBATIM)
endfunction()
