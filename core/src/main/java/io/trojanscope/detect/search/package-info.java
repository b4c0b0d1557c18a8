/**
 * Decides which class pairs are searched, with which budget, and how suspect and references
 * compare.
 *
 * <p>{@link io.trojanscope.detect.search.TriggerSearch} is the entry. For each trigger type it
 * gives a {@link io.trojanscope.detect.search.TriggerSearchResult}: a statistic for every pair, and
 * the triggers of the most suspicious ones. {@code SparseSearch} compares sizes of smallest
 * triggers: screening of all pairs, then a contrast with the references. {@code FormSearch}
 * (patches, blended patterns) and {@code BrightnessSearch} compare effects on the margins of
 * held-out images, which {@link io.trojanscope.detect.search.MarginEffectMeasurement} measures.
 * {@link io.trojanscope.detect.search.ScanEffort} holds the budget, {@link
 * io.trojanscope.detect.search.SizeCache} keeps what was computed about references.
 */
package io.trojanscope.detect.search;
