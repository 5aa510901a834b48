package dev.signlab.services.vault;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of a vault on disk, each with all its versions in one file that its owner alone can read
 * (mode 0600). Nothing is kept in memory, so that a state that is put back counts at once. Safe for
 * use by several threads of one process; others may read.
 */
public final class VaultKeys {

  private static final String ENDING = ".json";

  /** The rule of the engine: letters, digits and {@code _}, within them also dots and dashes. */
  private static final String NAME = "\\w([\\w.-]{0,62}\\w)?";

  private static final String FILE = "([0-9a-f]{2})+\\.json";

  private final Path folder;

  private VaultKeys(Path folder) {
    this.folder = folder;
  }

  /** Names the folder of a vault's keys; it is made when there is one to keep. */
  public static VaultKeys in(Path folder) {
    return new VaultKeys(folder);
  }

  /**
   * Returns the public halves of a key, the first version first; none where there is no such key.
   */
  public List<VerificationKey> publicKeys(String name) {
    return find(name).stream()
        .flatMap(key -> key.versions().stream())
        .map(version -> version.pair().publicKey())
        .toList();
  }

  /** Returns the names of all keys, in their order. */
  public List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(FILE))
          .map(VaultKeys::nameOf)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Problem.of("cannot read the keys of the vault")
          .expected("the folder " + folder)
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  Optional<KeptKey> find(String name) {
    Path file = file(name);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** Makes a key, or returns the one that has the name already, whatever its type. */
  synchronized KeptKey create(String name, TransitType type, Instant now) {
    return find(name).orElseGet(() -> kept(KeptKey.make(name, type, now)));
  }

  synchronized KeptKey rotate(String name, Instant now) {
    return kept(find(name).orElseThrow(VaultRefusal::absent).rotated(now));
  }

  /** Names that differ in their case alone are one name to some file systems, hence the hex. */
  private Path file(String name) {
    if (!name.matches(NAME)) {
      throw VaultRefusal.absent();
    }
    return folder.resolve(
        HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII)) + ENDING);
  }

  private static String nameOf(String file) {
    String hex = file.substring(0, file.length() - ENDING.length());
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.US_ASCII);
  }

  private KeptKey kept(KeptKey key) {
    ObjectNode json = Json.object();
    json.put("name", key.name());
    json.put("type", key.type().word());
    for (KeptKey.Version version : key.versions()) {
      ObjectNode each = json.withArray("versions").addObject();
      each.put("made", version.made().toString());
      each.put("key", version.pair().privatePem());
    }
    AtomicFile.writeSecret(file(key.name()), Json.write(json));
    return key;
  }

  private static KeptKey read(Path file) {
    try {
      JsonFields json = Json.parseObject(BoundedFile.read(file), "it");
      List<KeptKey.Version> versions =
          json.objects("versions").stream().map(VaultKeys::version).toList();
      return new KeptKey(json.text("name"), TransitType.of(json.text("type")), versions);
    } catch (LabException | DateTimeException | IllegalArgumentException e) {
      throw damaged(file, e);
    }
  }

  /** The lab wrote it, so somebody else has been at it since, or the disk has. */
  private static LabException damaged(Path file, RuntimeException e) {
    return Problem.of("a file of the vault is damaged: " + file.getFileName())
        .tried("read " + file)
        .expected("a key with all its versions, as the vault wrote it")
        .found(e instanceof LabException said ? said.problem().foundOrSummary() : Reason.of(e))
        .hint("take the last step back, with what the vault kept then", "undo")
        .cause(Cause.MALFORMED)
        .asException(e);
  }

  private static KeptKey.Version version(JsonFields json) {
    byte[] pem = json.text("key").getBytes(StandardCharsets.US_ASCII);
    return new KeptKey.Version(
        KeyPair.parsePem(pem, json.what()), Instant.parse(json.text("made")));
  }
}
