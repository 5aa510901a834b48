package dev.signlab.shell.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.openpgp.PgpKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.storage.AtomicFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What gpg does with keys. */
final class GpgKeys {

  private static final Set<String> ALGORITHMS = Set.of("default", "future-default", "nistp256");
  private static final Set<String> USAGES = Set.of("default", "sign");
  private static final Set<String> ENDS = Set.of("never", "none", "0", "-");
  private static final int FINGERPRINT = 16;

  private GpgKeys() {}

  static int generate(Invocation invocation, Keyring keys) {
    List<String> words = invocation.arguments();
    if (words.isEmpty() || words.getFirst().isBlank()) {
      throw OptionFiles.usage("no name", "a name such as 'Ada <ada@example.com>'", invocation);
    }
    requireServed(invocation, words, 1, ALGORITHMS, "nistp256: keys are made on P-256 here");
    requireServed(invocation, words, 2, USAGES, "sign");
    requireServed(invocation, words, 3, ENDS, "never");
    KeyPair pair = KeyPair.generate();
    Instant now = invocation.session().clock().instant();
    PgpKey key = PgpKey.make(pair, words.getFirst(), Instant.ofEpochSecond(now.getEpochSecond()));
    keys.add(key, pair);
    Screen screen = invocation.screen();
    screen.err("gpg: key " + shortId(key) + " is made, without a passphrase");
    show(key, now, screen);
    return Command.OK;
  }

  private static void requireServed(
      Invocation invocation, List<String> words, int index, Set<String> served, String expected) {
    if (words.size() > index && !served.contains(words.get(index))) {
      throw OptionFiles.usage(words.get(index), expected, invocation);
    }
  }

  static int list(Invocation invocation, Keyring keys) {
    Instant now = invocation.session().clock().instant();
    keys.keys().forEach(key -> show(key, now, invocation.screen()));
    return Command.OK;
  }

  /** As gpg shows a key: what it is, its fingerprint, its name. */
  private static void show(PgpKey key, Instant now, Screen screen) {
    screen.out("pub   %s %s%s".formatted(kind(key), day(key.created()), state(key, now)));
    screen.out("      " + key.fingerprint());
    screen.out("uid           " + key.userId());
  }

  private static String state(PgpKey key, Instant now) {
    if (key.isRevoked()) {
      return " [revoked]";
    }
    return key.until()
        .map(end -> " [%s: %s]".formatted(now.isAfter(end) ? "expired" : "expires", day(end)))
        .orElse("");
  }

  private static LocalDate day(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  static String kind(PgpKey key) {
    return switch (key.key().type()) {
      case RSA -> "rsa" + key.key().rsaBits();
      case ED25519 -> "ed25519";
      default -> "nistp256";
    };
  }

  static String shortId(PgpKey key) {
    return key.fingerprint().substring(key.fingerprint().length() - FINGERPRINT);
  }

  static int export(Invocation invocation, Keyring keys) {
    Optional<String> name = invocation.optionalArgument(0);
    PgpKey key = Keyring.chosen(keys.keys(), name, GpgKeys::noPublicKey);
    boolean isText = invocation.isOn(GpgCommand.ARMOR);
    Optional<Path> file = invocation.flag(GpgCommand.OUTPUT).map(invocation::output);
    if (file.isPresent()) {
      AtomicFile.write(file.get(), isText ? key.armored().getBytes(UTF_8) : key.encoded());
      return Command.OK;
    }
    if (!isText) {
      throw OptionFiles.usage("no --armor", "--armor, or --output with a file", invocation);
    }
    key.armored().lines().forEach(invocation.screen()::out);
    return Command.OK;
  }

  private static LabException noPublicKey(String name) {
    return Problem.of("gpg: no public key for " + name)
        .expected("a key that  gpg --list-keys  shows")
        .found("none of that name")
        .cause(Cause.NO_FILE)
        .command("gpg --list-keys")
        .asException();
  }

  static int take(Invocation invocation, Keyring keys) {
    if (invocation.arguments().isEmpty()) {
      throw OptionFiles.usage("no file", "a file with a public key", invocation);
    }
    for (String name : invocation.arguments()) {
      PgpKey key = PgpKey.parse(OptionFiles.read(invocation, name), name);
      String how =
          switch (keys.add(key)) {
            case NEW -> "imported";
            case CHANGED -> "changed: this copy says more";
            case UNCHANGED -> "not changed";
          };
      invocation
          .screen()
          .err("gpg: key %s: public key \"%s\" %s".formatted(shortId(key), key.userId(), how));
    }
    return Command.OK;
  }
}
