package dev.signlab.sigstore.bundle;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The versions of the bundle's form; the last one is what is written. */
public enum BundleVersion {
  /** Proves by the log's promise. */
  V0_1("0.1", "application/vnd.dev.sigstore.bundle+json;version=0.1"),
  /** Proves by inclusion. */
  V0_2("0.2", "application/vnd.dev.sigstore.bundle+json;version=0.2"),
  /** Has one certificate in place of a chain. */
  V0_3("0.3", "application/vnd.dev.sigstore.bundle.v0.3+json");

  private static final String OLD_STYLE = "application/vnd.dev.sigstore.bundle+json;version=";

  private static final Pattern V0_3_PATCH =
      Pattern.compile("application/vnd\\.dev\\.sigstore\\.bundle\\.v0\\.3\\.\\d{1,9}\\+json");

  private final String words;
  private final String mediaType;

  BundleVersion(String words, String mediaType) {
    this.words = words;
    this.mediaType = mediaType;
  }

  /** Returns the version as a number, such as {@code 0.3}. */
  public String words() {
    return words;
  }

  /** Returns the media type by which this version is written. */
  public String mediaType() {
    return mediaType;
  }

  boolean isBefore(BundleVersion other) {
    return compareTo(other) < 0;
  }

  /** Tells whether a media type means this version; a third part of its number does not count. */
  public boolean isNamed(String type) {
    return type.equals(mediaType)
        || type.equals(OLD_STYLE + words)
        || (this == V0_3 && V0_3_PATCH.matcher(type).matches());
  }

  static BundleVersion of(String mediaType, String what) {
    return Arrays.stream(values())
        .filter(version -> version.isNamed(mediaType))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of("unsupported bundle version in " + what)
                    .expected(
                        Arrays.stream(values())
                            .map(BundleVersion::mediaType)
                            .collect(Collectors.joining(" or ")))
                    .found(mediaType)
                    .cause(Cause.MALFORMED)
                    .asException());
  }
}
