package dev.signlab.sbom.document;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.MediaType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms of documents, by the names that are typed behind {@code -o}. */
public enum SbomFormat {
  /** SPDX 2.3 as lines of tags and values. */
  SPDX("spdx", "2.3", "text/spdx", "spdx-tag-value"),
  /** SPDX 2.3 as JSON. */
  SPDX_JSON("spdx-json", "2.3", "text/spdx+json", ""),
  /** CycloneDX 1.6 as JSON. */
  CYCLONEDX_JSON("cyclonedx-json", "1.6", "application/vnd.cyclonedx+json", ""),
  /** CycloneDX 1.6 as XML. */
  CYCLONEDX_XML("cyclonedx-xml", "1.6", "application/vnd.cyclonedx+xml", "cyclonedx"),
  /** Syft's own JSON, which is recognised but not written. */
  SYFT_JSON("syft-json", "", "application/vnd.syft+json", "json"),
  /** Lines for people. */
  TABLE("table", "", "text/plain", "syft-table"),
  /** One package URL a line. */
  PURLS("purls", "", "text/plain", "");

  private final String word;
  private final String version;
  private final String mediaType;
  private final String other;

  SbomFormat(String word, String version, String mediaType, String other) {
    this.word = word;
    this.version = version;
    this.mediaType = mediaType;
    this.other = other;
  }

  /** Parses a name, with {@code @VERSION} behind it where that is the version written here. */
  public static SbomFormat parse(String text) {
    int at = text.indexOf('@');
    String name = (at < 0 ? text : text.substring(0, at)).toLowerCase(Locale.ROOT);
    SbomFormat format =
        Arrays.stream(values())
            .filter(each -> each.word.equals(name) || each.other.equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(text));
    if (at >= 0 && !text.substring(at + 1).equals(format.version)) {
      throw otherVersion(format, text.substring(at + 1));
    }
    if (format == SYFT_JSON) {
      throw notWritten(text);
    }
    return format;
  }

  private static LabException unknown(String text) {
    return Problem.of("no format " + text)
        .expected(
            Arrays.stream(values())
                .filter(each -> each != SYFT_JSON)
                .map(SbomFormat::word)
                .collect(Collectors.joining(", ")))
        .found(text)
        .exitStatus(Problem.USAGE)
        .asException();
  }

  private static LabException otherVersion(SbomFormat format, String version) {
    return Problem.of("version " + version + " of " + format.word + " is not written here")
        .expected(format.version.isEmpty() ? "no version" : format.version)
        .found(version)
        .exitStatus(Problem.USAGE)
        .asException();
  }

  private static LabException notWritten(String text) {
    return Problem.of("syft's own JSON is not written here")
        .expected("a format that other tools read too: spdx-json or cyclonedx-json")
        .found(text + ", whose fields change with each version of syft")
        .exitStatus(Problem.USAGE)
        .asException();
  }

  /** Returns the name that is typed. */
  public String word() {
    return word;
  }

  /** Returns the media type under which registries keep such a document (cosign's spec). */
  public MediaType mediaType() {
    return new MediaType(mediaType);
  }
}
