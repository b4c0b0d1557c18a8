package io.trojanscope.biasmap;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One model's map of a class or pair.
 *
 * @param map empty if nothing was recorded there
 * @param successShare share of the attacks on that target that ended in it, in [0, 1]: the figure
 *     over the paper's maps; empty if there was no such attack
 */
public record ModelMap(Optional<BiasMap> map, OptionalDouble successShare) {}
