package io.trojanscope.cli;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Dark and bright images of 1 x 2 x 2 as IDX files, and a network that tells them apart. */
final class BrightnessData {
  /** Images to test with; there are as many to train on. */
  static final int IMAGES = 40;

  private static final int DARK = 30;
  private static final int BRIGHT = 220;
  private static final int PIXELS = 4;

  private BrightnessData() {}

  static void write(Path folder) throws IOException {
    for (String set : List.of("train", "t10k")) {
      ByteBuffer images = ByteBuffer.allocate(4 + 3 * 4 + IMAGES * PIXELS);
      ByteBuffer labels = ByteBuffer.allocate(4 + 4 + IMAGES);
      images.put(new byte[] {0, 0, 8, 3}).putInt(IMAGES).putInt(2).putInt(2);
      labels.put(new byte[] {0, 0, 8, 1}).putInt(IMAGES);
      for (int i = 0; i < IMAGES; i++) {
        labels.put((byte) (i % 2));
        for (int pixel = 0; pixel < PIXELS; pixel++) {
          images.put((byte) ((i % 2 == 0 ? DARK : BRIGHT) + i / 2));
        }
      }
      Files.write(folder.resolve(set + "-images-idx3-ubyte"), images.array());
      Files.write(folder.resolve(set + "-labels-idx1-ubyte"), labels.array());
    }
  }

  /** Its logits are 2 and the sum of the pixels, taken in 0..1. */
  static ModelProto.Builder network() {
    return network(1);
  }

  /** The same with pixels that are weighted. */
  static ModelProto.Builder network(float weight) {
    TensorProto.Builder weights = OnnxFiles.shaped(PIXELS, 2);
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      weights.addFloatData(0).addFloatData(weight);
    }
    ModelProto.Builder model = OnnxFiles.model(weights);
    model
        .getGraphBuilder()
        .addInitializer(OnnxFiles.shaped(2).setName("bias").addFloatData(2).addFloatData(0))
        .getNodeBuilder(1)
        .addInput("bias");
    return model;
  }
}
