package dev.signlab.shell.conformance;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.signatory.FreshCheck;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.engine.signatory.SigningServices;
import dev.signlab.http.HttpTransport;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.WorldServices;
import dev.signlab.sigstore.client.fulcio.FulcioClient;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Who signs by the token of the line, with the services of the signing config that it names or of
 * this world. The public deployment is never asked because nothing was named.
 *
 * @param invocation the line
 */
record IdentitySigning(Invocation invocation) {

  static final String TOKEN = "identity-token";
  static final String CONFIG = "signing-config";

  /**
   * Returns who signs; nobody is asked yet.
   *
   * @throws LabException for a token, config or root that cannot be read, and where there are no
   *     services
   */
  Signatory signatory() {
    IdentityToken token =
        IdentityToken.parse(ConformanceFlags.required(invocation, TOKEN), "--" + TOKEN);
    Optional<String> named = ConformanceFlags.value(invocation, CONFIG);
    Optional<WorldServices> world = named.isPresent() ? Optional.empty() : world();
    InstantSource clock = invocation.session().clock();
    SigningServices services =
        new SigningServices(
            named.map(this::config).orElseGet(() -> config(world)), clock.instant());
    HttpTransport transport = invocation.transport();
    Signatory somebody =
        Signatory.of(token, FulcioClient.at(services.authority().url(), transport))
            .witnessedBy(services.witnesses(transport));
    return root(world).map(root -> somebody.checking(new FreshCheck(root, clock))).orElse(somebody);
  }

  private Optional<WorldServices> world() {
    return invocation.service(WorldServices.Finder.class).find();
  }

  private static SigningConfig config(Optional<WorldServices> world) {
    return world.map(WorldServices::config).orElseThrow(IdentitySigning::nobody);
  }

  private SigningConfig config(String file) {
    return SigningConfig.read(invocation.path(file), file);
  }

  private Optional<TrustedRoot> root(Optional<WorldServices> world) {
    return ConformanceFlags.value(invocation, ConformanceFlags.TRUSTED_ROOT)
        .map(file -> TrustedRoot.read(path(file), file))
        .or(() -> world.map(WorldServices::root));
  }

  private Path path(String file) {
    return invocation.path(file);
  }

  private static LabException nobody() {
    return Problem.of("no services that sign by an identity")
        .expected("--" + CONFIG + " FILE, or the services of this world")
        .found("neither; the public deployment is not asked because nothing was named")
        .cause(Cause.NO_SERVICE)
        .hint("start this world's", "world start")
        .asException();
  }
}
