/**
 * Files that {@code torch.save} wrote, which hold weights but no network to run. {@link
 * io.trojanscope.vet.checkpoint.Checkpoint} says what is in one and how to export it.
 */
package io.trojanscope.vet.checkpoint;
