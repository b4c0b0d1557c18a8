/** Errors that every part of Trojanscope may raise. */
@PublicApi({InvalidInputException.class, SuspiciousInputException.class})
package io.trojanscope.error;

import io.trojanscope.api.PublicApi;
