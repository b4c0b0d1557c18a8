package io.trojanscope.report.html;

import java.util.List;

/**
 * The verdict, what it rests on, and the recovered trigger at a glance.
 *
 * @param verdict in one word
 * @param style style class of the word
 * @param lead what to do, in one sentence
 * @param sentences why it is inconclusive, and what it means
 * @param cautions what weakens the verdict
 * @param closeUpTitle what the trigger is called
 * @param closeUp large pictures of the trigger; empty without one
 */
record VerdictView(
    String verdict,
    String style,
    String lead,
    List<String> sentences,
    List<String> cautions,
    List<Fact> facts,
    String closeUpTitle,
    List<FigureView> closeUp) {}
