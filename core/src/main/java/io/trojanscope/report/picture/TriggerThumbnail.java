package io.trojanscope.report.picture;

import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.inversion.CandidateTrigger;
import io.trojanscope.detect.inversion.TriggerStamp;
import io.trojanscope.result.ScanDocument;
import io.trojanscope.spec.ImageShape;
import java.util.Arrays;
import java.util.Optional;

/** A small picture of the trigger that a scan recovered, on an image. */
public final class TriggerThumbnail {
  private static final int SIDE = 64;
  private static final float GREY = 0.5f;

  private TriggerThumbnail() {}

  /**
   * A PNG of at most 64 x 64 pixels: the first sample image of the result with the trigger on it;
   * without images, the trigger on grey.
   *
   * @return empty if the scan recovered no trigger
   */
  public static Optional<byte[]> png(ScanDocument document) {
    return document.result().trigger().map(trigger -> png(document, trigger));
  }

  private static byte[] png(ScanDocument document, RecoveredTrigger trigger) {
    ImageShape shape = document.shape();
    float[] image =
        document.samples().stream()
            .findFirst()
            .map(sample -> sample.image().values().clone())
            .orElseGet(() -> grey(shape));
    TriggerStamp.apply(CandidateTrigger.of(trigger, shape), shape, image, 0);
    Thumbnail small = Thumbnail.of(shape, image, SIDE);
    return Png.encode(MapPictures.intensities(small.shape(), small.values(), IntensityRange.FULL));
  }

  private static float[] grey(ImageShape shape) {
    float[] grey = new float[shape.size()];
    Arrays.fill(grey, GREY);
    return grey;
  }
}
