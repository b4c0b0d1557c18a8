/**
 * The page of a reproduced paper as data. A {@link io.trojanscope.result.paper.PaperSection} holds
 * figures, a {@link io.trojanscope.result.paper.PaperFigure} holds settings, panels and tested
 * claims, and a {@link io.trojanscope.result.paper.Panel} holds the maps, curves or tables to draw.
 */
@PublicApi({Claim.class, Panel.class, PaperFigure.class, PaperSection.class, PanelImage.class})
package io.trojanscope.result.paper;

import io.trojanscope.api.PublicApi;
