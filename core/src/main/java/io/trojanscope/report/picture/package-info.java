/** Bias maps as pictures: grey, colour and diverging palettes, PNG. */
package io.trojanscope.report.picture;
