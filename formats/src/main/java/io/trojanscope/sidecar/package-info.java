/**
 * Reads what a user states about a model, from options or from the file {@code MODEL.yaml} beside
 * the model. {@link io.trojanscope.sidecar.Sidecar} reads that file and writes its text; the other
 * types parse single values. The result is a {@link io.trojanscope.spec.ModelSettings}.
 */
package io.trojanscope.sidecar;
