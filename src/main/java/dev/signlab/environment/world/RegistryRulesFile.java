package dev.signlab.environment.world;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.KeyValueFile;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.registry.access.Grant;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may use the lab's registry, as the file {@code registry-access} of its home says: there is
 * none for an open one. The registry reads it at each request, whichever process runs it, so that
 * rules count at once, also those that a step back puts in place. It is a part of the world.
 *
 * @param file the file
 */
record RegistryRulesFile(KeyValueFile file) {

  private static final String NAME = "registry-access";
  private static final String HTPASSWD = "htpasswd";
  private static final String TOKENS = "tokens";
  private static final String GRANTS = "grants";
  private static final String EXPIRING = "expiring";
  private static final String ANONYMOUS = "anonymous-pull";
  private static final Set<String> NAMES = Set.of(HTPASSWD, TOKENS, GRANTS, EXPIRING, ANONYMOUS);

  static RegistryRulesFile of(LabHome home) {
    return new RegistryRulesFile(new KeyValueFile(home.folder().resolve(NAME)));
  }

  /** Reads the rules; a file that cannot be followed to the letter opens nothing. */
  RegistryRules read() {
    Map<String, String> values = file.read();
    if (values.isEmpty() && !file.exists()) {
      return RegistryRules.OPEN;
    }
    if (values.isEmpty()) {
      throw file.malformed("no rule at all");
    }
    if (!NAMES.containsAll(values.keySet())) {
      throw file.malformed(String.join(", ", values.keySet()));
    }
    try {
      RegistryRules rules = rules(values);
      RulesLaw.requireWhole(rules);
      return rules;
    } catch (LabException e) {
      throw file.malformed(e.problem().foundOrSummary());
    }
  }

  private RegistryRules rules(Map<String, String> values) {
    return new RegistryRules(
        Optional.ofNullable(values.get(HTPASSWD)).map(this::absolute),
        isOn(values, TOKENS),
        grants(values.getOrDefault(GRANTS, "")),
        isOn(values, ANONYMOUS),
        Optional.ofNullable(values.get(EXPIRING)));
  }

  private Path absolute(String text) {
    if (!text.startsWith("/")) {
      throw file.malformed(HTPASSWD + " = " + text);
    }
    return Path.of(text);
  }

  private boolean isOn(Map<String, String> values, String name) {
    String value = values.getOrDefault(name, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw file.malformed(name + " = " + value);
    };
  }

  private static List<Grant> grants(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(each -> !each.isEmpty())
        .map(Grant::parse)
        .toList();
  }

  void write(RegistryRules rules) {
    if (rules.equals(RegistryRules.OPEN)) {
      forget();
    } else {
      file.write("who may use the lab's registry; change it with  registry start", values(rules));
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(file.file());
    } catch (IOException e) {
      throw Problem.of("cannot open the registry again")
          .tried("delete " + file.file())
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  private static Map<String, String> values(RegistryRules rules) {
    Map<String, String> values = new LinkedHashMap<>();
    rules.htpasswd().ifPresent(path -> values.put(HTPASSWD, path.toString()));
    values.put(TOKENS, String.valueOf(rules.tokens()));
    values.put(
        GRANTS, rules.grants().stream().map(Grant::toString).collect(Collectors.joining(" ")));
    values.put(ANONYMOUS, String.valueOf(rules.anonymousPull()));
    rules.expiring().ifPresent(folder -> values.put(EXPIRING, folder));
    return values;
  }

  SnapshotPart part() {
    return new FilePart(NAME, file);
  }
}
