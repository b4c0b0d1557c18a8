/**
 * Tells whether a classifier carries a backdoor: detectors, the verdict and what it rests on.
 *
 * <p>A {@link io.trojanscope.detect.Detector} looks at a {@link io.trojanscope.detect.Suspicion}: a
 * suspect model with whatever else is at hand. It knows nothing of how a backdoor was planted.
 */
@PublicApi({
  ClassPair.class,
  Effort.class,
  FlipRate.class,
  NullScore.class,
  PairStatistic.class,
  RecoveredTrigger.class,
  ScanConfig.class,
  ScanMode.class,
  ScanResult.class,
  TriggerKind.class,
  Verdict.class
})
package io.trojanscope.detect;

import io.trojanscope.api.PublicApi;
