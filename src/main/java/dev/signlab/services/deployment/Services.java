package dev.signlab.services.deployment;

import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.services.ctlog.CtLog;
import dev.signlab.services.fulcio.FulcioService;
import dev.signlab.services.fulcio.FulcioSettings;
import dev.signlab.services.fulcio.TrustedIssuer;
import dev.signlab.services.oidc.IssuerKind;
import dev.signlab.services.oidc.OidcService;
import dev.signlab.services.rekor.RekorLog;
import dev.signlab.services.rekor.tiles.TilesLog;
import dev.signlab.services.trust.TufRepository;
import dev.signlab.services.tsa.TimestampAuthority;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/**
 * The services of a state, open.
 *
 * @param issuer says who somebody is
 * @param fulcio issues certificates
 * @param ctlog logs certificates
 * @param rekor logs signatures
 * @param tiles logs signatures in tiles
 * @param tsa says when a signature was there
 * @param tuf hands out whom to trust
 */
record Services(
    OidcService issuer,
    FulcioService fulcio,
    CtLog ctlog,
    RekorLog rekor,
    TilesLog tiles,
    TimestampAuthority tsa,
    TufRepository tuf)
    implements AutoCloseable {

  /** The name of all hosts here, under which logs sign their checkpoints. */
  static final String HOST = "localhost";

  private static final String AUDIENCE = "sigstore";

  /** Opens what is in a folder, all at the same time; what is missing is made. */
  static Services open(Path folder, int base, InstantSource clock) {
    var issuer =
        Threads.begin(
            () ->
                OidcService.open(
                    ServiceName.ISSUER.in(folder), clock, ServiceName.ISSUER.url(base)));
    var rekor = Threads.begin(() -> RekorLog.open(ServiceName.REKOR.in(folder), clock, HOST));
    var tiles = Threads.begin(() -> TilesLog.open(ServiceName.REKOR_V2.in(folder), HOST));
    var tsa = Threads.begin(() -> TimestampAuthority.open(ServiceName.TSA.in(folder), clock));
    Path authority = ServiceName.FULCIO.in(folder);
    var ctlog =
        Threads.begin(
            () ->
                CtLog.open(
                    ServiceName.CTLOG.in(folder),
                    clock,
                    List.of(FulcioService.certificatesIn(authority, clock).getLast())));
    try {
      TufRepository tuf = TufRepository.open(ServiceName.TUF.in(folder), clock);
      FulcioSettings settings =
          FulcioSettings.of(issuers(base), transport(clock)).publishingIn(Threads.join(ctlog));
      return new Services(
          Threads.join(issuer),
          FulcioService.open(authority, clock, settings),
          Threads.join(ctlog),
          Threads.join(rekor),
          Threads.join(tiles),
          Threads.join(tsa),
          tuf);
    } catch (RuntimeException e) {
      Threads.closeAll(List.of(issuer, ctlog, rekor, tiles, tsa));
      throw e;
    }
  }

  /** Fulcio asks the issuers for their keys as any other program would. */
  private static HttpTransport transport(InstantSource clock) {
    return HttpTransport.of(clock, new ExchangeLog());
  }

  private static List<TrustedIssuer> issuers(int base) {
    String url = ServiceName.ISSUER.url(base);
    return Arrays.stream(IssuerKind.values())
        .map(kind -> new TrustedIssuer(url + kind.path(), AUDIENCE, kindOf(kind), domain(kind)))
        .toList();
  }

  private static String domain(IssuerKind issuer) {
    return kindOf(issuer).isOfDomain() ? IssuerKind.DOMAIN : "";
  }

  private static TrustedIssuer.Kind kindOf(IssuerKind issuer) {
    return switch (issuer) {
      case PEOPLE, PARTNER -> TrustedIssuer.Kind.EMAIL;
      case ACTIONS -> TrustedIssuer.Kind.GITHUB_WORKFLOW;
      case CLUSTER -> TrustedIssuer.Kind.KUBERNETES;
      case WORKLOADS -> TrustedIssuer.Kind.SPIFFE;
      case USERS -> TrustedIssuer.Kind.USERNAME;
    };
  }

  @Override
  public void close() {
    ctlog.close();
    rekor.close();
    tiles.close();
  }
}
