package dev.signlab.sigstore.intoto;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What kind of thing a statement says, named by a URI (in-toto {@code predicate.md}). Two are equal
 * when their URIs are, letter for letter.
 *
 * @param uri the name, as statements carry it
 */
public record PredicateType(String uri) {

  /** Free text with the time at which it was attested; what cosign takes when no type is given. */
  public static final PredicateType CUSTOM =
      new PredicateType("https://cosign.sigstore.dev/attestation/v1");

  /** A list of parts in SPDX, as text or as JSON. */
  public static final PredicateType SPDX = new PredicateType("https://spdx.dev/Document");

  /** A list of parts in CycloneDX. */
  public static final PredicateType CYCLONEDX = new PredicateType("https://cyclonedx.org/bom");

  /** The signature of an image in cosign's layout of bundles. */
  public static final PredicateType COSIGN_SIGN =
      new PredicateType("https://sigstore.dev/cosign/sign/v1");

  private static final Pattern REQUEST_URI =
      Pattern.compile(
          "(/|[a-zA-Z][a-zA-Z0-9+.-]*:(?!//)|[a-zA-Z][a-zA-Z0-9+.-]*://"
              + "([^/?\\[\\] <>\"\\x00-\\x1f\\x7f]|\\[[0-9a-fA-F:.]+\\])*([/?]|$))"
              + "[^\\x00-\\x1f\\x7f]*");
  private static final Pattern BAD_ESCAPE =
      Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*:)?/[^?]*%(?![0-9a-fA-F]{2})");

  private static final Map<String, PredicateType> ALIASES = aliasTable();

  /**
   * Takes one of cosign's short names, or any other text as it is: what attestations of files, and
   * all that is verified, may be of.
   */
  public static PredicateType named(String aliasOrText) {
    PredicateType known = ALIASES.get(aliasOrText);
    if (known == null && aliasOrText.isEmpty()) {
      throw Problem.of("missing predicate type")
          .expected("a URI, or one of " + String.join(", ", ALIASES.keySet()))
          .found("an empty text")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return known == null ? new PredicateType(aliasOrText) : known;
  }

  /** Takes one of cosign's short names, or any other text that is a URI. */
  public static PredicateType parse(String aliasOrUri) {
    PredicateType known = ALIASES.get(aliasOrUri);
    if (known != null) {
      return known;
    }
    if (!isUri(aliasOrUri)) {
      throw Problem.of("invalid predicate type: " + aliasOrUri)
          .expected("a URI, or one of " + String.join(", ", ALIASES.keySet()))
          .found(aliasOrUri)
          .cause(Cause.MALFORMED)
          .asException();
    }
    return new PredicateType(aliasOrUri);
  }

  /** Returns cosign's short names and what each stands for. */
  public static Map<String, PredicateType> aliases() {
    return ALIASES;
  }

  @Override
  public String toString() {
    return uri;
  }

  /** As Go's {@code url.ParseRequestURI} sees it, which is wider than RFC 3986. */
  private static boolean isUri(String text) {
    return REQUEST_URI.matcher(text).matches() && !BAD_ESCAPE.matcher(text).find();
  }

  private static Map<String, PredicateType> aliasTable() {
    Map<String, PredicateType> table = new LinkedHashMap<>();
    table.put("custom", CUSTOM);
    table.put("slsaprovenance", new PredicateType("https://slsa.dev/provenance/v0.2"));
    table.put("slsaprovenance02", new PredicateType("https://slsa.dev/provenance/v0.2"));
    table.put("slsaprovenance1", new PredicateType("https://slsa.dev/provenance/v1"));
    table.put("spdx", SPDX);
    table.put("spdxjson", SPDX);
    table.put("cyclonedx", CYCLONEDX);
    table.put("link", new PredicateType("https://in-toto.io/Link/v1"));
    table.put("vuln", new PredicateType("https://cosign.sigstore.dev/attestation/vuln/v1"));
    table.put("openvex", new PredicateType("https://openvex.dev/ns"));
    return Collections.unmodifiableMap(table);
  }

  /** Written out, since a one-shot command asks: the one of records is made at its first use. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PredicateType type && type.uri.equals(uri);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }
}
