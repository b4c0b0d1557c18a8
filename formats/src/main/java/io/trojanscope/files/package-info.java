/** Output files that are whole or absent. */
package io.trojanscope.files;
