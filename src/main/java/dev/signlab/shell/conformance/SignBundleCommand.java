package dev.signlab.shell.conformance;

import dev.signlab.crypto.keys.KeyContext;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attest.AttachedAttestation.Layout;
import dev.signlab.engine.attest.SignedStatement;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code conformance sign-bundle}: by an identity, as the suite's own lines, or with a key. */
final class SignBundleCommand implements Command {

  private static final String IN_TOTO = "in-toto";
  private static final int LARGEST_STATEMENT = 16 << 20;

  private static final CommandSpec SPEC =
      CommandSpec.of("conformance sign-bundle", ConformanceFlags.GROUP, "Sign for the suite")
          .flag(ConformanceFlags.staging())
          .flag(Flag.toggle(IN_TOTO, "the file is a statement, to be signed in an envelope"))
          .flag(Flag.text(IdentitySigning.TOKEN, "TOKEN", "identity token; it says who signs"))
          .flag(Flag.file(ConformanceFlags.KEY, "private key; the lab's addition"))
          .flag(ConformanceFlags.bundle())
          .flag(ConformanceFlags.trustedRoot())
          .flag(
              Flag.file(
                  IdentitySigning.CONFIG, "names the services of an identity; else this world's"))
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
    Signatory somebody =
        ConformanceFlags.value(invocation, IdentitySigning.TOKEN).isPresent()
            ? new IdentitySigning(invocation).signatory()
            : byKey(invocation);
    MadeSignature made = signed(invocation, somebody);
    AtomicFile.write(invocation.output(target), made.bundle().bytes());
    return OK;
  }

  private static MadeSignature signed(Invocation invocation, Signatory somebody) {
    String typed = invocation.argument(0);
    if (invocation.isOn(IN_TOTO)) {
      byte[] statement = BoundedFile.read(invocation.path(typed), LARGEST_STATEMENT);
      return SignedStatement.of(Statement.parse(statement, typed), somebody, Layout.BUNDLE).made();
    }
    Artifact artifact = ConformanceFlags.artifact(invocation, typed);
    return somebody.sign(key -> BlobSignature.of(artifact, key).message());
  }

  private static Signatory byKey(Invocation invocation) {
    KeyReference key =
        KeyReference.parse(ConformanceFlags.required(invocation, ConformanceFlags.KEY));
    return Signatory.of(KeyProviders.standard().signer(key, context(invocation)));
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
