package dev.signlab.image.dockerfile;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * For which machines an image is, in the words of Go (OCI image-spec image-index.md, "platform").
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param variant such as {@code v7}, or an empty text
 */
public record Platform(String os, String architecture, String variant) {

  /** For what is built when nothing else is said, so that every machine gives the same digest. */
  public static final Platform DEFAULT = new Platform("linux", "amd64", "");

  private static final Pattern PARTS =
      Pattern.compile("([a-z0-9_]+)/([a-z0-9_-]+)(?:/([a-z0-9._-]+))?");

  private static final Map<String, Platform> OTHER_NAMES =
      Map.of(
          "x86_64", DEFAULT,
          "x86-64", DEFAULT,
          "i386", new Platform("linux", "386", ""),
          "aarch64", new Platform("linux", "arm64", ""),
          "armhf", new Platform("linux", "arm", "v7"),
          "armel", new Platform("linux", "arm", "v6"));

  /**
   * Reads a platform such as {@code linux/arm64} or {@code linux/arm/v7}; {@code amd64} alone means
   * Linux.
   *
   * @throws dev.signlab.diagnostic.LabException when it is none
   */
  public static Platform parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                Problem.of(text + " is no platform")
                    .expected("an operating system and an architecture")
                    .found(text)
                    .hint("for example linux/amd64, linux/arm64 or linux/arm/v7")
                    .cause(Cause.MALFORMED)
                    .asException());
  }

  /** Reads a platform, or gives nothing where a text is none. */
  public static Optional<Platform> find(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String whole = lower.indexOf('/') < 0 ? "linux/" + lower : lower;
    return Optional.of(PARTS.matcher(whole))
        .filter(parts -> parts.matches() && !lower.equals("linux"))
        .map(
            parts ->
                new Platform(
                    parts.group(1), parts.group(2), Optional.ofNullable(parts.group(3)).orElse("")))
        .map(Platform::normalized);
  }

  /** The names of the parts that Docker uses: {@code arm64/v8} is {@code arm64}. */
  private Platform normalized() {
    Platform named = OTHER_NAMES.getOrDefault(architecture, this);
    String usual = named.variant.isEmpty() ? variant : named.variant;
    return switch (named.architecture) {
      case "arm64" ->
          new Platform(os, "arm64", usual.equals("v8") || usual.equals("8") ? "" : usual);
      case "amd64" -> new Platform(os, "amd64", usual.equals("v1") ? "" : usual);
      case "arm" -> new Platform(os, "arm", usual.isEmpty() ? "v7" : withLetter(usual));
      default -> new Platform(os, named.architecture, usual);
    };
  }

  private static String withLetter(String variant) {
    return Character.isDigit(variant.charAt(0)) ? "v" + variant : variant;
  }

  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
