package dev.signlab.interop.keyless;

import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.engine.signatory.SigningServices;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.judge.Tool;
import dev.signlab.sigstore.client.fulcio.FulcioClient;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes what is wrong.
 *
 * @param world in which all of it is signed
 * @param roots with parts of another world
 */
record Faults(World world, OtherRoots roots) {

  static final String SOMEBODY_ELSE = "bob@example.com";

  /** Each fault in the layouts in which somebody is asked about it. */
  List<Wrong> of(KeylessMatrix matrix) throws IOException {
    Check file = matrix.check(Layout.FILE, CosignParty.LAB);
    Check image = matrix.check(Layout.LEGACY, CosignParty.LAB);
    List<Wrong> all = new ArrayList<>();
    for (Fault each : Fault.values()) {
      all.add(new Wrong(each, wrong(each, file, matrix)));
      if (each.isMadeOfImages()) {
        all.add(new Wrong(each, wrong(each, image, matrix)));
      }
    }
    return all;
  }

  private Check wrong(Fault fault, Check right, KeylessMatrix matrix) throws IOException {
    Expected expected = right.expected();
    return switch (fault) {
      case IDENTITY -> right.told(expected.withIdentity(SOMEBODY_ELSE));
      case ISSUER -> right.told(expected.withIssuer(expected.issuer() + "/partner"));
      case AUTHORITY -> right.told(expected.withTrust(roots.authority()));
      case LOG -> right.told(expected.withTrust(roots.log()));
      case CERTIFICATE_LOG -> right.told(expected.withTrust(roots.certificateLog()));
      case PAYLOAD -> right.of(another(right.thing(), matrix));
      case TIME -> right.of(late(matrix));
    };
  }

  private static Signed another(Signed thing, KeylessMatrix matrix) throws IOException {
    if (!thing.layout().isOfImage()) {
      Path other = Files.writeString(thing.folder().resolve("other"), "something else\n");
      return thing.withArtifact(other);
    }
    Signed other = matrix.thing(thing.layout(), "another-image");
    Tool crane = Tool.require("crane");
    String tag = "sha256-%s.sig";
    crane.succeed(
        "copy",
        thing.repository() + ":" + tag.formatted(thing.digest()),
        other.repository() + ":" + tag.formatted(other.digest()));
    return other;
  }

  /** The certificate is of an hour ago, and what the witnesses say is of now. */
  private Signed late(KeylessMatrix matrix) throws IOException {
    Signed thing = matrix.thing(Layout.FILE, "late");
    HttpTransport transport = HttpTransport.of(InstantSource.system(), new ExchangeLog());
    byte[] config = Files.readAllBytes(Path.of(world.config(Layout.FILE)));
    SigningServices services =
        new SigningServices(
            SigningConfig.parse(config, "config"), InstantSource.system().instant());
    world.putForward(Duration.ofHours(-1));
    IdentityToken token = IdentityToken.parse(world.token(), "token");
    MadeSignature made =
        Signatory.of(token, FulcioClient.at(services.authority().url(), transport))
            .witnessedBy(services.witnesses(transport))
            .sign(
                signer -> BlobSignature.of(Artifact.of(thing.artifact()), signer).message(),
                content -> {
                  world.putForward(Duration.ZERO);
                  return content.signature();
                });
    Files.write(thing.bundle(), made.bundle().bytes());
    return thing;
  }
}
