package io.trojanscope.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scores the images of each class, and decides which classes are suspicious. */
final class Screener {
  /** Share of the expected number that is set apart, as in Tran et al. and SPECTRE. */
  private static final double MARGIN = 1.5;

  private final FeatureMatrix features;
  private final ScreeningMethod method;
  private final long seed;
  private final List<int[]> imagesOf;
  private final int[] judged;
  private final double[] scores;
  private final boolean[] setApart;

  Screener(FeatureMatrix features, ScreeningMethod method, long seed) {
    this.features = features;
    this.method = method;
    this.seed = seed;
    this.imagesOf = IntStream.range(0, features.classes()).mapToObj(features::imagesOf).toList();
    this.judged =
        IntStream.range(0, features.classes())
            .filter(label -> imagesOf.get(label).length >= ClassScreening.LEAST_IMAGES)
            .toArray();
    this.scores = new double[features.images()];
    this.setApart = new boolean[features.images()];
  }

  DataScreening screen() {
    List<ClassScreening> classes = new ArrayList<>();
    for (int label = 0; label < features.classes(); label++) {
      classes.add(new ClassScreening(label, imagesOf.get(label).length, 0, 0, 0, 0, 0, 0));
    }
    // The spread of a class is compared with that of others.
    if (judged.length < 2) {
      return new DataScreening(scores, setApart, classes, Optional.empty());
    }
    List<int[]> imagesOfJudged = Arrays.stream(judged).mapToObj(imagesOf::get).toList();
    List<Whitening> whitenings = ClassSpread.of(features, imagesOfJudged).byOtherClasses();
    List<double[][]> points = new ArrayList<>();
    List<SubgroupTest> tests = new ArrayList<>();
    for (int i = 0; i < judged.length; i++) {
      points.add(whitenings.get(i).applied(features.features(imagesOfJudged.get(i))));
      tests.add(SubgroupTest.of(points.get(i)));
    }
    double[] statistics = tests.stream().mapToDouble(SubgroupTest::statistic).toArray();
    double[] deviations = ScreeningRule.deviations(statistics);
    for (int i = 0; i < judged.length; i++) {
      classes.set(judged[i], screened(judged[i], tests.get(i), deviations[i]));
    }
    return new DataScreening(
        scores,
        setApart,
        classes,
        Optional.of(new PlantedShifts(points, statistics, seed).measured()));
  }

  private ClassScreening screened(int label, SubgroupTest test, double deviation) {
    int[] images = imagesOf.get(label);
    double[] ofClass = scores(images, test);
    for (int i = 0; i < images.length; i++) {
      scores[images[i]] = ofClass[i];
    }
    int group = test.groups().size();
    boolean suspicious = ScreeningRule.isSuspicious(test.gap(), deviation, judged.length);
    int apart = 0;
    if (suspicious) {
      int[] chosen = chosen(ofClass, test.groups());
      apart = chosen.length;
      Arrays.stream(chosen).forEach(i -> setApart[images[i]] = true);
    }
    return new ClassScreening(
        label,
        images.length,
        group,
        test.statistic(),
        deviation,
        test.gap(),
        suspicious ? group : 0,
        apart);
  }

  private double[] scores(int[] images, SubgroupTest test) {
    return switch (method) {
      case SCAN -> test.groups().margins();
      case SPECTRAL_SIGNATURES -> SpectralSignatures.scores(features.features(images));
      case ACTIVATION_CLUSTERING -> ActivationClustering.scores(features.features(images));
      case SPECTRE -> SpectreScores.scores(features.features(images));
    };
  }

  /** Positions of the images to set apart: the group itself, or those of the greatest scores. */
  private int[] chosen(double[] ofClass, TwoGroups groups) {
    if (method == ScreeningMethod.SCAN) {
      return IntStream.range(0, ofClass.length).filter(i -> groups.smaller()[i]).toArray();
    }
    int count = (int) Math.min(Math.round(MARGIN * groups.size()), ofClass.length / 2);
    return IntStream.range(0, ofClass.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> -ofClass[i]))
        .limit(Math.max(count, groups.size()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
