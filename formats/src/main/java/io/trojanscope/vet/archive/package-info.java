/**
 * Reads the ZIP archive around a TorchScript module. {@link
 * io.trojanscope.vet.archive.ArchiveVetter} checks that the directory and the local headers agree,
 * so that every reader sees the same entries; {@link io.trojanscope.vet.archive.ArchiveReader} then
 * unpacks the entries within limits into an {@link io.trojanscope.vet.archive.Archive}.
 */
package io.trojanscope.vet.archive;
