package io.trojanscope.lab.reproduce.figure;

import io.trojanscope.lab.reproduce.step.PlantedModel;
import io.trojanscope.lab.reproduce.step.ScanStep;
import io.trojanscope.lab.reproduce.step.StepRunner;
import io.trojanscope.result.paper.PaperFigure.Setting;
import io.trojanscope.text.EnumText;

/** The step behind a scan of a backdoored model. */
record ScannedStep(PlantedModel planted, ScanStep scan) {
  /** How it is made. */
  Setting setting() {
    return new Setting(
        "scan",
        "reference and images, effort %s, level %s"
            .formatted(EnumText.lower(scan.config().effort()), scan.config().alpha()));
  }

  ScannedBackdoor read(StepRunner runner) {
    return new ScannedBackdoor(planted, runner.get(scan).result());
  }
}
