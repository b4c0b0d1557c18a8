package io.trojanscope.model.loader;

import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.torchscript.MemoryLayout;
import java.util.List;
import java.util.Optional;

/**
 * A model within its workers.
 *
 * @param notes what was changed on the way, a sentence each
 */
record RunningModel(
    DifferentiableClassifier classifier,
    List<ModelFact> facts,
    List<String> notes,
    Optional<MemoryLayout> layout) {}
