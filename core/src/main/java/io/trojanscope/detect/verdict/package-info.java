/**
 * Turns search results into a verdict.
 *
 * <p>{@link io.trojanscope.detect.verdict.ContrastScan} is the entry. {@code EvidenceSearch} runs
 * the searches, in an order that spares those that the verdict cannot rest on, and gives {@link
 * io.trojanscope.detect.verdict.Evidence}: one record of all that was measured. On the way, {@code
 * NullDistributions} gives p-values from scores of clean models, {@code ReferenceAdjustment}
 * subtracts what the architecture and the data explain, and {@code TriggerRecovery} shows what a
 * trigger looks like and how well it works. {@link io.trojanscope.detect.verdict.VerdictRule}
 * measures nothing: it is a pure function of the evidence and the level. Another detector only has
 * to fill in the evidence.
 */
package io.trojanscope.detect.verdict;
