package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import java.util.List;

/** The flags that choose among cosign's layouts; the lab has the legacy one. */
public final class Layouts {

  /** How a command begins to say that nothing is looked up in a log, or uploaded. */
  public static final String NO_LOG = "This world has no transparency log, so none is used; ";

  private static final String BUNDLE = "new-bundle-format";
  private static final String CONFIG = "use-signing-config";
  private static final String REFERRERS = "registry-referrers-mode";
  private static final String UPLOAD = "upload";

  private Layouts() {}

  public static List<Flag> flags() {
    return List.of(
        Flag.toggle(BUNDLE, "the layout of cosign 3: not yet, so =false is what is done"),
        Flag.toggle(CONFIG, "services from a file: not yet, so =false is what is done"),
        Flag.text(REFERRERS, "MODE", "legacy; oci-1-1 is not there yet").withDefault("legacy"),
        Flag.toggle(UPLOAD, "hang the signature on the image").withDefault("true"));
  }

  public static void check(CosignInvocation cosign) {
    refuse(cosign.isOn(BUNDLE), "--" + BUNDLE);
    refuse(cosign.isOn(CONFIG), "--" + CONFIG);
    refuse(!cosign.isOn(UPLOAD), "--" + UPLOAD + "=false");
    String mode = cosign.flag(REFERRERS).orElse("legacy");
    refuse(!mode.equals("legacy"), "--" + REFERRERS + " " + mode);
  }

  private static void refuse(boolean given, String flag) {
    if (given) {
      throw Problem.of(flag + " is not served by this lab yet")
          .expected("cosign's legacy layout: a tag sha256-….sig beside the image")
          .found(flag)
          .hint("leave the flag out")
          .asException();
    }
  }
}
