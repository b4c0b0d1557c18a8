package io.trojanscope.model.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import io.trojanscope.torchscript.TorchScriptArchive;
import io.trojanscope.torchscript.TorchScriptModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The one way into libtorch: offline, without telemetry, one libtorch thread per Java thread. */
public final class TorchEngine {
  private static final String NAME = "PyTorch";
  private static final ThreadLocal<Boolean> PREPARED = ThreadLocal.withInitial(() -> false);

  private TorchEngine() {}

  /** Version of the engine, for provenance; does not start it. */
  public static String version() {
    return NAME + " " + Platform.detectPlatform("pytorch").getVersion();
  }

  /** An owner of native memory; close it to free all that was made under it. */
  public static PtNDManager newManager() {
    prepareThread();
    return (PtNDManager) NDManager.newBaseManager(null, NAME);
  }

  /**
   * Makes this thread compute on itself alone, with gradients, and each operator as it stands.
   * Threads of libtorch's own would fight with ours over the cores, and would change the bits of a
   * training step with their number; its optimizer would change the bits of a gradient after a
   * module's first call.
   */
  public static void prepareThread() {
    if (!PREPARED.get()) {
      engine();
      JniUtils.setNumThreads(1);
      JniUtils.setGradMode(true);
      JniUtils.setGraphExecutorOptimize(false);
      PREPARED.set(true);
    }
  }

  /**
   * Makes sure that the engine's native libraries lie whole in its cache folder, where several
   * processes started after this may load them.
   *
   * @throws io.trojanscope.error.InvalidInputException if there are none for this platform, or the
   *     folder cannot be written
   */
  public static void prepareNativeLibraries() {
    setDefaults();
    NativeLibraries.ofEngine().prepare(() -> Engine.getEngine(NAME));
  }

  /** Where the engine keeps its native libraries, an absolute path. */
  public static Path cacheFolder() {
    return Utils.getEngineCacheDir().toAbsolutePath();
  }

  /**
   * Loads a module of our own making, in inference mode, its weights frozen.
   *
   * @param limit that its convolutions need
   * @throws io.trojanscope.error.InvalidInputException if this process has a higher limit
   */
  public static PtSymbolBlock load(
      TorchScriptModule module, InstructionLimit limit, PtNDManager manager) {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try {
      TorchScriptArchive.write(module, Map.of(), archive);
    } catch (IOException e) {
      throw new UncheckedIOException("unreachable: no file is written", e);
    }
    return load(new ByteArrayInputStream(archive.toByteArray()), limit, manager);
  }

  /**
   * Loads a TorchScript archive, in inference mode, its weights frozen; runs its code.
   *
   * @param archive read to its end, not closed
   * @param limit that its convolutions need
   * @throws UncheckedIOException if it cannot be read
   * @throws io.trojanscope.error.InvalidInputException if this process has a higher limit
   */
  static PtSymbolBlock load(InputStream archive, InstructionLimit limit, PtNDManager manager) {
    prepareThread();
    limit.apply();
    try {
      PtSymbolBlock module = JniUtils.loadModule(manager, archive, true, false);
      JniUtils.enableInferenceMode(module);
      module.freezeParameters(true);
      return module;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Engine engine() {
    prepareNativeLibraries();
    return Engine.getEngine(NAME);
  }

  private static void setDefaults() {
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
    setDefault("ai.djl.default_engine", NAME);
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
