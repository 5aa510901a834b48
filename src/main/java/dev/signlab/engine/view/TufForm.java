package dev.signlab.engine.view;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Metadata of The Update Framework, whoever wrote it. */
record TufForm() implements FileForm {

  private static final int MOST = 50;

  @Override
  public String kind() {
    return "metadata of TUF: who may hand out whom to trust";
  }

  @Override
  public String specification() {
    return "The Update Framework, section 4";
  }

  @Override
  public boolean fits(FileContent file) {
    return file.has("signed", "signatures");
  }

  @Override
  public List<ViewField> open(FileContent file) {
    JsonFields whole = file.json().orElseThrow();
    JsonFields signed = whole.object("signed");
    String role = signed.text("_type");
    List<ViewField> fields = new ArrayList<>();
    fields.add(ViewField.of("role", Shown.text(role), meaning(role)));
    fields.add(ViewField.of("version", signed.number("version") + "", "grows with each edition"));
    fields.add(expires(signed, file.now()));
    fields.addAll(files(signed, "meta"));
    fields.addAll(files(signed, "targets"));
    signed.optionalObject("delegations").ifPresent(all -> fields.addAll(delegations(all)));
    signed.optionalObject("roles").ifPresent(roles -> fields.addAll(roles(roles)));
    signed.optionalObject("keys").ifPresent(keys -> fields.addAll(keys(keys)));
    fields.addAll(signatures(whole));
    return fields;
  }

  private static String meaning(String role) {
    return switch (role) {
      case "root" -> "names the keys of all roles, its own too";
      case "timestamp" -> "names the newest snapshot, and is renewed often";
      case "snapshot" -> "names the newest edition of the targets";
      case "targets" -> "names the files that are handed out";
      default -> "a role that was delegated";
    };
  }

  private static ViewField expires(JsonFields signed, Instant now) {
    String text = signed.text("expires");
    try {
      return ViewField.of("expires", Shown.text(text), Ends.of(Instant.parse(text), now));
    } catch (DateTimeException e) {
      throw Problem.of("expires of the metadata is no time")
          .expected("such as 2026-01-01T00:00:00Z")
          .found(text)
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  private static List<ViewField> files(JsonFields signed, String member) {
    List<ViewField> fields = new ArrayList<>();
    signed
        .optionalObject(member)
        .ifPresent(
            all ->
                all.node().properties().stream()
                    .limit(MOST)
                    .forEach(each -> fields.add(file(each))));
    return fields;
  }

  private static ViewField file(Map.Entry<String, JsonNode> file) {
    JsonNode node = file.getValue();
    List<ViewField> below = new ArrayList<>();
    for (String each : List.of("version", "length")) {
      if (node.get(each) != null) {
        below.add(ViewField.of(each, Shown.text(node.get(each).asString(""))));
      }
    }
    JsonNode hashes = node.get("hashes");
    if (hashes != null) {
      hashes
          .properties()
          .forEach(
              hash ->
                  below.add(
                      ViewField.of(
                          Shown.text(hash.getKey()), Shown.text(hash.getValue().asString("")))));
    }
    return ViewField.group(Shown.text(file.getKey()), "", below);
  }

  private static List<ViewField> roles(JsonFields roles) {
    return roles.node().properties().stream()
        .limit(MOST)
        .map(
            role -> {
              JsonFields fields = roles.object(role.getKey());
              return ViewField.of(
                  "role " + Shown.text(role.getKey()), signers(fields), "have to sign");
            })
        .toList();
  }

  private static String signers(JsonFields role) {
    return role.number("threshold") + " of " + Shown.count(role.array("keyids").size(), "key");
  }

  private static List<ViewField> delegations(JsonFields all) {
    return Stream.of("roles", "succinct_roles")
        .filter(all::has)
        .flatMap(
            name -> name.equals("roles") ? all.objects(name).stream() : Stream.of(all.object(name)))
        .limit(MOST)
        .map(TufForm::delegation)
        .toList();
  }

  private static ViewField delegation(JsonFields role) {
    List<ViewField> below = new ArrayList<>();
    below.add(ViewField.of("signed by", signers(role), ""));
    for (String each : List.of("paths", "path_hash_prefixes", "bit_length")) {
      JsonNode said = role.node().get(each);
      if (said != null) {
        below.add(ViewField.of(each, Shown.text(said.toString()), ""));
      }
    }
    boolean ends = role.node().path("terminating").booleanValue(role.has("bit_length"));
    below.add(ViewField.of("terminating", ends + "", ends ? "nobody behind it is asked" : ""));
    String name = role.optionalText("name").or(() -> role.optionalText("name_prefix")).orElse("");
    return ViewField.group(
        "delegates to " + Shown.text(name), "who may list these files too", below);
  }

  private static List<ViewField> keys(JsonFields keys) {
    return keys.node().properties().stream()
        .limit(MOST)
        .map(
            key ->
                ViewField.of(
                    "key",
                    Shown.text(key.getKey()),
                    Shown.text(keys.object(key.getKey()).optionalText("scheme").orElse(""))))
        .toList();
  }

  private static List<ViewField> signatures(JsonFields whole) {
    return whole.objects("signatures").stream()
        .limit(MOST)
        .map(
            each ->
                ViewField.of(
                    "signed by",
                    Shown.text(each.text("keyid")),
                    each.text("sig").isEmpty() ? "not yet" : ""))
        .toList();
  }
}
