package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.signatory.SigningServices;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.shell.cosign.invoke.TypedLine;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which services a signature goes to: those of a signing config that was named, those of the
 * repository that was initialized or of this world, or those whose addresses were named, as with
 * cosign 2. Without any of them there are none; the public ones are never taken because nothing was
 * said.
 *
 * @param services the services, where there are any
 * @param root whom to believe when a new signature is looked at
 * @param source where the services come from
 * @param uploads whether an upload to a log is wanted
 */
public record ServiceFlags(
    Optional<SigningServices> services,
    Optional<TrustedRoot> root,
    Source source,
    boolean uploads) {

  private static final String UPLOAD = "tlog-upload";
  private static final String USE_CONFIG = "use-signing-config";
  static final String CONFIG = "signing-config";

  private static final List<Flag> TIMESTAMPS =
      List.of(
          Flag.file(
              "timestamp-client-cacert",
              "PEM file of the authority behind the timestamp authority's TLS certificate"),
          Flag.file("timestamp-client-cert", "PEM file of the certificate to show to that server"),
          Flag.file("timestamp-client-key", "PEM file of the private key of that certificate"),
          Flag.text("timestamp-server-name", "NAME", "name in that server's certificate"));

  /** Where services come from. */
  public enum Source {
    /** A signing config that the line names. */
    FILE,
    /** The signing config of the repository that was initialized, or of this world. */
    WORLD,
    /** Addresses in the line. */
    ADDRESSES,
    /** There are none. */
    NOWHERE
  }

  /** Returns the flags of a command that signs. */
  public static List<Flag> flags() {
    List<Flag> flags =
        new ArrayList<>(
            List.of(
                Flag.file(CONFIG, "names services, in place of this world's"),
                Flag.toggle(USE_CONFIG, "use this world's signing config; =false for addresses")
                    .withDefault("true"),
                Flag.file(TrustFlags.ROOT, "whom to believe when the new signature is looked at"),
                Flag.toggle(UPLOAD, "upload to the log of --use-signing-config=false")
                    .withDefault("true")
                    .deprecatedBecause(
                        "prefer using a --signing-config file with no transparency log services"),
                Flag.toggle("insecure-skip-verify", "accepted; the bundle is looked at whole")
                    .deprecatedBecause(
                        "SCT verification is no longer performed during signing/attestation.")));
    flags.addAll(ServiceAddresses.flags());
    flags.addAll(TokenFlags.flags());
    flags.addAll(OwnCertificate.flags());
    flags.addAll(TIMESTAMPS);
    return flags;
  }

  /** Reads the flags, and refuses what does not go together, before anything is signed. */
  public static ServiceFlags read(CosignInvocation cosign) {
    InventedVariables.tell(cosign);
    boolean named = cosign.text(CONFIG).isPresent();
    if (cosign.invocation().isGiven(CONFIG) && cosign.invocation().isGiven(USE_CONFIG)) {
      throw both(cosign);
    }
    boolean configured = named || cosign.isOn(USE_CONFIG);
    ServiceAddresses addresses = ServiceAddresses.read(cosign);
    if (configured && addresses.anyIsGiven()) {
      throw addresses.beside(cosign, USE_CONFIG);
    }
    boolean uploads = cosign.isOn(UPLOAD);
    if (!uploads && configured) {
      throw noUpload(cosign, named);
    }
    Optional<TrustedRoot> root = TrustFlags.root(cosign, "");
    Optional<SigningConfig> file = cosign.text(CONFIG).map(name -> config(cosign, name));
    if (file.isPresent()) {
      return new ServiceFlags(at(cosign, file), root, Source.FILE, uploads);
    }
    return configured
        ? ofWorld(cosign, root, uploads)
        : byAddresses(cosign, addresses, root, uploads);
  }

  private static ServiceFlags ofWorld(
      CosignInvocation cosign, Optional<TrustedRoot> root, boolean uploads) {
    Optional<WorldServices> world =
        needsNone(cosign) ? Optional.empty() : DefaultServices.of(cosign, root);
    Source source = world.isPresent() ? Source.WORLD : Source.NOWHERE;
    return new ServiceFlags(
        at(cosign, world.map(WorldServices::config)),
        root.or(() -> world.map(WorldServices::root)),
        source,
        uploads);
  }

  private static ServiceFlags byAddresses(
      CosignInvocation cosign,
      ServiceAddresses addresses,
      Optional<TrustedRoot> root,
      boolean uploads) {
    boolean alone = needsNobody(cosign, uploads || addresses.anyIsGiven());
    Optional<WorldServices> world =
        alone || needsNone(cosign) ? Optional.empty() : DefaultServices.beside(cosign, root);
    Optional<SigningConfig> asked = addresses.config(world.map(WorldServices::config), uploads);
    Source source = asked.isPresent() ? Source.ADDRESSES : Source.NOWHERE;
    return new ServiceFlags(
        at(cosign, asked), root.or(() -> world.map(WorldServices::root)), source, uploads);
  }

  /** A key without a log, of which nobody is to certify anything. */
  private static boolean needsNobody(CosignInvocation cosign, boolean services) {
    boolean byKey = cosign.text(KeyFlags.KEY).isPresent();
    return byKey && !services && !new OwnCertificate(cosign).isIssued();
  }

  /** A key needs no service, and has none where verification will not ask for one. */
  private static boolean needsNone(CosignInvocation cosign) {
    return cosign.text(KeyFlags.KEY).isPresent() && !WorldServices.logKeys(cosign);
  }

  private static Optional<SigningServices> at(
      CosignInvocation cosign, Optional<SigningConfig> config) {
    return config.map(
        known -> new SigningServices(known, cosign.invocation().session().clock().instant()));
  }

  private static SigningConfig config(CosignInvocation cosign, String file) {
    return Prefixed.by(
        "error reading signing config from file: ",
        () -> SigningConfig.parse(cosign.read(file, SigningConfig.LARGEST), file));
  }

  /** Returns a line that names no services, so that those of this world count. */
  static TypedLine without(TypedLine line) {
    return ServiceAddresses.without(line.without(CONFIG).without(USE_CONFIG));
  }

  /** Returns a line by which a key signs without any service. */
  static TypedLine withoutServices(TypedLine line) {
    return without(line).with(USE_CONFIG, "false").with(UPLOAD, "false");
  }

  private static LabException both(CosignInvocation cosign) {
    TypedLine line = cosign.line();
    return Problem.of(
            "if any flags in the group [use-signing-config signing-config] are set none of the"
                + " others can be; [signing-config use-signing-config] were all set")
        .expected("--signing-config FILE, or --use-signing-config=false")
        .found("both")
        .hint("by the file", line.without(USE_CONFIG).toString())
        .hint("without it", line.without(CONFIG).toString())
        .asException();
  }

  private static LabException noUpload(CosignInvocation cosign, boolean named) {
    Problem.Builder problem =
        Problem.of("--tlog-upload=false is not supported with --signing-config or --" + USE_CONFIG)
            .expected("a signing config without a log, or --use-signing-config=false beside it")
            .found(
                "--tlog-upload=false, which cosign 2.5 takes alone, which 3.0.2 takes and uploads"
                    + " all the same, and which 3.0.3 and later refuse");
    TypedLine line = cosign.line();
    return named
        ? problem
            .hint("the file says already what is used", line.without(UPLOAD).toString())
            .asException()
        : problem
            .hint("this works in 3.1 and here", line.with(USE_CONFIG, "false").toString())
            .asException();
  }

  /** Says that nothing is uploaded, unless a file or a flag asked for just that. */
  public void tell(CosignInvocation cosign, LayoutFlags layout) {
    if (source != Source.NOWHERE || !uploads) {
      return;
    }
    boolean withoutConfig = cosign.invocation().isGiven(USE_CONFIG) && !cosign.isOn(USE_CONFIG);
    if (withoutConfig) {
      LogWords.none(cosign, "--tlog-upload=false");
    } else if (layout.isLegacy()) {
      LogWords.none(cosign, "--use-signing-config=false --tlog-upload=false");
    } else {
      LogWords.none(cosign, "a --signing-config without one");
    }
  }
}
