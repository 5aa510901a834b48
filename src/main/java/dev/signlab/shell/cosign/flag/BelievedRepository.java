package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.client.tuf.TufClient;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.sigstore.tuf.TrustedMetadata;
import java.util.Optional;

/**
 * The repository of trust that counts in a line, which asks it once, however many of its files are
 * wanted. What it does not hand out is refused: nobody else stands in for it.
 *
 * @param cosign the line
 * @param client by which its files are fetched
 * @param trusted what is believed of it
 * @param answers whether it was asked in this line; else only what is kept counts
 */
record BelievedRepository(
    CosignInvocation cosign, TufClient client, TrustedMetadata trusted, boolean answers) {

  String mirror() {
    return client.cache().mirror();
  }

  /** Returns whom to believe. */
  TrustedRoot trustedRoot() {
    byte[] json = find(TufHome.TRUSTED_ROOT).orElseThrow(this::noTrustedRoot);
    return TrustedRoot.parse(json, TufHome.TRUSTED_ROOT);
  }

  /** Returns where to sign. */
  SigningConfig signingConfig(String name) {
    return listedConfig(name).orElseThrow(() -> noSigningConfig(name));
  }

  /** Returns where to sign; nothing where the repository does not say it. */
  Optional<SigningConfig> listedConfig(String name) {
    return find(name).map(json -> SigningConfig.parse(json, name));
  }

  private Optional<byte[]> find(String name) {
    return Prefixed.by(
        TufHome.prefix(mirror()),
        () -> answers ? client.target(trusted, name) : client.keptTarget(trusted, name));
  }

  private LabException noTrustedRoot() {
    return absent(TufHome.TRUSTED_ROOT)
        .hint("write one", "cosign trusted-root create --help")
        .asException();
  }

  private LabException noSigningConfig(String name) {
    Problem.Builder problem = absent(name);
    if (cosign.text(KeyFlags.KEY).isPresent()) {
      problem.hint(
          "a key signs without services", ServiceFlags.withoutServices(cosign.line()).toString());
    }
    return problem.hint("write one", "cosign signing-config create --help").asException();
  }

  private Problem.Builder absent(String name) {
    Problem.Builder problem =
        Problem.of(TufHome.prefix(mirror()) + "it hands out no " + name)
            .expected("a target of that name, or --" + flag(name) + " FILE in the line")
            .found("neither; this world's is not taken in its place")
            .cause(Cause.NO_FILE);
    WorldServices.initializing(cosign)
        .filter(line -> !line.contains(" " + mirror() + " "))
        .ifPresent(line -> problem.hint("begin with this world's repository", line));
    return problem;
  }

  private static String flag(String name) {
    return name.equals(TufHome.TRUSTED_ROOT) ? TrustFlags.ROOT : ServiceFlags.CONFIG;
  }
}
