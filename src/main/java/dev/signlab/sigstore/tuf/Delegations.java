package dev.signlab.sigstore.tuf;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * To whom a list of targets delegates, those who are asked first in front (section 4.5).
 *
 * @param roles each by a name of its own
 * @param bins many roles that share the files among them, in place of single ones
 */
public record Delegations(List<Delegation> roles, Optional<HashBins> bins) {

  /** Nobody. */
  public static final Delegations NONE = new Delegations(List.of(), Optional.empty());

  private static final String ROLES = "roles";
  private static final String BINS = "succinct_roles";

  /** Copies the list; a role that stands in it twice would have two sets of keys. */
  public Delegations {
    roles = List.copyOf(roles);
    Set<String> names = new HashSet<>();
    for (Delegation each : roles) {
      if (!names.add(each.name())) {
        throw malformed("each role once", each.name() + " twice");
      }
    }
    if (bins.isPresent() && !roles.isEmpty()) {
      throw malformed(ROLES + " or " + BINS, "both");
    }
  }

  /** Names roles one by one. */
  public static Delegations of(Delegation... roles) {
    return new Delegations(List.of(roles), Optional.empty());
  }

  static Delegations parse(JsonFields fields) {
    JsonFields keys = fields.object("keys");
    List<Delegation> roles =
        fields.has(ROLES)
            ? fields.objects(ROLES).stream().map(each -> Delegation.parse(each, keys)).toList()
            : List.of();
    return new Delegations(
        roles, fields.optionalObject(BINS).map(each -> HashBins.parse(each, keys)));
  }

  /** Returns who may list a file, those who are asked first in front. */
  public List<Delegation> of(String target) {
    return bins.map(all -> List.of(all.of(target)))
        .orElseGet(() -> roles.stream().filter(each -> each.names().hold(target)).toList());
  }

  ObjectNode node() {
    ObjectNode node = Json.object();
    ObjectNode keys = node.putObject("keys");
    roles.forEach(each -> each.keys().writeKeysTo(keys));
    bins.ifPresent(all -> all.keys().writeKeysTo(keys));
    if (bins.isPresent()) {
      node.set(BINS, bins.get().node());
    } else {
      ArrayNode all = node.putArray(ROLES);
      roles.forEach(each -> all.add(each.node()));
    }
    return node;
  }

  private static RuntimeException malformed(String expected, String found) {
    return Problem.of("delegations that contradict each other")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
