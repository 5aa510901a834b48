package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.shell.command.Flag;
import dev.signlab.storage.BoundedFile;
import java.util.List;
import java.util.Optional;

/** The flags that choose between cosign's layouts, and what goes with them. */
public final class Layouts {

  /** What cosign says of each SBOM that hangs under a tag. */
  public static final String SBOMS_DEPRECATED =
      "WARNING: SBOM attachments are deprecated and support will be removed in a Cosign release"
          + " soon after 2024-02-22 (see https://github.com/sigstore/cosign/issues/2755). Instead,"
          + " please use SBOM attestations.";

  private static final String FORMAT = "new-bundle-format";
  private static final String CONFIG_FILE = "signing-config";
  private static final String REFERRERS = "registry-referrers-mode";
  private static final String EXPERIMENTAL = "COSIGN_EXPERIMENTAL";
  private static final List<String> SERVICES =
      List.of("caUrls", "oidcUrls", "rekorTlogUrls", "tsaUrls");

  private Layouts() {}

  public static List<Flag> ofSigning() {
    return List.of(
        format("sign in the layout of cosign 3, a bundle; =false for that of cosign 2"),
        Flag.toggle("use-signing-config", "accepted; this world has no services to name")
            .withDefault("true"),
        Flag.file(CONFIG_FILE, "names services; one that names none is what there is here"),
        Flag.text(REFERRERS, "MODE", "accepted: bundles are referrers always"));
  }

  public static List<Flag> ofVerifying() {
    return List.of(
        format("look for bundles first; =false for signatures of cosign 2 alone"),
        Flag.toggle("experimental-oci11", "accepted; referrers are always looked at")
            .deprecatedBecause("OCI referrers will be the default behavior in future versions"));
  }

  private static Flag format(String description) {
    return Flag.toggle(FORMAT, description)
        .withDefault("true")
        .deprecatedBecause("this will be the only supported format in future versions");
  }

  /** Returns the layout that was asked for, after a look at what goes with it. */
  public static SignatureLayout chosen(CosignInvocation cosign) {
    boolean bundle = cosign.isOn(FORMAT);
    checkReferrers(cosign, cosign.flag(REFERRERS).orElse(""), bundle);
    cosign.flag(CONFIG_FILE).filter(f -> !f.isEmpty()).ifPresent(f -> noServices(cosign, f));
    return bundle ? BundleLayout.REFERRER : SimpleSigningLayout.LEGACY;
  }

  /** Tells whether only signatures of the legacy layout are to be looked at. */
  public static boolean isLegacyAlone(CosignInvocation cosign) {
    return !cosign.isOn(FORMAT);
  }

  /** Tells whether a file was given that says that no service is to be used. */
  public static boolean namesNoServices(CosignInvocation cosign) {
    return cosign.flag(CONFIG_FILE).filter(file -> !file.isEmpty()).isPresent();
  }

  /** Tells whether a bill of materials is to refer to its image, and not to have a tag. */
  public static boolean isSbomReferrer(CosignInvocation cosign) {
    return isReferrer(
        cosign.flag(REFERRERS).orElse(""),
        cosign,
        "set it, or attest the document, which is signed",
        EXPERIMENTAL + "=1 " + cosign.lineWith("", ""));
  }

  private static boolean isReferrer(
      String mode, CosignInvocation cosign, String hint, String line) {
    boolean referrers = mode.equals("oci-1-1");
    if (!referrers && !mode.isEmpty() && !mode.equals("legacy")) {
      throw invalid(mode, "must be one of \"legacy\", \"oci-1-1\"")
          .expected("legacy or oci-1-1")
          .found(mode)
          .asException();
    }
    if (referrers && !cosign.variable(EXPERIMENTAL).equals(Optional.of("1"))) {
      throw invalid(mode, "in order to use  mode \"oci-1-1\", you must set " + EXPERIMENTAL + "=1")
          .hint(hint, line)
          .asException();
    }
    return referrers;
  }

  private static void checkReferrers(CosignInvocation cosign, String mode, boolean bundle) {
    String hint = "bundles are referrers anyway: leave the flag out";
    if (isReferrer(mode, cosign, hint, without(cosign)) && !bundle) {
      throw Problem.of("legacy signatures as referrers are not served by this lab")
          .expected("a bundle as referrer, or the tag sha256-….sig")
          .found("--" + FORMAT + "=false with --" + REFERRERS + " " + mode)
          .hint("cosign itself calls that form an experiment and has left it behind")
          .asException();
    }
  }

  private static String without(CosignInvocation cosign) {
    String line = cosign.lineWith("", "");
    return line.replace(" --" + REFERRERS + " oci-1-1", "");
  }

  private static Problem.Builder invalid(String mode, String why) {
    return Problem.of("invalid argument \"" + mode + "\" for \"--" + REFERRERS + "\" flag: " + why);
  }

  private static void noServices(CosignInvocation cosign, String file) {
    byte[] bytes = BoundedFile.read(cosign.invocation().path(file));
    JsonFields config = Json.parseObject(bytes, file);
    SERVICES.stream()
        .filter(service -> !config.array(service).isEmpty())
        .findFirst()
        .ifPresent(service -> refuse(file, service));
  }

  private static void refuse(String file, String service) {
    LabException refused =
        Problem.of(file + " names services that this world does not have yet")
            .expected("a signing config without services")
            .found(service)
            .hint("leave --" + CONFIG_FILE + " out: then only your key signs")
            .asException();
    throw refused;
  }
}
