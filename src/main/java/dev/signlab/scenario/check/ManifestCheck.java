package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.json.Json;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import tools.jackson.databind.JsonNode;

/**
 * The manifest of an image, or of whatever else a registry holds, has a value at a place.
 *
 * @param ref which
 * @param value what must be where
 */
record ManifestCheck(Reference ref, ValueAt value) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "manifest",
              "the manifest of an image, or of any artifact, has a value at a place",
              ValueAt.behind(
                  FieldSpec.required("ref", FieldSpec.Kind.IMAGE, "the image or artifact")),
              "manifest: { ref: \"localhost:5001/notes:1.0\", at: /annotations/course,"
                  + " equals: signing }",
              ManifestCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after("oras push --annotation course=signing localhost:5001/notes:1.0 notes.txt");

  private static ManifestCheck read(Fields fields) {
    return new ManifestCheck(
        fields.parsed("ref", Reference::parse, Placeholder.IMAGE), ValueAt.read(fields));
  }

  @Override
  public String goal() {
    return value.goal("the manifest of " + ref);
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return view.registry().findManifest(ref).map(this::judged).orElseGet(() -> Needs.noImage(ref));
  }

  private CheckResult judged(Manifest manifest) {
    JsonNode json = Json.parse(manifest.bytes(), "the manifest of " + ref);
    return Judged.of(
        value.isIn(json),
        Cause.NOT_DONE,
        "the manifest of " + ref,
        value.words(),
        value.found(json));
  }
}
