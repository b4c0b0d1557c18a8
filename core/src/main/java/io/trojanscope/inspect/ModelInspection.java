package io.trojanscope.inspect;

import io.trojanscope.model.GradientCheck;
import io.trojanscope.model.InputCheck;
import io.trojanscope.model.loader.ModelFact;
import java.util.List;
import java.util.Optional;

/**
 * Result of inspecting a model file.
 *
 * @param name the file's own name
 * @param sha256 SHA-256 of the file, lower-case hexadecimal
 * @param content what the file says
 * @param facts settings that it runs with, and their sources; empty if it was not loaded
 * @param findings what a legitimate file would not contain, a line each
 * @param remarks what is worth knowing about the file, a line each
 * @param warnings what is worth knowing beside the file, a line each
 * @param classNames in the order of the logits; empty if it was not loaded
 * @param gradient whether its gradients work, if it was loaded
 * @param input whether labelled images fit it, if there were any and it was loaded
 * @param problem why it cannot be used, if so
 */
public record ModelInspection(
    String name,
    String sha256,
    ModelContent content,
    List<ModelFact> facts,
    List<String> findings,
    List<String> remarks,
    List<String> warnings,
    List<String> classNames,
    Optional<GradientCheck> gradient,
    Optional<InputCheck> input,
    Optional<String> problem) {
  public ModelInspection {
    facts = List.copyOf(facts);
    findings = List.copyOf(findings);
    remarks = List.copyOf(remarks);
    warnings = List.copyOf(warnings);
    classNames = List.copyOf(classNames);
  }

  /** Whether all that was tried succeeded: it can be used, gradients work, the images fit. */
  public boolean isUsable() {
    return problem.isEmpty()
        && gradient.map(GradientCheck::works).orElse(true)
        && input.map(InputCheck::passes).orElse(true);
  }
}
