/** The steps of a reproduction: trained models, sets of maps, noise queries, scans. */
package io.trojanscope.reproduce.step;
