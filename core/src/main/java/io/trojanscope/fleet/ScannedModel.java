package io.trojanscope.fleet;

import io.trojanscope.result.ScanDocument;
import io.trojanscope.result.summary.ScanSummary;
import java.util.Optional;

/**
 * A model after its scan.
 *
 * @param document the whole result; empty without a verdict
 */
public record ScannedModel(ScanSummary summary, Optional<ScanDocument> document) {}
