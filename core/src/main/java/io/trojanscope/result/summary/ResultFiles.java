package io.trojanscope.result.summary;

import java.util.Optional;

/**
 * The files of a scan, as paths below the folder of results, with {@code /} between folders.
 *
 * @param json the whole result
 * @param html the report
 * @param picture the recovered trigger as a small PNG; empty if there is none
 */
public record ResultFiles(String json, String html, Optional<String> picture) {}
