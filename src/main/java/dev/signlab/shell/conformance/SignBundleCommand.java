package dev.signlab.shell.conformance;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.keys.KeyContext;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code conformance sign-bundle}: with a key; the suite's own lines want an identity. */
final class SignBundleCommand implements Command {

  private static final String TOKEN = "identity-token";
  private static final String IN_TOTO = "in-toto";

  private static final CommandSpec SPEC =
      CommandSpec.of("conformance sign-bundle", ConformanceFlags.GROUP, "Sign for the suite")
          .flag(ConformanceFlags.staging())
          .flag(Flag.toggle(IN_TOTO, "refused: the file is a statement"))
          .flag(Flag.text(TOKEN, "TOKEN", "refused: signing without keys comes later"))
          .flag(Flag.file(ConformanceFlags.KEY, "private key; the lab's addition"))
          .flag(ConformanceFlags.bundle())
          .flag(ConformanceFlags.trustedRoot())
          .flag(Flag.file("signing-config", "accepted; a key needs no service"))
          .argument("ARTIFACT", "the file", Completion.FILE)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    ConformanceFlags.refuseStaging(invocation);
    String target = ConformanceFlags.required(invocation, ConformanceFlags.BUNDLE);
    if (invocation.flag(TOKEN).isPresent() || invocation.isOn(IN_TOTO)) {
      throw ConformanceFlags.notJudged(invocation.isOn(IN_TOTO) ? "--" + IN_TOTO : "--" + TOKEN);
    }
    KeyReference key =
        KeyReference.parse(ConformanceFlags.required(invocation, ConformanceFlags.KEY));
    Signer signer = KeyProviders.standard().signer(key, context(invocation));
    BlobSignature signature =
        BlobSignature.of(ConformanceFlags.artifact(invocation, invocation.argument(0)), signer);
    AtomicFile.write(invocation.path(target), signature.bundle().bytes());
    return OK;
  }

  private static KeyContext context(Invocation invocation) {
    Map<String, String> environment = invocation.session().environment();
    return new KeyContext(
        invocation.session().directory(), environment, () -> password(environment));
  }

  private static byte[] password(Map<String, String> environment) {
    String password = environment.get("COSIGN_PASSWORD");
    if (password == null) {
      throw Problem.of("no password was given")
          .expected("the variable COSIGN_PASSWORD; nobody is asked here")
          .asException();
    }
    return password.getBytes(StandardCharsets.UTF_8);
  }
}
