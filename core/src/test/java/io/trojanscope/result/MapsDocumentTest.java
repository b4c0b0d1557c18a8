package io.trojanscope.result;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trojanscope.biasmap.AttackCounts;
import io.trojanscope.biasmap.BiasMap;
import io.trojanscope.biasmap.MapDistance;
import io.trojanscope.biasmap.PixelStatistics;
import io.trojanscope.image.Pixels;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MapsDocumentTest {
  private static final MapsDocument SOUND = SampleResults.named(List.of("a", "b")).perClass();
  private static final BiasMap MAP = SOUND.suspect().maps().get(0);

  @Test
  void refusesAClassOutOfRange() {
    BiasMap outside = new BiasMap(MAP.source(), 2, 1, MAP.adversarial(), MAP.perturbation());

    assertThatThrownBy(() -> withMaps(List.of(outside)))
        .hasMessage("suspect: expected classes from 0 to 1, found predicted 2");
  }

  @Test
  void refusesTwoMapsOfOneClass() {
    assertThatThrownBy(() -> withMaps(List.of(MAP, MAP)))
        .hasMessageContaining("found two for predicted 0");
  }

  @Test
  void refusesAMapOfAnotherShape() {
    PixelStatistics other = new PixelStatistics(Pixels.of(0, 0), Pixels.of(0, 0));

    assertThatThrownBy(
            () -> withMaps(List.of(new BiasMap(MAP.source(), 0, 1, other, MAP.perturbation()))))
        .hasMessage("suspect: expected 108 values for 1x12x9, found 2");
  }

  @Test
  void refusesCountsOfAnotherNumberOfClasses() {
    AttackCounts counts =
        new AttackCounts(OptionalInt.empty(), OptionalInt.of(0), List.of(1L, 2L, 3L));

    assertThatThrownBy(
            () ->
                with(
                    new ModelMaps(
                        SOUND.suspect().model(), Optional.empty(), List.of(), List.of(counts)),
                    SOUND.distances()))
        .hasMessageContaining("expected counts of targeted attacks for 2 classes");
  }

  @Test
  void refusesADistanceThatIsNotFinite() {
    assertThatThrownBy(() -> new MapDistance(OptionalInt.empty(), 0, OptionalDouble.of(Double.NaN)))
        .hasMessage("expected a finite distance of at least 0, found NaN");
  }

  @Test
  void refusesAHashThatIsNone() {
    assertThatThrownBy(() -> new ModelIdentity("model", "ABC"))
        .hasMessageContaining("64 lower-case hexadecimal digits, found ABC");
  }

  private static MapsDocument withMaps(List<BiasMap> maps) {
    ModelMaps suspect = SOUND.suspect();
    return with(
        new ModelMaps(suspect.model(), suspect.pristine(), maps, suspect.counts()),
        SOUND.distances());
  }

  private static MapsDocument with(ModelMaps suspect, List<MapDistance> distances) {
    return new MapsDocument(
        SOUND.provenance(),
        SOUND.shape(),
        SOUND.classNames(),
        SOUND.settings(),
        suspect,
        SOUND.reference(),
        distances,
        SOUND.plant());
  }
}
