package dev.signlab.shell.cosign.keys;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.OpensslKey;
import dev.signlab.crypto.Pem;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.KeyFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Passwords;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code cosign import-key-pair}. */
final class ImportKeyPairCommand implements Command {

  private static final String PREFIX = "output-key-prefix";
  private static final String USUAL_PREFIX = "import-cosign";
  private static final byte[] PROBE = "does it sign?".getBytes(StandardCharsets.US_ASCII);

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "cosign import-key-pair", "cosign", "Bring a PEM private key into cosign's form")
          .flag(Flag.file(KeyFlags.KEY, "PEM file: RSA, EC or PKCS#8").withShort("k"))
          .flag(
              Flag.text(PREFIX, "NAME", "name of the files")
                  .withShort("o")
                  .withDefault(USUAL_PREFIX))
          .flag(SharedFlags.yes())
          .flags(SharedFlags.global())
          .example("cosign import-key-pair --key rsa.pem --output-key-prefix rsa")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    String name = cosign.text(KeyFlags.KEY).orElseThrow(() -> noKey(cosign));
    KeyPair keys = read(invocation.path(name), name);
    KeyFiles files = new KeyFiles(invocation, cosign.text(PREFIX).orElse(USUAL_PREFIX));
    boolean yes = cosign.isOn(SharedFlags.YES);
    byte[] password = Passwords.ofNewKey(invocation);
    files.confirm(yes ? KeyFiles.Confirmation.GIVEN : KeyFiles.Confirmation.ASKED);
    files.write(keys, password);
    return OK;
  }

  private static KeyPair read(Path file, String name) {
    if (!Files.exists(file)) {
      throw Problem.of("open " + name + ": no such file or directory")
          .tried("read a private key from " + name)
          .found("nothing of that name")
          .command("ls")
          .cause(Cause.NO_FILE)
          .asException();
    }
    KeyPair keys = parse(BoundedFile.read(file, Pem.LARGEST), name);
    if (!keys.publicKey().verifier().verifies(PROBE, keys.sign(PROBE))) {
      throw Problem.of("the two halves in " + name + " do not belong together")
          .expected("a public key that verifies what the private key signs")
          .found("one that does not")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return keys;
  }

  private static KeyPair parse(byte[] pem, String name) {
    OpensslKey.refuseEncrypted(pem, name, "unsupported private key");
    if (Pem.parseAll(pem, name).isEmpty()) {
      throw Problem.of("invalid pem block")
          .tried("read a private key from " + name)
          .expected("-----BEGIN PRIVATE KEY-----, EC PRIVATE KEY or RSA PRIVATE KEY")
          .found("no PEM block")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return KeyPair.parsePem(pem, name);
  }

  private static LabException noKey(CosignInvocation cosign) {
    return Problem.of("required flag(s) \"key\" not set")
        .expected("--key FILE, a private key in PEM")
        .found("no --key")
        .hint("for instance", cosign.line().with(KeyFlags.KEY, "rsa.pem").toString())
        .asException();
  }
}
