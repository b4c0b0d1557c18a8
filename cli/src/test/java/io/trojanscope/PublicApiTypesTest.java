package io.trojanscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PublicApiTypesTest {
  interface ClassBound {}

  interface MethodBound {}

  interface ProtectedField {}

  interface ProtectedParameter {}

  interface ConstructorParameter {}

  interface LowerBound {}

  interface Result {}

  static class Failure extends Exception {
    private static final long serialVersionUID = 1;
  }

  interface Unseen {}

  @SuppressWarnings("unused")
  abstract static class Example<T extends ClassBound & Comparable<T>> {
    protected ProtectedField[] field;
    private Unseen hidden;
    Unseen ofThePackage;

    protected Example(ConstructorParameter parameter) {}

    public abstract <U extends MethodBound> Result apply(Consumer<? super LowerBound> consumer, U u)
        throws Failure;

    protected abstract void accept(List<? extends ProtectedParameter> parameters);

    private void hide(Unseen parameter) {}
  }

  @Test
  void findsTypesInPublicAndProtectedSignaturesWithTheirBounds() {
    assertThat(PublicApiTypes.foreign(Example.class, Set.of()))
        .extracting(found -> found.substring(found.lastIndexOf('$') + 1))
        .containsExactlyInAnyOrder(
            "ClassBound",
            "MethodBound",
            "ProtectedField",
            "ProtectedParameter",
            "ConstructorParameter",
            "LowerBound",
            "Result",
            "Failure");
  }

  @Test
  void typesOfTheApiAreNotForeign() {
    assertThat(PublicApiTypes.foreign(Example.class, Set.of(PublicApiTypesTest.class.getName())))
        .isEmpty();
  }
}
