/**
 * The {@code trojanscope} command, the only code that prints, exits or reads arguments. {@link
 * io.trojanscope.cli.Main} runs {@code TrojanscopeCommand}, whose subcommands ({@code ScanCommand}
 * and so on) read their options, call the library through {@link io.trojanscope.Trojanscope}, and
 * write text and files. {@code ErrorReporter} turns exceptions into one line and an exit code.
 */
package io.trojanscope.cli;
