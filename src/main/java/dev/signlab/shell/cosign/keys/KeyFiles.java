package dev.signlab.shell.cosign.keys;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a key pair into two files, and never over others without a yes. */
final class KeyFiles {

  private final Invocation invocation;
  private final String prefix;

  KeyFiles(Invocation invocation, String prefix) {
    this.invocation = invocation;
    this.prefix = prefix;
  }

  /** Asks before either file would be lost; {@code yes} answers for the person. */
  void confirm(Confirmation confirmation) {
    confirm(confirmation, ".key", ".pub");
  }

  /** Asks before the public key would be lost, where the private one goes elsewhere. */
  void confirmPublicKey() {
    confirm(Confirmation.ASKED, ".pub");
  }

  private void confirm(Confirmation confirmation, String... suffixes) {
    for (String suffix : suffixes) {
      boolean there = Files.exists(file(suffix));
      if (there && confirmation == Confirmation.ASKED && !saysYes(prefix + suffix)) {
        throw Problem.of("user declined the prompt")
            .expected("y, to lose the key in " + prefix + suffix + " for ever")
            .found("no yes; nothing was written")
            .hint(
                "keep both under another name",
                "cosign " + verb() + " --output-key-prefix " + prefix + "2")
            .asException();
      }
    }
  }

  void write(KeyPair keys, byte[] password) {
    String sealed = EncryptedPrivateKey.seal(keys, password);
    AtomicFile.writeSecret(file(".key"), sealed.getBytes(StandardCharsets.US_ASCII));
    invocation.screen().err("Private key written to " + prefix + ".key");
    writePublicKey(keys.publicKey());
  }

  void writePublicKey(VerificationKey key) {
    AtomicFile.write(file(".pub"), key.pem());
    invocation.screen().err("Public key written to " + prefix + ".pub");
  }

  private boolean saysYes(String name) {
    invocation.screen().err("WARNING: File " + name + " already exists. Overwrite?");
    return invocation
        .screen()
        .ask("Are you sure you would like to continue? [y/N] ")
        .map(answer -> answer.strip().equalsIgnoreCase("y"))
        .orElse(false);
  }

  private String verb() {
    String name = invocation.spec().name();
    return name.substring(name.indexOf(' ') + 1);
  }

  private Path file(String suffix) {
    return invocation.output(prefix + suffix);
  }

  /** Whether the person is asked before a file is overwritten. */
  enum Confirmation {
    /** The person is. */
    ASKED,
    /** The person said yes on the line. */
    GIVEN
  }
}
