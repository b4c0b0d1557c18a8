package io.trojanscope.model.loader;

import io.trojanscope.graph.NetworkFile;
import io.trojanscope.model.DifferentiableClassifier;
import io.trojanscope.model.FeatureProbe;
import io.trojanscope.model.UnitProbe;
import io.trojanscope.torchscript.MemoryLayout;
import java.util.List;
import java.util.Optional;

/**
 * A model within its workers.
 *
 * @param parameters how many weights it has, other constants among them
 * @param notes what was changed on the way, a sentence each
 * @param network as data, where training can do with it
 * @param blindSpots what gradients do not show, a sentence each
 * @param units access to its hidden units, where the network is known as data
 * @param features access to its inner features, likewise
 */
record RunningModel(
    DifferentiableClassifier classifier,
    long parameters,
    List<ModelFact> facts,
    List<String> notes,
    Optional<MemoryLayout> layout,
    Optional<NetworkFile> network,
    List<String> blindSpots,
    Optional<UnitProbe> units,
    Optional<FeatureProbe> features) {}
