/** How well detectors tell backdoored models from clean ones. */
package io.trojanscope.lab.benchmark.measure;
