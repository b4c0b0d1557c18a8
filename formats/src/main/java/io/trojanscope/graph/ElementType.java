package io.trojanscope.graph;

/** Type of a tensor's values. */
public enum ElementType {
  FLOAT32,
  INT64,
  BOOL
}
