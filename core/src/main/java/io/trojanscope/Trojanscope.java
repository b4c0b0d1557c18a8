package io.trojanscope;

import io.trojanscope.data.ImageSource;
import io.trojanscope.files.CacheFolder;
import io.trojanscope.fleet.FleetSetting;
import io.trojanscope.inspect.ModelInspection;
import io.trojanscope.inspect.ModelInspector;
import io.trojanscope.model.isolated.WorkerLimits;
import io.trojanscope.model.loader.ModelLoader;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.model.loader.TrainableNetwork;
import io.trojanscope.progress.ProgressListener;
import io.trojanscope.scan.ScanRun;
import io.trojanscope.scan.Scanner;
import io.trojanscope.workflow.MapsRun;
import io.trojanscope.workflow.RunContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Opens image classifiers, and tells whether they carry a backdoor.
 *
 * <pre>{@code
 * try (Trojanscope trojanscope = Trojanscope.builder().threads(2).build();
 *     Model suspect = trojanscope.open(Path.of("suspect.onnx"));
 *     Model reference = trojanscope.open(Path.of("clean.onnx"))) {
 *   ScanResult result =
 *       trojanscope.scan(suspect).references(reference).images(Path.of("images")).run();
 *   System.out.println(result.verdict() + ", p = " + result.pValue());
 * }
 * }</pre>
 *
 * <p>Models from files run in worker processes with limits. The same inputs, settings and seed give
 * the same result on any number of threads. To stop a job, interrupt its thread: the job then ends
 * with a {@link java.util.concurrent.CancellationException}. Safe for several threads.
 */
public final class Trojanscope implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Trojanscope.class.getName());

  private final RunContext context;
  private final CacheFolder cache;
  private final WorkerLimits limits;
  private final boolean trust;
  private final Scanner scanner;
  private final ModelLoader loader;
  private final Set<Model> open = ConcurrentHashMap.newKeySet();

  private Trojanscope(Builder builder) {
    context = new RunContext(builder.threads, builder.progress, builder.remarks, builder.warnings);
    cache = builder.cache;
    limits = builder.limits;
    trust = builder.trust;
    scanner = builder.scanner;
    loader = new ModelLoader(context.threads(), limits);
  }

  /** Starts with all processors, the user's cache folder, usual limits, and no trust. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Opens an ONNX or TorchScript file.
   *
   * @throws io.trojanscope.error.InvalidInputException if the file is damaged or cannot be run, or
   *     an input setting is missing from the file and from {@code MODEL.yaml}
   * @throws io.trojanscope.error.SuspiciousInputException if the file holds what a legitimate model
   *     does not need
   */
  public Model open(Path file) {
    return open(file, ModelRequest.PLAIN);
  }

  /**
   * Opens an ONNX or TorchScript file, with settings that the file does not hold.
   *
   * @throws io.trojanscope.error.InvalidInputException as for {@link #open(Path)}
   * @throws io.trojanscope.error.SuspiciousInputException likewise
   */
  public Model open(Path file, ModelRequest request) {
    Model model = new Model(loader.open(file, trusting(request)), open::remove);
    open.add(model);
    return model;
  }

  private ModelRequest trusting(ModelRequest request) {
    return trust
        ? new ModelRequest(request.settings(), request.filesFirst(), request.images(), true)
        : request;
  }

  /** Prepares a scan for backdoors. */
  public ScanJob scan(Model suspect) {
    return new ScanJob(new ScanRun(scanner, cache, loader, context), suspect);
  }

  /**
   * Prepares a scan of all models below a folder.
   *
   * @param models a folder with ONNX or TorchScript files, in it or in folders below it
   */
  public FleetJob scanFolder(Path models) {
    return new FleetJob(
        new FleetSetting(scanner, cache, limits, context), trusting(ModelRequest.PLAIN), models);
  }

  /** Prepares bias maps. */
  public MapsJob maps(Model suspect) {
    return new MapsJob(new MapsRun(context.threads(), context.progress()), context, suspect);
  }

  /**
   * Says what a model file is, what is suspicious about it, and whether its gradients work. What
   * goes wrong after the file was read is part of the answer.
   *
   * @throws io.trojanscope.error.InvalidInputException if it is no model file, or a damaged one
   */
  public ModelInspection inspect(Path file) {
    return inspect(file, ModelRequest.PLAIN, Optional.empty());
  }

  /**
   * Inspects a model file, and measures its accuracy.
   *
   * @param images to measure the accuracy on; empty to measure none
   * @throws io.trojanscope.error.InvalidInputException as for {@link #inspect(Path)}
   */
  public ModelInspection inspect(Path file, ModelRequest request, Optional<ImageSource> images) {
    ModelRequest shaped = request.withImages(images.flatMap(ImageSource::storedShape));
    return new ModelInspector(new ModelLoader(1, limits), context.progress())
        .inspect(
            file,
            trusting(shaped),
            images.map(source -> spec -> source.test(context.imagesFor(spec))));
  }

  /** Prepares the training of a network. */
  public TrainingJob train(ImageSource images) {
    return new TrainingJob(context, images);
  }

  /**
   * Opens a clean model to plant backdoors in, to try scans on.
   *
   * @param clean an ONNX file, or a TorchScript file that can be read as data
   * @throws io.trojanscope.error.InvalidInputException if it is damaged, or takes or gives what
   *     training cannot do with
   */
  public PlantingJob plant(Path clean) {
    return plant(clean, ModelRequest.PLAIN);
  }

  /** The same with settings that the file does not say. */
  public PlantingJob plant(Path clean, ModelRequest request) {
    return new PlantingJob(context, TrainableNetwork.open(clean, trusting(request)));
  }

  /**
   * Prepares the repair of a model with a backdoor.
   *
   * @param backdoored an ONNX file
   */
  public RepairJob repair(Path backdoored) {
    return new RepairJob(context, new ScanRun(scanner, cache, loader, context), loader, backdoored);
  }

  /**
   * Prepares to look for poisoned images among training images.
   *
   * @param images to screen; of data with a training and a test part, the training part
   */
  public ScreeningJob screen(ImageSource images) {
    return new ScreeningJob(context, images);
  }

  /** Closes the models that are still open, and ends their worker processes. */
  @Override
  public void close() {
    List.copyOf(open).forEach(Model::close);
  }

  /** Settings of a {@link Trojanscope}. */
  public static final class Builder {
    private int threads = Runtime.getRuntime().availableProcessors();
    private ProgressListener progress = ProgressListener.NONE;
    private Consumer<String> remarks = remark -> LOGGER.log(Level.DEBUG, remark);
    private Consumer<String> warnings = warning -> LOGGER.log(Level.WARNING, warning);
    private CacheFolder cache = CacheFolder.ofUser();
    private WorkerLimits limits = WorkerLimits.defaults();
    private boolean trust;
    private Scanner scanner = Scanner.CONTRAST;

    private Builder() {}

    /**
     * Sets the number of threads, and of worker processes for each model.
     *
     * @param count at least 1
     */
    public Builder threads(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("threads: expected at least 1, found " + count);
      }
      threads = count;
      return this;
    }

    /** Sets who receives the progress of jobs. */
    public Builder progress(ProgressListener listener) {
      progress = listener;
      return this;
    }

    /**
     * Sets who receives what was recognised, resized and skipped in image folders, and the epochs
     * of a {@link TrainingJob}, a line each; the debug level of {@link System.Logger} if nobody is
     * set.
     */
    public Builder remarks(Consumer<String> listener) {
      remarks = listener;
      return this;
    }

    /**
     * Sets who receives warnings of jobs, a line each; the warning level of {@link System.Logger}
     * if nobody is set. Warnings about a model are in {@link Model#warnings}.
     */
    public Builder warnings(Consumer<String> listener) {
      warnings = listener;
      return this;
    }

    /**
     * Sets the folder that keeps trained references and what is computed about references; it is
     * made when it is needed, and may be deleted at any time.
     */
    public Builder cacheFolder(Path folder) {
      cache = new CacheFolder(folder);
      return this;
    }

    /** Sets what each worker process may use. */
    public Builder workerLimits(WorkerLimits most) {
      limits = most;
      return this;
    }

    /**
     * Sets whether TorchScript files with findings are opened, and whether code that cannot be read
     * as data runs, in worker processes.
     */
    public Builder trust(boolean trusted) {
      trust = trusted;
      return this;
    }

    /** Replaces the search and its verdict in tests. */
    Builder scanner(Scanner replacement) {
      scanner = replacement;
      return this;
    }

    /** Builds it. */
    public Trojanscope build() {
      return new Trojanscope(this);
    }
  }
}
