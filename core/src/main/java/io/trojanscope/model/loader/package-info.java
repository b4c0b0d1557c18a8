/**
 * The way in for model files from outside: whatever their format, they are looked through, and run
 * in worker processes only.
 */
package io.trojanscope.model.loader;
