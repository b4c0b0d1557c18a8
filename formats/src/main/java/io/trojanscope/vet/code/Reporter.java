package io.trojanscope.vet.code;

import io.trojanscope.vet.finding.Finding;

/** Takes what is found in one source file. */
@FunctionalInterface
interface Reporter {
  void add(Finding.Kind kind, Token at, String what);
}
