/** Labelled image sets: read from folders, or drawn by the program. */
@PublicApi({DataRequest.class, DataSource.class, ImageSource.class, LabeledData.class})
package io.trojanscope.data;

import io.trojanscope.api.PublicApi;
