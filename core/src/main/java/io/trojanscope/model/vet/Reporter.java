package io.trojanscope.model.vet;

/** Takes what is found in one source file. */
@FunctionalInterface
interface Reporter {
  void add(Finding.Kind kind, Token at, String what);
}
