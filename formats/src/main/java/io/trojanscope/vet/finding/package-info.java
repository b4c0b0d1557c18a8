/**
 * The result of vetting a file. A {@link io.trojanscope.vet.finding.Finding} says what is
 * suspicious and where; {@link io.trojanscope.vet.finding.Findings} collects them from all checks;
 * {@link io.trojanscope.vet.finding.VettingLimits} says how much a file may hold before it is a
 * finding.
 */
package io.trojanscope.vet.finding;
