package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.biasmap.Algorithm;
import io.trojanscope.biasmap.BiasMapConfig;
import io.trojanscope.biasmap.StartingInput;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.lab.reproduce.step.CleanModelStep;
import io.trojanscope.lab.reproduce.step.MapsStep;
import io.trojanscope.lab.reproduce.step.ModelStep;
import io.trojanscope.lab.reproduce.step.NoiseStep;
import io.trojanscope.lab.reproduce.step.PlantStep;
import io.trojanscope.lab.reproduce.step.PlantedModel;
import io.trojanscope.lab.reproduce.step.Scale;
import io.trojanscope.lab.reproduce.step.ScanStep;
import io.trojanscope.lab.reproduce.step.StepInputs;
import java.util.List;

/** The steps of one reproduction, by what the paper calls for. */
public final class StepCatalogue {
  private static final int ITERATIONS = 10;
  private static final int BLANK_ITERATIONS = 100;
  private static final float PAIR_EPSILON = 0.5f;

  private final StepInputs from;
  private final Scale scale;

  public StepCatalogue(StepInputs from, Scale scale) {
    this.from = from;
    this.scale = scale;
  }

  Scale scale() {
    return scale;
  }

  CleanModelStep clean() {
    return new CleanModelStep(from);
  }

  PlantStep planted(PlantedModel planted) {
    return new PlantStep(clean(), planted);
  }

  /** Algorithm I from a blank image, with numbers of the paper's own. */
  BiasMapConfig blank(float epsilon, int iterations, int samples) {
    return perClass(StartingInput.BLANK, epsilon, iterations, samples, 0);
  }

  /**
   * Algorithm I as in figures 4 to 8 and 13 to 22.
   *
   * @param samples the paper's number; blank images are attacked once, for longer
   * @param repetition which seed of the attack, from 0
   */
  BiasMapConfig perClass(StartingInput input, float epsilon, int samples, int repetition) {
    return input == StartingInput.BLANK
        ? blank(epsilon, BLANK_ITERATIONS, 1)
        : perClass(input, epsilon, ITERATIONS, scale.samples(samples), repetition);
  }

  private BiasMapConfig perClass(
      StartingInput input, float epsilon, int iterations, int samples, int repetition) {
    return new BiasMapConfig(
        Algorithm.PER_CLASS, input, true, epsilon, iterations, samples, from.seed() + repetition);
  }

  /** Algorithm II as in figures 9 to 12. */
  BiasMapConfig perPair(StartingInput input) {
    return new BiasMapConfig(
        Algorithm.PER_PAIR,
        input,
        true,
        PAIR_EPSILON,
        ITERATIONS,
        scale.pairSamples(),
        from.seed());
  }

  /** Maps of a backdoored model and of the clean one. */
  ComparedSteps compared(PlantedModel planted, BiasMapConfig config) {
    return new ComparedSteps(planted, maps(planted(planted), config), maps(clean(), config));
  }

  /** Maps by Algorithm I, from each of the starting inputs with each epsilon. */
  List<ComparedSteps> comparedPerClass(
      PlantedModel planted, List<StartingInput> inputs, List<Float> epsilons, int samples) {
    return inputs.stream()
        .flatMap(
            input ->
                epsilons.stream()
                    .map(epsilon -> compared(planted, perClass(input, epsilon, samples, 0))))
        .toList();
  }

  /** Maps by Algorithm II, from each of the starting inputs. */
  List<ComparedSteps> comparedPerPair(PlantedModel planted, List<StartingInput> inputs) {
    return inputs.stream().map(input -> compared(planted, perPair(input))).toList();
  }

  private MapsStep maps(ModelStep<?> model, BiasMapConfig config) {
    return new MapsStep(model, from, config);
  }

  /** A scan of the backdoored model of a comparison, with the clean one as the reference. */
  ScannedStep scan(ComparedSteps compared) {
    return new ScannedStep(
        compared.planted(),
        new ScanStep(
            compared.backdoored(),
            compared.clean(),
            new ScanConfig(scale.scan(), ScanConfig.DEFAULT_ALPHA, from.seed())));
  }

  NoiseStep noise(ModelStep<?> model) {
    return new NoiseStep(model, from.seed(), scale.noiseQueries());
  }
}
