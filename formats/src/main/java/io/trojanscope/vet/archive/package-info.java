/** The zip archive around a TorchScript module: its directory, its entries and their bytes. */
package io.trojanscope.vet.archive;
