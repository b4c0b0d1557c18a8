/**
 * A search by classes: the smallest triggers out of each class and into each class, and patterns
 * over the whole image, in a suspect compared with clean references.
 */
package io.trojanscope.detect.screening;
