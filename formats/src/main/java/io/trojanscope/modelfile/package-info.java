/** Model files of any supported format, told apart by their names. */
package io.trojanscope.modelfile;
