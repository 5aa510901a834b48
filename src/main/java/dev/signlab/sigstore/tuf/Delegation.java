package dev.signlab.sigstore.tuf;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Another who may list files for the repository (section 4.5).
 *
 * @param name of the role
 * @param keys by whom its list is signed
 * @param names of which files it may speak
 * @param terminating whether nobody behind it is asked for such a file
 */
public record Delegation(String name, RoleKeys keys, TargetNames names, boolean terminating) {

  private static final String TERMINATING = "terminating";

  /** Refuses names that belong to the repository itself. */
  public Delegation {
    String text = name;
    boolean isTaken = Arrays.stream(TufRole.values()).anyMatch(role -> role.type().equals(text));
    if (isTaken || text.isEmpty()) {
      throw Problem.of("a delegation to a role that cannot be delegated to")
          .expected("a name of its own")
          .found(text.isEmpty() ? "no name" : text)
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  static Delegation parse(JsonFields fields, JsonFields keys) {
    return new Delegation(
        fields.text("name"),
        RoleKeys.parse(fields, keys),
        TargetNames.parse(fields),
        isTerminating(fields.node().path(TERMINATING)));
  }

  private static boolean isTerminating(JsonNode value) {
    if (!value.isBoolean()) {
      throw Problem.of("a delegation that does not say whether it ends the search")
          .expected(TERMINATING + ": true or false")
          .found(value.isMissingNode() ? "nothing" : value.getNodeType().toString())
          .cause(Cause.MALFORMED)
          .asException();
    }
    return value.booleanValue();
  }

  /** Returns the name of its list, as snapshots have it. */
  public String fileName() {
    return name + ".json";
  }

  /** Returns the name under which its list is kept and fetched: one part of a path at most. */
  public String encodedName() {
    return PathPart.encoded(name) + ".json";
  }

  ObjectNode node() {
    ObjectNode node = Json.object().put("name", name);
    keys.writeTo(node);
    names.writeTo(node);
    return node.put(TERMINATING, terminating);
  }
}
