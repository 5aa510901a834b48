package dev.signlab.sbom.document;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a document says of itself, whoever wrote it: its form, and of which image it speaks. Loads
 * none of the libraries that write documents.
 *
 * @param format its form
 * @param image what it calls the image, or an empty text
 * @param digests of the image, as far as the document names any: of its manifest, and of the index
 *     that lists it
 */
public record SbomSubject(SbomFormat format, String image, List<Digest> digests) {

  /** The property in which our CycloneDX documents name the index of an image. */
  static final String INDEX = "dev.signlab:image:index";

  /** The property in which our CycloneDX documents say which files counted. */
  static final String SCOPE = "dev.signlab:scope";

  /** What could not be read, of which the document therefore says nothing. */
  static final String MISSING = "dev.signlab:missing";

  /** More than any document of a real image has. */
  private static final int LARGEST = 256 << 20;

  /** Copies the digests. */
  public SbomSubject {
    digests = List.copyOf(digests);
  }

  /** Tells whether the document speaks of an image; false also when it names no digest. */
  public boolean describes(Digest digest) {
    return digests.contains(digest);
  }

  /**
   * Reads a document.
   *
   * @param what names the bytes in problems
   */
  public static SbomSubject parse(byte[] bytes, String what) {
    if (bytes.length > LARGEST) {
      throw none(what, "more than " + (LARGEST >> 20) + " MiB");
    }
    int first = firstLetter(bytes);
    return switch (first) {
      case '{' -> ofJson(Json.parseObject(bytes, what), what);
      case '<' -> ofXml(bytes, what);
      default -> ofTags(bytes, what);
    };
  }

  private static int firstLetter(byte[] bytes) {
    for (byte each : bytes) {
      if (each > ' ') {
        return each;
      }
    }
    return 0;
  }

  private static SbomSubject ofJson(JsonFields fields, String what) {
    if (fields.has("spdxVersion")) {
      return SpdxSubject.read(fields.node());
    }
    JsonNode node = fields.node();
    if (node.path("bomFormat").asString("").equals("CycloneDX")) {
      return ofCycloneDx(node.path("metadata").path("component"));
    }
    if (fields.has("artifacts") && fields.has("source")) {
      JsonNode source = node.path("source").path("metadata");
      return new SbomSubject(
          SbomFormat.SYFT_JSON,
          source.path("userInput").asString(""),
          digests(Stream.of(source.path("manifestDigest").asString(""))));
    }
    throw none(what, "JSON without spdxVersion, bomFormat or artifacts");
  }

  private static SbomSubject ofCycloneDx(JsonNode image) {
    Stream<String> index =
        image
            .path("properties")
            .valueStream()
            .filter(each -> each.path("name").asString("").equals(INDEX))
            .map(each -> each.path("value").asString(""));
    Stream<String> own =
        Stream.of(image.path("version").asString(""), ofPurl(image.path("purl").asString("")));
    return new SbomSubject(
        SbomFormat.CYCLONEDX_JSON,
        image.path("name").asString(""),
        digests(Stream.concat(own, index)));
  }

  /** Of XML only the form is told: no document of ours that is checked later is XML. */
  private static SbomSubject ofXml(byte[] bytes, String what) {
    String start = new String(bytes, 0, Math.min(bytes.length, 1000), StandardCharsets.UTF_8);
    if (!start.contains("cyclonedx.org/schema/bom")) {
      throw none(what, "XML that is not CycloneDX");
    }
    return new SbomSubject(SbomFormat.CYCLONEDX_XML, "", List.of());
  }

  private static SbomSubject ofTags(byte[] bytes, String what) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.lines().limit(200).noneMatch(line -> line.startsWith("SPDXVersion:"))) {
      throw none(what, "no line that begins with SPDXVersion:");
    }
    return SpdxSubject.read(text);
  }

  /** Returns the digest in the package URL of an image, or an empty text. */
  static String ofPurl(String purl) {
    int at = purl.indexOf('@');
    if (!purl.startsWith("pkg:oci/") || at < 0) {
      return "";
    }
    int end = purl.indexOf('?', at);
    String version = purl.substring(at + 1, end < 0 ? purl.length() : end);
    return version.replace("%3A", ":").replace("%3a", ":");
  }

  /** Returns those texts that are digests, each once. */
  static List<Digest> digests(Stream<String> texts) {
    SequencedSet<Digest> found = new LinkedHashSet<>();
    texts.forEach(text -> digest(text).ifPresent(found::add));
    return List.copyOf(found);
  }

  private static Optional<Digest> digest(String text) {
    try {
      return text.contains(":") ? Optional.of(Digest.parse(text)) : Optional.empty();
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  private static LabException none(String what, String found) {
    return Problem.of("no SBOM in " + what)
        .expected("SPDX (tag-value or JSON), CycloneDX or syft's JSON")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
