/**
 * The front door: {@link io.trojanscope.Trojanscope} opens models and prepares jobs, which scan
 * them, make bias maps, train, plant and repair.
 */
@PublicApi({
  FleetJob.class,
  FleetResult.class,
  MapsJob.class,
  Model.class,
  PlantingJob.class,
  RepairJob.class,
  ScanJob.class,
  ScanResult.class,
  ScreeningJob.class,
  ScreeningResult.class,
  TrainingJob.class,
  Trojanscope.class
})
package io.trojanscope;

import io.trojanscope.api.PublicApi;
