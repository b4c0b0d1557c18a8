/**
 * Results as JSON records, and what is drawn from the record alone: HTML ({@code report.html}) and
 * PNG pictures ({@code report.picture}). The files' format is told in {@code docs/formats.md}.
 */
package io.trojanscope.report;
