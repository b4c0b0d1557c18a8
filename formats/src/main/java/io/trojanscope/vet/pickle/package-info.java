/**
 * Reads the pickled objects of a TorchScript archive as data, without creating any Python object.
 * {@link io.trojanscope.vet.pickle.PickleReader} executes the few harmless instructions of the
 * pickle format on a stack of its own, refuses all others, and gives a tree of {@link
 * io.trojanscope.vet.pickle.PickledValue}.
 */
package io.trojanscope.vet.pickle;
