/**
 * The report as one HTML file: builders turn a result into views, the templates in {@code
 * src/main/jte} lay them out. All text passes {@link io.trojanscope.text.DisplayText} or is escaped
 * by the template engine; no view holds markup.
 */
@PublicApi(HtmlReport.class)
package io.trojanscope.report.html;

import io.trojanscope.api.PublicApi;
