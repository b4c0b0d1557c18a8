package io.trojanscope.spec;

/** What a network's output holds for each class. */
public enum OutputKind {
  /** Any real numbers; the class with the largest is predicted. */
  LOGITS("logits"),
  /** Numbers in [0, 1] that sum to 1 over the classes; their logarithms are used as logits. */
  PROBABILITIES("probabilities");

  private final String text;

  OutputKind(String text) {
    this.text = text;
  }

  /** The name in options and files: {@code logits} or {@code probabilities}. */
  @Override
  public String toString() {
    return text;
  }
}
