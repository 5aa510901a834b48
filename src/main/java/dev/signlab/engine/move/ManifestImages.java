package dev.signlab.engine.move;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlException;
import dev.signlab.yaml.YamlValue;
import dev.signlab.yaml.YamlValue.Entry;
import dev.signlab.yaml.YamlValue.Mapping;
import dev.signlab.yaml.YamlValue.Scalar;
import dev.signlab.yaml.YamlValue.Sequence;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The images that a Kubernetes manifest names: every {@code image:} with a text, wherever it
 * stands, in all documents of the file. Init containers come first, as they run first and as cosign
 * lists them.
 */
public final class ManifestImages {

  private static final YamlBounds BOUNDS = new YamlBounds(64, 200_000);
  private static final int MOST_IMAGES = 1_000;
  private static final String IMAGE = "image";
  private static final String FIRST = "initContainers";

  private ManifestImages() {}

  /** Finds the images of a manifest; {@code what} names it in problems. */
  public static List<String> in(String text, String what) {
    List<String> images =
        documents(text, what).stream()
            .flatMap(ManifestImages::images)
            .limit(MOST_IMAGES + 1)
            .toList();
    if (images.size() > MOST_IMAGES) {
      throw Problem.of("a manifest that is too much for this lab")
          .expected("at most " + MOST_IMAGES + " images")
          .found("more")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return images;
  }

  private static List<YamlValue> documents(String text, String what) {
    try {
      return Yaml.documents(Path.of(what), text, BOUNDS);
    } catch (YamlException e) {
      Problem problem = e.problem();
      throw Problem.of(
              "unable to parse manifest: " + problem.summary() + ", " + problem.foundOrSummary())
          .tried("read " + e.place())
          .failure(problem.failure())
          .asException(e);
    }
  }

  private static Stream<String> images(YamlValue value) {
    return switch (value) {
      case Mapping map ->
          Stream.concat(
                  map.entries().stream().filter(each -> each.key().equals(FIRST)),
                  map.entries().stream().filter(each -> !each.key().equals(FIRST)))
              .flatMap(ManifestImages::images);
      case Sequence list -> list.items().stream().flatMap(ManifestImages::images);
      case Scalar _ -> Stream.empty();
    };
  }

  private static Stream<String> images(Entry entry) {
    if (!entry.key().equals(IMAGE)) {
      return images(entry.value());
    }
    if (entry.value() instanceof Scalar name) {
      return name.text().isEmpty() ? Stream.empty() : Stream.of(name.text());
    }
    throw noName(entry);
  }

  /** An image that cannot be read must not go by unverified. */
  private static LabException noName(Entry entry) {
    return Problem.of("unable to decode the manifest")
        .tried("read " + entry.place())
        .expected("image: with the name of an image")
        .found("image: with a list or a map")
        .cause(Cause.MALFORMED)
        .asException();
  }
}
