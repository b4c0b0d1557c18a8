package io.trojanscope.torchscript;

import io.trojanscope.graph.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a {@link TorchScriptModule} as the archive that {@code torch.jit.load} reads: a zip of
 * stored entries with a pickle of the module's object, its source text and its tensors. The same
 * module gives the same bytes.
 */
public final class TorchScriptArchive {
  private static final String FOLDER = "network/";

  /** Java adds a second time, in the zone of the machine, to entries from before 1980-01-02. */
  private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private TorchScriptArchive() {}

  /**
   * Writes the archive.
   *
   * @param extraFiles name and content of further text files, read by {@code
   *     torch.jit.load(_extra_files=...)}
   */
  public static void write(
      TorchScriptModule module, Map<String, String> extraFiles, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    put(zip, "data.pkl", object(module));
    put(zip, "code/__torch__.py", utf8(source(module)));
    put(zip, "constants.pkl", new PickleWriter().op(')').end());
    put(zip, "version", utf8("10\n"));
    put(zip, "byteorder", utf8("little"));
    for (Map.Entry<String, String> extra : extraFiles.entrySet()) {
      put(zip, "extra/" + extra.getKey(), utf8(extra.getValue()));
    }
    int storage = 0;
    for (Map.Entry<String, Tensor> buffer : module.buffers().entrySet()) {
      boolean channelsLast = module.channelsLast().contains(buffer.getKey());
      put(zip, "data/" + storage++, bytes(buffer.getValue(), channelsLast));
    }
    zip.finish();
  }

  private static String source(TorchScriptModule module) {
    StringBuilder source = new StringBuilder("class Network(Module):\n  __parameters__ = []\n");
    source.append("  __buffers__ = [");
    module.buffers().keySet().forEach(name -> source.append('"').append(name).append("\", "));
    source.append("]\n  training : bool\n");
    module
        .buffers()
        .keySet()
        .forEach(name -> source.append("  ").append(name).append(" : Tensor\n"));
    return source.append(module.methods()).toString();
  }

  private static byte[] object(TorchScriptModule module) {
    PickleWriter pickle = new PickleWriter();
    pickle.global("__torch__", "Network").newObject().op('}').op('(');
    pickle.string("training").falseValue();
    int storage = 0;
    for (Map.Entry<String, Tensor> buffer : module.buffers().entrySet()) {
      pickle.string(buffer.getKey());
      boolean channelsLast = module.channelsLast().contains(buffer.getKey());
      tensor(pickle, buffer.getValue(), storage++, channelsLast);
    }
    return pickle.op('u').op('b').end();
  }

  private static void tensor(
      PickleWriter pickle, Tensor tensor, int storage, boolean channelsLast) {
    pickle.global("torch._utils", "_rebuild_tensor_v2").op('(').op('(').string("storage");
    pickle.global("torch", storageType(tensor));
    pickle.string(Integer.toString(storage)).string("cpu").integer(tensor.size()).op('t').op('Q');
    pickle.integer(0).tuple(tensor.shape());
    pickle.tuple(channelsLast ? channelsLastStrides(tensor) : rowMajorStrides(tensor));
    pickle.falseValue().global("collections", "OrderedDict").op(')').op('R').op('t').op('R');
  }

  private static String storageType(Tensor tensor) {
    return switch (tensor.elementType()) {
      case FLOAT32 -> "FloatStorage";
      case INT64 -> "LongStorage";
      case BOOL -> "BoolStorage";
    };
  }

  private static List<Long> rowMajorStrides(Tensor tensor) {
    List<Long> strides = new ArrayList<>();
    long stride = 1;
    for (int axis = tensor.rank() - 1; axis >= 0; axis--) {
      strides.add(0, stride);
      stride *= tensor.dimension(axis);
    }
    return strides;
  }

  private static List<Long> channelsLastStrides(Tensor tensor) {
    long channels = tensor.dimension(1);
    long width = tensor.dimension(3);
    return List.of(channels * tensor.dimension(2) * width, 1L, width * channels, channels);
  }

  private static byte[] bytes(Tensor tensor, boolean channelsLast) {
    byte[] bytes = new byte[Math.multiplyExact(tensor.size(), valueSize(tensor))];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    switch (tensor.elementType()) {
      case FLOAT32 ->
          buffer.asFloatBuffer().put(channelsLast ? channelsLastOrder(tensor) : tensor.floats());
      case INT64 -> buffer.asLongBuffer().put(tensor.longs());
      case BOOL -> {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) tensor.longs()[i];
        }
      }
    }
    return bytes;
  }

  private static int valueSize(Tensor tensor) {
    return switch (tensor.elementType()) {
      case FLOAT32 -> Float.BYTES;
      case INT64 -> Long.BYTES;
      case BOOL -> 1;
    };
  }

  private static float[] channelsLastOrder(Tensor tensor) {
    int channels = tensor.dimension(1);
    int area = tensor.dimension(2) * tensor.dimension(3);
    float[] values = tensor.floats();
    float[] ordered = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int outer = i / (channels * area);
      int channel = i / area % channels;
      ordered[(outer * area + i % area) * channels + channel] = values[i];
    }
    return ordered;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(FIXED_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
