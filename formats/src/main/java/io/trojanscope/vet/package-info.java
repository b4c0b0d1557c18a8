/**
 * Looks through a TorchScript file before anything native sees it: the archive, the pickled
 * objects, the weights' sizes and the source text, byte by byte in Java, with limits on everything
 * that could grow. What an honest {@code torch.jit.save} never writes is a {@link
 * io.trojanscope.vet.finding.Finding}. The bytes that were looked through, and no others, can be
 * written as a fresh archive, which is the one to load.
 *
 * <p>A file without findings is not thereby safe to load: it only holds nothing that is known to do
 * harm. Run it in a process of its own.
 */
package io.trojanscope.vet;
