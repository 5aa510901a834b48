package dev.signlab.engine.move;

import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Chooses one image of an index by its platform, as cosign does and in its words. */
public final class Platforms {

  private static final int MOST_WORDS = 3;

  private Platforms() {}

  /**
   * Returns the one image that fits {@code os[/architecture[/variant]]}; none and several are
   * refused.
   */
  public static Descriptor choose(Manifest manifest, String wanted) {
    String[] words = wanted.split("/", -1);
    if (words.length > MOST_WORDS) {
      throw Problem.of("parsing platform: too many slashes in platform spec: " + wanted)
          .expected("a platform such as linux/arm64 or linux/arm/v7")
          .found(wanted)
          .asException();
    }
    if (!(manifest instanceof ImageIndex index)) {
      throw Problem.of("specified reference is not a multiarch image")
          .expected("an index of images, one for each platform")
          .found("a single image")
          .hint("leave --platform out")
          .asException();
    }
    List<Descriptor> fitting =
        index.manifests().stream().filter(each -> fits(each, words)).toList();
    if (fitting.size() != 1) {
      throw notOne(wanted, fitting.isEmpty() ? index.manifests() : fitting, fitting.isEmpty());
    }
    return fitting.getFirst();
  }

  private static boolean fits(Descriptor each, String[] words) {
    String[] has = name(each).split("/", -1);
    for (int i = 0; i < words.length; i++) {
      if (i >= has.length || !words[i].equals(has[i])) {
        return false;
      }
    }
    return true;
  }

  private static String name(Descriptor each) {
    if (each.platform().isEmpty()) {
      return "";
    }
    JsonNode platform = each.platform().get();
    String variant = platform.path("variant").asString("");
    return platform.path("os").asString("")
        + "/"
        + platform.path("architecture").asString("")
        + (variant.isEmpty() ? "" : "/" + variant);
  }

  private static RuntimeException notOne(String wanted, List<Descriptor> images, boolean none) {
    String names = images.stream().map(Platforms::name).collect(Collectors.joining(", "));
    return Problem.of(
            none
                ? "unable to find an entity for " + wanted
                : "platform spec matches more than one image architecture: " + names)
        .expected("a platform that one image of the index has")
        .found(names)
        .asException();
  }
}
