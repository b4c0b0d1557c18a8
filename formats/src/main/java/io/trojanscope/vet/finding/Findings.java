package io.trojanscope.vet.finding;

import io.trojanscope.vet.finding.Finding.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects findings: each once, and not without end. */
public final class Findings {
  private static final int MOST = 200;

  private final List<Finding> list = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /** Adds a finding, unless the same was already found there or elsewhere in the file. */
  public void add(Kind kind, String where, String what) {
    if (list.size() < MOST && seen.add(kind + " " + what)) {
      list.add(new Finding(kind, where, what));
    }
  }

  public boolean has(Kind... kinds) {
    return list.stream().anyMatch(finding -> List.of(kinds).contains(finding.kind()));
  }

  /** Findings first, remarks last, each in the order of finding. */
  public List<Finding> sorted() {
    List<Finding> sorted = new ArrayList<>(list);
    sorted.sort((a, b) -> a.severity().compareTo(b.severity()));
    return List.copyOf(sorted);
  }
}
