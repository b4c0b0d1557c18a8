/** Trigger inversion: each trigger type, and how a trigger of it is fitted to a model. */
package io.trojanscope.detect.inversion;
