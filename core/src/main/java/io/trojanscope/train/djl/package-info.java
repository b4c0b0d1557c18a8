/** Training by libtorch. */
package io.trojanscope.train.djl;
