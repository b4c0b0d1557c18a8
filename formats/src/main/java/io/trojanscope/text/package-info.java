/** Text and numbers as people read them: in messages, on a terminal and in a report. */
package io.trojanscope.text;
