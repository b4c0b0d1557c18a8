/**
 * Where a result comes from: hashes of its inputs, its configuration and seed, versions and
 * platform.
 */
package io.trojanscope.provenance;
