package io.trojanscope.vet.checkpoint;

import io.trojanscope.text.DisplayText;
import io.trojanscope.vet.checkpoint.PickledObject.Plain;
import io.trojanscope.vet.checkpoint.PickledObject.Result;
import io.trojanscope.vet.checkpoint.PickledObject.Sequence;
import io.trojanscope.vet.checkpoint.PickledObject.Storage;
import io.trojanscope.vet.checkpoint.PickledObject.Table;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code torch.save} wrote: weights, or objects with weights, but no network that can be run.
 * It is read without running any of it.
 */
public final class Checkpoint {
  /** First bytes of a pickle that PyTorch before 1.6 wrote. */
  private static final byte[] OLD_START = {
    (byte) 0x80, 2, (byte) 0x8a, 10, 'l', (byte) 0xfc, (byte) 0x9c
  };

  /** Pickles before that of the object: a number, the version, the system. */
  private static final int OLD_PICKLES_BEFORE = 3;

  private static final String LIGHTNING = "pytorch-lightning_version";
  private static final String DEFAULT_INPUT = "1, 3, 224, 224";
  private static final List<String> WEIGHT_KEYS =
      List.of("state_dict", "model_state_dict", "model", "net", "network", "weights", "module");

  private final String fileName;
  private long tensors;
  private long parameters;
  private int channels;

  private Checkpoint(String fileName) {
    this.fileName = fileName;
  }

  /** Whether a file begins like those of {@code torch.save} before PyTorch 1.6. */
  public static boolean isOld(ByteBuffer start) {
    byte[] bytes = new byte[Math.min(OLD_START.length, start.remaining())];
    start.duplicate().get(bytes);
    return Arrays.equals(bytes, OLD_START);
  }

  /**
   * What a checkpoint holds and how to export its network, in one line.
   *
   * @param fileName for the lines of Python
   * @param pickle the content of {@code data.pkl}, or of an old file
   */
  public static String describe(String fileName, ByteBuffer pickle) {
    try {
      boolean old = isOld(pickle);
      PickledObject value = new PickleOutline(pickle.duplicate()).read();
      if (old) {
        ByteBuffer rest = pickle.duplicate();
        for (int i = 0; i <= OLD_PICKLES_BEFORE; i++) {
          value = new PickleOutline(rest).read();
        }
      }
      return new Checkpoint(fileName).text(value);
    } catch (IllegalArgumentException e) {
      return "a Python pickle, as torch.save writes it, which cannot be read: "
          + e.getMessage()
          + "; ask its maker for ONNX or TorchScript";
    }
  }

  private String text(PickledObject value) {
    Optional<Map<String, PickledObject>> table = table(value);
    if (table.isEmpty()) {
      return wholeModule(value);
    }
    Map<String, PickledObject> entries = table.get();
    if (isWeights(entries)) {
      count(entries);
      return "the weights of a network without the network (a state dict)" + amount() + export("");
    }
    for (String key : WEIGHT_KEYS) {
      Optional<Map<String, PickledObject>> weights =
          Optional.ofNullable(entries.get(key)).flatMap(Checkpoint::table);
      if (weights.filter(Checkpoint::isWeights).isPresent()) {
        count(weights.get());
        String kind = entries.containsKey(LIGHTNING) ? "a PyTorch Lightning" : "a training";
        return kind
            + " checkpoint, with the weights of a network without the network"
            + amount()
            + export("['" + key + "']");
      }
    }
    for (String key : WEIGHT_KEYS) {
      if (entries.get(key) instanceof Result module && !isTensor(module)) {
        return wholeModule(module);
      }
    }
    return "a Python dictionary, as torch.save writes it, with "
        + DisplayText.inert(entries.keySet().stream().limit(5).toList().toString(), 200)
        + ", and no weights of a network that Trojanscope recognises; ask its maker for ONNX or TorchScript";
  }

  private String wholeModule(PickledObject value) {
    String type = value instanceof Result result ? result.function() : "";
    return "a whole Python object%s, as torch.save writes it, not TorchScript; loading it runs code that it names, so do that only if you trust its maker: net = torch.load('%s', map_location='cpu'); torch.onnx.export(net.eval(), torch.zeros(%s), 'model.onnx')"
        .formatted(
            type.isEmpty() ? "" : " of class " + DisplayText.name(type), fileName, DEFAULT_INPUT);
  }

  private String amount() {
    return String.format(Locale.ROOT, ": %d tensors, %,d parameters", tensors, parameters);
  }

  private String export(String part) {
    String shape = channels == 1 ? "1, 1, 28, 28" : DEFAULT_INPUT;
    return "; build the network in Python as net, then export it, with the shape of its images: net.load_state_dict(torch.load('%s', map_location='cpu', weights_only=True)%s); torch.onnx.export(net.eval(), torch.zeros(%s), 'model.onnx')"
        .formatted(fileName, part, shape);
  }

  /** Entries of a dictionary, plain or ordered. */
  private static Optional<Map<String, PickledObject>> table(PickledObject value) {
    if (value instanceof Table table) {
      return Optional.of(table.entries());
    }
    return value instanceof Result result && result.function().equals("collections.OrderedDict")
        ? Optional.of(result.entries().entries())
        : Optional.empty();
  }

  /** Whether most of the entries are tensors. */
  private static boolean isWeights(Map<String, PickledObject> entries) {
    long found = entries.values().stream().filter(Checkpoint::isTensor).count();
    return found > 0 && 2 * found > entries.size();
  }

  private static boolean isTensor(PickledObject value) {
    return value instanceof Result result && result.function().startsWith("torch._utils._rebuild_");
  }

  private void count(Map<String, PickledObject> weights) {
    for (PickledObject value : weights.values()) {
      if (isTensor(value)) {
        tensors++;
        count((Result) value);
      }
    }
  }

  /** A parameter has its tensor as first argument; a tensor has its shape as third. */
  private void count(Result value) {
    Result tensor = value;
    if (!value.arguments().isEmpty() && value.arguments().get(0) instanceof Result inner) {
      tensor = inner;
    }
    List<PickledObject> arguments = tensor.arguments();
    if (arguments.size() < 3
        || !(arguments.get(0) instanceof Storage)
        || !(arguments.get(2) instanceof Sequence shape)) {
      return;
    }
    long elements = 1;
    for (PickledObject size : shape.items()) {
      elements *= size instanceof Plain plain && plain.value() instanceof Long length ? length : 1;
    }
    parameters += elements;
    if (channels == 0
        && shape.items().size() == 4
        && shape.items().get(1) instanceof Plain plain
        && plain.value() instanceof Long inputs) {
      channels = (int) Math.min(Integer.MAX_VALUE, inputs);
    }
  }
}
