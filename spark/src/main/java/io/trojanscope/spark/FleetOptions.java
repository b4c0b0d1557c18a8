package io.trojanscope.spark;

import io.trojanscope.data.ImageSource;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.error.InvalidInputException;
import io.trojanscope.result.summary.FailingOutcomes;
import io.trojanscope.result.summary.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of the program. Those that {@code trojanscope scan} has, too, mean the same. */
final class FleetOptions {
  @Option(
      names = "--models",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the models.")
  private String models;

  @Option(names = "--data", paramLabel = "DIR", description = "Folder with labelled images.")
  private String data;

  @Option(
      names = "--labels",
      paramLabel = "CSV|PATTERN",
      description =
          "Classes of the pictures, if folders do not show them: a CSV file or a pattern.")
  private String labels;

  @Option(
      names = "--reference",
      paramLabel = "MODEL",
      arity = "1..*",
      description = "Clean models with the same input and classes.")
  private List<String> references = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the results.")
  private String results;

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Which files are models; may be repeated.")
  List<String> include = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Which files are left out; may be repeated.")
  List<String> exclude = new ArrayList<>();

  @Option(
      names = "--effort",
      defaultValue = "standard",
      paramLabel = "quick|standard|thorough",
      description = "How thorough the search is (default: ${DEFAULT-VALUE}).")
  private Effort effort;

  @Option(
      names = "--alpha",
      paramLabel = "X",
      defaultValue = "" + ScanConfig.DEFAULT_ALPHA,
      description =
          "Share of clean models that may be called BACKDOORED (default: ${DEFAULT-VALUE}).")
  private double alpha;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all random numbers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--setting",
      paramLabel = "NAME=VALUE",
      description =
          "What the models' files do not say, by the names of MODEL.yaml, such as"
              + " pixel-range=0..255; may be repeated.")
  private Map<String, String> modelSettings = new LinkedHashMap<>();

  @Option(names = "--trust", description = "Open TorchScript models even if they have findings.")
  private boolean trust;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "Longest time for one answer of a model (default: ${DEFAULT-VALUE}).")
  private int timeLimit;

  @Option(
      names = "--total-time-limit",
      paramLabel = "SECONDS",
      defaultValue = "86400",
      description = "Longest time of a model in total (default: ${DEFAULT-VALUE}).")
  private int totalTimeLimit;

  @Option(
      names = "--memory-limit",
      paramLabel = "GIB",
      defaultValue = "4",
      description = "Largest memory of each process of a model (default: ${DEFAULT-VALUE}).")
  private int memoryLimit;

  @Option(
      names = "--fail-on",
      paramLabel = "OUTCOME",
      split = ",",
      converter = OutcomeConverter.class,
      description =
          "Which outcomes give another exit code than 0: backdoored, finding, inconclusive;"
              + " separated by commas. With this option, an error does, too (default: none).")
  private List<Outcome> failOn = new ArrayList<>();

  @Option(
      names = "--force",
      description = "Scan all models again; other files may be in the folder of the results.")
  private boolean force;

  /**
   * What the executors receive, with places as URIs.
   *
   * @throws InvalidInputException if an option is out of range, or a place on no file system
   */
  ScanSettings settings(Configuration configuration) {
    for (int limit : new int[] {timeLimit, totalTimeLimit, memoryLimit}) {
      if (limit < 1) {
        throw new InvalidInputException("limits: expected at least 1, found " + limit);
      }
    }
    ScanSettings settings =
        new ScanSettings(
            UUID.randomUUID().toString(),
            place(models, configuration),
            place(data, configuration),
            labels == null || ImageSource.isNamePattern(labels)
                ? labels
                : place(labels, configuration),
            references.stream().map(reference -> place(reference, configuration)).toList(),
            place(results, configuration),
            modelSettings,
            trust,
            effort,
            alpha,
            seed,
            memoryLimit,
            timeLimit,
            totalTimeLimit,
            force);
    settings.config();
    settings.request();
    return settings;
  }

  private static String place(String option, Configuration configuration) {
    return option == null ? null : HadoopFolder.of(option, configuration).place();
  }

  /** The folder of models as SARIF names it: relative, or none. */
  String modelFolder() {
    String folder = Path.of(models).normalize().toString();
    return folder.startsWith("/") || models.contains(":") ? "" : folder;
  }

  /** The outcomes that are failures in {@code junit.xml}. */
  Set<Outcome> failing() {
    return failOn.isEmpty() ? FailingOutcomes.ALL.outcomes() : EnumSet.copyOf(failOn);
  }

  /** The exit code for what the scans came to; 0 if the user names no outcomes. */
  int exitCode(Set<Outcome> found) {
    return failOn.isEmpty() ? 0 : new FailingOutcomes(failing()).exitCode(found);
  }

  /** Reads an outcome. */
  static final class OutcomeConverter implements ITypeConverter<Outcome> {
    @Override
    public Outcome convert(String text) {
      try {
        return FailingOutcomes.choice(text);
      } catch (InvalidInputException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
