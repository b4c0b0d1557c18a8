/** Networks built in, and their training. */
@PublicApi({NetworkKind.class, TrainingConfig.class})
package io.trojanscope.train;

import io.trojanscope.api.PublicApi;
