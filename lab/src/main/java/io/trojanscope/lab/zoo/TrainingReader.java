package io.trojanscope.lab.zoo;

import io.trojanscope.error.InvalidInputException;
import io.trojanscope.text.EnumText;
import io.trojanscope.train.Augmentation;
import io.trojanscope.train.LearningRateSchedule;
import io.trojanscope.train.Optimizer;
import io.trojanscope.train.TrainingConfig;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the trainings of a recipe. What is not given is as in the paper. */
final class TrainingReader {
  private static final float NO_DECAY = 0;

  private TrainingReader() {}

  /** The trainings by name, each with the seed 0. */
  static Map<String, TrainingConfig> read(RecipeFields trainings) {
    Map<String, TrainingConfig> read = new LinkedHashMap<>();
    trainings.all().forEach((name, fields) -> read.put(name, fields.checked(TrainingReader::one)));
    return read;
  }

  private static TrainingConfig one(RecipeFields fields) {
    TrainingConfig paper = TrainingConfig.paper(0);
    TrainingConfig training =
        new TrainingConfig(
            fields.get("epochs", Integer::valueOf),
            fields.find("batch-size", Integer::valueOf).orElse(paper.batchSize()),
            fields.find("learning-rate", Float::valueOf).orElse(paper.learningRate()),
            paper.seed(),
            new Optimizer(
                fields
                    .find("optimizer", text -> oneOf(Optimizer.Rule.values(), text))
                    .orElse(paper.optimizer().rule()),
                fields.find("momentum", Float::valueOf).orElse(NO_DECAY),
                fields.find("weight-decay", Float::valueOf).orElse(NO_DECAY)),
            fields
                .find("schedule", text -> oneOf(LearningRateSchedule.values(), text))
                .orElse(paper.schedule()),
            fields.find("label-smoothing", Float::valueOf).orElse(paper.labelSmoothing()),
            new Augmentation(
                fields.find("flip", PartReader::truth).orElse(false),
                fields.find("crop-padding", Integer::valueOf).orElse(0)));
    fields.finish();
    return training;
  }

  static <E extends Enum<E>> E oneOf(E[] values, String text) {
    return Arrays.stream(values)
        .filter(value -> EnumText.hyphenated(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "expected %s, found '%s'"
                        .formatted(
                            Arrays.stream(values)
                                .map(EnumText::hyphenated)
                                .collect(Collectors.joining(", ")),
                            text)));
  }
}
