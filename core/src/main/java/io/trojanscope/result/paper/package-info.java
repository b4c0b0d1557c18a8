/** The page of a reproduced paper as data: sections, figures, panels, tested claims, tables. */
@PublicApi({Claim.class, Panel.class, PaperFigure.class, PaperSection.class, PanelImage.class})
package io.trojanscope.result.paper;

import io.trojanscope.api.PublicApi;
