package io.trojanscope.torchscript.convert;

/**
 * A value that may exist, but not be used.
 *
 * @param what it would be
 */
record UnsupportedValue(String what) {}
