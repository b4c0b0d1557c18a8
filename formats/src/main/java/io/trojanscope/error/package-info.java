/** Errors that every part of Trojanscope may raise. */
package io.trojanscope.error;
