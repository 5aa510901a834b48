package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.TypedLine;
import java.util.List;

/** The file of a bundle about another file, which has to be named. */
public final class BundleTarget {

  private static final String FLAG = "bundle";
  private static final String UPLOAD = "tlog-upload";
  private static final String USE_CONFIG = "use-signing-config";

  private BundleTarget() {}

  /** Returns the usual name of the bundle about a file. */
  public static String of(String file) {
    return (file.equals("-") ? "stdin" : file) + ".sigstore.json";
  }

  /** Returns the failure where none was named, with the line that was typed made whole. */
  public static LabException missing(CosignInvocation cosign) {
    String file = cosign.arguments().isEmpty() ? "-" : cosign.arguments().getFirst();
    TypedLine line = withLog(withKey(cosign));
    return Problem.of("must specify --bundle with --new-bundle-format")
        .expected("--bundle FILE: the signature goes into a file of its own")
        .found("no --bundle")
        .hint("name it", line.with(FLAG, of(file)).toString())
        .hint("or as cosign 2 wrote it", line.with("new-bundle-format", "false").toString())
        .asException();
  }

  /** Who needs no log says so to cosign 3 by another flag beside that one of cosign 2. */
  private static TypedLine withLog(TypedLine line) {
    boolean alone =
        line.flags().getOrDefault(UPLOAD, List.of()).contains("false")
            && !line.flags().containsKey(USE_CONFIG);
    return alone ? line.with(USE_CONFIG, "false") : line;
  }

  private static TypedLine withKey(CosignInvocation cosign) {
    TypedLine line = cosign.line();
    boolean known = cosign.text(KeyFlags.KEY).isPresent();
    return known ? line : line.with(KeyFlags.KEY, KeyHalf.PRIVATE.best(cosign));
  }
}
