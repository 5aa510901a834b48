package dev.signlab.engine.verify;

import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.rules.RuleSet;
import dev.signlab.engine.trust.TimeSource;
import dev.signlab.engine.trust.Trust;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.sigstore.intoto.PredicateType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a verification is going to ask for, told before it runs:
 *
 * <pre>{@code Demands.of(subject, policy).forEach(each -> print(each.name(), each.text()));}</pre>
 *
 * <p>It goes by the policy and the subject alone, so it asks nobody: no registry, no log.
 */
public final class Demands {

  private final VerificationSubject subject;
  private final VerificationPolicy policy;
  private final List<Demand> all = new ArrayList<>();

  private Demands(VerificationSubject subject, VerificationPolicy policy) {
    this.subject = subject;
    this.policy = policy;
  }

  /** Returns what is asked for, in the order in which the steps of the report stand. */
  public static List<Demand> of(VerificationSubject subject, VerificationPolicy policy) {
    Demands demands = new Demands(subject, policy);
    demands.place();
    demands.signer();
    demands.time();
    demands.claims();
    return List.copyOf(demands.all);
  }

  private void add(String name, String text) {
    all.add(new Demand(name, text));
  }

  private boolean isAttested() {
    return subject instanceof VerificationSubject.Attested;
  }

  private VerificationSubject about() {
    return subject instanceof VerificationSubject.Attested attested ? attested.about() : subject;
  }

  private void place() {
    if (about() instanceof VerificationSubject.OfFile file) {
      add("file", file.words());
      add(isAttested() ? "attestation" : "signature", evidence(file.evidence()));
      return;
    }
    VerificationSubject.Image image = (VerificationSubject.Image) about();
    add("image", image.words() + how(image));
    add(isAttested() ? "attestations" : "signatures", hanging(image));
  }

  private static String evidence(FileEvidence evidence) {
    return switch (evidence) {
      case FileEvidence.InBundle bundle -> "the one in the bundle " + bundle.name();
      case FileEvidence.InEnvelope envelope -> "the envelope " + envelope.name();
      case FileEvidence.Bare bare -> "the bare signature " + bare.name();
    };
  }

  private static String how(VerificationSubject.Image image) {
    return switch (image) {
      case VerificationSubject.Saved _ -> ", a folder: no registry is asked";
      case VerificationSubject.Handed handed -> how(handed.image());
      case VerificationSubject.InRegistry remote ->
          remote.reference() instanceof DigestReference
              ? ", these bytes and no others"
              : ", whatever the tag points at then";
    };
  }

  private String hanging(VerificationSubject.Image image) {
    if (image instanceof VerificationSubject.Handed) {
      return "the one that was given, whatever is attached to the image";
    }
    if (isAttested()) {
      return "bundles that refer to the image, and those under its tag .att" + kept(image);
    }
    boolean legacy = policy.layout().filter(SimpleSigningLayout.LEGACY::equals).isPresent();
    return (legacy
            ? "those under its tag .sig, and no bundle"
            : "bundles that refer to the image; without any, those under its tag .sig")
        + kept(image);
  }

  private static String kept(VerificationSubject.Image image) {
    return image instanceof VerificationSubject.InRegistry remote
        ? remote.kept().map(place -> ", in " + place).orElse("")
        : "";
  }

  private void signer() {
    switch (policy.by()) {
      case By.ByKey key -> key(key.named());
      case By.ByIdentity identity -> identity(identity.identity());
    }
    policy.hash().ifPresent(hash -> add("hash", hash.prefix() + ", and no other"));
  }

  private void key(NamedKey key) {
    String print = key.key().fingerprint();
    add("signed by", key.name().equals(print) ? "the key " + print : key.name() + ", key " + print);
  }

  private void identity(ExpectedIdentity identity) {
    add("signed by", identity.subject() + ", as the certificate says");
    add("vouched by", identity.issuer().toString());
    identity.claims().forEach((claim, text) -> add("certificate", claim.words() + ": " + text));
    add(
        "issued by",
        policy.trust().map(Demands::issuers).orElse("nobody is trusted: it will fail"));
    policy.trust().ifPresent(trust -> add("certificate log", certificateLog(trust)));
  }

  private static String issuers(Trust trust) {
    return oneOf(trust.root().certificateAuthorities().size(), "authority", "authorities");
  }

  private static String certificateLog(Trust trust) {
    return trust.asksSct()
        ? "a promise to publish it (SCT) by "
            + oneOf(trust.root().ctlogs().size(), "log of certificates", "logs of certificates")
        : "NOT asked for";
  }

  private void time() {
    add("log", policy.trust().filter(Trust::asksLog).map(Demands::log).orElse("NOT asked for"));
    Optional<Trust> trust = policy.trust();
    boolean dated = policy.by() instanceof By.ByIdentity;
    boolean stamped = trust.map(Trust::times).filter(TimeSource.TIMESTAMPS::equals).isPresent();
    if (trust.isPresent() && (dated || stamped)) {
      add(dated ? "certificate held" : "timestamp", times(trust.get()));
    }
  }

  private static String log(Trust trust) {
    return "an entry that proves itself, in " + oneOf(trust.root().tlogs().size(), "log", "logs");
  }

  private static String times(Trust trust) {
    String stampers =
        oneOf(trust.root().timestampAuthorities().size(), "timestamper", "timestampers");
    return switch (trust.times()) {
      case TIMESTAMPS -> "at the time that is signed by " + stampers;
      case LOG -> "at the time of the log; where that says none, by " + stampers;
      case ANYBODY -> "at the time of the log or of " + stampers;
      case CLOCK -> "now, by the clock of this world: nobody says when it was signed";
    };
  }

  private static String oneOf(int count, String one, String many) {
    return switch (count) {
      case 0 -> "none: the trusted root has no " + one;
      case 1 -> "the one " + one + " of the trusted root";
      default -> "one of the " + count + " " + many + " of the trusted root";
    };
  }

  private void claims() {
    String what = about() instanceof VerificationSubject.OfFile ? "the file" : "the image";
    boolean bare =
        about() instanceof VerificationSubject.OfFile file
            && file.evidence() instanceof FileEvidence.Bare;
    add("signed content", spoken(what, bare || isMessage()));
    policy.annotations().forEach((name, value) -> add("annotation", name + "=" + value));
    if (isAttested()) {
      add("predicate", PredicateType.named(policy.type()).uri());
      policy.rules().stream().map(RuleSet::name).forEach(rules -> add("rules", "all of " + rules));
    }
  }

  /** The signature of a file is over its bytes; there is no claim that could be left out. */
  private boolean isMessage() {
    return subject instanceof VerificationSubject.OfFile;
  }

  private String spoken(String what, boolean direct) {
    if (direct) {
      return "the bytes of " + what;
    }
    return policy.ignoresClaims()
        ? "NOT compared with " + what + ": --check-claims=false"
        : "names the digest of " + what;
  }
}
