package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.Platform;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * A name stands for images of several platforms.
 *
 * @param ref the name
 * @param has the platforms
 */
record PlatformsCheck(Reference ref, List<String> has) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "platforms",
              "a name stands for a list with images of some platforms",
              List.of(
                  FieldSpec.required("ref", FieldSpec.Kind.IMAGE, "the name"),
                  FieldSpec.required("has", FieldSpec.Kind.TEXTS, "such as linux/arm64")),
              "platforms: { ref: \"localhost:5001/multi:1.0\", has: [linux/arm64] }",
              PlatformsCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after(
              "oras manifest fetch --descriptor localhost:5001/studentbook:1.0 > image.json",
              "jq '{schemaVersion: 2, mediaType: \"application/vnd.oci.image.index.v1+json\","
                  + " manifests: [. + {platform: {os: \"linux\", architecture: \"arm64\"}}]}'"
                  + " image.json > index.json",
              "crane copy localhost:5001/studentbook:1.0 localhost:5001/multi:arm64",
              "oras manifest push localhost:5001/multi:1.0 index.json");

  /** Copies the list. */
  PlatformsCheck {
    has = List.copyOf(has);
  }

  private static PlatformsCheck read(Fields fields) {
    List<Platform> has = fields.allParsed("has", Platform::parse);
    return new PlatformsCheck(
        fields.parsed("ref", Reference::parse, Placeholder.IMAGE),
        has.stream().map(Platform::toString).toList());
  }

  @Override
  public String goal() {
    return ref + " has images for " + String.join(", ", has);
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return view.registry().findManifest(ref).map(this::judged).orElseGet(() -> Needs.noImage(ref));
  }

  private CheckResult judged(Manifest manifest) {
    List<String> found =
        manifest instanceof ImageIndex index
            ? index.manifests().stream()
                .flatMap(each -> Platform.of(each).stream())
                .map(Platform::toString)
                .toList()
            : List.of();
    return Judged.of(
        found.containsAll(has),
        Cause.NOT_DONE,
        "the platforms of " + ref,
        String.join(", ", has),
        found.isEmpty() ? "no list of platforms" : String.join(", ", found));
  }
}
