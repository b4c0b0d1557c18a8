package io.trojanscope.model.trust;

/**
 * An image that turns on a unit that is off for ordinary images.
 *
 * @param unit position of the unit among the probe's
 * @param base position of the image that it was made from
 * @param values of the changed image, CHW, of 8 bits
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DrivenImage(int unit, int base, float[] values) {}
