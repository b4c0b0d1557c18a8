/** Output files that are whole or absent. */
@PublicApi(OutputFiles.class)
package io.trojanscope.files;

import io.trojanscope.api.PublicApi;
