package io.trojanscope.spec;

/** What a network's output holds for each class. */
public enum OutputKind {
  /** Any real number; the largest wins. */
  LOGITS("logits"),
  /** From 0 to 1, 1 over all classes; their logarithms serve as logits. */
  PROBABILITIES("probabilities");

  private final String text;

  OutputKind(String text) {
    this.text = text;
  }

  /** As it is written: {@code logits} or {@code probabilities}. */
  @Override
  public String toString() {
    return text;
  }
}
