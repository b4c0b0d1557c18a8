package io.trojanscope.fleet;

import io.trojanscope.data.ImageSource;
import io.trojanscope.detect.ScanConfig;
import io.trojanscope.detect.verdict.ContrastScan;
import io.trojanscope.files.Sha256;
import io.trojanscope.model.loader.LoadedModel;
import io.trojanscope.model.loader.ModelFact;
import io.trojanscope.model.loader.ModelRequest;
import io.trojanscope.provenance.Environment;
import io.trojanscope.sidecar.Sidecar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the scans of several models have in common.
 *
 * @param references clean models; may be empty
 * @param images labelled images, if there are any
 * @param request how to open the models; the shape of the images is added
 */
public record FleetInputs(
    List<LoadedModel> references,
    Optional<ImageSource> images,
    ModelRequest request,
    ScanConfig config) {
  public FleetInputs {
    references = List.copyOf(references);
    request = request.withImages(images.flatMap(ImageSource::storedShape));
  }

  /**
   * SHA-256 of all this, of the revision of the method and of the version: of what a result depends
   * on beside its model.
   *
   * @throws io.trojanscope.error.InvalidInputException if the images cannot be read
   */
  public String sha256() {
    List<String> content = new ArrayList<>();
    content.add("version " + Environment.productVersion());
    content.add("revision " + ContrastScan.REVISION);
    content.add(config.toString());
    content.add(Sidecar.text(request.settings()));
    content.add("files first " + request.filesFirst() + ", trusted " + request.trusted());
    content.add(request.images().toString());
    for (LoadedModel reference : references) {
      content.add("reference " + reference.name() + " " + reference.sha256());
      reference.facts().stream().map(ModelFact::toString).forEach(content::add);
    }
    content.add(images.map(ImageSource::sha256).orElse("no images"));
    return Sha256.of(String.join("\n", content));
  }
}
