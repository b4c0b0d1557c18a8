/**
 * What a classifier expects and returns: image shape, pixel range and order, normalization, class
 * names, kind of output; and the settings that say so.
 */
package io.trojanscope.spec;
