/**
 * Results as records, and their JSON. A {@link io.trojanscope.result.ScanDocument}, {@link
 * io.trojanscope.result.MapsDocument}, {@link io.trojanscope.result.PlantDocument}, {@link
 * io.trojanscope.result.RepairDocument}, {@link io.trojanscope.result.ScreeningDocument} or {@link
 * io.trojanscope.result.ReproductionDocument} checks its parts when it is built; {@link
 * io.trojanscope.result.ResultDocuments} writes it and reads it back. Reports are drawn from these
 * records alone. {@code docs/formats.md} describes the files. Start with {@code ScanDocument}.
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
  RepairDocument.class,
  RepairedTrigger.class,
  ReproductionDocument.class,
  ResultDocument.class,
  ResultDocuments.class,
  ScanDocument.class,
  ScanSample.class,
  ScannedData.class,
  ScreenedImage.class,
  ScreenedSample.class,
  ScreeningDocument.class,
  SuccessChange.class,
  TriggerSample.class,
  WeightChange.class
})
package io.trojanscope.result;

import io.trojanscope.api.PublicApi;
