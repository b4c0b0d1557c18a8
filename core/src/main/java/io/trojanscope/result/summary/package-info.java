/**
 * What the scan of a model came to in a few fields: a row of the tables that a scan of a folder
 * writes. {@link io.trojanscope.result.summary.ScanSummary} is the row; {@link
 * io.trojanscope.result.summary.SummaryFiles} reads and writes it. {@code docs/formats.md}
 * describes the fields.
 */
@PublicApi({
  ClassReference.class,
  Outcome.class,
  ResultFiles.class,
  ScanNumbers.class,
  ScanSummary.class,
  TriggerNumbers.class
})
package io.trojanscope.result.summary;

import io.trojanscope.api.PublicApi;
