/** Labelled image sets: read from folders, or drawn by the program. */
package io.trojanscope.data;
