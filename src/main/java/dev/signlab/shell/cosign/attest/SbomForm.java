package dev.signlab.shell.cosign.attest;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The forms of bills of materials that cosign attaches, and their media types. */
final class SbomForm {

  private static final int HEAD = 512;

  private SbomForm() {}

  static void checkKind(String kind) {
    if (!List.of("spdx", "cyclonedx", "syft").contains(kind)) {
      throw unknown("unknown SBOM type", kind, "spdx|cyclonedx|syft");
    }
  }

  static void checkFormat(String kind, String format) {
    List<String> formats =
        switch (kind) {
          case "spdx" -> List.of("json", "text");
          case "cyclonedx" -> List.of("json", "xml");
          default -> List.of("json");
        };
    if (!formats.contains(format)) {
      throw unknown("invalid SBOM input format", format, String.join("|", formats));
    }
  }

  static MediaType mediaType(String kind, Optional<String> format, byte[] document) {
    String form = format.orElseGet(() -> guessed(kind, document));
    return new MediaType(
        switch (kind) {
          case "spdx" -> form.equals("json") ? "text/spdx+json" : "text/spdx";
          case "cyclonedx" -> "application/vnd.cyclonedx+" + form;
          default -> "application/vnd.syft+json";
        });
  }

  private static String guessed(String kind, byte[] document) {
    String head = new String(document, 0, Math.min(document.length, HEAD), StandardCharsets.UTF_8);
    boolean json = head.stripLeading().startsWith("{");
    return switch (kind) {
      case "spdx" -> json ? "json" : "text";
      case "cyclonedx" -> json ? "json" : "xml";
      default -> "json";
    };
  }

  private static LabException unknown(String summary, String found, String expected) {
    return Problem.of(summary + ": \"" + found + "\", expected (" + expected + ")").asException();
  }
}
