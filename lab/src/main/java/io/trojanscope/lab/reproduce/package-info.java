/**
 * Reproduces the paper's experiments. {@link io.trojanscope.lab.reproduce.Reproduction} is the
 * entry: figures name the steps that they need ({@code figure}), unfinished steps are executed and
 * their results kept ({@code step}), numbers are measured on them ({@code measure}), and figures
 * and tested claims become a page.
 */
package io.trojanscope.lab.reproduce;
