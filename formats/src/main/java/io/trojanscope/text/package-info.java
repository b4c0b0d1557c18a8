/**
 * Text and numbers for people, in messages, on a terminal and in a report. {@link
 * io.trojanscope.text.DisplayText} makes names from files harmless and short before anything prints
 * them; {@link io.trojanscope.text.Percent} formats shares, {@link io.trojanscope.text.EnumText}
 * the names of enum constants.
 */
package io.trojanscope.text;
