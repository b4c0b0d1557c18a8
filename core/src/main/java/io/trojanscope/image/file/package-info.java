/** Image files that others made, decoded within limits. */
package io.trojanscope.image.file;
