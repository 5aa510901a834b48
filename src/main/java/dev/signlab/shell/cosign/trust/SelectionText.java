package dev.signlab.shell.cosign.trust;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.signingconfig.ServiceSelection;
import dev.signlab.sigstore.signingconfig.ServiceSelection.Selector;
import java.util.Locale;

/** How many services are asked, as cosign has it written: {@code ANY}, {@code EXACT:2}. */
final class SelectionText {

  private static final long MOST = 0xffff_ffffL;

  private SelectionText() {}

  static ServiceSelection parse(String text) {
    String[] halves = text.split(":", 2);
    String mode = halves[0].toUpperCase(Locale.ROOT);
    return switch (mode) {
      case "ANY", "ALL" -> alone(Selector.valueOf(mode), halves);
      case "EXACT" -> new ServiceSelection(Selector.EXACT, count(halves));
      default -> throw malformed("invalid service config mode: " + mode, text);
    };
  }

  private static ServiceSelection alone(Selector selector, String[] halves) {
    if (halves.length > 1) {
      throw malformed("mode " + selector + " does not accept a count", halves[1]);
    }
    return new ServiceSelection(selector, 0);
  }

  private static long count(String[] halves) {
    if (halves.length < 2) {
      throw malformed("mode EXACT requires a count, e.g. EXACT:2", "EXACT alone");
    }
    String parsing = "strconv.ParseUint: parsing \"" + halves[1] + "\": ";
    if (!halves[1].matches("\\d{1,18}")) {
      throw malformed("invalid count for EXACT mode: " + parsing + "invalid syntax", halves[1]);
    }
    long count = Long.parseLong(halves[1]);
    if (count > MOST) {
      throw malformed("invalid count for EXACT mode: " + parsing + "value out of range", halves[1]);
    }
    return count;
  }

  private static LabException malformed(String summary, String found) {
    return Problem.of(summary)
        .expected("ANY, ALL or EXACT:COUNT")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
