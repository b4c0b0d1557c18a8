/**
 * Checks TorchScript files before native code reads them: the archive, the pickled objects, the
 * sizes of the weights and the source text, byte by byte in Java, with limits on everything that
 * can grow. {@link io.trojanscope.vet.TorchScriptVetter} is the entry. It reads a file through
 * {@code vet.archive}, {@code vet.pickle} and {@code vet.code}, collects a {@link
 * io.trojanscope.vet.finding.Finding} for each thing that {@code torch.jit.save} never writes, and
 * gives a {@link io.trojanscope.vet.VettedArchive}, which can be written as a new archive of
 * exactly the bytes that were checked. That copy is the one to load.
 *
 * <p>A file without findings can still be unsafe: it only holds nothing that is known to be
 * harmful. Run it in a process of its own.
 */
package io.trojanscope.vet;
