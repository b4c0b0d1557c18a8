package io.trojanscope.report.html;

/** An entry of the index. */
record NavLink(String anchor, String title) {}
