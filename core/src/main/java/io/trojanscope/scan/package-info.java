/**
 * A scan step by step: images, own references, the cache of their trigger sizes, the detector, the
 * maps and samples of the result.
 */
package io.trojanscope.scan;
