package io.trojanscope.vet.archive;

/** The file is no archive of a model, or a broken one; says so without the file's name. */
public final class UnreadableArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableArchiveException(String message) {
    super(message);
  }

  static UnreadableArchiveException damaged(String how) {
    return new UnreadableArchiveException(
        "the archive is damaged: " + how + "; copy it again or export it anew");
  }
}
