/**
 * The smallest trigger of each pair of classes, by Neural Cleanse per pair, and how its size in a
 * suspect compares with the size for the same pair in clean reference models.
 */
package io.trojanscope.detect.pairs;
