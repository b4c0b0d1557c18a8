package io.trojanscope.workflow;

import io.trojanscope.data.NamedImages;
import io.trojanscope.image.LabeledImages;
import io.trojanscope.image.Pixels;
import io.trojanscope.result.ScreenedImage;
import io.trojanscope.result.ScreenedSample;
import io.trojanscope.screen.ClassScreening;
import io.trojanscope.screen.DataScreening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Screened images, the most suspicious first. */
final class ScreeningRanking {
  private static final int SAMPLES = 12;
  private static final int SAMPLES_OF_SUSPICIOUS = 48;

  /** Pixel values of all samples together, about. */
  private static final int MOST_VALUES = 2_000_000;

  private final NamedImages named;
  private final DataScreening screening;
  private final int[] order;

  ScreeningRanking(NamedImages named, DataScreening screening) {
    this.named = named;
    this.screening = screening;
    LabeledImages images = named.images();
    this.order = screening.ranking(IntStream.range(0, images.size()).map(images::label).toArray());
  }

  List<ScreenedImage> images() {
    return Arrays.stream(order).mapToObj(this::image).toList();
  }

  private ScreenedImage image(int index) {
    return new ScreenedImage(
        named.names().get(index),
        named.images().label(index),
        screening.scores()[index],
        screening.setApart()[index]);
  }

  /** The first of each class, fewer of large images and of many classes. */
  List<ScreenedSample> samples() {
    List<ScreenedSample> samples = new ArrayList<>();
    int most = MOST_VALUES / named.images().shape().size() / screening.classes().size();
    for (ClassScreening screened : screening.classes()) {
      int count =
          screened.suspicious() ? SAMPLES_OF_SUSPICIOUS : Math.max(1, Math.min(SAMPLES, most));
      Arrays.stream(order)
          .filter(index -> named.images().label(index) == screened.classIndex())
          .limit(count)
          .mapToObj(index -> new ScreenedSample(image(index), pixels(index)))
          .forEach(samples::add);
    }
    return samples;
  }

  private Pixels pixels(int index) {
    float[] values = new float[named.images().shape().size()];
    named.images().copyImage(index, values, 0);
    return new Pixels(values);
  }
}
