/**
 * The paper's figures. {@link io.trojanscope.lab.reproduce.figure.PaperFigures} lists them. Each
 * {@link io.trojanscope.lab.reproduce.figure.Figure} names the steps that it needs; from their
 * results it builds panels, and classes such as {@code DistanceClaims} test what the paper says
 * about it.
 */
package io.trojanscope.lab.reproduce.figure;
