/** Words that a result is told in, shared by the command and the HTML pages. */
package io.trojanscope.report;
