package io.trojanscope.fleet;

import java.nio.file.Path;

/**
 * A model to scan.
 *
 * @param name path below the folder of models, with {@code /} between folders; what results call
 *     the model
 * @param file where it is on this machine
 */
public record ModelEntry(String name, Path file) {}
