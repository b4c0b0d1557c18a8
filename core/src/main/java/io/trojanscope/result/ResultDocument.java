package io.trojanscope.result;

import io.trojanscope.provenance.Provenance;
import io.trojanscope.spec.ImageShape;
import java.util.List;

/** A result as it is kept: all that its report is drawn from. */
public sealed interface ResultDocument
    permits MapsDocument,
        PlantDocument,
        RepairDocument,
        ReproductionDocument,
        ScanDocument,
        ScreeningDocument {
  /** What the result was made from: inputs, configuration, versions. */
  Provenance provenance();

  /** Shape of every image and map of the document. */
  ImageShape shape();

  /** Names of the classes, in the order of their indices. */
  List<String> classNames();
}
