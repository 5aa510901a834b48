package dev.signlab.shell.cosign.flag;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.OtherKeys;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every verification is asked for: by which key or identity, whom it believes besides, and
 * what of a signature counts.
 *
 * @param by who must have signed
 * @param trust whom it believes besides
 * @param sct what a log of certificates said, where a file of its own holds it
 * @param certificate of the signer, where a file of its own holds it
 * @param hash with which was signed, where the line names another than the usual one
 * @param claims whether what is signed is compared with what it is about
 * @param isLegacy whether only what cosign 2 wrote is looked for
 */
public record VerifyFlags(
    By by,
    TrustFlags trust,
    Optional<SignedCertificateTimestamp> sct,
    Optional<KeySource> certificate,
    Optional<DigestAlgorithm> hash,
    boolean claims,
    boolean isLegacy) {

  private static final String CLAIMS = "check-claims";
  private static final String WORKERS = "max-workers";

  /** A number, as Go writes it, below one. */
  private static final Pattern BELOW_ONE = Pattern.compile("-.*|[+]?0[xXbBoO]?0*");

  /** Returns the flags that all four verifications have. */
  public static List<Flag> flags() {
    List<Flag> flags = new ArrayList<>(KeyFlags.ofVerifying());
    flags.addAll(TrustFlags.flags());
    flags.addAll(IdentityFlags.flags());
    flags.addAll(LayoutFlags.ofVerifying());
    flags.add(SignatureHash.flag());
    flags.add(
        Flag.text(WORKERS, "COUNT", "accepted; one at a time is fast enough here")
            .of(FlagType.NUMBER));
    flags.add(Explained.flag());
    return flags;
  }

  /** Returns the flag of the three that compare what is signed with what it is about. */
  public static Flag checkClaims() {
    return Flag.toggle(CLAIMS, "compare what is signed with what it is about").withDefault("true");
  }

  /** Tells whether claims are compared: always, unless the line says no. */
  public static boolean claims(CosignInvocation cosign) {
    return cosign.text(CLAIMS).map(Boolean::parseBoolean).orElse(true);
  }

  /** Begins the verification of images, of which cosign wants somebody to work at. */
  public static Begun begunOfImages(Invocation invocation) {
    Begun begun = begun(invocation);
    begun
        .cosign()
        .text(WORKERS)
        .filter(BELOW_ONE.asMatchPredicate())
        .ifPresent(VerifyFlags::refuse);
    return begun;
  }

  /**
   * Begins a verification: refuses what cosign refuses of any, then what the lab does not serve.
   */
  public static Begun begun(Invocation invocation) {
    invocation.service(LastReport.class).begin();
    SignatureHash hash = SignatureHash.read(new CosignInvocation(invocation));
    CosignInvocation cosign = IdentityFlags.checked(invocation);
    InventedVariables.tell(cosign);
    return new Begun(cosign, hash);
  }

  /** A verification of which is known that the lab serves it, and nothing was read for it yet. */
  public static final class Begun {

    private final CosignInvocation cosign;
    private final SignatureHash hash;

    private Begun(CosignInvocation cosign, SignatureHash hash) {
      this.cosign = cosign;
      this.hash = hash;
    }

    /** Returns the words of the run. */
    public CosignInvocation cosign() {
      return cosign;
    }

    /** Reads the flags: the trusted root before the signer, as cosign does. */
    public VerifyFlags read() {
      TrustFlags trust = TrustFlags.read(cosign);
      By by = by(cosign);
      KeyType type = by instanceof By.ByKey key ? key.named().key().type() : KeyType.ECDSA_P256;
      return new VerifyFlags(
          by,
          trust,
          CertificateFile.sct(cosign),
          CertificateFile.certificate(cosign),
          hash.with(type),
          claims(cosign),
          LayoutFlags.isLegacy(cosign));
    }
  }

  private static void refuse(String workers) {
    throw Problem.of("please set the --max-worker flag to a value that is greater than 0")
        .expected("--" + WORKERS + " of 1 or more; leave it out, and it is 10")
        .found(workers)
        .asException();
  }

  /** Returns what must hold: all of this. */
  public VerificationPolicy.Builder policy(CosignInvocation cosign) {
    VerificationPolicy.Builder policy =
        VerificationPolicy.by(by)
            .trusting(trust.trust(cosign))
            .knowing(sct)
            .certifiedBy(certificate)
            .hashedBy(hash)
            .orElseTry(() -> OtherKeys.in(cosign.invocation().session().directory()));
    if (!claims) {
      policy.ignoringClaimsUnsafe();
    }
    return isLegacy ? policy.layout(SimpleSigningLayout.LEGACY) : policy;
  }

  private static By by(CosignInvocation cosign) {
    if (cosign.text(KeyFlags.KEY).isPresent()) {
      return new By.ByKey(KeyFlags.read(cosign).verifier());
    }
    IdentityFlags flags = new IdentityFlags(cosign);
    ExpectedIdentity identity = flags.expected();
    flags.warn(identity);
    return new By.ByIdentity(identity);
  }
}
