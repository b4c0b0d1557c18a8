/**
 * Zoos: sets of clean and backdoored models that detectors are measured on. {@link
 * io.trojanscope.lab.zoo.ZooRecipes} reads which models there are, {@link
 * io.trojanscope.lab.zoo.ZooMaking} makes and keeps them, {@link
 * io.trojanscope.lab.zoo.ForeignModels} takes models that somebody else made, and {@link
 * io.trojanscope.lab.zoo.OpenModel} opens any of them.
 */
package io.trojanscope.lab.zoo;
