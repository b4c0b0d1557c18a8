/** The steps of a reproduction: trained models, sets of maps, noise queries, scans. */
package io.trojanscope.lab.reproduce.step;
