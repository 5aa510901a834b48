package dev.signlab.shell.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.openpgp.DetachedSignature;
import dev.signlab.crypto.openpgp.PgpKey;
import dev.signlab.crypto.openpgp.Verdict;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.storage.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What gpg does with signatures. */
final class GpgSignatures {

  private GpgSignatures() {}

  static int sign(Invocation invocation, Keyring keys) {
    if (invocation.arguments().size() != 1) {
      throw OptionFiles.usage(
          invocation.arguments().size() + " files", "one file to sign", invocation);
    }
    String name = invocation.argument(0);
    byte[] content = OptionFiles.read(invocation, name);
    PgpKey key = Keyring.chosen(keys.own(), invocation.flag(GpgCommand.USER), Keyring::noSecretKey);
    Instant now = invocation.session().clock().instant();
    DetachedSignature made = DetachedSignature.make(keys.pair(key), key, content, now);
    boolean isText = invocation.isOn(GpgCommand.ARMOR);
    String output = invocation.flag(GpgCommand.OUTPUT).orElse(name + (isText ? ".asc" : ".sig"));
    return write(invocation, output, isText ? made.armored().getBytes(UTF_8) : made.encoded());
  }

  private static int write(Invocation invocation, String output, byte[] bytes) {
    Path file = invocation.output(output);
    Screen screen = invocation.screen();
    boolean may =
        !Files.exists(file)
            || invocation.isOn(GpgCommand.YES)
            || screen.confirms("File '" + output + "' exists. Overwrite? (y/N) ");
    if (!may) {
      throw Problem.of("gpg: signing failed: File exists")
          .expected("a new file, or --yes")
          .found(output + " is there already")
          .hint("look at what it holds", "gpg --verify " + output)
          .asException();
    }
    AtomicFile.write(file, bytes);
    screen.err("gpg: the signature is in " + output);
    return Command.OK;
  }

  static int verify(Invocation invocation, Keyring keys) {
    if (invocation.arguments().isEmpty() || invocation.arguments().size() > 2) {
      throw OptionFiles.usage(
          invocation.arguments().size() + " files", "a signature, and the signed file", invocation);
    }
    String name = invocation.argument(0);
    String file = invocation.optionalArgument(1).orElseGet(() -> assumed(invocation, name));
    DetachedSignature signature = DetachedSignature.parse(OptionFiles.read(invocation, name), name);
    Screen screen = invocation.screen();
    screen.err("gpg: Signature made " + signature.created() + ", as the signer says");
    screen.err("gpg:                using key " + signature.issuer());
    PgpKey key =
        keys.keys().stream()
            .filter(signature::names)
            .findFirst()
            .orElseThrow(() -> unknown(signature));
    byte[] content = OptionFiles.read(invocation, file);
    Verdict verdict = signature.judge(key, content, invocation.session().clock().instant());
    return told(invocation, keys, key, verdict);
  }

  private static String assumed(Invocation invocation, String name) {
    String bare = name.replaceFirst("\\.(asc|sig)$", "");
    if (bare.equals(name)) {
      throw OptionFiles.usage("no signed file", "the signed file after the signature", invocation);
    }
    invocation.screen().err("gpg: assuming signed data in '" + bare + "'");
    return bare;
  }

  private static int told(Invocation invocation, Keyring keys, PgpKey key, Verdict verdict) {
    Screen screen = invocation.screen();
    boolean isOwn =
        keys.own().stream().anyMatch(own -> own.fingerprint().equals(key.fingerprint()));
    switch (verdict.grade()) {
      case BAD -> throw refused("BAD signature from \"" + key.userId() + "\"", verdict);
      case EXPIRED -> throw refused("Expired signature from \"" + key.userId() + "\"", verdict);
      case NOT_CHECKED -> throw refused("Can't check signature", verdict);
      case KEY_REVOKED -> {
        good(screen, key, "revoked");
        screen.err("gpg: WARNING: This key has been revoked by its owner!");
        screen.err("gpg:          This could mean that the signature is forged.");
      }
      case KEY_EXPIRED -> {
        good(screen, key, "expired");
        Failure fault = verdict.fault().orElseThrow();
        screen.err("gpg: Note: This key has expired!");
        screen.err(
            "gpg:       It holds at %s. Here it is %s."
                .formatted(fault.expected().orElse("another time"), fault.found().orElse("")));
      }
      case GOOD -> good(screen, key, isOwn ? "ultimate" : "unknown");
    }
    if (!isOwn) {
      screen.err("gpg: WARNING: nobody but the key itself says that it belongs to that name");
      screen.err("Primary key fingerprint: " + key.fingerprint());
    }
    return Command.OK;
  }

  private static void good(Screen screen, PgpKey key, String trust) {
    screen.err("gpg: Good signature from \"%s\" [%s]".formatted(key.userId(), trust));
  }

  private static LabException refused(String summary, Verdict verdict) {
    return OptionFiles.refused("gpg: " + summary, verdict.fault().orElseThrow());
  }

  private static LabException unknown(DetachedSignature signature) {
    return Problem.of("gpg: Can't check signature: No public key")
        .expected("the public key " + signature.issuer() + ", taken in by  gpg --import")
        .found("no key of that fingerprint")
        .cause(Cause.WRONG_KEY)
        .command("gpg --list-keys")
        .asException();
  }
}
