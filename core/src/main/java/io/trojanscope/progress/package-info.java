/** How long work reports what is done: a listener, and stages that make one progress of many. */
package io.trojanscope.progress;
