/**
 * Decodes image files of unknown origin within limits of size and time. {@link
 * io.trojanscope.image.file.PictureDecoder} is the entry: it recognises the format, keeps only the
 * bytes that make pixels, decodes them, and gives a {@link io.trojanscope.image.file.Picture},
 * which can be resized like Pillow does.
 */
package io.trojanscope.image.file;
