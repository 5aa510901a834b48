package dev.signlab.shell.notation;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys that sign, as notation lists them in {@code signingkeys.json}.
 *
 * @param file where the list is kept
 * @param preferred which one signs where none is named
 * @param entries the keys
 */
record KeyList(Path file, Optional<String> preferred, List<Entry> entries) {

  private static final String DEFAULT = "default";
  private static final String NAME = "name";
  private static final String KEY = "keyPath";
  private static final String CERTIFICATE = "certPath";

  /** Copies the list. */
  KeyList {
    entries = List.copyOf(entries);
  }

  /**
   * One key.
   *
   * @param name by which it is named
   * @param keyPath where the private half lies
   * @param certPath where its certificate lies
   */
  record Entry(String name, String keyPath, String certPath) {}

  static KeyList read(Path file) {
    if (!Files.isRegularFile(file)) {
      return new KeyList(file, Optional.empty(), List.of());
    }
    JsonFields fields = Json.parseObject(BoundedFile.read(file), file.getFileName().toString());
    return new KeyList(
        file,
        fields.optionalText(DEFAULT),
        fields.objects("keys").stream()
            .map(each -> new Entry(each.text(NAME), each.text(KEY), each.text(CERTIFICATE)))
            .toList());
  }

  /** Writes the list with one more key. */
  void add(Entry entry, boolean isPreferred) {
    ObjectNode list = Json.object();
    Optional<String> first = isPreferred ? Optional.of(entry.name()) : preferred;
    first.ifPresent(name -> list.put(DEFAULT, name));
    var keys = list.putArray("keys");
    Stream.concat(entries.stream(), Stream.of(entry))
        .forEach(
            each ->
                keys.addObject()
                    .put(NAME, each.name())
                    .put(KEY, each.keyPath())
                    .put(CERTIFICATE, each.certPath()));
    AtomicFile.writeSecret(file, Json.write(list));
  }

  boolean has(String name) {
    return entries.stream().anyMatch(each -> each.name().equals(name));
  }

  /** Returns the key that is named, or else the one that is preferred. */
  Entry chosen(Optional<String> name) {
    Optional<String> wanted = name.or(() -> preferred);
    return entries.stream()
        .filter(each -> wanted.filter(each.name()::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> wanted.map(KeyList::unknown).orElseGet(this::noDefault));
  }

  private static LabException unknown(String name) {
    return Problem.of("signing key with name \"" + name + "\" does not exist")
        .expected("a key that was made here")
        .found("none of that name")
        .cause(Cause.NO_FILE)
        .hint("the keys that there are", "notation key ls")
        .hint("make one", "notation cert generate-test " + name)
        .asException();
  }

  private LabException noDefault() {
    Problem.Builder problem =
        Problem.of("default signing key not set")
            .expected("--key NAME, or a key that was made with --default")
            .found(entries.isEmpty() ? "no key at all" : "neither")
            .cause(Cause.NO_FILE);
    return (entries.isEmpty()
            ? problem.command("notation cert generate-test --default ada")
            : problem.hint("the keys that there are", "notation key ls"))
        .asException();
  }
}
