package dev.signlab.environment.world;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.KeyValueFile;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.snapshot.SavedFile;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.registry.access.Grant;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who may use the lab's registry, as the file {@code registry-access} of its home says: there is
 * none for an open one. The registry reads it at each request, whichever process runs it, so that
 * rules count at once, also those that a step back puts in place. It is a part of the world.
 *
 * @param file the file
 */
record RegistryRulesFile(KeyValueFile file) implements SnapshotPart {

  private static final String NAME = "registry-access";
  private static final String HTPASSWD = "htpasswd";
  private static final String TOKENS = "tokens";
  private static final String GRANTS = "grants";
  private static final String EXPIRING = "expiring";
  private static final String ANONYMOUS = "anonymous-pull";

  static RegistryRulesFile of(LabHome home) {
    return new RegistryRulesFile(new KeyValueFile(home.folder().resolve(NAME)));
  }

  RegistryRules read() {
    Map<String, String> values = file.read();
    if (values.isEmpty()) {
      return RegistryRules.OPEN;
    }
    return new RegistryRules(
        Optional.ofNullable(values.get(HTPASSWD)).map(Path::of),
        Boolean.parseBoolean(values.get(TOKENS)),
        grants(values.getOrDefault(GRANTS, "")),
        Boolean.parseBoolean(values.get(ANONYMOUS)),
        Optional.ofNullable(values.get(EXPIRING)));
  }

  private List<Grant> grants(String text) {
    try {
      return Arrays.stream(text.split(" ", -1))
          .filter(each -> !each.isEmpty())
          .map(Grant::parse)
          .toList();
    } catch (LabException e) {
      throw file.malformed(text);
    }
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

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<SavedFile> save() throws IOException {
    return file.exists()
        ? List.of(SavedFile.ofText(Files.readString(file.file()), FileTime.fromMillis(0)))
        : List.of();
  }

  @Override
  public void restore(List<SavedFile> files) throws IOException {
    if (files.isEmpty()) {
      Files.deleteIfExists(file.file());
    } else {
      AtomicFile.write(file.file(), files.getFirst().text());
    }
  }
}
