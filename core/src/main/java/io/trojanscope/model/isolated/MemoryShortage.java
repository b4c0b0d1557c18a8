package io.trojanscope.model.isolated;

/** The cause of an error: a worker needs more memory for a request than its limit allows. */
final class MemoryShortage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MemoryShortage() {
    super("more memory than the limit", null, false, false);
  }
}
