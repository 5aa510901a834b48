package dev.signlab.shell.cosign.keys;

import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Passwords;

/** {@code cosign generate-key-pair}. */
final class GenerateKeyPairCommand implements Command {

  private static final String PREFIX = "output-key-prefix";
  private static final String KMS = "kms";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign generate-key-pair", "cosign", "Make a key pair to sign with")
          .flag(Flag.text(PREFIX, "NAME", "name of the files").withDefault("cosign"))
          .flag(Flag.text(KMS, "URI", "not yet: keys in devices and services"))
          .flags(CosignFlags.global())
          .optionalArgument("REFERENCE", "not yet: k8s://, gitlab://, github://", Completion.NONE)
          .example("cosign generate-key-pair")
          .example("cosign generate-key-pair --output-key-prefix old")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    invocation.optionalArgument(0).ifPresent(GenerateKeyPairCommand::refuse);
    KeyFiles files = new KeyFiles(invocation, cosign.flag(PREFIX).orElse("cosign"));
    files.confirm(KeyFiles.Confirmation.ASKED);
    byte[] password = Passwords.ofNewKey(invocation);
    files.write(KeyPair.generate(), password);
    return OK;
  }

  private static void refuse(String reference) {
    throw Problem.of("undefined provider: " + reference)
        .expected("no argument: the lab writes key pairs into files")
        .found(reference)
        .command("cosign generate-key-pair")
        .asException();
  }
}
