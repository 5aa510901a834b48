package dev.signlab.shell.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.openpgp.PgpKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys that the lab's gpg knows: one file for each public key, and one that only the owner may
 * read for each private one. They are the learner's in this world, and not those of the machine's
 * gpg.
 *
 * @param folder where they are
 */
record Keyring(Path folder) {

  private static final String PUBLIC = ".asc";
  private static final String PRIVATE = ".key";

  /** Returns the keys, the oldest first. */
  List<PgpKey> keys() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(PUBLIC))
          .map(file -> PgpKey.parse(BoundedFile.read(file), file.toString()))
          .sorted(Comparator.comparing(PgpKey::created).thenComparing(PgpKey::fingerprint))
          .toList();
    } catch (IOException e) {
      throw Problem.of("cannot read the keys in " + folder).found(Reason.of(e)).asException(e);
    }
  }

  /** Returns the keys of which the private half is here. */
  List<PgpKey> own() {
    return keys().stream().filter(key -> Files.isRegularFile(privateFile(key))).toList();
  }

  /** What taking a key in did. */
  enum Taken {
    NEW,
    CHANGED,
    UNCHANGED
  }

  /** Takes a public key in; what a copy that is here already does not say is added to it. */
  Taken add(PgpKey key) {
    Optional<PgpKey> known =
        keys().stream().filter(each -> each.fingerprint().equals(key.fingerprint())).findFirst();
    PgpKey whole = known.map(each -> each.with(key)).orElse(key);
    if (known.isPresent() && Arrays.equals(known.get().encoded(), whole.encoded())) {
      return Taken.UNCHANGED;
    }
    AtomicFile.write(publicFile(key), whole.armored().getBytes(UTF_8));
    return known.isPresent() ? Taken.CHANGED : Taken.NEW;
  }

  /** Takes a pair in. */
  void add(PgpKey key, KeyPair pair) {
    AtomicFile.writeSecret(privateFile(key), pair.privatePem().getBytes(UTF_8));
    add(key);
  }

  /** Returns the private half of a key. */
  KeyPair pair(PgpKey key) {
    Path file = privateFile(key);
    return KeyPair.parsePem(BoundedFile.read(file), file.toString());
  }

  /** Returns the key that is meant: by a part of its name, or by the end of its fingerprint. */
  static PgpKey chosen(List<PgpKey> keys, Optional<String> name, Supplied none) {
    return keys.stream()
        .filter(key -> name.isEmpty() || isMeant(key, name.get()))
        .findFirst()
        .orElseThrow(() -> none.of(name.orElse("a key")));
  }

  /** Makes the refusal. */
  interface Supplied {
    LabException of(String name);
  }

  private static boolean isMeant(PgpKey key, String name) {
    String hex = name.replaceFirst("^0x", "").replace(" ", "").toUpperCase(Locale.ROOT);
    boolean isHex = hex.length() >= 8 && key.fingerprint().endsWith(hex);
    return isHex || key.userId().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the refusal where no private key fits. */
  static LabException noSecretKey(String name) {
    return Problem.of("gpg: no private key for " + name)
        .expected("a key that was made here")
        .found("none of that name")
        .cause(Cause.NO_FILE)
        .hint("make one", GpgCommand.GENERATE)
        .asException();
  }

  private Path publicFile(PgpKey key) {
    return folder.resolve(key.fingerprint() + PUBLIC);
  }

  private Path privateFile(PgpKey key) {
    return folder.resolve(key.fingerprint() + PRIVATE);
  }
}
