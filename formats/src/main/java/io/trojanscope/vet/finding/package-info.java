/** What a vetted file is suspected of, where, and the limits of vetting. */
package io.trojanscope.vet.finding;
