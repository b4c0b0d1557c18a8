/**
 * Results as records, and their JSON. A report is drawn from these alone. {@code docs/formats.md}
 * describes the files.
 */
@PublicApi({
  ClassFinding.class,
  PoisonedClassMean.class,
  MapsDocument.class,
  ModelIdentity.class,
  ModelMaps.class,
  PlantDetails.class,
  PlantDocument.class,
  PlantedBackdoor.class,
  ReproductionDocument.class,
  ResultDocument.class,
  ResultDocuments.class,
  ScanDocument.class,
  ScanSample.class,
  ScannedData.class,
  TriggerSample.class
})
package io.trojanscope.result;

import io.trojanscope.api.PublicApi;
