/** The documentation as a web site: a page for each Markdown file, with navigation and search. */
package io.trojanscope.site;
