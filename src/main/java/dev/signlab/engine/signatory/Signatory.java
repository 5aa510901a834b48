package dev.signlab.engine.signatory;

import dev.signlab.crypto.Signer;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.signatory.MadeSignature.Origin;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.client.fulcio.FulcioClient;
import dev.signlab.sigstore.client.fulcio.IssuedCertificate;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import dev.signlab.sigstore.client.rekor.EntrySigner;
import dev.signlab.sigstore.client.rekor.RekorClient;
import dev.signlab.sigstore.client.tsa.TimestampClient;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Somebody who signs, with those who witness it:
 *
 * <pre>{@code
 * Signatory alice = Signatory.of(token, FulcioClient.at(url, transport)).witnessedBy(witnesses);
 * Signing.of("localhost:5001/app:1.0").by(alice).push();
 * }</pre>
 *
 * <p>An identity signs each thing with a key of its own, which is destroyed as soon as the
 * certificate about it is there. The order is sigstore's: signature, certificate, timestamps, logs.
 * Each method returns a changed copy; safe for use by several threads.
 */
public final class Signatory {

  private static final String SPECIFICATION =
      "https://github.com/sigstore/architecture-docs/blob/main/client-spec.md#3-signing";

  private final Author author;
  private final Witnesses witnesses;
  private final Consumer<MadeSignature> check;

  private Signatory(Author author, Witnesses witnesses, Consumer<MadeSignature> check) {
    this.author = author;
    this.witnesses = witnesses;
    this.check = check;
  }

  /** A key, or somebody with a certificate. */
  private sealed interface Author {

    /** A key that is kept, with a certificate about it where somebody has one. */
    record OfKey(Signer key, Optional<IssuedCertificate> certificate) implements Author {}

    /** A key that is kept, and somebody whom an issuer knows. */
    record OfCertifiedKey(Signer key, IdentityToken token, FulcioClient authority)
        implements Author {}

    /** Somebody whom an issuer knows. */
    record OfIdentity(IdentityToken token, FulcioClient authority, EphemeralKind kind)
        implements Author {}
  }

  /** Somebody with a key that is kept. */
  public static Signatory of(Signer key) {
    return new Signatory(new Author.OfKey(key, Optional.empty()), Witnesses.NONE, made -> {});
  }

  /**
   * Somebody with a key that is kept and a certificate about it that another authority issued.
   *
   * @param certificate about this key
   */
  public static Signatory of(Signer key, IssuedCertificate certificate) {
    return new Signatory(
        new Author.OfKey(key, Optional.of(certificate)), Witnesses.NONE, made -> {});
  }

  /** Somebody whom an issuer of tokens knows, with a key that is kept. */
  public static Signatory of(Signer key, IdentityToken token, FulcioClient authority) {
    return new Signatory(
        new Author.OfCertifiedKey(key, token, authority), Witnesses.NONE, made -> {});
  }

  /**
   * Somebody whom an issuer of tokens knows.
   *
   * @param token says who
   * @param authority issues the certificates
   */
  public static Signatory of(IdentityToken token, FulcioClient authority) {
    return of(token, authority, EphemeralKind.USUAL);
  }

  /** Somebody whom an issuer of tokens knows, with keys of a kind. */
  public static Signatory of(IdentityToken token, FulcioClient authority, EphemeralKind kind) {
    return new Signatory(new Author.OfIdentity(token, authority, kind), Witnesses.NONE, made -> {});
  }

  /** Lets others witness each signature. */
  public Signatory witnessedBy(Witnesses others) {
    return new Signatory(author, others, check);
  }

  /**
   * Looks at each signature before anybody gets it.
   *
   * @param before throws where it does not verify
   */
  public Signatory checking(Consumer<MadeSignature> before) {
    return new Signatory(author, witnesses, before);
  }

  /** Tells whether nobody but the key itself says that it signed. */
  public boolean isAlone() {
    return author instanceof Author.OfKey kept
        && kept.certificate().isEmpty()
        && witnesses.isEmpty();
  }

  /**
   * Signs one thing.
   *
   * @param signing makes the content with the key that it is given, which it must not keep
   * @throws dev.signlab.diagnostic.LabException when a service does not do its part; nothing is
   *     left behind then but what logs have already
   */
  public MadeSignature sign(Function<Signer, BundleContent> signing) {
    return sign(signing, BundleContent::signature);
  }

  /**
   * Signs one thing.
   *
   * @param stamped what timestamps are over: the signature, unless an older layout wants otherwise
   */
  public MadeSignature sign(
      Function<Signer, BundleContent> signing, Function<BundleContent, byte[]> stamped) {
    Work work = new Work(stamped);
    MadeSignature made =
        switch (author) {
          case Author.OfKey kept -> byKey(kept, signing, work);
          case Author.OfCertifiedKey kept -> byCertifiedKey(kept, signing, work);
          case Author.OfIdentity identity -> byIdentity(identity, signing, work);
        };
    check.accept(made);
    return made;
  }

  private MadeSignature byKey(
      Author.OfKey kept, Function<Signer, BundleContent> signing, Work work) {
    Signer key = kept.key();
    BundleContent content = signing.apply(key);
    work.did("signature", key.algorithm().words() + " by " + key.publicKey());
    EntrySigner signer =
        kept.certificate()
            .map(own -> EntrySigner.of(key, own.der()))
            .orElseGet(() -> EntrySigner.of(key));
    Origin origin = kept.certificate().isPresent() ? Origin.OWN_CERTIFICATE : Origin.KEY;
    return witnessed(content, signer, kept.certificate(), origin, work);
  }

  private MadeSignature byCertifiedKey(
      Author.OfCertifiedKey kept, Function<Signer, BundleContent> signing, Work work) {
    witnesses.requireTime();
    BundleContent content = signing.apply(kept.key());
    work.did("signature", kept.key().algorithm().words() + " by " + kept.key().publicKey());
    IssuedCertificate issued = certified(kept.authority(), kept.token(), kept.key(), work);
    EntrySigner signer = EntrySigner.of(kept.key(), issued.der());
    return witnessed(content, signer, Optional.of(issued), Origin.CERTIFIED_KEY, work);
  }

  private MadeSignature byIdentity(
      Author.OfIdentity identity, Function<Signer, BundleContent> signing, Work work) {
    witnesses.requireTime();
    work.did("identity token", "of " + identity.token().subject());
    EphemeralKey key = EphemeralKey.generate(identity.kind());
    try (key) {
      work.did("ephemeral key", key.publicKey().toString());
      BundleContent content = signing.apply(key);
      work.did("signature", key.algorithm().words());
      IssuedCertificate issued = certified(identity.authority(), identity.token(), key, work);
      key.close();
      work.did("ephemeral key destroyed", key.isDestroyed() ? "it signs nothing any more" : "");
      EntrySigner signer = EntrySigner.of(key, issued.der());
      return witnessed(content, signer, Optional.of(issued), Origin.FRESH_KEY, work);
    }
  }

  private static IssuedCertificate certified(
      FulcioClient authority, IdentityToken token, Signer key, Work work) {
    IssuedCertificate issued = authority.certify(token, key);
    String who = String.join(", ", issued.certificate().identities());
    work.did("certificate", "says " + who + ", until " + issued.certificate().notAfter());
    return issued;
  }

  private MadeSignature witnessed(
      BundleContent content,
      EntrySigner signer,
      Optional<IssuedCertificate> certificate,
      Origin origin,
      Work work) {
    List<byte[]> timestamps = new ArrayList<>();
    for (TimestampClient authority : witnesses.authorities()) {
      timestamps.add(authority.timestamp(work.stamped.apply(content)));
      work.did("timestamp", "by " + authority.door().who());
    }
    List<TransparencyLogEntry> entries = new ArrayList<>();
    for (RekorClient log : witnesses.logs()) {
      TransparencyLogEntry entry = log.add(content, signer);
      entries.add(entry);
      work.did("log entry", "index " + entry.logIndex() + " of " + log.door().who());
    }
    return new MadeSignature(content, signer, certificate, origin, timestamps, entries, work.steps);
  }

  /** What was done so far. */
  private static final class Work {

    private final Function<BundleContent, byte[]> stamped;
    private final List<Step> steps = new ArrayList<>();

    Work(Function<BundleContent, byte[]> stamped) {
      this.stamped = stamped;
    }

    void did(String name, String evidence) {
      steps.add(Step.of(name, SPECIFICATION, new Outcome.Passed(evidence)));
    }
  }
}
