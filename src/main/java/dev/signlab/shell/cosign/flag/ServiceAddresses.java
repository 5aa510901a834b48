package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.TypedLine;
import dev.signlab.sigstore.signingconfig.Service;
import dev.signlab.sigstore.signingconfig.ServiceSelection;
import dev.signlab.sigstore.signingconfig.ServiceSelection.Selector;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Services by their addresses, as with cosign 2: a log of version 1 among them.
 *
 * @param fulcio who issues certificates
 * @param issuer who issues identity tokens
 * @param rekor the log
 * @param timestamper the timestamp authority
 */
record ServiceAddresses(
    Optional<String> fulcio,
    Optional<String> issuer,
    Optional<String> rekor,
    Optional<String> timestamper) {

  private static final String FULCIO = "fulcio-url";
  private static final String ISSUER = "oidc-issuer";
  private static final String REKOR = "rekor-url";
  private static final String TIMESTAMPER = "timestamp-server-url";
  private static final List<String> ALL = List.of(FULCIO, ISSUER, REKOR, TIMESTAMPER);

  private static final String CONFIG = "please use a signing config to specify ";
  private static final String HELP = "; see `cosign signing-config --help`";

  static List<Flag> flags() {
    return List.of(
        Flag.text(FULCIO, "URL", "address of the certificate authority")
            .deprecatedBecause(CONFIG + "a fulcio url" + HELP),
        Flag.text(ISSUER, "URL", "address of the issuer of identity tokens")
            .deprecatedBecause(
                CONFIG + "an OIDC issuer; see `cosign signing-config create --help`"),
        Flag.text(REKOR, "URL", "address of the transparency log")
            .deprecatedBecause(CONFIG + "a rekor url" + HELP),
        Flag.text(TIMESTAMPER, "URL", "address of the timestamp authority")
            .deprecatedBecause(CONFIG + "a timestamp server url" + HELP));
  }

  static ServiceAddresses read(CosignInvocation cosign) {
    return new ServiceAddresses(
        cosign.text(FULCIO), cosign.text(ISSUER), cosign.text(REKOR), cosign.text(TIMESTAMPER));
  }

  boolean anyIsGiven() {
    return Stream.of(fulcio, issuer, rekor, timestamper).anyMatch(Optional::isPresent);
  }

  static TypedLine without(TypedLine line) {
    TypedLine fewer = line;
    for (String flag : ALL) {
      fewer = fewer.without(flag);
    }
    return fewer;
  }

  LabException beside(CosignInvocation cosign, String useConfig) {
    String given =
        String.join(
            ", ",
            ALL.stream()
                .filter(name -> cosign.text(name).isPresent())
                .map(name -> "--" + name)
                .toList());
    return Problem.of("cannot specify service URLs and use signing config")
        .expected("--" + useConfig + "=false beside addresses")
        .found(given)
        .hint("by addresses, as cosign 2", cosign.line().with(useConfig, "false").toString())
        .asException();
  }

  /**
   * Returns the services, those of this world in place of the ones that were not named; nothing
   * where nobody is.
   *
   * @param uploads whether a log is wanted
   */
  Optional<SigningConfig> config(Optional<SigningConfig> world, boolean uploads) {
    if (!anyIsGiven() && world.isEmpty()) {
      return Optional.empty();
    }
    SigningConfig usual = world.orElse(SigningConfig.EMPTY);
    ServiceSelection any = new ServiceSelection(Selector.ANY, 0);
    return Optional.of(
        new SigningConfig(
            fulcio.map(ServiceAddresses::service).orElse(usual.caUrls()),
            issuer.map(ServiceAddresses::service).orElse(usual.oidcUrls()),
            uploads ? rekor.map(ServiceAddresses::service).orElse(first(usual)) : List.of(),
            any,
            timestamper.map(ServiceAddresses::service).orElse(List.of()),
            any));
  }

  /** Without a config cosign speaks to logs of version 1. */
  private static List<Service> first(SigningConfig config) {
    return config.rekorTlogUrls().stream().filter(log -> log.majorApiVersion() == 1).toList();
  }

  private static List<Service> service(String url) {
    return List.of(new Service(url, 1, Optional.empty(), ""));
  }
}
