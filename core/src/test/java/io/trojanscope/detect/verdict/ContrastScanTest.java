package io.trojanscope.detect.verdict;

import static io.trojanscope.fixtures.PlantedPixel.BACKDOORED;
import static io.trojanscope.fixtures.PlantedPixel.CLEAN;
import static io.trojanscope.fixtures.PlantedPixel.COLUMN;
import static io.trojanscope.fixtures.PlantedPixel.IMAGES;
import static io.trojanscope.fixtures.PlantedPixel.ROW;
import static io.trojanscope.fixtures.PlantedPixel.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.trojanscope.detect.DetectionInput;
import io.trojanscope.detect.Effort;
import io.trojanscope.detect.NetworkFamily;
import io.trojanscope.detect.RecoveredTrigger;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.ScanFindings;
import io.trojanscope.detect.ScanMode;
import io.trojanscope.detect.TriggerType;
import io.trojanscope.detect.Verdict;
import io.trojanscope.detect.search.SizeCache;
import io.trojanscope.detect.search.TriggerSizes;
import io.trojanscope.fixtures.PlantedPixel;
import io.trojanscope.image.Region;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.parallel.OrderedWorkers;
import io.trojanscope.progress.ProgressListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On the linear classifier whose backdoor is one pixel, for images of every class. */
@Tag("slow")
class ContrastScanTest {
  private static final ScanConfig CONFIG = new ScanConfig(Effort.QUICK, 0.05, 1);

  private static ScanFindings scan(
      DifferentiableClassifier suspect, SizeCache cache, ScanConfig config, int threads) {
    try (OrderedWorkers workers = new OrderedWorkers(threads)) {
      return new ContrastScan(config, workers, cache, ProgressListener.NONE)
          .scan(
              ScanMode.REFERENCE_AND_IMAGES,
              new DetectionInput(
                  suspect, NetworkFamily.PAPER, List.of(CLEAN), Optional.of(IMAGES)));
    }
  }

  @Test
  void findsTheBackdoorItsTargetAndItsPlace() {
    ScanFindings result = scan(BACKDOORED, SizeCache.NONE, CONFIG, 2);
    assertThat(result.verdict()).isEqualTo(Verdict.BACKDOORED);
    assertThat(result.pValue()).isLessThanOrEqualTo(0.05);
    assertThat(result.target()).hasValue(TARGET);
    assertThat(result.source()).isEmpty();
    RecoveredTrigger trigger = result.trigger().orElseThrow();
    assertThat(trigger.box()).contains(new Region(ROW, ROW + 1, COLUMN, COLUMN + 1));
    assertThat(trigger.suspectSuccess().rate()).isEqualTo(1);
    assertThat(trigger.referenceSuccess().orElseThrow().rate()).isZero();
    assertThat(result.pairs()).hasSize(30);
    assertThat(result.pairs().get(0).pair().target()).isEqualTo(TARGET);
  }

  @Test
  void findsNothingInTheReferenceItself() {
    ScanFindings result = scan(CLEAN, SizeCache.NONE, CONFIG, 2);
    assertThat(result.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(result.score()).isLessThan(scan(BACKDOORED, SizeCache.NONE, CONFIG, 2).score());
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    assertThat(scan(BACKDOORED, SizeCache.NONE, CONFIG, 3))
        .usingRecursiveComparison()
        .isEqualTo(scan(BACKDOORED, SizeCache.NONE, CONFIG, 1));
  }

  @Test
  void theCacheChangesNoBitAndKnowsSeeds() {
    Map<String, TriggerSizes> kept = new HashMap<>();
    SizeCache cache =
        (model, key, count, computation) ->
            kept.computeIfAbsent(
                System.identityHashCode(model) + key, ignored -> computation.get());
    ScanFindings first = scan(BACKDOORED, cache, CONFIG, 1);
    int entries = kept.size();
    assertThat(scan(BACKDOORED, cache, CONFIG, 1)).usingRecursiveComparison().isEqualTo(first);
    assertThat(kept).hasSize(entries).hasSize(2);
    scan(BACKDOORED, cache, new ScanConfig(Effort.QUICK, 0.05, 2), 1);
    assertThat(kept).hasSize(4);
  }

  @Test
  void theReferenceIsSearchedOnlyForTheKindThatTheVerdictGoesBy() {
    List<String> searches = new ArrayList<>();
    AtomicInteger sizesSought = new AtomicInteger();
    SizeCache counting =
        (model, key, count, computation) -> {
          sizesSought.incrementAndGet();
          return computation.get();
        };
    ProgressListener listener =
        (task, done, total) -> {
          if (done == total) {
            searches.add(task);
          }
        };
    try (OrderedWorkers workers = new OrderedWorkers(1)) {
      ScanFindings result =
          new ContrastScan(CONFIG, workers, counting, listener)
              .scan(ScanMode.REFERENCE_AND_IMAGES, PlantedPixel.input(BACKDOORED));
      assertThat(result.trigger().orElseThrow().type()).isEqualTo(TriggerType.PATCH);
    }
    assertThat(searches).containsOnlyOnce("faint patterns of the suspect");
    assertThat(searches.stream().filter("patches of the suspect"::equals)).hasSize(2);
    assertThat(searches.stream().filter("triggers of the suspect alone"::equals)).hasSize(2);
    assertThat(sizesSought).hasValue(2);
  }

  @Test
  void severalTargetsAreNotCleared() {
    ScanFindings result = scan(PlantedPixel.BACKDOORED_TWICE, SizeCache.NONE, CONFIG, 2);
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.reasons()).singleElement().asString().contains("several backdoors");
  }
}
