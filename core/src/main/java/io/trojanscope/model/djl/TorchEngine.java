package io.trojanscope.model.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import io.trojanscope.InvalidInputException;
import io.trojanscope.model.torchscript.TorchScriptArchive;
import io.trojanscope.model.torchscript.TorchScriptModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The one way into libtorch: offline, without telemetry, one libtorch thread per Java thread. */
public final class TorchEngine {
  private static final ThreadLocal<Boolean> PREPARED = ThreadLocal.withInitial(() -> false);

  private TorchEngine() {}

  /** Version of the engine, for provenance; starts it. */
  public static String version() {
    return "PyTorch " + engine().getVersion();
  }

  /** An owner of native memory; close it to free all that was made under it. */
  public static PtNDManager newManager() {
    prepareThread();
    return (PtNDManager) NDManager.newBaseManager(null, "PyTorch");
  }

  /**
   * Makes this thread compute on itself alone, with gradients. Threads of libtorch's own would
   * fight with ours over the cores, and would change the bits of a training step with their number.
   */
  public static void prepareThread() {
    if (!PREPARED.get()) {
      engine();
      JniUtils.setNumThreads(1);
      JniUtils.setGradMode(true);
      PREPARED.set(true);
    }
  }

  /** Loads a module of our own making, in inference mode, its weights frozen. */
  public static PtSymbolBlock load(TorchScriptModule module, PtNDManager manager) {
    prepareThread();
    Path file = null;
    try {
      file = Files.createTempFile("trojanscope-", ".pt");
      try (OutputStream out = Files.newOutputStream(file)) {
        TorchScriptArchive.write(module, Map.of(), out);
      }
      PtSymbolBlock block =
          JniUtils.loadModule(manager, file, true, new String[0], new String[0], true);
      block.freezeParameters(true);
      return block;
    } catch (IOException e) {
      throw new InvalidInputException(
          "temporary folder "
              + System.getProperty("java.io.tmpdir")
              + ": cannot be written; free space there or set -Djava.io.tmpdir",
          e);
    } finally {
      delete(file);
    }
  }

  private static Engine engine() {
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
    setDefault("ai.djl.default_engine", "PyTorch");
    return Engine.getEngine("PyTorch");
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static void delete(Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
