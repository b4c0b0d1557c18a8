/**
 * Null distributions, p-values and the rule that makes a verdict of the evidence; the recovered
 * trigger.
 */
package io.trojanscope.detect.verdict;
