/**
 * Summaries of scans in the formats that other tools read: SARIF for code scanning, JUnit XML for
 * build servers, CSV for spreadsheets, CycloneDX for inventories. Each is written from {@link
 * io.trojanscope.result.summary.ScanSummary} records alone; the same records give the same bytes.
 */
package io.trojanscope.report.export;
