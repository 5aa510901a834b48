package dev.signlab.sigstore.trustedroot;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whom a verifier believes. Keys that cannot be used and times without a beginning make the whole
 * root unusable, since nobody can tell what was meant.
 *
 * @param tlogs transparency logs of signatures
 * @param certificateAuthorities who issues certificates for signing
 * @param ctlogs logs of those certificates
 * @param timestampAuthorities who says when a signature was there
 */
public record TrustedRoot(
    List<LogInstance> tlogs,
    List<Authority> certificateAuthorities,
    List<LogInstance> ctlogs,
    List<Authority> timestampAuthorities) {

  /** The most bytes of a root that are read: 4 MiB. */
  public static final int LARGEST = 4 << 20;

  /** The most elements of each list. */
  static final int MOST = 256;

  /** The second is what the .proto asks for; the tools write the first. */
  private static final List<String> MEDIA_TYPES =
      List.of(
          "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
          "application/vnd.dev.sigstore.trustedroot.v0.1+json",
          "application/vnd.dev.sigstore.trustedroot+json;version=0.2",
          "application/vnd.dev.sigstore.trustedroot.v0.2+json");

  /** Copies the lists. */
  public TrustedRoot {
    tlogs = List.copyOf(tlogs);
    certificateAuthorities = List.copyOf(certificateAuthorities);
    ctlogs = List.copyOf(ctlogs);
    timestampAuthorities = List.copyOf(timestampAuthorities);
  }

  /** Reads a file of at most {@link #LARGEST} bytes; {@code what} names it in problems. */
  public static TrustedRoot read(Path file, String what) {
    return parse(BoundedFile.read(file, LARGEST), what);
  }

  /**
   * Reads a root of version 0.1 or 0.2.
   *
   * @param json the file's content
   * @param what names it in problems
   */
  public static TrustedRoot parse(byte[] json, String what) {
    if (json.length > LARGEST) {
      throw Problem.of(what + " is too large")
          .expected("at most " + LARGEST + " bytes")
          .found(json.length + " bytes")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return of(ProtoFields.parse(json, what));
  }

  /** Writes the root in version 0.1, with line breaks, as it is published. */
  public String json() {
    return Json.writePretty(message().node());
  }

  /** Writes the root in version 0.1 on one line, as cosign does. */
  public String line() {
    return Json.writeText(message().node());
  }

  private ProtoObject message() {
    return new ProtoObject()
        .text("mediaType", MEDIA_TYPES.getFirst())
        .objects("tlogs", tlogs.stream().map(LogInstance::message).toList())
        .objects(
            "certificateAuthorities",
            certificateAuthorities.stream().map(Authority::message).toList())
        .objects("ctlogs", ctlogs.stream().map(LogInstance::message).toList())
        .objects(
            "timestampAuthorities", timestampAuthorities.stream().map(Authority::message).toList());
  }

  /** Finds a log of signatures by the identifier that its entries carry. */
  public Optional<LogInstance> tlog(byte[] id) {
    return tlogs.stream().filter(log -> Arrays.equals(log.id(), id)).findFirst();
  }

  private static TrustedRoot of(ProtoFields fields) {
    fields.only("mediaType", "tlogs", "certificateAuthorities", "ctlogs", "timestampAuthorities");
    String mediaType = fields.text("mediaType");
    if (!MEDIA_TYPES.contains(mediaType)) {
      throw fields.malformed("is not a trusted root", MEDIA_TYPES.getFirst(), mediaType);
    }
    return new TrustedRoot(
        logs(fields, "tlogs"),
        authorities(fields, "certificateAuthorities"),
        logs(fields, "ctlogs"),
        authorities(fields, "timestampAuthorities"));
  }

  private static List<LogInstance> logs(ProtoFields fields, String name) {
    return fields.objects(name, MOST).stream().map(LogInstance::parse).toList();
  }

  private static List<Authority> authorities(ProtoFields fields, String name) {
    return fields.objects(name, MOST).stream().map(Authority::parse).toList();
  }
}
