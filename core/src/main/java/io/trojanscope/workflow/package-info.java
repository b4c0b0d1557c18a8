/** The main jobs from end to end: train, plant a backdoor, make bias maps. */
package io.trojanscope.workflow;
