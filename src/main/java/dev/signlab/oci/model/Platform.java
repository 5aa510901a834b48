package dev.signlab.oci.model;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What an image runs on (OCI image-spec image-index.md, platform), in the one spelling that
 * containerd gives it: {@code linux/x86_64} is {@code linux/amd64}, {@code linux/arm64/v8} is
 * {@code linux/arm64}, and {@code linux/arm} is {@code linux/arm/v7}.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param variant such as {@code v7}, or an empty text
 */
public record Platform(String os, String architecture, String variant) {

  /** The platform of this lab. */
  public static final Platform LINUX_AMD64 = new Platform("linux", "amd64", "");

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");

  private static final List<String> SYSTEMS =
      List.of("linux", "windows", "darwin", "macos", "freebsd", "netbsd", "openbsd", "solaris");

  /** Brings the words into the one spelling. */
  public Platform {
    os = os.toLowerCase(Locale.ROOT);
    os = os.equals("macos") ? "darwin" : os;
    String given = architecture.toLowerCase(Locale.ROOT);
    architecture = architecture(given);
    variant = variant(given, variant.toLowerCase(Locale.ROOT));
  }

  private static String architecture(String given) {
    return switch (given) {
      case "x86_64", "x86-64" -> "amd64";
      case "i386" -> "386";
      case "aarch64" -> "arm64";
      case "armhf", "armel" -> "arm";
      default -> given;
    };
  }

  private static String variant(String architecture, String given) {
    return switch (architecture) {
      case "armhf" -> "v7";
      case "armel" -> "v6";
      case "i386" -> "";
      case "amd64", "x86_64", "x86-64" -> given.equals("v1") ? "" : given;
      case "arm64", "aarch64" -> given.equals("8") || given.equals("v8") ? "" : given;
      case "arm" -> given.isEmpty() ? "v7" : given.startsWith("v") ? given : "v" + given;
      default -> given;
    };
  }

  /**
   * Parses {@code OS}, {@code ARCHITECTURE}, {@code OS/ARCHITECTURE} or {@code
   * OS/ARCHITECTURE/VARIANT}; what is left out is {@code linux} and {@code amd64}.
   */
  public static Platform parse(String text) {
    String[] words = text.split("/", -1);
    for (String word : words) {
      if (!WORD.matcher(word).matches() || words.length > 3) {
        throw none(text);
      }
    }
    if (words.length == 1) {
      boolean isSystem = SYSTEMS.contains(text.toLowerCase(Locale.ROOT));
      return isSystem ? new Platform(text, "amd64", "") : new Platform("linux", text, "");
    }
    return new Platform(words[0], words[1], words.length == 3 ? words[2] : "");
  }

  /** Parses the same, or gives nothing where a text is no platform. */
  public static Optional<Platform> find(String text) {
    try {
      return Optional.of(parse(text));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  private static LabException none(String text) {
    return Problem.of(text + " is no platform")
        .expected("OS/ARCHITECTURE or OS/ARCHITECTURE/VARIANT, such as linux/arm/v7")
        .found(text)
        .hint("for example linux/amd64, linux/arm64 or linux/arm/v7")
        .exitStatus(Problem.USAGE)
        .asException();
  }

  /** Reads the platform that an index says of an image; nothing where it says none. */
  public static Optional<Platform> of(Descriptor listed) {
    return listed.platform().flatMap(Platform::of);
  }

  /**
   * Reads {@code os}, {@code architecture} and {@code variant} of a platform or of a config of an
   * image; nothing where they do not say system and architecture.
   */
  public static Optional<Platform> of(JsonNode node) {
    String os = node.path("os").asString("");
    String architecture = node.path("architecture").asString("");
    return os.isEmpty() || architecture.isEmpty() || os.equals("unknown")
        ? Optional.empty()
        : Optional.of(new Platform(os, architecture, node.path("variant").asString("")));
  }

  /** Returns the words with slashes between them. */
  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
