package io.trojanscope.vet.finding;

import io.trojanscope.text.DisplayText;

/**
 * Something in a model file that a legitimate one does not need, or that its user should know.
 *
 * @param where the entry of the archive, for source text with its line
 * @param what one line of plain ASCII text, whatever the file holds
 */
public record Finding(Kind kind, String where, String what) {
  /** Whether the file is refused. */
  public enum Severity {
    /** The file is not loaded unless its user trusts it. */
    FINDING,
    /** Worth knowing; no reason to refuse the file. */
    REMARK
  }

  /** What was found. */
  public enum Kind {
    /** Programs would disagree about what the archive holds. */
    AMBIGUOUS_ARCHIVE(Severity.FINDING),
    /** Bytes that belong to no entry. */
    HIDDEN_DATA(Severity.FINDING),
    /** An entry that leads out of the archive, or is no plain file. */
    ENTRY_NAME(Severity.FINDING),
    /** An archive or a program inside the archive. */
    NESTED_ARCHIVE(Severity.FINDING),
    /** Larger or deeper than the limit; the rest was not checked. */
    LIMIT(Severity.FINDING),
    /** A pickle that holds what TorchScript never writes. */
    PICKLE(Severity.FINDING),
    /** A tensor that does not fit its weight record. */
    WEIGHTS(Severity.FINDING),
    /** Source text that TorchScript never writes. */
    SYNTAX(Severity.FINDING),
    /** A function that reaches outside the model: files, memory, other processes, native code. */
    OUTSIDE_CALL(Severity.FINDING),
    /** Entries that the canonical copy leaves out. */
    LEFT_OUT(Severity.REMARK);

    private final Severity severity;

    Kind(Severity severity) {
      this.severity = severity;
    }
  }

  public Finding {
    where = DisplayText.ascii(where);
    what = DisplayText.ascii(what);
  }

  public Severity severity() {
    return kind.severity;
  }

  @Override
  public String toString() {
    return where + ": " + what;
  }
}
