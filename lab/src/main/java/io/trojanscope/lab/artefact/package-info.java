/**
 * Keeps results of finished steps, so that an interrupted run can continue. {@link
 * io.trojanscope.lab.artefact.ArtefactStore} stores a result under an {@link
 * io.trojanscope.lab.artefact.ArtefactKey}, the hash of what made it; {@link
 * io.trojanscope.lab.artefact.FolderLock} keeps two runs from writing to one folder.
 */
package io.trojanscope.lab.artefact;
