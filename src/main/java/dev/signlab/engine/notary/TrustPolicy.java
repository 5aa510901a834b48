package dev.signlab.engine.notary;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose signatures count for which repositories (trust-store-trust-policy.md, Trust Policy).
 *
 * @param statements its policies; no repository has two
 */
public record TrustPolicy(List<PolicyStatement> statements) {

  private static final String ALL = "*";

  /** Copies the list. */
  public TrustPolicy {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a policy document.
   *
   * @param what names it in problems
   * @throws LabException with the cause MALFORMED, or NOT_JUDGED for what is only done elsewhere
   */
  public static TrustPolicy parse(byte[] json, String what) {
    JsonFields fields = Json.parseObject(json, what).only(Set.of("version", "trustPolicies"));
    if (!fields.text("version").equals("1.0")) {
      throw refused("version 1.0", "version " + fields.text("version"));
    }
    List<PolicyStatement> statements =
        fields.objects("trustPolicies").stream().map(PolicyStatement::parse).toList();
    if (statements.isEmpty()) {
      throw refused("trustPolicies with one or more", "none");
    }
    requireApart(statements);
    return new TrustPolicy(statements);
  }

  private static void requireApart(List<PolicyStatement> statements) {
    Set<String> names = new HashSet<>();
    Set<String> scopes = new HashSet<>();
    for (PolicyStatement each : statements) {
      if (!names.add(each.name())) {
        throw refused("a name of its own for each policy", each.name() + " twice");
      }
      for (String scope : each.scopes()) {
        if (!scopes.add(scope)) {
          throw refused("one policy for each registry scope", scope + " in two of them");
        }
      }
    }
  }

  /**
   * Returns the policy for a repository: the one that names it, or else the one for all.
   *
   * @param repository with its registry, such as {@code localhost:5001/app}
   * @throws LabException with the cause POLICY where there is none
   */
  public PolicyStatement of(String repository) {
    return naming(repository)
        .or(() -> naming(ALL))
        .orElseThrow(
            () ->
                Problem.of("no trust policy is for " + repository)
                    .expected("a policy whose registryScopes name " + repository + ", or *")
                    .found(scopes())
                    .cause(Cause.POLICY)
                    .command("notation policy show")
                    .asException());
  }

  private Optional<PolicyStatement> naming(String scope) {
    return statements.stream().filter(each -> each.scopes().contains(scope)).findFirst();
  }

  private String scopes() {
    return "scopes "
        + String.join(", ", statements.stream().flatMap(each -> each.scopes().stream()).toList());
  }

  static LabException refused(String expected, String found) {
    return refused(expected, found, Cause.MALFORMED);
  }

  static LabException refused(String expected, String found, Cause cause) {
    return Problem.of("the trust policy is not one that counts")
        .expected(expected)
        .found(found)
        .cause(cause)
        .asException();
  }
}
