/**
 * The public face of detection: what a detector takes and gives.
 *
 * <p>A {@link io.trojanscope.detect.Detector} reads a {@link io.trojanscope.detect.DetectionInput}:
 * a suspect model, with clean references and images if there are any. A scan gives a {@link
 * io.trojanscope.detect.ScanFindings}: verdict, p-value, target and source class, and the recovered
 * trigger. The data flows through three packages, each of which knows only those before it:
 *
 * <ol>
 *   <li>{@code detect.inversion} optimises one trigger;
 *   <li>{@code detect.search} decides which triggers are searched, and compares models;
 *   <li>{@code detect.verdict} turns the results into p-values, evidence and a verdict.
 * </ol>
 *
 * No detector knows how a backdoor was planted.
 */
@PublicApi({
  ClassPair.class,
  Effort.class,
  TriggerSuccessRate.class,
  NullScore.class,
  PairStatistic.class,
  RecoveredTrigger.class,
  ScanConfig.class,
  ScanMode.class,
  ScanFindings.class,
  TriggerType.class,
  Verdict.class
})
package io.trojanscope.detect;

import io.trojanscope.api.PublicApi;
