/**
 * The front door: {@link io.trojanscope.Trojanscope} opens models and prepares jobs, which scan
 * them, make bias maps, train and plant.
 */
package io.trojanscope;
