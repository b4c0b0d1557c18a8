/** The gradient engine: TorchScript run by libtorch through DJL. */
package io.trojanscope.model.djl;
