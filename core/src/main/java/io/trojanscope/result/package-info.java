/**
 * Results as records, and their JSON. A report is drawn from these alone. {@code docs/formats.md}
 * describes the files.
 */
package io.trojanscope.result;
