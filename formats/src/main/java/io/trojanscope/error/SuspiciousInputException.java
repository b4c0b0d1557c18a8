package io.trojanscope.error;

import java.util.List;

/**
 * Thrown for a file that contains constructs which a legitimate model does not need. The file is
 * not loaded, and the constructs are reported as findings.
 *
 * <p>Each finding is one line that says where, what was found, and what can be done.
 */
public final class SuspiciousInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> findings;

  /**
   * An exception for one finding.
   *
   * @param finding one line
   */
  public SuspiciousInputException(String finding) {
    this(List.of(finding));
  }

  /**
   * An exception for several findings; its message is the first.
   *
   * @param findings at least one, a line each
   */
  public SuspiciousInputException(List<String> findings) {
    super(findings.get(0));
    this.findings = List.copyOf(findings);
  }

  /** What was found, a line each. */
  public List<String> findings() {
    return findings == null ? List.of(getMessage()) : findings;
  }
}
