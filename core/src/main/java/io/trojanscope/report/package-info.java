/**
 * Names and numbers of a result in words, shared by the command and the HTML pages: trigger types,
 * p-values, candidates.
 */
package io.trojanscope.report;
