package io.trojanscope.data;

import java.nio.file.Path;

/** A picture and the class that its folder says, an index. */
record LabeledFile(Path file, int label) {}
