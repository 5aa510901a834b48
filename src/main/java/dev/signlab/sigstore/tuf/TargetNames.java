package dev.signlab.sigstore.tuf;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Of which files a delegation speaks (section 4.5, DELEGATIONS). */
public sealed interface TargetNames {

  /** Tells whether a file is one of them. */
  boolean hold(String name);

  /** Writes them into a delegation. */
  void writeTo(ObjectNode delegation);

  /**
   * Files whose names fit one of some patterns.
   *
   * @param patterns as shells have them; no wildcard stands for a slash
   */
  record Patterns(List<String> patterns) implements TargetNames {

    private static final String MEMBER = "paths";

    /** Copies the list. */
    public Patterns {
      patterns = List.copyOf(patterns);
    }

    @Override
    public boolean hold(String name) {
      return patterns.stream().anyMatch(pattern -> new PathPattern(pattern).fits(name));
    }

    @Override
    public void writeTo(ObjectNode delegation) {
      patterns.forEach(delegation.putArray(MEMBER)::add);
    }
  }

  /**
   * Files of whose names the digest begins in one of some ways.
   *
   * @param prefixes of the SHA-256 of the name, in lower-case hexadecimal
   */
  record HashPrefixes(List<String> prefixes) implements TargetNames {

    private static final String MEMBER = "path_hash_prefixes";

    /** Copies the list. */
    public HashPrefixes {
      prefixes = List.copyOf(prefixes);
    }

    @Override
    public boolean hold(String name) {
      String digest = Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex();
      return prefixes.stream().anyMatch(digest::startsWith);
    }

    @Override
    public void writeTo(ObjectNode delegation) {
      prefixes.forEach(delegation.putArray(MEMBER)::add);
    }
  }

  /** Reads what a delegation says: one of the two, and not both. */
  static TargetNames parse(JsonFields delegation) {
    Optional<List<String>> patterns = texts(delegation, Patterns.MEMBER);
    Optional<List<String>> prefixes = texts(delegation, HashPrefixes.MEMBER);
    if (patterns.isPresent() == prefixes.isPresent()) {
      throw Problem.of("a delegation that does not say of which files")
          .expected("either " + Patterns.MEMBER + " or " + HashPrefixes.MEMBER)
          .found(patterns.isPresent() ? "both" : "neither")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return patterns
        .<TargetNames>map(Patterns::new)
        .orElseGet(() -> new HashPrefixes(prefixes.orElseThrow()));
  }

  private static Optional<List<String>> texts(JsonFields delegation, String member) {
    return delegation.has(member)
        ? Optional.of(delegation.array(member).stream().map(TargetNames::text).toList())
        : Optional.empty();
  }

  private static String text(JsonNode node) {
    if (!node.isString()) {
      throw Problem.of("a delegation of files without names")
          .expected("text")
          .found(node.getNodeType().toString())
          .cause(Cause.MALFORMED)
          .asException();
    }
    return node.stringValue();
  }
}
