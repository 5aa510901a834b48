package dev.signlab.shell.cosign.keys;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Passwords;
import java.util.Optional;
import java.util.Set;

/** {@code cosign generate-key-pair}. */
final class GenerateKeyPairCommand implements Command {

  private static final String PREFIX = "output-key-prefix";
  private static final String KMS = "kms";
  private static final String KUBERNETES = "k8s";

  /** What cosign takes as an argument; keys in services go behind {@code --kms}. */
  private static final Set<String> PLACES = Set.of(KUBERNETES, "gitlab", "github");

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign generate-key-pair", "cosign", "Make a key pair to sign with")
          .flag(Flag.text(PREFIX, "NAME", "name of the files").withDefault("cosign"))
          .flag(Flag.text(KMS, "URI", "make it in a service: hashivault://KEY, openbao://KEY"))
          .flags(SharedFlags.global())
          .optionalArgument(
              "REFERENCE", "make it in a cluster: k8s://NAMESPACE/NAME", Completion.NONE)
          .example("cosign generate-key-pair")
          .example("cosign generate-key-pair --output-key-prefix old")
          .example("cosign generate-key-pair --kms hashivault://cosign")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    KeyFiles files = new KeyFiles(invocation, cosign.text(PREFIX).orElse("cosign"));
    Optional<KeyReference> place =
        cosign
            .text(KMS)
            .filter(text -> !text.isEmpty())
            .map(GenerateKeyPairCommand::service)
            .or(() -> invocation.optionalArgument(0).map(GenerateKeyPairCommand::place));
    if (place.isPresent()) {
      createThere(place.get(), cosign, files);
      return OK;
    }
    byte[] password = Passwords.ofNewKey(invocation);
    files.confirm(KeyFiles.Confirmation.ASKED);
    files.write(KeyPair.generate(), password);
    return OK;
  }

  private static void createThere(KeyReference place, CosignInvocation cosign, KeyFiles files) {
    files.confirmPublicKey();
    VerificationKey made =
        KeyProviders.standard()
            .create(place, cosign.keyContext(place).locking(cosign.newPassword()));
    if (place.scheme().equals(KUBERNETES)) {
      String[] names = place.value().split("/", -1);
      cosign
          .invocation()
          .screen()
          .err("Successfully created secret " + names[1] + " in namespace " + names[0]);
    }
    files.writePublicKey(made);
  }

  private static KeyReference service(String text) {
    KeyReference reference = KeyReference.parse(text);
    if (reference.isFile()) {
      throw Problem.of(
              "no kms provider found for key reference: parsing input key resource id:"
                  + " expected format: [plugin name]://[key ref], got: "
                  + text)
          .expected("hashivault://KEY or openbao://KEY")
          .found(text)
          .hint("for a key pair in files leave --kms out", "cosign generate-key-pair")
          .asException();
    }
    return reference;
  }

  private static KeyReference place(String text) {
    KeyReference reference = KeyReference.parse(text);
    if (PLACES.contains(reference.scheme())) {
      return reference;
    }
    throw Problem.of("undefined provider: " + (reference.isFile() ? text : reference.scheme()))
        .expected("no argument for files, or k8s://NAMESPACE/NAME; services go after --kms")
        .found(text)
        .command("cosign generate-key-pair")
        .asException();
  }
}
