package dev.signlab.engine.notary;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.json.JsonFields;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One policy of a trust policy.
 *
 * @param name what it is called
 * @param scopes the repositories for which it is, or {@code *}
 * @param level how much it asks for
 * @param override what follows otherwise than the level says
 * @param stores the names of the stores with certificates that are trusted, of type {@code ca}
 * @param identities whose signatures count; empty where anybody's does whom a store vouches for
 */
public record PolicyStatement(
    String name,
    List<String> scopes,
    Validation.Level level,
    Map<Validation, Validation.Action> override,
    List<String> stores,
    List<SubjectPattern> identities) {

  private static final String ALL = "*";
  private static final String STORE = "ca:";

  private static final Set<String> MEMBERS =
      Set.of("name", "registryScopes", "signatureVerification", "trustStores", "trustedIdentities");

  /** Copies the lists. */
  public PolicyStatement {
    scopes = List.copyOf(scopes);
    override = Map.copyOf(override);
    stores = List.copyOf(stores);
    identities = List.copyOf(identities);
  }

  static PolicyStatement parse(JsonFields fields) {
    fields.only(MEMBERS);
    JsonFields verification =
        fields.object("signatureVerification").only(Set.of("level", "override"));
    Validation.Level level = Validation.Level.parse(verification.text("level"));
    List<String> scopes = scopes(texts(fields, "registryScopes"), level);
    List<String> stores = texts(fields, "trustStores");
    List<String> identities = texts(fields, "trustedIdentities");
    if (level != Validation.Level.SKIP && (stores.isEmpty() || identities.isEmpty())) {
      throw TrustPolicy.refused("trustStores and trustedIdentities, not empty", "none of them");
    }
    return new PolicyStatement(
        fields.text("name"),
        scopes,
        level,
        override(verification, level),
        stores.stream().map(PolicyStatement::store).toList(),
        identities(identities));
  }

  private static List<String> texts(JsonFields fields, String name) {
    for (JsonNode each : fields.array(name)) {
      if (!each.isString()) {
        throw TrustPolicy.refused(name + " with texts", "something else");
      }
    }
    return fields.array(name).stream().map(JsonNode::stringValue).toList();
  }

  private static List<String> scopes(List<String> scopes, Validation.Level level) {
    boolean all = scopes.contains(ALL);
    if (scopes.isEmpty() || (all && scopes.size() > 1)) {
      throw TrustPolicy.refused("registryScopes with repositories, or with * alone", scopes + "");
    }
    if (all && level == Validation.Level.SKIP) {
      throw TrustPolicy.refused("repositories by name where the level is skip", ALL);
    }
    for (String scope : scopes) {
      if (!scope.equals(ALL) && (scope.contains(ALL) || !scope.contains("/"))) {
        throw TrustPolicy.refused("REGISTRY/REPOSITORY, without * in it", scope);
      }
    }
    return scopes;
  }

  private static Map<Validation, Validation.Action> override(
      JsonFields verification, Validation.Level level) {
    Map<Validation, Validation.Action> override = new EnumMap<>(Validation.class);
    verification.texts("override").forEach((name, action) -> put(override, name, action));
    if (level == Validation.Level.SKIP && !override.isEmpty()) {
      throw TrustPolicy.refused("no override where the level is skip", "one");
    }
    return override;
  }

  private static void put(Map<Validation, Validation.Action> override, String name, String action) {
    Validation validation =
        Validation.named(name)
            .filter(each -> each != Validation.INTEGRITY)
            .orElseThrow(
                () ->
                    TrustPolicy.refused(
                        "authenticity, authenticTimestamp, expiry or revocation in override",
                        name));
    override.put(validation, action(validation, action));
  }

  private static Validation.Action action(Validation validation, String text) {
    return Stream.of(Validation.Action.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
        .filter(each -> each != Validation.Action.SKIP || validation == Validation.REVOCATION)
        .findFirst()
        .orElseThrow(() -> TrustPolicy.refused("enforce or log for " + validation.words(), text));
  }

  private static String store(String text) {
    if (!text.startsWith(STORE) || text.contains(",")) {
      throw TrustPolicy.refused(
          "trustStores of type ca, as ca:NAME",
          text,
          text.contains(":") ? Cause.NOT_JUDGED : Cause.MALFORMED);
    }
    String name = text.substring(STORE.length());
    if (!name.matches("[A-Za-z0-9_.-]*[A-Za-z0-9_-][A-Za-z0-9_.-]*")) {
      throw TrustPolicy.refused("a store with letters, digits, dots, - and _ in its name", text);
    }
    return name;
  }

  private static List<SubjectPattern> identities(List<String> texts) {
    if (texts.equals(List.of(ALL))) {
      return List.of();
    }
    List<SubjectPattern> patterns = texts.stream().map(SubjectPattern::parse).toList();
    for (SubjectPattern each : patterns) {
      if (patterns.stream().filter(other -> other.covers(each)).count() > 1) {
        throw TrustPolicy.refused("identities of which none covers another", each.text());
      }
    }
    return patterns;
  }

  /** Returns what follows where a validation fails. */
  public Validation.Action of(Validation validation) {
    return override.getOrDefault(validation, level.of(validation));
  }

  /** Tells whether the signatures of a certificate's owner count, once a store vouches for it. */
  public boolean names(Certificate signer) {
    return identities.isEmpty()
        || identities.stream().anyMatch(each -> each.matches(signer.subject()));
  }
}
