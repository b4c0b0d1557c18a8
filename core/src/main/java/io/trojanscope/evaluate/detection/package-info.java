/** How well detectors tell backdoored models from clean ones. */
package io.trojanscope.evaluate.detection;
