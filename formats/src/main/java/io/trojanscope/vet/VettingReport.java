package io.trojanscope.vet;

import io.trojanscope.vet.code.ForwardSignature;
import io.trojanscope.vet.finding.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a TorchScript file is, and what is suspicious about it.
 *
 * @param sha256 of the file
 * @param fileBytes size of the file
 * @param unpackedBytes of all its entries together
 * @param entries in the archive
 * @param findings in order of severity
 * @param modelClass qualified name of the model's class, such as {@code __torch__.ResNet}; empty if
 *     the file could not be read so far
 * @param classes qualified names of all classes that the archive defines, sorted
 * @param operators how often each operator is named in the source text, such as {@code
 *     torch.conv2d}
 * @param parameters elements of all tensors that their classes name as parameters
 * @param elements of all tensors, parameters among them, by data type in lower case
 * @param forward inputs and result of the model's {@code forward}, if it has one
 */
public record VettingReport(
    String sha256,
    long fileBytes,
    long unpackedBytes,
    int entries,
    List<Finding> findings,
    String modelClass,
    List<String> classes,
    SortedMap<String, Integer> operators,
    long parameters,
    SortedMap<String, Long> elements,
    Optional<ForwardSignature> forward) {
  public VettingReport {
    findings = List.copyOf(findings);
    classes = List.copyOf(classes);
    operators = Collections.unmodifiableSortedMap(new TreeMap<>(operators));
    elements = Collections.unmodifiableSortedMap(new TreeMap<>(elements));
  }
}
