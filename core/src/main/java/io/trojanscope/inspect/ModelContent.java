package io.trojanscope.inspect;

import io.trojanscope.model.loader.ModelFile;
import io.trojanscope.onnx.OnnxSummary;
import io.trojanscope.vet.VettingReport;
import io.trojanscope.vet.code.ForwardSignature;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Content of a model file, read without running the model.
 *
 * @param format such as "ONNX opset 17" or "TorchScript, class __torch__.Net"
 * @param producer program that wrote it; empty if unknown
 * @param inputs each with its name, type and shape, as far as the file says
 * @param outputs each with its name, type and shape, as far as the file says
 * @param operators number of occurrences by operator name; those of TorchScript's language alone,
 *     such as exceptions, are left out
 * @param parameters number of trained values
 * @param externalFiles where weights lie that are not in the file itself
 */
public record ModelContent(
    String format,
    String producer,
    List<String> inputs,
    List<String> outputs,
    SortedMap<String, Integer> operators,
    long parameters,
    List<String> externalFiles) {
  /**
   * Calls of TorchScript that compute nothing with tensors: conditions, texts, exceptions, lists.
   */
  private static final Pattern LANGUAGE =
      Pattern.compile(
          "(ops|torch)\\.prim\\..*"
              + "|torch\\.__(?!(and|or|xor|lshift|rshift)__).*"
              + "|torch\\.(format|warn|len|append|extend|list|dict|keys|values|items|str|ord|chr"
              + "|Int|Float|Bool|IntImplicit|FloatImplicit)");

  public ModelContent {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    operators = Collections.unmodifiableSortedMap(new TreeMap<>(operators));
    externalFiles = List.copyOf(externalFiles);
  }

  static ModelContent of(ModelFile file) {
    return file.onnx()
        .map(ModelContent::of)
        .orElseGet(() -> of(file.archive().orElseThrow().report()));
  }

  private static ModelContent of(OnnxSummary summary) {
    return new ModelContent(
        "ONNX opset " + summary.opset(),
        summary.producer(),
        summary.inputs().stream().map(ModelContent::text).toList(),
        summary.outputs().stream().map(ModelContent::text).toList(),
        summary.operators(),
        summary.parameters(),
        summary.externalFiles());
  }

  private static String text(OnnxSummary.Port port) {
    return "%s: %s %s".formatted(port.name(), port.type(), port.shape());
  }

  private static SortedMap<String, Integer> withoutLanguage(SortedMap<String, Integer> operators) {
    SortedMap<String, Integer> computing = new TreeMap<>(operators);
    computing.keySet().removeIf(name -> LANGUAGE.matcher(name).matches());
    return computing;
  }

  private static ModelContent of(VettingReport report) {
    return new ModelContent(
        "TorchScript" + (report.modelClass().isEmpty() ? "" : ", class " + report.modelClass()),
        "",
        report.forward().map(ForwardSignature::inputs).orElse(List.of()),
        report.forward().map(ForwardSignature::result).map(List::of).orElse(List.of()),
        withoutLanguage(report.operators()),
        // A traced or frozen model may name none of its tensors as parameters.
        report.parameters() > 0
            ? report.parameters()
            : report.elements().values().stream().mapToLong(Long::longValue).sum(),
        List.of());
  }
}
