/** Which targets and class pairs are searched for triggers, and what a found trigger does. */
package io.trojanscope.detect.search;
