package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.json.Json;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import tools.jackson.databind.JsonNode;

/**
 * The configuration of an image has a value at a place.
 *
 * @param ref which image
 * @param value what must be where
 */
record ImageConfigCheck(Reference ref, ValueAt value) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "image-config",
              "the configuration of an image has a value at a place",
              ValueAt.behind(FieldSpec.required("ref", FieldSpec.Kind.IMAGE, "the image")),
              "image-config: { ref: \"localhost:5001/studentbook:1.0\", at: /config/Labels/course,"
                  + " equals: signing }",
              ImageConfigCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after(
              "docker build -t localhost:5001/studentbook:1.0 studentbook",
              "docker push localhost:5001/studentbook:1.0");

  private static ImageConfigCheck read(Fields fields) {
    return new ImageConfigCheck(
        fields.parsed("ref", Reference::parse, Placeholder.IMAGE), ValueAt.read(fields));
  }

  @Override
  public String goal() {
    return value.goal("the configuration of " + ref);
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return view.registry()
        .findManifest(ref)
        .map(manifest -> judged(manifest, view))
        .orElseGet(() -> Needs.noImage(ref));
  }

  private CheckResult judged(Manifest manifest, LabView view) {
    if (!(manifest instanceof ImageManifest image)) {
      return CheckResult.failed(Cause.NOT_DONE, ref.toString(), "one image", "a list of images");
    }
    byte[] config = view.registry().blob(ref.repository(), image.config());
    JsonNode json = Json.parse(config, "the configuration of " + ref);
    return Judged.of(
        value.isIn(json),
        Cause.NOT_DONE,
        "the configuration of " + ref,
        value.words(),
        value.found(json));
  }
}
