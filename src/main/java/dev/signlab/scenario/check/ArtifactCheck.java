package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * What a registry holds under a name is of a type: a chart, a file, anything but an image.
 *
 * @param ref the name
 * @param type the type of artifact, or the media type of its configuration
 */
record ArtifactCheck(Reference ref, String type) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "artifact",
              "a registry holds an artifact of a type, such as a file or a chart",
              List.of(
                  FieldSpec.required("ref", FieldSpec.Kind.IMAGE, "its name"),
                  FieldSpec.required(
                      "type", FieldSpec.Kind.TEXT, "its artifactType, or its config's mediaType")),
              "artifact: { ref: \"localhost:5001/notes:1.0\", type: application/vnd.example.notes"
                  + " }",
              ArtifactCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after(
              "oras push --artifact-type application/vnd.example.notes"
                  + " localhost:5001/notes:1.0 notes.txt");

  private static ArtifactCheck read(Fields fields) {
    return new ArtifactCheck(
        fields.parsed("ref", Reference::parse, Placeholder.IMAGE), fields.text("type"));
  }

  @Override
  public String goal() {
    return "the registry has " + ref + ", of type " + type;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return view.registry()
        .findManifest(ref)
        .map(manifest -> judged(manifest.typeOrConfigType().map(MediaType::value).orElse("none")))
        .orElseGet(() -> Needs.noImage(ref));
  }

  private CheckResult judged(String found) {
    return Judged.of(found.equals(type), Cause.NOT_DONE, "the type of " + ref, type, found);
  }
}
