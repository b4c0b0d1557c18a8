/**
 * Draws a result as one HTML file. {@link io.trojanscope.report.html.HtmlReport} is the entry: a
 * builder such as {@code ScanPageBuilder} turns the result into view records, and the templates in
 * {@code src/main/jte} lay these out. All text passes {@link io.trojanscope.text.DisplayText} or is
 * escaped by the template engine; no view holds markup.
 */
@PublicApi(HtmlReport.class)
package io.trojanscope.report.html;

import io.trojanscope.api.PublicApi;
