/**
 * The two exceptions that callers should handle. {@link io.trojanscope.error.InvalidInputException}
 * reports an input that cannot be used, {@link io.trojanscope.error.SuspiciousInputException} a
 * file that holds what a legitimate model does not need. Any other exception is a programming
 * error.
 */
@PublicApi({InvalidInputException.class, SuspiciousInputException.class})
package io.trojanscope.error;

import io.trojanscope.api.PublicApi;
