package dev.signlab.engine.signatory;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.sigstore.client.rekor.RekorClient;
import dev.signlab.sigstore.client.tsa.TimestampClient;
import dev.signlab.sigstore.signingconfig.Service;
import dev.signlab.sigstore.signingconfig.ServiceChoice;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The services of a signing config that are asked at a time.
 *
 * @param config names them
 * @param now when they are asked
 */
public record SigningServices(SigningConfig config, Instant now) {

  private static final Set<Long> FIRST = Set.of(1L);

  /** Returns who issues certificates. */
  public Service authority() {
    if (config.caUrls().isEmpty()) {
      throw Problem.of("no fulcio URLs provided in signing config")
          .expected("a certificate authority in caUrls, for a signature without a key")
          .found("none")
          .cause(Cause.NO_SERVICE)
          .asException();
    }
    return choice("certificate authorities", FIRST).one(config.caUrls());
  }

  /** Returns who issues identity tokens. */
  public Service issuer() {
    return choice("issuers of identity tokens", FIRST).one(config.oidcUrls());
  }

  /** Returns the logs that a signature goes to; none where none is named. */
  public List<Service> logs() {
    return config.rekorTlogUrls().isEmpty()
        ? List.of()
        : choice("transparency logs", RekorClient.VERSIONS)
            .some(config.rekorTlogUrls(), config.rekorTlogConfig());
  }

  /** Returns the timestamp authorities that are asked; none where none is named. */
  public List<Service> timestampers() {
    return config.tsaUrls().isEmpty()
        ? List.of()
        : choice("timestamp authorities", FIRST).some(config.tsaUrls(), config.tsaConfig());
  }

  /** Returns the logs and timestamp authorities, ready to be asked. */
  public Witnesses witnesses(HttpTransport transport) {
    return witnesses(transport, transport);
  }

  /** Returns them where timestamp authorities are reached in another way than logs. */
  public Witnesses witnesses(HttpTransport toLogs, HttpTransport toTimestampers) {
    List<TimestampClient> authorities =
        timestampers().stream()
            .map(each -> TimestampClient.at(each.url(), toTimestampers))
            .toList();
    return new Witnesses(
        authorities, logs().stream().map(each -> RekorClient.of(each, toLogs)).toList());
  }

  private ServiceChoice choice(String what, Set<Long> versions) {
    return new ServiceChoice(what, versions, now);
  }
}
