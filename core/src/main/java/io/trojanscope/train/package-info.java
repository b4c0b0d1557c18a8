/** Networks built in, and their training. */
package io.trojanscope.train;
