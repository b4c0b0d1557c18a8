/** How long work tells what it has done. */
package io.trojanscope.progress;
