/** The steps of a reproduction: trained models, sets of maps, noise queries. */
package io.trojanscope.reproduce.step;
