/** The {@code trojanscope} command: the only code that prints, exits, or reads arguments. */
package io.trojanscope.cli;
