package dev.signlab.shell.cosign.flag;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Signer;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.signatory.EphemeralKind;
import dev.signlab.engine.signatory.FreshCheck;
import dev.signlab.engine.signatory.Signatory;
import dev.signlab.engine.signatory.SigningServices;
import dev.signlab.engine.signatory.Witnesses;
import dev.signlab.http.HttpTransport;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.client.fulcio.FulcioClient;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import dev.signlab.sigstore.signingconfig.Service;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who signs: the key that was named, or without one the person or machine whom an issuer knows.
 *
 * @param cosign the line
 * @param key the key, where one was named
 * @param services who witnesses it
 * @param layout in which the signature is kept
 */
public record SignatoryFlags(
    CosignInvocation cosign, KeyFlags key, ServiceFlags services, LayoutFlags layout) {

  private static final int TILES = 2;

  /** Reads who signs; nobody is asked yet. Without a key there must be services. */
  public static SignatoryFlags read(
      CosignInvocation cosign, ServiceFlags services, LayoutFlags layout) {
    KeyFlags key = KeyFlags.read(cosign);
    if (key.reference().isEmpty() && services.services().isEmpty()) {
      throw NoKey.signing(cosign);
    }
    return new SignatoryFlags(cosign, key, services, layout);
  }

  /**
   * Returns who signs: reads the key, or finds the token.
   *
   * @param before what cosign says in front of a failure
   */
  public Signatory signatory(String before) {
    return signatory(before, UnaryOperator.identity(), EphemeralKind.USUAL);
  }

  /**
   * Returns who signs, with another algorithm than the usual one.
   *
   * @param chosen changes the key that was named
   * @param kind of the keys of an identity
   */
  public Signatory signatory(String before, UnaryOperator<Signer> chosen, EphemeralKind kind) {
    String under = before + "getting keypair and token: ";
    Optional<SigningServices> known = services.services();
    HttpTransport toTimestampers =
        Prefixed.by(before + "getting TSA client transport: ", this::timestampTransport);
    Witnesses witnesses =
        known.map(asked -> witnesses(asked, toTimestampers)).orElse(Witnesses.NONE);
    boolean keyless = key.reference().isEmpty();
    if (keyless) {
      requireTime(witnesses);
    }
    known.ifPresent(asked -> PrivacyStatement.confirm(cosign, asked, keyless));
    Signatory somebody =
        keyless
            ? identity(known.orElseThrow(), under, kind)
            : kept(known, under, chosen.apply(key.signer(under)));
    return checked(somebody.witnessedBy(witnesses), keyless || !witnesses.isEmpty());
  }

  /** A key that was named: alone, with a certificate of its own, or certified by Fulcio. */
  private Signatory kept(Optional<SigningServices> known, String under, Signer signer) {
    OwnCertificate own = new OwnCertificate(cosign);
    if (own.isIssued()) {
      SigningServices asked = known.orElseThrow(() -> NoKey.signing(cosign));
      return Signatory.of(
          signer, token(asked, under), authority(asked.authority().url(), cosign.transport()));
    }
    return own.read(signer, under)
        .map(certificate -> Signatory.of(signer, certificate))
        .orElseGet(() -> Signatory.of(signer));
  }

  /** A key that signs alone says nothing that a trusted root knows of. */
  private Signatory checked(Signatory somebody, boolean witnessed) {
    return services
        .root()
        .filter(root -> witnessed)
        .map(root -> somebody.checking(new FreshCheck(root, cosign.invocation().session().clock())))
        .orElse(somebody);
  }

  private HttpTransport timestampTransport() {
    HttpTransport transport = cosign.transport();
    transport = ClientTls.TIMESTAMPS.trusted(cosign).map(transport::trusting).orElse(transport);
    Optional<ClientTls.Shown> shown = ClientTls.TIMESTAMPS.shown(cosign);
    if (shown.isPresent()) {
      byte[] key = KeyPair.parsePem(shown.get().key(), "the client's private key").pkcs8();
      transport = transport.presenting(shown.get().certificates(), key);
    }
    return ClientTls.TIMESTAMPS.name(cosign).map(transport::expectingServer).orElse(transport);
  }

  private Witnesses witnesses(SigningServices known, HttpTransport toTimestampers) {
    if (layout.isLegacy()) {
      known.logs().stream()
          .filter(log -> log.majorApiVersion() == TILES)
          .findFirst()
          .ifPresent(SignatoryFlags::refuse);
    }
    return known.witnesses(cosign.transport(), toTimestampers);
  }

  /** Before anybody is asked to sign in, or to agree to what would be public. */
  private void requireTime(Witnesses witnesses) {
    try {
      witnesses.requireTime();
    } catch (LabException e) {
      boolean named = cosign.line().has(ServiceFlags.CONFIG) && WorldServices.exist(cosign);
      throw named
          ? e.problem()
              .withHintsFirst(
                  List.of(
                      new Hint(
                          "by the services of this world",
                          cosign.line().without(ServiceFlags.CONFIG).toString())))
              .asException()
          : e;
    }
  }

  private static void refuse(Service log) {
    throw Problem.of("the layout of cosign 2 has no room for an entry of Rekor v2")
        .expected("a log of version 1, or a bundle")
        .found(log.url() + " of version 2")
        .hint("leave --" + LayoutFlags.FORMAT + "=false out")
        .cause(Cause.MALFORMED)
        .asException();
  }

  private Signatory identity(SigningServices known, String under, EphemeralKind kind) {
    new OwnCertificate(cosign).tellWithoutKey();
    cosign.say("Generating ephemeral keys...");
    HttpTransport transport = cosign.transport();
    IdentityToken token = token(known, under);
    return Signatory.of(token, authority(known.authority().url(), transport), kind);
  }

  /** Nobody but the authority of this world is asked why it refused. */
  private FulcioClient authority(String url, HttpTransport transport) {
    FulcioClient client = FulcioClient.at(url, transport);
    boolean own =
        WorldServices.of(cosign).stream()
            .flatMap(world -> world.config().caUrls().stream())
            .anyMatch(each -> each.url().equals(url));
    return own ? client.advisedBy(new TokenAdvice(cosign)) : client;
  }

  private IdentityToken token(SigningServices known, String under) {
    return Prefixed.by(
        under + "retrieving ID token: ", () -> TokenFlags.find(cosign, () -> known.issuer().url()));
  }
}
