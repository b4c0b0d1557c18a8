/** The page of a reproduced paper as data: sections, figures, panels, tested claims, tables. */
package io.trojanscope.result.paper;
