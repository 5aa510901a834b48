package dev.signlab.services.fulcio;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.services.ctlog.CertificateLog;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The authority of a world. It answers over HTTP by its {@link FulcioEndpoints}:
 *
 * <pre>{@code
 * FulcioSettings settings =
 *     FulcioSettings.of(List.of(TrustedIssuer.of(url, "sigstore", EMAIL)), transport)
 *         .publishingIn(certificateLog);
 * FulcioService fulcio = FulcioService.open(folder, clock, settings);
 * FulcioEndpoints endpoints = new FulcioEndpoints(fulcio);
 * LoopbackServer.start(serverSettings, endpoints, endpoints);
 * }</pre>
 *
 * <p>and by gRPC over TLS by its {@link FulcioCalls}, whose clients are told to trust the {@link
 * ServerCertificate}:
 *
 * <pre>{@code
 * ServerCertificate certificate = ServerCertificate.open(folder, clock.instant());
 * RpcServer.start(5103, certificate.identity(), new FulcioCalls(fulcio));
 * }</pre>
 *
 * <p>Its key and certificates are kept in the folder; the issuers' keys are fetched when a token
 * comes. Safe for use by several threads.
 */
public final class FulcioService {

  private static final String FILE = "authority.pem";
  private static final int MOST_REFUSALS = 200;

  private final AuthorityChain chain;
  private final FulcioSettings settings;
  private final TokenVerifier tokens;
  private final InstantSource clock;
  private final ArrayDeque<Refusal> refusals = new ArrayDeque<>();

  private FulcioService(AuthorityChain chain, FulcioSettings settings, InstantSource clock) {
    this.chain = chain;
    this.settings = settings;
    this.clock = clock;
    this.tokens =
        new TokenVerifier(settings.issuers(), new IssuerKeys(settings.transport()), clock);
  }

  /**
   * Opens the authority of a folder, which one process may do at a time.
   *
   * @param folder holds its key and certificates; they are made where there are none
   * @param clock the time at which certificates begin to hold
   * @throws LabException when the folder holds something else
   */
  public static FulcioService open(Path folder, InstantSource clock, FulcioSettings settings) {
    AuthorityChain chain = AuthorityChain.in(folder.resolve(FILE), clock.instant());
    return new FulcioService(chain, settings, clock);
  }

  /**
   * Returns the authority's certificates in DER, as {@link #certificates} does, before it is
   * opened: a log of certificates is opened with them, and the authority with the log.
   *
   * @param folder holds its key and certificates; they are made where there are none
   */
  public static List<byte[]> certificatesIn(Path folder, InstantSource clock) {
    return AuthorityChain.in(folder.resolve(FILE), clock.instant()).der();
  }

  /**
   * Certifies that a key belongs to whom a token speaks of, for ten minutes.
   *
   * @throws FulcioRefusal when it does not; the reason is kept in {@link #refusals}
   */
  public IssuedCertificate issue(SigningRequest request) {
    try {
      Principal principal = tokens.verify(request.token());
      VerificationKey key = ProvenKey.of(request.key(), principal.challenge());
      Instant from = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      return publish(CertificateDraft.of(chain, key, principal, from));
    } catch (FulcioRefusal e) {
      remember(e);
      throw e;
    }
  }

  private IssuedCertificate publish(CertificateDraft draft) {
    if (settings.log().isEmpty()) {
      return new IssuedCertificate(withChain(draft.plain()), Optional.empty(), false);
    }
    try {
      return publish(draft, settings.log().get());
    } catch (LabException e) {
      throw FulcioRefusal.of(RefusalReason.LOG_REFUSED, e);
    }
  }

  private IssuedCertificate publish(CertificateDraft draft, CertificateLog log) {
    if (settings.isEmbedding()) {
      SignedCertificateTimestamp promise = log.addPreChain(withChain(draft.precertificate()));
      return new IssuedCertificate(withChain(draft.withTimestamp(promise)), Optional.empty(), true);
    }
    List<byte[]> issued = withChain(draft.plain());
    return new IssuedCertificate(issued, Optional.of(log.addChain(issued)), false);
  }

  private List<byte[]> withChain(byte[] certificate) {
    List<byte[]> all = new ArrayList<>();
    all.add(certificate);
    all.addAll(chain.der());
    return all;
  }

  /** Keeps why a request was refused that could not even be read. */
  void remember(FulcioRefusal refusal) {
    synchronized (refusals) {
      refusals.addLast(
          new Refusal(
              refusal.id(), clock.instant(), refusal.reason(), refusal.wanted(), refusal.seen()));
      if (refusals.size() > MOST_REFUSALS) {
        refusals.removeFirst();
      }
    }
  }

  /** Returns why the latest requests were refused, at most two hundred, oldest first. */
  public List<Refusal> refusals() {
    synchronized (refusals) {
      return List.copyOf(refusals);
    }
  }

  /** Returns the authority's certificates in DER: the intermediate one, the root. */
  public List<byte[]> certificates() {
    return chain.der();
  }

  /** Returns the authority's certificates in PEM: the intermediate one, the root. */
  public String certificatesPem() {
    return String.join("", chain.pem());
  }

  List<String> chainPem() {
    return chain.pem();
  }

  List<TrustedIssuer> issuers() {
    return settings.issuers();
  }
}
