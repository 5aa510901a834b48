package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.TypedLine;
import java.util.List;
import java.util.Optional;

/**
 * In which layout something is written or looked for: bundles as cosign 3, or what cosign 2 wrote.
 *
 * @param isLegacy whether it is that of cosign 2
 */
public record LayoutFlags(boolean isLegacy) {

  /** Bundles, or what cosign 2 wrote. */
  public static final String FORMAT = "new-bundle-format";

  private static final String REFERRERS = "registry-referrers-mode";
  private static final String REFERRER = "oci-1-1";
  private static final String LEGACY = "legacy";
  private static final String EXPERIMENTAL = "COSIGN_EXPERIMENTAL";
  private static final String DOCKER_TYPES = "COSIGN_DOCKER_MEDIA_TYPES";

  /** Returns the flags of a command that writes one of the two. */
  public static List<Flag> ofSigning() {
    return List.of(format("a bundle, the layout of cosign 3; =false for that of cosign 2"));
  }

  /** Returns the flags of a command that looks for them. */
  public static List<Flag> ofVerifying() {
    return List.of(
        format("look for bundles first; =false for what cosign 2 wrote"), experimental());
  }

  private static Flag format(String description) {
    return Flag.toggle(FORMAT, description)
        .withDefault("true")
        .deprecatedBecause("this will be the only supported format in future versions");
  }

  /** Returns the flag with which cosign 2 looked for referrers. */
  public static Flag experimental() {
    return Flag.toggle("experimental-oci11", "accepted; referrers are always looked at")
        .deprecatedBecause("OCI referrers will be the default behavior in future versions");
  }

  /** Returns the flag that chooses between a tag and a referrer. */
  public static Flag referrers(String description) {
    return Flag.text(REFERRERS, "MODE", description);
  }

  /** Reads the layout of a command that writes; what goes with the older one alone is refused. */
  public static LayoutFlags read(CosignInvocation cosign) {
    LayoutFlags layout = new LayoutFlags(isLegacy(cosign));
    boolean referrer = cosign.invocation().isGiven(REFERRERS) && isReferrer(cosign);
    if (layout.isLegacy()) {
      refuseDockerTypes(cosign);
    }
    if (referrer && layout.isLegacy()) {
      throw Problem.of("legacy signatures as referrers are not served by this lab")
          .expected("a bundle as referrer, or the tag sha256-….sig")
          .found("--" + FORMAT + "=false with --" + REFERRERS + " " + REFERRER)
          .hint("the tag, as cosign 2", cosign.line().without(REFERRERS).toString())
          .asException();
    }
    return layout;
  }

  static boolean isLegacy(CosignInvocation cosign) {
    return !cosign.isOn(FORMAT);
  }

  /** Returns the layout as the engine knows it. */
  public SignatureLayout layout() {
    return isLegacy ? SimpleSigningLayout.LEGACY : BundleLayout.REFERRER;
  }

  /**
   * Tells whether what is written is to refer to its image, and not to have a tag; cosign refuses
   * any other word, an empty one too.
   */
  public static boolean isReferrer(CosignInvocation cosign) {
    String mode = cosign.invocation().flag(REFERRERS).orElse(LEGACY);
    if (!mode.equals(REFERRER) && !mode.equals(LEGACY)) {
      throw invalid(mode, "must be one of \"legacy\", \"oci-1-1\"")
          .expected("legacy or oci-1-1")
          .found(mode)
          .asException();
    }
    boolean referrer = mode.equals(REFERRER);
    if (referrer && !cosign.variable(EXPERIMENTAL).equals(Optional.of("1"))) {
      TypedLine line = cosign.line();
      throw invalid(mode, "in order to use  mode \"oci-1-1\", you must set " + EXPERIMENTAL + "=1")
          .hint("bundles are referrers anyway: leave it out", line.without(REFERRERS).toString())
          .hint("or set it", EXPERIMENTAL + "=1 " + line)
          .asException();
    }
    return referrer;
  }

  private static Problem.Builder invalid(String mode, String why) {
    return Problem.of("invalid argument \"" + mode + "\" for \"--" + REFERRERS + "\" flag: " + why);
  }

  /** cosign honours it where it writes an image of the older form; none writes so by default. */
  public static void refuseDockerTypes(CosignInvocation cosign) {
    String wanted = cosign.variable(DOCKER_TYPES).orElse("");
    if (wanted.equals("1") || wanted.equalsIgnoreCase("true")) {
      throw Problem.of(DOCKER_TYPES + " is not served by this lab")
          .expected("signatures as OCI images, which every registry of today takes")
          .found(DOCKER_TYPES + "=" + wanted)
          .hint("take the variable away", "unset " + DOCKER_TYPES)
          .asException();
    }
  }
}
