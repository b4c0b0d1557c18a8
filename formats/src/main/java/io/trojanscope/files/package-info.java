/**
 * Files and folders of the program. {@link io.trojanscope.files.OutputFiles} writes files that are
 * either complete or absent, {@link io.trojanscope.files.Sha256} hashes them, {@link
 * io.trojanscope.files.CacheFolder} and {@link io.trojanscope.files.PrivateFolder} say where
 * intermediate files lie, and {@link io.trojanscope.files.FileErrors} turns I/O errors into
 * messages. Start with {@code OutputFiles}.
 */
@PublicApi(OutputFiles.class)
package io.trojanscope.files;

import io.trojanscope.api.PublicApi;
