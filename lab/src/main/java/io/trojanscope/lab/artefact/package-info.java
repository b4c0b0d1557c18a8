/** Results of work that are kept under the hash of what made them, so that work can be resumed. */
package io.trojanscope.lab.artefact;
