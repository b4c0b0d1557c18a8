/**
 * Removes a backdoor from a model file, by changing its weights in the file itself, and measures
 * what that did. {@code docs/repair.md} describes the methods. Start with {@code RepairRun}.
 */
@PublicApi(RepairMethod.class)
package io.trojanscope.repair;

import io.trojanscope.api.PublicApi;
