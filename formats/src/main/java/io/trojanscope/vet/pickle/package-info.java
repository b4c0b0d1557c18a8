/** The pickled objects of a TorchScript archive, read as data by a machine of few instructions. */
package io.trojanscope.vet.pickle;
