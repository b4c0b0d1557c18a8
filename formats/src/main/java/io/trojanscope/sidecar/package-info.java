/** What someone says of a model in words: by options, or in a file beside the model. */
package io.trojanscope.sidecar;
