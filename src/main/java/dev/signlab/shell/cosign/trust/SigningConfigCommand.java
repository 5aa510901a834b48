package dev.signlab.shell.cosign.trust;

import static dev.signlab.shell.cosign.trust.MemberLists.joined;
import static dev.signlab.shell.cosign.trust.MemberLists.kept;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.DefaultServices;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.signingconfig.Service;
import dev.signlab.sigstore.signingconfig.ServiceSelection;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code cosign signing-config create}. */
final class SigningConfigCommand implements Command {

  private static final String FULCIO = "fulcio";
  private static final String ISSUER = "oidc-provider";
  private static final String REKOR = "rekor";
  private static final String REKOR_CONFIG = "rekor-config";
  private static final String TSA = "tsa";
  private static final String TSA_CONFIG = "tsa-config";
  private static final String DEFAULTS = "with-default-services";
  private static final String TILES = "with-default-rekor-v2";
  private static final String NO_FULCIO = "no-default-fulcio";
  private static final String NO_ISSUER = "no-default-oidc";
  private static final String NO_REKOR = "no-default-rekor";
  private static final String NO_TSA = "no-default-tsa";
  private static final String VERSION = "api-version";
  private static final String OPERATOR = "operator";
  private static final long LARGEST_VERSION = 0xffff_ffffL;

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "cosign signing-config create", "cosign", "Write a file that says where to sign")
          .flag(service(FULCIO, "issues certificates"))
          .flag(service(REKOR, "logs signatures"))
          .flag(Flag.text(REKOR_CONFIG, "MODE", "how many logs to ask: ANY, ALL, EXACT:COUNT"))
          .flag(service(ISSUER, "says who somebody is"))
          .flag(service(TSA, "issues timestamps"))
          .flag(Flag.text(TSA_CONFIG, "MODE", "how many of those to ask"))
          .flag(Flag.toggle(DEFAULTS, "begin with the services that are used by default"))
          .flag(Flag.toggle(TILES, "begin with them, and with the log in tiles"))
          .flag(Flag.toggle(NO_FULCIO, "of those, no authority"))
          .flag(Flag.toggle(NO_ISSUER, "of those, no issuer of tokens"))
          .flag(Flag.toggle(NO_REKOR, "of those, no log"))
          .flag(Flag.toggle(NO_TSA, "of those, no timestamp authority"))
          .flag(Output.flag("signing config"))
          .flags(SharedFlags.global())
          .example(
              "cosign signing-config create --fulcio url=https://fulcio.example,api-version=1,"
                  + "start-time=2026-01-01T00:00:00Z,operator=me --out signing_config.json")
          .example("cosign signing-config create --with-default-services --no-default-rekor")
          .build();

  private static Flag service(String name, String what) {
    return Flag.text(name, "SPEC", what + ": url=,api-version=,start-time=,operator=,[end-time=]")
        .repeated();
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    Output.write(cosign, config(cosign).line());
    return OK;
  }

  private static SigningConfig config(CosignInvocation cosign) {
    checkSelected(cosign, REKOR, REKOR_CONFIG);
    checkSelected(cosign, TSA, TSA_CONFIG);
    SigningConfig base = base(cosign);
    return new SigningConfig(
        joined(kept(cosign, NO_FULCIO, base.caUrls()), services(cosign, FULCIO)),
        joined(kept(cosign, NO_ISSUER, base.oidcUrls()), services(cosign, ISSUER)),
        joined(kept(cosign, NO_REKOR, base.rekorTlogUrls()), services(cosign, REKOR)),
        selection(cosign, REKOR_CONFIG, NO_REKOR, base.rekorTlogConfig()),
        joined(kept(cosign, NO_TSA, base.tsaUrls()), services(cosign, TSA)),
        selection(cosign, TSA_CONFIG, NO_TSA, base.tsaConfig()));
  }

  private static void checkSelected(CosignInvocation cosign, String flag, String config) {
    if (!cosign.invocation().values(flag).isEmpty() && cosign.text(config).isEmpty()) {
      throw Problem.of("--" + config + " must be provided when --" + flag + " is specified")
          .expected("--" + config + " ANY, ALL or EXACT:COUNT")
          .found("--" + flag + " without it")
          .hint("one of them", cosign.line().with(config, "ANY").toString())
          .asException();
    }
  }

  private static SigningConfig base(CosignInvocation cosign) {
    boolean tiles = cosign.isOn(TILES);
    if (!tiles && !cosign.isOn(DEFAULTS)) {
      return SigningConfig.EMPTY;
    }
    Optional<SigningConfig> known =
        tiles ? DefaultServices.configOfTiles(cosign) : DefaultServices.config(cosign);
    return known.orElseThrow(SigningConfigCommand::none);
  }

  private static LabException none() {
    return Problem.of("getting default signing config: this world has no services")
        .expected("the services of this world, or of a repository that was initialized")
        .found("neither; those of the public deployment are never asked for unasked")
        .cause(Cause.NO_SERVICE)
        .hint("start this world's", "world start")
        .asException();
  }

  private static ServiceSelection selection(
      CosignInvocation cosign, String flag, String unless, ServiceSelection base) {
    ServiceSelection otherwise = cosign.isOn(unless) ? ServiceSelection.UNSAID : base;
    return cosign
        .text(flag)
        .map(text -> Prefixed.by("parsing " + flag + ": ", () -> SelectionText.parse(text)))
        .orElse(otherwise);
  }

  private static List<Service> services(CosignInvocation cosign, String flag) {
    return ServiceSpec.all(
        flag, "service", cosign.invocation().values(flag), SigningConfigCommand::service);
  }

  private static Service service(ServiceSpec spec) {
    spec.needing(ServiceSpec.URL, VERSION, ServiceSpec.START, OPERATOR);
    long version = version(spec.text(VERSION));
    return new Service(
        spec.text(ServiceSpec.URL),
        version,
        Optional.of(spec.validFor(Instant.EPOCH)),
        spec.text(OPERATOR));
  }

  private static long version(String text) {
    String parsing = "parsing api-version: strconv.ParseUint: parsing \"" + text + "\": ";
    if (!text.matches("\\d{1,18}")) {
      throw noVersion(parsing + "invalid syntax", text);
    }
    long version = Long.parseLong(text);
    if (version > LARGEST_VERSION) {
      throw noVersion(parsing + "value out of range", text);
    }
    return version;
  }

  private static LabException noVersion(String summary, String found) {
    return Problem.of(summary)
        .expected("a whole number, such as 1")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
