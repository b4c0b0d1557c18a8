package io.trojanscope.graph;

/** Type of a tensor's values. */
public enum ElementType {
  /** 32-bit floating point. */
  FLOAT32,
  /** 64-bit signed integer. */
  INT64,
  /** False and true, stored as 0 and 1. */
  BOOL
}
